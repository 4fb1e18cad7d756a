"""A table in any of its forms (CSV, TSV, XLSX, JSON, JSON Lines) in, its rows out: for each column what the cell says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ...schema.types import Cell, Document, Passage
from ..sources.files import Source, SourceError
from ..sources.formats import WORKBOOK, document_of, format_of
from ..sources.records import LISTS, parsed
from ..sources.sheet import document_of as sheet_of
from ..text.characters import simple

OBJECTS = (".json", ".jsonl", ".ndjson")
INNER = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\s+$|^\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, in simplified characters without stray blanks, and where."""

    words: str
    cell: Cell

    @property
    def at(self) -> Passage:
        return Passage(self.cell.start, self.cell.end)


Row = dict[str, Said]


def table_of(source: Source, raw: bytes) -> Document | SourceError:
    if source.name.lower().endswith(OBJECTS):
        return objects_of(source, raw)
    return document_of(source, raw) if format_of(raw, source.name) == WORKBOOK else sheet_of(source, raw)


def objects_of(source: Source, raw: bytes) -> Document | SourceError:
    """Objects as the rows of a table whose columns are their keys."""
    found = objects(source.name, raw)
    if found is None:
        return SourceError(source.path, "应为 JSON 对象的列表", "should be a list of JSON objects")
    columns = tuple(dict.fromkeys(key for one in found for key in one))
    parts: list[str] = []
    layout: list[Cell] = []
    length = 0
    for number, row in enumerate([dict(zip(columns, columns, strict=True)), *found], 1):
        for column, key in enumerate(columns, 1):
            words = shown(row.get(key))
            if words:
                layout.append(Cell(length, length + len(words), number, column))
            parts += (words, "\t" if column < len(columns) else "\n")
            length += len(words) + 1
    return Document(
        source=source.name, sha256=hashlib.sha256(raw).hexdigest(), media_type="application/json", encoding="utf-8",
        text="".join(parts), layout=tuple(layout), url=source.url,
    )  # fmt: skip


def objects(name: str, raw: bytes) -> list[dict[str, Any]] | None:
    if name.lower().endswith(".json"):
        found = parsed(raw)
        if isinstance(found, dict):
            found = next((found[key] for key in LISTS if isinstance(found.get(key), list)), None)
    else:
        found = [parsed(line) for line in raw.splitlines() if line.strip()]
    whole = isinstance(found, list) and bool(found) and all(isinstance(one, dict) for one in found)
    return found if whole else None


def shown(value: Any) -> str:
    """What a cell of a table would show."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return "、".join(filter(None, map(shown, value)))
    words = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())


def rows(document: Document, sheet: str, header: int) -> tuple[tuple[str, ...], Iterator[Row]] | None:
    """The names of the columns and the rows under them; None where there is no such sheet or row."""
    cells = [cell for cell in document.layout if isinstance(cell, Cell)]
    wanted = sheet or (cells[0].sheet if cells else "")
    lines = {number: list(line) for number, line in groupby((c for c in cells if c.sheet == wanted), key=lambda cell: cell.row)}
    if header not in lines:
        return None
    names = {cell.column: said(document, cell).words for cell in lines[header]}
    below = (line for number, line in lines.items() if number > header)
    return tuple(names.values()), (row(document, names, line) for line in below)


def row(document: Document, names: dict[int, str], line: Sequence[Cell]) -> Row:
    found = {names[cell.column]: said(document, cell) for cell in line if cell.column in names}
    return {name: one for name, one in found.items() if one.words}


def said(document: Document, cell: Cell) -> Said:
    words = simple(document.text[cell.start : cell.end].replace('""', '"'))
    return Said(INNER.sub("", words.replace("\n", " ")), cell)
