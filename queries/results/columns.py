"""A table in, typed columns out: what each frame library builds its own from.

A date column stays EDTF text and is followed by two columns of real days, `NAME_start` and `NAME_end`, empty where the date is
not exact to the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..types import Column, Table, Value
from .days import first_and_last
from .plain import plain

Kind = Literal["text", "integer", "number", "day", "texts", "records"]


@dataclass(frozen=True, slots=True)
class Typed:
    """One column: `kind` is the type of a cell, `fields` those of a record, with its values in the order of the rows."""

    name: str
    kind: Kind
    values: list[Any]
    fields: tuple[tuple[str, Kind], ...] = ()
    label: tuple[str, str] = ("", "")


NUMBERS = frozenset({"start", "end", "count", "order"})
"""Fields of records that are whole numbers; all others are text."""


def kind_of(column: Column, values: list[Value]) -> Kind:
    """By the declaration; the columns of a query of one's own declare nothing, their values say."""
    if column.gathered:
        return "records" if column.fields else "texts"
    said = {type(value) for value in values if value is not None}
    numbers = bool(said) and said <= {int, float}
    if column.type == "integer" or (numbers and column.type == "text"):
        return "number" if float in said else "integer"
    return "number" if column.type == "number" else "text"


def fields_of(column: Column) -> tuple[tuple[str, Kind], ...]:
    names = [name.removeprefix(f"{column.name}_") for name in column.fields]
    return tuple((name, "integer" if name in NUMBERS else "text") for name in names)


def cell(value: Value, kind: Kind) -> Any:
    """A list is never missing, only empty; text is text, also where a query of one's own mixes it with numbers."""
    if kind == "text":
        return value if value is None else str(value)
    if kind == "texts":
        return [one if one is None else str(one) for one in value] if isinstance(value, tuple) else []
    return plain(value) if value is not None or kind != "records" else []


def columns(table: Table) -> Iterator[Typed]:
    for number, column in enumerate(table.columns):
        values = [row[number] for row in table.rows]
        kind, label = kind_of(column, values), (column.label.zh, column.label.en)
        yield Typed(column.name, kind, [cell(value, kind) for value in values], fields_of(column), label)
        if column.type == "date" and not column.gathered:
            days = [first_and_last(str(value) if value is not None else None) for value in values]
            yield Typed(f"{column.name}_start", "day", [first for first, _ in days], (), (f"{label[0]}（起）", f"{label[1]}, first day"))
            yield Typed(f"{column.name}_end", "day", [last for _, last in days], (), (f"{label[0]}（止）", f"{label[1]}, last day"))
