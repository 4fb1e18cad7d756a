"""The life of a knowledge graph: what changed between two of them, snapshots, restoring, corrections."""
