"""A WARC file of a web archive in, the pages that the servers sent (HTML, status 200) out, each as a document."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from .containers import Content, Contents, inside
from .files import MEGABYTE, SIZE_LIMIT, Source, SourceError, too_large

PAGES = ("text/html", "application/xhtml+xml")
RATIO, SMALL = 300, 64 * MEGABYTE
"""Pages shrink to a tenth; what unpacks to much more is taken for a bomb."""


def contents(source: Source, stream: BinaryIO) -> Contents:
    """A file that breaks off in the middle gives the pages before that, and says so."""
    number = unpacked = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            if not is_page(record):
                continue
            one = named(source, number, record)
            raw = record.content_stream().read(SIZE_LIMIT + 1)
            unpacked += len(raw)
            if unpacked > SMALL and unpacked > RATIO * stream.tell():
                yield SourceError(source.path, "压缩比异常，疑为压缩炸弹，未读完", "shrunk beyond belief, taken for a bomb, not read on")
                return
            yield too_large(one.path, SIZE_LIMIT) if len(raw) > SIZE_LIMIT else whole(one, raw, record)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        where = f"{source.path}!/{number + 1}"
        why = " ".join(str(error).split())[:80] or type(error).__name__
        yield SourceError(where, f"WARC 已损坏或不完整（{why}）", f"the WARC file is damaged or cut off ({why})")
        return
    if not number:
        yield SourceError(source.path, "WARC 中没有记录", "the WARC file holds no records")


def whole(one: Source, raw: bytes, record: ArcWarcRecord) -> Content | SourceError:
    """The page, unless the file ends before it does."""
    record.raw_stream.read(MEGABYTE)
    if getattr(record.raw_stream, "limit", 0) > 0:
        return SourceError(one.path, "WARC 不完整，此页被截断", "the WARC file is cut off in this page")
    return Content(one, raw)


def is_page(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not headers.statusline.startswith("200"):
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in PAGES


def named(source: Source, number: int, record: ArcWarcRecord) -> Source:
    stem = PurePath(source.name.removesuffix(".gz")).stem
    return inside(source, str(number), f"{stem}-{number}.html", record.rec_headers.get_header("WARC-Target-URI"))
