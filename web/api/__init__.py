"""The named questions as JSON over HTTP."""
