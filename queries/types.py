"""The value types of this layer: a `Question` read from its .rq file, and the `Table` that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from ..schema.extras import needing

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

ParameterType = Literal["person", "agent", "office", "place", "programme", "title", "node", "date", "code", "share", "integer", "text"]
ColumnType = Literal["text", "integer", "number", "date", "node", "passage"]

Then = Literal["succession", "contradictions", "companions", "path", "gaps", "coverage"]

Plain = str | int | float | None
Value = Plain | Mapping[str, Plain] | tuple["Value", ...]
Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Label:
    """The same words in Chinese and English."""

    zh: str
    en: str

    def __str__(self) -> str:
        return f"{self.zh} / {self.en}"

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a question may be asked about; a name is resolved to nodes, everything else is a literal."""

    name: str
    type: ParameterType
    label: Label
    example: str
    position: int | None = None
    """Its place on the command line, or None for an option."""
    required: bool = False
    parts: bool = False
    """Also what lies inside the named place, or what is a unit of the named office."""
    then: bool = False
    """Not for the query: what is worked out from its rows takes it."""
    codes: tuple[str, ...] = ()
    """What may be said, where the choice is closed."""
    meanings: tuple[Label, ...] = ()
    """What each code means; these words may be said too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the answer. A gathered one is a list, in the order of its `by` variable."""

    name: str
    type: ColumnType
    label: Label
    gathered: bool = False
    by: str | None = None
    fields: tuple[str, ...] = ()
    """The SELECT variables that make one value together (the passages of `evidence`); nothing is there without the last."""
    source: str = ""
    """The SELECT variable, where it is not named as the column is."""
    pick: Literal["min", "max", "first", "last"] = "min"
    """Which of several values stands in a column that is not gathered; of EDTF dates the first or last day that is certain."""
    wide: bool = False
    """Shown on a screen only where there is room."""
    hidden: bool = False
    """Only for what is worked out from the rows; no part of the answer."""
    once: str | None = None
    """Shown on a screen only where it, or the column that is named here, differs from the row above."""
    share_of: str | None = None
    """The column with the number of which this is a share, 0 to 1: people read it in per cent, with how many that are."""
    codes: Mapping[str, Label] | None = None
    """What the codes mean, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    name: str
    summary: Label
    description: Label
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The SELECT variables of which each combination is one row."""
    order: tuple[str, ...]
    sparql: str
    cypher: str = ""
    """The same question over the property graph; empty where nobody has written it."""
    then: Then | None = None
    """What is worked out from the rows, the same for every engine."""
    without: Mapping[str, Label] = field(default_factory=dict)
    """Parameters that other questions have and this one does not, with the reason."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a step may go by besides the rows of its question."""

    values: Mapping[str, str]
    """The parameters that only the step takes, as far as they are given."""
    things: Mapping[str, frozenset[str]]
    """The nodes that each named thing stands for, one for each that is judged to be one."""
    again: Callable[[str, Iterable[str]], list[Record]]
    """The rows of the same question with other nodes for one of its parameters, and without all others."""


Worked = tuple[list[Record], tuple[Label, ...]]
"""The rows that are shown, and what the reader should know of them."""
Step = Callable[[list[Record], Given], Worked]


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """An answer: rows of values in the order of the columns.

    Iterate for dicts, `rows` are tuples. In a notebook it shows itself, sortable and with its quotations. The conversions are in
    `queries/results` and load their libraries when they are called (`pip install 'jiedao[frames]'`).
    """

    question: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[Label, ...] = ()
    """What the reader should know, such as that a name stands for two people."""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Record]:
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)

    def __repr__(self) -> str:
        names = ", ".join(column.name for column in self.columns)
        return f"<Table {self.question}: {len(self.rows)} × ({names})>"

    def _repr_html_(self) -> str:
        return str(converted("html", "to_html", self))

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row, as in the JSON of the command line: lists for several values, dates as EDTF text."""
        return list(converted("plain", "to_dicts", self))

    def to_pandas(self) -> pandas.DataFrame:
        """Text as `string`, numbers as `Int64` and `Float64`, lists as lists; see `to_arrow` for dates."""
        return converted("pandas", "to_pandas", self)

    def to_polars(self) -> polars.DataFrame:
        """As `to_arrow`, in polars."""
        return cast("polars.DataFrame", converted("polars", "to_polars", self))

    def to_arrow(self) -> pyarrow.Table:
        """Dates stay EDTF text (`2021-03`, `2021-03-17/2021-03-19`); beside each, `…_start` and `…_end` are days where it is exact."""
        return converted("arrow", "to_arrow", self)

    def to_csv(self, path: str | Path | None = None) -> str:
        """The text, also written to `path`; lists are joined by ；, and what a spreadsheet would run gets an apostrophe."""
        text = str(import_module(".formats", __package__).to_csv(self))
        if path is not None:
            Path(path).write_text(text, "utf-8", newline="")
        return text


def converted(module: str, name: str, table: Table) -> Any:
    return getattr(needing("frames", f".results.{module}", __package__), name)(table)
