"""Answers → screens and wires: the HTTP server behind `jiedao serve`."""
