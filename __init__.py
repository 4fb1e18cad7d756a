"""Jiedao (街道): what Chinese districts print about themselves, as a graph in which every fact has its quotation."""
