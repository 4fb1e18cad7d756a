"""CSV in, its cells out, and the same text with tabs between them: commas, semicolons or tabs, quoted cells, any line break.

A table whose header names a title and a text holds news: each row is a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from . import signs
from .edits import Draft, Edit
from .roles import TEXT, role_of

SEPARATORS = ",\t;，"
FIRST_LINE = re.compile("[\ufeff\r\n]*+([^\n]*+)")
DOUBLED = re.compile('""')
LONGEST = 300
NAME = 20
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


def _first_line(value: str) -> str:
    match = FIRST_LINE.match(value)
    return match[1] if match is not None else ""


def separator(value: str) -> str:
    """The sign that the first line has most of."""
    return max(SEPARATORS, key=_first_line(value).count)


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


def news(draft: Draft) -> Draft | None:
    """Every cell on lines of its own, each row a record; None where the first line does not name a title and a text."""
    roles = _roles(draft.value)
    return draft.edited(_records(draft.value, roles)) if roles else None


def unmarked(draft: Draft) -> Draft:
    """Rows on lines, tabs between cells; a line break inside a cell is a blank."""
    return draft.edited(_edits(draft.value))


def _roles(value: str) -> list[str | None]:
    """What each column holds, by its header; empty where the table is no news."""
    if len(_first_line(value).rstrip("\r")) > LONGEST or separator(value) == "，":
        return []
    header = [cell.said(value).strip() for cell in takewhile(lambda cell: cell.row == 1, cells(value))]
    roles = [role_of(name) if name else None for name in header]
    named = signs.TITLE in roles and TEXT in roles and all(len(name) <= NAME for name in header)
    return roles if named else []


def _records(value: str, roles: list[str | None]) -> Iterator[Edit]:
    position, row = 0, 1
    for cell in cells(value):
        if cell.row == 1 or cell.start == cell.end:
            continue
        role = roles[cell.column - 1] if cell.column <= len(roles) else None
        yield position, cell.start, f"\n\n{signs.RECORD if cell.row > row else ''}{signs.OTHER if role is None else role}"
        row = cell.row
        for found in DOUBLED.finditer(value, cell.start, cell.end) if cell.quoted else ():
            yield *found.span(), '"'
        position = cell.end
    yield position, len(value), "\n"


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
