"""Flat solutions in, rows out: solutions with the same key are one row, gathered columns become ordered lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode

from ..graph.seen import joined, spans
from ..schema.vocabulary import XSD
from .types import Column, Plain, Question, Value

Node = NamedNode | BlankNode | Literal
Solution = Mapping[str, Node]
Found = Mapping[str, Node | Plain]
"""By variable: a term of RDF, or the value of an engine that knows no terms."""
NUMERIC = frozenset("+-.0123456789")
SortKey = tuple[tuple[int, float, str], ...]


def plain(term: Node | Plain) -> Plain:
    """A term as a value of the answer; a number without a fraction is whole."""
    if isinstance(term, Literal):
        value = term.value
        return number(term) if value[:1] in NUMERIC and "-" not in value[1:] else value  # a date has no datatype to ask for
    if term is None or isinstance(term, str | int):
        return term
    if isinstance(term, float):
        return int(term) if term.is_integer() else term
    return term.value


def number(term: Literal) -> Plain:
    """What begins like a number may be one."""
    if term.datatype == XSD.integer:
        return int(term.value)
    if term.datatype == XSD.decimal:
        found = Decimal(term.value)
        return int(found) if found == found.to_integral_value() else float(found)
    return term.value


@lru_cache(4096)
def rank_of(value: Plain) -> SortKey:
    return rank(value)


def rank(*values: Plain) -> SortKey:
    """A key that sorts numbers before words and what is missing last."""
    return tuple(
        (2, 0, "") if value is None else (1, 0, value) if isinstance(value, str) else (0, value, "") for value in values
    )


MISSING = rank(None)
DAY = len("2021-03-17")


@lru_cache(4096)
def in_time(pick: str, known: Plain, value: Plain) -> Plain:
    """The earlier first day or the later last day of two EDTF dates; what has no year is no date to go by."""
    said = joined(spans(str(date) for date in (known, value) if date is not None))
    return said and said[pick == "last"]


def stands(column: Column, value: Plain) -> SortKey:
    """Of dates, a month gives way to a day."""
    return rank(len(str(value)) < DAY, value) if column.type == "date" else rank(value)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A column of lists: the variables of its values, what they are sorted by, and the places of codes."""

    name: str
    sources: tuple[str, ...]
    names: tuple[str, ...]
    by: str
    places: Mapping[str, int]

    @classmethod
    def of(cls, column: Column) -> Gathered:
        names = tuple(name.removeprefix(f"{column.name}_") for name in column.fields)
        return cls(column.name, column.fields or (column.source,), names, column.by or "", {code: at for at, code in enumerate(column.codes or ())})

    def key(self, value: tuple[Plain, ...], by: SortKey) -> SortKey:
        return (*by, *rank(self.places.get(str(value[-1])), *value))


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows are made of, worked out once for a question."""

    columns: tuple[Column, ...]
    order: tuple[str, ...]
    sources: tuple[tuple[Column, str, str], ...]
    """Columns of one value each, with their names and variables."""
    lists: tuple[Gathered, ...]

    @classmethod
    def of(cls, question: Question) -> Shape:
        columns = question.columns
        lists = tuple(Gathered.of(column) for column in columns if column.gathered)
        return cls(columns, tuple(question.order), tuple((column, column.name, column.source) for column in columns if not column.gathered), lists)


class Row:
    """One row while its solutions come in."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.order = dict.fromkeys(shape.order, MISSING)
        self.single: dict[str, Plain] = {}
        self.lists: dict[str, dict[tuple[Plain, ...], SortKey]] = {one.name: {} for one in shape.lists}

    def add(self, said: Mapping[str, Plain]) -> None:
        single = self.single
        for column, name, source in self.shape.sources:
            value = said.get(source)
            if value is not None and single.get(name) != value:
                self._keep(column, value)
        for one in self.shape.lists:
            if said.get(one.sources[-1]) is not None:
                self._gather(one, said)
        for name, known in self.order.items():
            value = said.get(name)
            if value is not None:
                self.order[name] = min(known, rank_of(value))

    def _keep(self, column: Column, value: Plain) -> None:
        """Where sources differ in a single value, one of them stands: the first or last in sorting order, or in time."""
        known = self.single.get(column.name)
        if column.pick in ("first", "last"):
            self.single[column.name] = in_time(column.pick, known, value)
        elif known is None or (known != value and (stands(column, known) <= stands(column, value)) != (column.pick == "min")):
            self.single[column.name] = value

    def _gather(self, one: Gathered, said: Mapping[str, Plain]) -> None:
        value, known = tuple(map(said.get, one.sources)), self.lists[one.name]
        before = known.get(value)
        if before is None or one.by:
            by = rank_of(said.get(one.by))
            known[value] = by if before is None else min(before, by)

    def values(self) -> tuple[Value, ...]:
        lists = {one.name: self._list(one) for one in self.shape.lists}
        return tuple(lists[c.name] if c.gathered else self.single.get(c.name) for c in self.shape.columns)

    def _list(self, one: Gathered) -> tuple[Value, ...]:
        known = self.lists[one.name]
        ordered = sorted(known, key=lambda value: one.key(value, known[value]))
        return tuple(dict(zip(one.names, value, strict=True)) if one.names else value[0] for value in ordered)


def gather(question: Question, solutions: Iterable[Found]) -> tuple[tuple[Value, ...], ...]:
    """All rows of the answer in the order of the header's variables; ties by the row's key."""
    rows: dict[tuple[Plain, ...], Row] = {}
    shape = Shape.of(question)
    for solution in solutions:
        said = {name: plain(term) for name, term in solution.items()}
        key = tuple(map(said.get, question.key))
        if key not in rows:
            rows[key] = Row(shape)
        rows[key].add(said)
    ordered = sorted(rows.items(), key=lambda item: (*item[1].order.values(), rank(*item[0])))
    return tuple(row.values() for _, row in ordered)
