"""Bytes to statements."""
