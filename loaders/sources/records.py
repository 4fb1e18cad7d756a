"""JSON Lines, or one JSON array of objects, in; every record as a document of its own out, read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from .containers import Content, Contents, inside
from .files import SIZE_LIMIT, Source, SourceError, too_large

LISTS = ("items", "data", "records", "rows", "articles", "results", "list")
"""Where an object keeps its records."""


def contents(source: Source, stream: BinaryIO) -> Contents:
    if source.name.lower().endswith(".json"):
        yield from _whole(source, stream.read(SIZE_LIMIT + 1))
    else:
        yield from _lines(source, stream)


def _lines(source: Source, stream: BinaryIO) -> Contents:
    """Each record is the bytes of its line; a line without end is refused before it fills the memory."""
    number = 0
    for number, line in enumerate(lines(stream), 1):
        one = _named(source, number)
        if len(line) > SIZE_LIMIT:
            yield too_large(one.path, SIZE_LIMIT)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Content(one, line.rstrip(b"\r\n"))
    if not number:
        yield SourceError(source.path, "文件为空", "the file is empty")


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines; of one that is too long, its beginning."""
    while line := stream.readline(SIZE_LIMIT + 1):
        rest = line
        while len(rest) > SIZE_LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(SIZE_LIMIT + 1)
        yield line


def _whole(source: Source, raw: bytes) -> Contents:
    if len(raw) > SIZE_LIMIT:
        yield too_large(source.path, SIZE_LIMIT)
        return
    found = parsed(raw)
    if found is None:
        yield SourceError(source.path, "不是完整的 JSON", "not whole, valid JSON")
        return
    if isinstance(found, dict):
        found = next((found[name] for name in LISTS if isinstance(found.get(name), list)), found)
    if not isinstance(found, list):
        yield Content(source, raw)
        return
    for number, record in enumerate(found, 1):
        yield Content(_named(source, number), json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    if not found:
        yield SourceError(source.path, "文件中没有记录", "the file holds no records")


def parsed(raw: bytes) -> Any:
    """The value of a JSON text, None where it is none (or is `null`) or is nested beyond measure."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _named(source: Source, number: int) -> Source:
    name = PurePath(source.name)
    return inside(source, str(number), f"{name.stem}-{number}{name.suffix}")
