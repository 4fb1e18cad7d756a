"""The property graph's parts: its schema as data, and what makes its nodes and relationships from the store."""
