"""A knowledge graph in, the same on a server: only what changed since the last time is sent, and what went is deleted there."""
