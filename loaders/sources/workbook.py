"""An XLSX workbook in, its sheets as lines with tabs out, with sheet, row and column of every cell."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from ...schema.types import Cell, Document
from .files import MEGABYTE, Source, SourceError

UNPACKED, RATIO = 256 * MEGABYTE, 300
CELLS = 2_000_000
"""Of the rectangle that a sheet spans: the library lays it out whole, whatever is in it."""
PLACE = re.compile(rb"<(?:\w+:)?c\s[^<>]{0,200}?\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
CHUNK = MEGABYTE
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError, CalamineError)


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    try:
        if refused := beyond_measure(source, raw):
            return refused
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        text, layout = laid_out((name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)
    except BROKEN:
        return SourceError(source.path, "XLSX 已损坏或不完整", "the XLSX file is damaged or cut off")
    if not text.strip():
        return SourceError(source.path, "表格为空", "the workbook is empty")
    return Document(
        source=source.name, sha256=hashlib.sha256(raw).hexdigest(), encoding="xlsx", text=text, layout=layout, url=source.url,
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip


def beyond_measure(source: Source, raw: bytes) -> SourceError | None:
    with ZipFile(BytesIO(raw)) as archive:
        size = sum(member.file_size for member in archive.infolist())
        if size > UNPACKED or (size > 16 * MEGABYTE and size > RATIO * len(raw)):
            return SourceError(source.path, "压缩比异常，疑为压缩炸弹，未读", "shrunk beyond belief, taken for a bomb, not read")
        for member in archive.namelist():
            if SHEET.fullmatch(member) and extent(archive, member) > CELLS:
                return SourceError(source.path, f"工作表超过 {CELLS} 格，请拆分", f"a sheet of more than {CELLS} cells, split it")
    return None


def extent(archive: ZipFile, member: str) -> int:
    """The cells of the rectangle up to the last row and column that a sheet names."""
    rows = columns = 0
    tail = b""
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            for place in PLACE.finditer(tail + chunk):
                rows, columns = max(rows, int(place[2])), max(columns, column_of(place[1]))
            tail = chunk[-250:]
    return rows * columns


def column_of(letters: bytes) -> int:
    """`A` → 1, `AA` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def laid_out(sheets: Iterable[tuple[str, Sequence[Sequence[object]]]]) -> tuple[str, tuple[Cell, ...]]:
    """Rows on lines, tabs between cells; sheets apart by blank lines."""
    parts: list[str] = []
    layout: list[Cell] = []
    length = 0
    for name, rows in sheets:
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                said = words(value)
                if said:
                    layout.append(Cell(length, length + len(said), number, column, name))
                sign = "\t" if column < len(row) else "\n"
                parts += (said, sign)
                length += len(said) + 1
        parts.append("\n")
        length += 1
    return "".join(parts), tuple(layout)


def words(value: object) -> str:
    """What a cell shows, on one line: whole numbers without a point, days without a clock."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time().isoformat() != "00:00:00" else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(value).split())
