"""SQL dumps: the literals of the rows are the text, all around them and the escapes in them are markup.

The names of the columns say which literal is the title, who contributed the text and when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...schema.days import iso_day
from . import pages, signs
from .edits import Draft, Edit
from .roles import role_of

LITERAL = re.compile(r"'((?:[^'\\]|\\[\s\S]|'')*+)(?:'|\\?\Z)|(?<=[,( ])(1\d{9})(?= ?[,)])")
"""What stands in quotes, or seconds since 1970 without them."""
ESCAPE = re.compile(r"\\([\s\S])|''")
ESCAPED = {"n": "\n", "r": "", "t": " ", "0": "", "Z": ""}
INSERT = re.compile(r"\bINTO\s+([^\s(]{1,128})\s*(?:\(([^()]{1,4000})\))?\s*VALUES?\b", re.I)
CREATE = re.compile(r"\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([^\s(]{1,128})\s*\(([^;]{1,20000})", re.I)
COLUMN = re.compile(r"^[ \t(]*[`\"\[]?(\w+)[`\"\]]?\s+(?:\w*(?:int|char|text|date|time|float|double|decimal|blob|bool|json)\w*|enum)\b", re.M | re.I)
TUPLE = re.compile(r"(?:VALUES?\s*\(|\)\s*,\s*\()([^()]*)$", re.I)
COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
SECONDS = re.compile(r"1\d{9}")
QUOTES = "`\"[] \t\r\n"
SHORT = 60
NAMING = re.compile(r"[^<>。\n\\]{0,40}[\u3400-\u9fff]{5}[^<>。\n\\]{0,40}")
"""The first longer literal of a row whose columns have no names is its title."""


def unmarked(draft: Draft) -> Draft:
    """Every literal becomes lines of its own; a new row opens a new record."""
    return draft.edited(_Rows(draft.value).edits())


class _Rows:
    """Goes through the literals and keeps track of the column that each stands in."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.dumped = INSERT.search(value) is not None
        self.tables = {m[1].strip(QUOTES): COLUMN.findall(m[2]) for m in CREATE.finditer(value)}
        self.columns: list[str] = []
        self.index = 0
        self.inside = not self.dumped
        self.named = False
        """Whether the row has had its title, where no column says which it is."""

    def edits(self) -> Iterator[Edit]:
        position = 0
        for literal in LITERAL.finditer(self.value):
            if literal[2]:
                between = self.value[position : literal.start()]
                if self._is_moment(between):
                    opens = self._moved(between)
                    yield position, literal.start(), f"\n\n{signs.RECORD if opens else ''}{signs.MOMENT}"
                    yield literal.start(), literal.end(), pages.day_of(literal[2])
                    position = literal.end()
                continue
            opens = self._moved(self.value[position : literal.start()])
            if not self.inside:
                continue
            role = self._role(literal[1])
            day = _day(literal[1], role == signs.MOMENT) if role == signs.MOMENT or not self.columns else None
            role = signs.MOMENT if day is not None else role
            head = f"{signs.RECORD if opens else ''}{role}" if literal[1].strip() else signs.RECORD if opens else ""
            yield position, literal.start() + 1, f"\n\n{head}"
            if day is not None:
                yield literal.start(1), literal.end(1), day
                position = literal.end(1)
                continue
            yield from ((literal.start(1) + a, literal.start(1) + b, c) for a, b, c in _escapes(literal[1]))
            position = literal.end(1)
        yield position, len(self.value), "\n"

    def _moved(self, between: str) -> bool:
        """Follow what stands between two literals; says whether a new row begins there."""
        begun = list(INSERT.finditer(between))
        if begun:
            table, listed = begun[-1].groups()
            names = listed.split(",") if listed else self.tables.get(table.strip(QUOTES), [])
            self.columns, self.inside = [name.strip(QUOTES) for name in names], True
        elif self.dumped and ";" in between:
            self.inside = False
        opens, self.index = self._column(between)
        self.named = self.named and not opens
        return opens

    def _column(self, between: str) -> tuple[bool, int]:
        """Whether a new row begins, and in which column the next value stands."""
        row = TUPLE.search(between[-2000:])
        return row is not None, row[1].count(",") if row else self.index + between.count(",")

    def _is_moment(self, between: str) -> bool:
        """Whether the number behind `between` stands in a column of moments."""
        _, index = self._column(between)
        return self.inside and 0 <= index < len(self.columns) and role_of(self.columns[index]) == signs.MOMENT

    def _role(self, literal: str) -> str:
        """What the column holds, by its name; a short value of any other column says nothing about the text."""
        if not self.columns and not self.named and NAMING.fullmatch(literal):
            self.named = True
            return signs.TITLE
        if not 0 <= self.index < len(self.columns):
            return ""
        role = role_of(self.columns[self.index])
        return role if role is not None else signs.OTHER if len(literal) < SHORT else ""


def _day(literal: str, said: bool) -> str | None:
    """`20181116` → `2018-11-16`, in a column of moments (`said`) also the seconds since 1970; None for any other value."""
    compact = COMPACT.fullmatch(literal)
    if compact is not None:
        return iso_day(*compact.groups())
    return pages.day_of(literal) if said and SECONDS.fullmatch(literal) else None


def _escapes(literal: str) -> list[Edit]:
    return [(m.start(), m.end(), ESCAPED.get(m[1], m[1]) if m[1] else "'") for m in ESCAPE.finditer(literal)]
