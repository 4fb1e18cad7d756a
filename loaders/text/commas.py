"""CSV in, its cells out, and the same text with tabs between them: commas, semicolons or tabs, quoted cells, any line break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .edits import Draft, Edit

SEPARATORS = ",\t;，"
INNER = re.compile(r'""|[\r\n\t]+')


@dataclass(frozen=True, slots=True)
class Cell:
    """`start` and `end` leave the quotes out; row and column count from 1."""

    start: int
    end: int
    row: int
    column: int
    quoted: bool

    def said(self, value: str) -> str:
        text = value[self.start : self.end]
        return text.replace('""', '"') if self.quoted else text


def separator(value: str) -> str:
    """The sign that the first line has most of."""
    first = value.lstrip("\ufeff\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)


def cells(value: str) -> Iterator[Cell]:
    """Every cell, also the empty ones; a quote that is not closed ends with the text."""
    sign = re.escape(separator(value))
    pattern = re.compile(rf'[ ]*+"((?:[^"]|"")*+)(?:"[^{sign}\r\n]*+)?({sign}|\r\n?|\n|\Z)|([^{sign}\r\n]*+)({sign}|\r\n?|\n|\Z)')
    row = column = 1
    position = 1 if value.startswith("\ufeff") else 0
    while position < len(value):
        match = pattern.match(value, position)
        if match is None or match.end() == position:
            return
        group = 1 if match[1] is not None else 3
        yield Cell(*match.span(group), row, column, group == 1)
        mark = match[group + 1]
        row, column = (row, column + 1) if mark and mark not in "\r\n" else (row + 1, 1)
        position = match.end()


def unmarked(draft: Draft) -> Draft:
    """Rows on lines, tabs between cells; a line break inside a cell is a blank."""
    return draft.edited(_edits(draft.value))


def _edits(value: str) -> Iterator[Edit]:
    position, row = 0, 1
    for cell in cells(value):
        if position < cell.start:
            yield position, cell.start, "\n" if cell.row > row else "\t" if cell.column > 1 else ""
        row = cell.row
        for found in INNER.finditer(value, cell.start, cell.end) if cell.quoted else ():
            yield *found.span(), '"' if found[0] == '""' else " "
        position = cell.end
    if position < len(value):
        yield position, len(value), "\n"
