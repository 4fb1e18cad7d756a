"""What a mapping says: which files it is for, where the rows begin, what each row tells."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Literal


class MappingError(ValueError):
    """Why a mapping cannot be used: one line, Chinese and English."""


Kind = Literal["posts", "offices", "communities", "facilities"]

FIELDS: dict[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "posts": (("person", "office", "title"), ("since", "until", "kind")),
    "offices": (("name",), ("kind", "aliases", "parent", "area")),
    "communities": (("name",), ("aliases", "within")),
    "facilities": (("name",), ("aliases", "address", "within")),
}
"""What a row has to tell for each kind of fact, and what it may tell."""
FRAME = ("city", "district", "area", "date")
"""What holds for whole rows: where they belong and the day for which they hold."""


@dataclass(frozen=True, slots=True)
class Value:
    """A column, or words that stand for every row; `words` maps what a cell says to what is meant."""

    column: str = ""
    constant: str = ""
    words: Table[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    kind: Kind
    values: Table[str, Value]


@dataclass(frozen=True, slots=True)
class Mapping:
    name: str
    files: tuple[str, ...]
    """Globs of file names; none means every table."""
    title: str
    sheet: str
    header: int
    """The row that holds the names of the columns."""
    frame: Table[str, Value]
    rules: tuple[Rule, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is asked for."""
        values = [*self.frame.values(), *(value for rule in self.rules for value in rule.values.values())]
        return tuple(dict.fromkeys(value.column for value in values if value.column))
