"""The property graph over HTTP."""
