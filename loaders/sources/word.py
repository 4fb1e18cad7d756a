"""A DOCX file in, its paragraphs and tables in the order of the document out: headings apart, cells parted by tabs."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as Opened
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from ...schema.types import Document
from .files import MEGABYTE, Source, SourceError

UNPACKED, RATIO = 256 * MEGABYTE, 300
BROKEN = (
    BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    PackageNotFoundError, XMLSyntaxError, InvalidXmlError, KeyError, IndexError, AttributeError, TypeError,
)  # fmt: skip
"""What the unpacking and the two libraries say of a file that is not what it should be."""
DEPTH = 8
"""Tables inside tables."""


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    try:
        if refused := bomb(source, raw):
            return refused
        text = text_of(docx.Document(BytesIO(raw)))
    except BROKEN:
        return SourceError(source.path, "DOCX 已损坏或不完整", "the DOCX file is damaged or cut off")
    if not text.strip():
        return SourceError(source.path, "文件中没有文字", "the file holds no text")
    return Document(
        source=source.name, sha256=hashlib.sha256(raw).hexdigest(), encoding="docx", text=text, url=source.url,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )  # fmt: skip


def bomb(source: Source, raw: bytes) -> SourceError | None:
    """Office files are archives: what they would unpack to is looked at first."""
    with ZipFile(BytesIO(raw)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > UNPACKED or (size > MEGABYTE * 16 and size > RATIO * len(raw)):
        return SourceError(source.path, "压缩比异常，疑为压缩炸弹，未读", "shrunk beyond belief, taken for a bomb, not read")
    return None


def text_of(opened: Opened) -> str:
    """Paragraphs on lines of their own, with blank lines between them; a table's rows stand together."""
    return "\n\n".join(filter(None, parts(opened.iter_inner_content())))


def parts(content: Iterable[Paragraph | Table], depth: int = 0) -> Iterator[str]:
    for one in content:
        if isinstance(one, Paragraph):
            yield one.text.strip("\n").replace("\t", "　")
        elif depth < DEPTH:
            yield from laid_out(one, depth)


def laid_out(table: Table, depth: int) -> Iterator[str]:
    """A table of one column is a frame around text; any other is its rows."""
    rows = [list(dict.fromkeys(row.cells)) for row in table.rows]
    if all(len(row) <= 1 for row in rows):
        yield from chain.from_iterable(parts(cell.iter_inner_content(), depth + 1) for row in rows for cell in row)
    else:
        yield "\n".join("\t".join(map(said, row)) for row in rows)


def said(cell: _Cell) -> str:
    """What a cell says, on one line."""
    return " ".join(cell.text.split())
