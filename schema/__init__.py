"""What may exist: the ontology, its shapes, the vocabulary and the value types that travel."""
