"""A file in, the documents in it out, each with its bytes: most files hold one; archives and files of records hold many.

They are read as streams, so that memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from .files import STDIN, Names, Source, SourceError, failure, nothing, read_bytes
from .formats import ARCHIVE, Format, format_of, missing, module_of
from .formats import OLD as NO_OFFICE_FILE


@dataclass(frozen=True, slots=True)
class Content:
    """A document and the bytes that it is read from."""

    source: Source
    raw: bytes


Contents = Iterator[Content | SourceError]
Opener = Callable[[Source, BinaryIO], Contents]
ZIP = Format("archive")
KINDS = {
    ".zip": ZIP,
    ".warc": Format("warc", "web"),
    ".warc.gz": Format("warc", "web"),
    ".jsonl": Format("records"),
    ".ndjson": Format("records"),
    ".json": Format("records"),
}


def kind_of(name: str) -> Format | None:
    """What a file of this name holds documents as; None where it is a document itself."""
    return next((kind for suffix, kind in KINDS.items() if name.lower().endswith(suffix)), None)


PICTURES = (".png", ".jpg", ".jpeg")
EACH, PICTURE = 5_000, 20
"""Bytes of a document in a container, and how many documents are read in the time of a picture: both about."""


def weight(source: Source | SourceError) -> int:
    """How much there is to read, in documents of the usual size."""
    if isinstance(source, SourceError) or source.path == STDIN:
        return 1
    if source.name.lower().endswith(PICTURES):
        return PICTURE
    try:
        return 1 + Path(source.path).stat().st_size // EACH if kind_of(source.name) else 1
    except OSError:
        return 1


def contents(source: Source, limit: int | None = None, whole: Names = nothing) -> Contents:
    """Every document of a file, or why it cannot be had; what is wrong with one does not stop the others.

    A file whose name is `whole` is one document, even where others like it hold many: a register, for one.
    """
    kind = kind_of(source.name)
    if kind is None or source.path == STDIN or whole(source.name) or not Path(source.path).is_file():
        yield from _one(source, limit, whole)
        return
    try:
        with Path(source.path).open("rb") as stream:
            yield from opened(source, kind, stream, whole)
    except OSError as error:
        yield failure(source.path, error)


def _one(source: Source, limit: int | None, whole: Names) -> Contents:
    raw = read_bytes(source, limit)
    if isinstance(raw, SourceError):
        yield raw
    elif raw.startswith(ARCHIVE) and format_of(raw, source.name) == NO_OFFICE_FILE:
        yield from opened(source, ZIP, BytesIO(raw), whole)
    else:
        yield Content(source, raw)


def opened(source: Source, kind: Format, stream: BinaryIO, whole: Names) -> Contents:
    """The documents of a container; an archive may hold containers, but no archives."""
    opener = opener_of(kind)
    if opener is None:
        yield missing(source, kind)
        return
    for content in opener(source, stream):
        inner = kind_of(content.source.name) if kind is ZIP and isinstance(content, Content) else None
        if inner is None or isinstance(content, SourceError) or whole(content.source.name):
            yield content
        elif inner is ZIP:
            yield SourceError(content.source.path, "压缩包中的压缩包，请先解压", "an archive inside an archive, unpack it first")
        else:
            yield from opened(content.source, inner, BytesIO(content.raw), whole)


def opener_of(kind: Format) -> Opener | None:
    """The function that takes a container apart, or None where its library is not installed."""
    module = module_of(kind)
    opener: Opener | None = None if module is None else module.contents
    return opener


def inside(source: Source, place: str, name: str, url: str | None = None) -> Source:
    """A document at a place inside a file."""
    return Source(f"{source.path}!/{place}", name, url)
