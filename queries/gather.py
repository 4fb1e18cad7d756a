"""Flat solutions in, rows out: solutions with the same key are one row, gathered columns become ordered lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode

from ..graph.seen import joined, spans
from ..schema.vocabulary import XSD
from .types import Column, Plain, Question, Value

Node = NamedNode | BlankNode | Literal
Solution = Mapping[str, Node]
Found = Mapping[str, Node | Plain]
"""By variable: a term of RDF, or the value of an engine that knows no terms."""
SortKey = tuple[tuple[int, float, str], ...]


def plain(term: Node | Plain) -> Plain:
    """A term as a value of the answer; a number without a fraction is whole."""
    if isinstance(term, float):
        return int(term) if term.is_integer() else term
    if term is None or isinstance(term, str | int):
        return term
    if not isinstance(term, Literal):
        return term.value
    if term.datatype == XSD.integer:
        return int(term.value)
    if term.datatype == XSD.decimal:
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else float(number)
    return term.value


def rank(*values: Plain) -> SortKey:
    """A key that sorts numbers before words and what is missing last."""
    return tuple(
        (2, 0, "") if value is None else (1, 0, value) if isinstance(value, str) else (0, value, "") for value in values
    )


def in_time(pick: str, known: Plain, value: Plain) -> Plain:
    """The earlier first day or the later last day of two EDTF dates; what has no year is no date to go by."""
    said = joined(spans(str(date) for date in (known, value) if date is not None))
    return said and said[pick == "last"]


class Row:
    """One row while its solutions come in."""

    def __init__(self, question: Question) -> None:
        self.columns = question.columns
        self.order = {name: rank(None) for name in question.order}
        self.single: dict[str, Plain] = {}
        self.lists: dict[str, dict[tuple[Plain, ...], SortKey]] = {c.name: {} for c in self.columns if c.gathered}

    def add(self, solution: Found) -> None:
        for column in self.columns:
            if column.gathered:
                self._gather(column, solution)
            else:
                self._keep(column, plain(solution.get(column.source)))
        for name, known in self.order.items():
            self.order[name] = min(known, rank(plain(solution.get(name))))

    def _keep(self, column: Column, value: Plain) -> None:
        """Where sources differ in a single value, one of them stands: the first or last in sorting order, or in time."""
        known = self.single.get(column.name)
        if column.pick in ("first", "last"):
            self.single[column.name] = in_time(column.pick, known, value)
        elif value is not None and (known is None or (rank(known) <= rank(value)) != (column.pick == "min")):
            self.single[column.name] = value

    def _gather(self, column: Column, solution: Found) -> None:
        value = tuple(plain(solution.get(name)) for name in column.fields or (column.source,))
        if value[-1] is None:
            return
        codes = list(column.codes or ())
        position = codes.index(str(value[-1])) if value[-1] in codes else None
        key = rank(plain(solution.get(column.by or "")), position, *value)
        known = self.lists[column.name]
        known[value] = min(known.get(value, key), key)

    def values(self) -> tuple[Value, ...]:
        return tuple(self._list(c) if c.gathered else self.single.get(c.name) for c in self.columns)

    def _list(self, column: Column) -> tuple[Value, ...]:
        known = self.lists[column.name]
        names = [name.removeprefix(f"{column.name}_") for name in column.fields]
        ordered = sorted(known, key=lambda value: known[value])
        return tuple(dict(zip(names, value, strict=True)) if names else value[0] for value in ordered)


def gather(question: Question, solutions: Iterable[Found]) -> tuple[tuple[Value, ...], ...]:
    """All rows of the answer in the order of the header's variables; ties by the row's key."""
    rows: dict[tuple[Plain, ...], Row] = {}
    for solution in solutions:
        key = tuple(plain(solution.get(name)) for name in question.key)
        if key not in rows:
            rows[key] = Row(question)
        rows[key].add(solution)
    ordered = sorted(rows.items(), key=lambda item: (*item[1].order.values(), rank(*item[0])))
    return tuple(row.values() for _, row in ordered)
