"""Engines that answer the questions: the contract, and what keeps it in SPARQL and in Cypher. Nothing is imported here."""
