"""Rows and columns in, tables out: rows of tabbed cells, and columns that a scan printed one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import Strip, signs
from ..types import Span, Table
from .words import COLUMNS

CELL = re.compile(r"[^\t]+")
DIGIT = re.compile(r"\d")
HEADING_CELL = re.compile(rf"(?:{COLUMNS.pattern})(?:[(（].{{1,12}}[)）])?")


def table_of(rows: Sequence[Strip]) -> Table:
    cells = tuple(_cells(row) for row in rows)
    return Table(rows=cells, header=_has_header(rows))


def _cells(row: Strip) -> tuple[Span, ...]:
    """All cells in order; an empty cell is an empty span."""
    spans: list[Span] = []
    position = row.span.start
    for text in row.text.split("\t"):
        spans.append(Span(position, position + len(text)))
        position += len(text) + 1
    return tuple(spans)


def _has_header(rows: Sequence[Strip]) -> bool:
    first = rows[0]
    if signs.HEADER_CELL in first.signs:
        return True
    cells = [c for c in first.text.split("\t") if c.strip()]
    named = sum(bool(HEADING_CELL.fullmatch(c.strip())) for c in cells)
    return bool(cells) and len(rows) > 1 and (named * 2 >= len(cells) or (named > 0 and not DIGIT.search(first.text)))


def is_layout(rows: Sequence[Strip]) -> bool:
    """Whether a table only places running text on the page."""
    return any(len(cell) > 80 and "。" in cell for row in rows for cell in row.text.split("\t"))


def cell_texts(row: Strip) -> list[tuple[Span, str]]:
    return [(Span(row.span.start + m.start(), row.span.start + m.end()), m.group()) for m in CELL.finditer(row.text)]


def is_column_head(strip: Strip) -> bool:
    return len(strip.text) <= 10 and bool(COLUMNS.fullmatch(strip.text))


def columns(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Column heads with the entries below them."""
    found: list[list[Strip]] = []
    for strip in strips:
        if is_column_head(strip):
            found.append([strip])
        elif found:
            found[-1].append(strip)
    return found


def paired(found: Sequence[Sequence[Strip]]) -> tuple[Table, ...]:
    """One table of the columns where they are equally long; else a table a column, nothing paired."""
    if len({len(column) for column in found}) == 1 and len(found[0]) > 1:
        return (Table(rows=tuple(tuple(strip.span for strip in row) for row in zip(*found, strict=True)), header=True),)
    return tuple(Table(rows=tuple((strip.span,) for strip in column), header=True) for column in found)
