"""Paths in, documents out: `documents(paths)` yields a `Document` or a `SourceError` for every document found.

`found`, `contents` and `document_of` are the three steps of it, for callers that also keep the raw bytes: files, the
documents in each with their bytes, and what the reader of the format makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...schema.types import Document
from .containers import Content, contents, weight
from .files import SIZE_LIMIT, SUFFIXES, Source, SourceError, found, read_bytes
from .formats import document_of

__all__ = [
    "SIZE_LIMIT", "SUFFIXES", "Content", "Source", "SourceError", "contents", "document_of", "documents", "found", "read_bytes",
    "weight",
]  # fmt: skip


def documents(paths: Iterable[str], limit: int | None = None) -> Iterator[Document | SourceError]:
    """Read files, folders, globs and `-`, in order; what cannot be read gives a `SourceError` and the rest goes on."""
    for source in found(paths):
        if isinstance(source, SourceError):
            yield source
            continue
        for content in contents(source, limit):
            yield content if isinstance(content, SourceError) else document_of(content.source, content.raw)
