"""Paths in, documents out: `documents(paths)` yields a `Document` or a `SourceError` for every file found.

`found`, `read_bytes` and `document_of` are the three steps of it, for callers that also keep the raw bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...schema.types import Document
from .decode import document_of
from .files import SIZE_LIMIT, SUFFIXES, Source, SourceError, found, read_bytes

__all__ = ["SIZE_LIMIT", "SUFFIXES", "Source", "SourceError", "document_of", "documents", "found", "read_bytes"]


def documents(paths: Iterable[str], limit: int = SIZE_LIMIT) -> Iterator[Document | SourceError]:
    """Read files, folders, globs and `-`, in order; what cannot be read gives a `SourceError` and the rest goes on."""
    for source in found(paths):
        yield source if isinstance(source, SourceError) else _document(source, limit)


def _document(source: Source, limit: int) -> Document | SourceError:
    raw = read_bytes(source, limit)
    return raw if isinstance(raw, SourceError) else document_of(source, raw)
