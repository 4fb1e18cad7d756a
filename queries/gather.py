"""Flat solutions in, rows out: solutions with the same key are one row, gathered columns become ordered lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat

from pyoxigraph import BlankNode, Literal, NamedNode

from ..graph.seen import joined, spans
from ..schema.vocabulary import XSD
from .cells import Columns, Node, number
from .types import Column, Plain, Question, Value

SortKey = tuple[tuple[int, float, str], ...]
NUMBERS = (XSD.integer, XSD.decimal)


def plain(term: Node | Plain) -> Plain:
    """A term as a value of the answer; a number without a fraction is whole."""
    if isinstance(term, Literal):
        return number(term.value) if term.datatype in NUMBERS else term.value
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    return int(term) if isinstance(term, float) and term.is_integer() else term


def rank(*values: Plain) -> SortKey:
    """A key that sorts numbers before words and what is missing last."""
    return tuple([(2, 0, "") if value is None else (1, 0, value) if isinstance(value, str) else (0, value, "") for value in values])


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
        return (*by, *rank(self.places.get(str(value[-1])), *value)) if self.places else (*by, *rank(*value))

    def ordered(self, known: Mapping[tuple[Plain, ...], SortKey]) -> tuple[Value, ...]:
        ordered = sorted(known, key=lambda value: self.key(value, known[value])) if len(known) > 1 else known
        return tuple(dict(zip(self.names, value, strict=True)) if self.names else value[0] for value in ordered)


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows are made of, worked out once for a question."""

    columns: tuple[Column, ...]
    order: tuple[str, ...]
    sources: tuple[tuple[Column, str], ...]
    """Columns of one value each, with their variables."""
    lists: tuple[Gathered, ...]

    @classmethod
    def of(cls, question: Question) -> Shape:
        columns = question.columns
        lists = tuple(Gathered.of(column) for column in columns if column.gathered)
        return cls(columns, tuple(question.order), tuple((column, column.source) for column in columns if not column.gathered), lists)


class Row:
    """One row while its solutions come in."""

    __slots__ = ("lists", "order", "single")

    def __init__(self, shape: Shape) -> None:
        self.order = [MISSING] * len(shape.order)
        self.single: dict[str, Plain] = {}
        self.lists: list[dict[tuple[Plain, ...], SortKey]] = [{} for _ in shape.lists]

    def keep(self, column: Column, value: Plain) -> None:
        """Where sources differ in a single value, one of them stands: the first or last in sorting order, or in time."""
        known = self.single.get(column.name)
        if column.pick in ("first", "last"):
            self.single[column.name] = in_time(column.pick, known, value)
        elif known is None or (known != value and (stands(column, known) <= stands(column, value)) != (column.pick == "min")):
            self.single[column.name] = value

    def gather(self, place: int, by: Plain, value: tuple[Plain, ...]) -> None:
        known, ranked = self.lists[place], rank(by)
        before = known.get(value)
        known[value] = ranked if before is None else min(before, ranked)

    def values(self, shape: Shape) -> tuple[Value, ...]:
        lists = {one.name: one.ordered(known) for one, known in zip(shape.lists, self.lists, strict=True)}
        return tuple(lists[c.name] if c.gathered else self.single.get(c.name) for c in shape.columns)


class Numbers(dict[tuple[Plain, ...], int]):
    """Keys of rows, numbered as they come."""

    def __missing__(self, key: tuple[Plain, ...]) -> int:
        self[key] = len(self)
        return self[key]


class Rows:
    """The rows of an answer while solutions come in: what many of them repeat is looked at once."""

    def __init__(self, question: Question) -> None:
        self.key, self.shape = question.key, Shape.of(question)
        self.numbers, self.rows = Numbers(), list[Row]()

    def add(self, columns: Columns) -> None:
        length = len(next(iter(columns.values()), ()))
        none: Sequence[Plain] = (None,) * length
        keys = zip(*(columns.get(name, none) for name in self.key), strict=True) if self.key else repeat((), length)
        at = [self.numbers[key] for key in keys]
        self.rows += [Row(self.shape) for _ in range(len(self.rows), len(self.numbers))]
        for column, source in self.shape.sources:
            if source in columns:
                self.single(column, at, columns[source])
        for place, one in enumerate(self.shape.lists):
            if one.sources[-1] in columns:
                self.gathered(place, at, [columns.get(name, none) for name in (one.by, *one.sources)])
        for place, name in enumerate(self.shape.order):
            if name in columns:
                self.ordered(place, at, columns[name])

    def single(self, column: Column, at: Sequence[int], values: Sequence[Plain]) -> None:
        for which, value in dict.fromkeys(zip(at, values, strict=True)):
            if value is not None:
                self.rows[which].keep(column, value)

    def gathered(self, place: int, at: Sequence[int], columns: Sequence[Sequence[Plain]]) -> None:
        for which, by, *value in dict.fromkeys(zip(at, *columns, strict=True)):
            if value[-1] is not None:
                self.rows[which].gather(place, by, tuple(value))

    def ordered(self, place: int, at: Sequence[int], values: Sequence[Plain]) -> None:
        for which, value in dict.fromkeys(zip(at, values, strict=True)):
            if value is not None:
                order = self.rows[which].order
                order[place] = min(order[place], rank(value))

    def answer(self) -> tuple[tuple[Value, ...], ...]:
        """In the order of the header's variables; ties by the row's key."""
        ranked = sorted(zip(self.numbers, self.rows, strict=True), key=lambda one: (*one[1].order, rank(*one[0])))
        return tuple(row.values(self.shape) for _, row in ranked)


def gather(question: Question, pieces: Iterable[Columns]) -> tuple[tuple[Value, ...], ...]:
    """All rows of the answer, in its order."""
    rows = Rows(question)
    for columns in pieces:
        rows.add(columns)
    return rows.answer()
