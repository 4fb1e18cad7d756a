"""Statements to graph: identifiers, quads, the knowledge graph on disk and its exports."""
