"""A document of a graph in, its text as it was decoded and cleaned out: what the index of `search` is made from."""

from __future__ import annotations

import sqlite3

from .graph.catalogue import Source as Known
from .graph.errors import KGError
from .graph.kg import KG
from .graph.originals import Originals
from .graph.search.sync import Progress, opened
from .graph.search.types import Readable
from .loaders.registers.read import is_packed
from .loaders.sources import Source, SourceError, document_of
from .loaders.text import normalise
from .schema.types import Document


def index(kg: KG, progress: Progress | None = None) -> sqlite3.Connection:
    """The full-text index of an open graph, made or brought up to date."""
    return opened(kg, lambda known: readable(kg.originals, known), progress)


def readable(originals: Originals, known: Known) -> Readable | None:
    """What was recognised in a scan is kept beside it; everything else is decoded once more."""
    document = kept(originals, known) or decoded(originals, known)
    return Readable(document.text, normalise(document)) if document else None


def kept(originals: Originals, known: Known) -> Document | None:
    text = originals.text(known.sha256)
    if text is None:
        return None
    return Document(source=known.name, sha256=known.sha256, media_type=known.media_type, encoding="", text=text)


def decoded(originals: Originals, known: Known) -> Document | None:
    path = known.origins[0] if known.origins else known.name
    try:
        raw = originals.read(known.sha256)
    except KGError:
        return None
    if is_packed(raw):
        return None
    found = document_of(Source(path, known.name, known.url), raw)
    return None if isinstance(found, SourceError) else found
