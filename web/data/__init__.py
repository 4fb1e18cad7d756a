"""Linked data: every IRI of the graph and of the ontology leads to what is known of it."""
