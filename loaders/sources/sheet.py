"""A CSV file in, its text as it is out, with row and column of every cell."""

from __future__ import annotations

from dataclasses import replace

from ...schema.types import Cell, Document
from ..text import commas
from . import decode
from .files import Source, SourceError

CELLS = 2_000_000


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    found = decode.document_of(source, raw)
    if isinstance(found, SourceError):
        return found
    layout: list[Cell] = []
    for cell in commas.cells(found.text):
        if cell.start < cell.end:
            layout.append(Cell(cell.start, cell.end, cell.row, cell.column))
        if len(layout) > CELLS:
            return SourceError(source.path, f"单元格超过 {CELLS} 个，请拆分", f"more than {CELLS} cells, split it")
    return replace(found, media_type="text/csv", layout=tuple(layout))
