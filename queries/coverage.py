"""Events with what is known of each in; shares of them, over all, by kind and by year, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .types import Given, Record, Worked

KNOWN = ("place", "leader", "evidence")
DIGITS = 6
"""So many that the count comes back from the share, of up to a million events."""
YEAR = len("2021")


def coverage(rows: list[Record], given: Given) -> Worked:  # noqa: ARG001 - every step has this shape
    """All events, then kind by kind in the order of the codes' names, then year by year; those without a year last."""
    return [*grouped(rows, "all", lambda _: None), *grouped(rows, "kind", kind), *grouped(rows, "year", year)], ()


def kind(row: Record) -> str | None:
    return str(row["kind"])


def year(row: Record) -> str | None:
    """The first year that any article gives; what has none (XXXX-03) is not dated."""
    dates = row["dated"] if isinstance(row["dated"], tuple) else ()
    return min((str(one)[:YEAR] for one in dates if str(one)[:YEAR].isdecimal()), default=None)


def grouped(rows: list[Record], by: str, of: Callable[[Record], str | None]) -> Iterator[Record]:
    groups: dict[str | None, list[Record]] = {}
    for row in rows:
        groups.setdefault(of(row), []).append(row)
    for name in sorted(groups, key=lambda one: (one is None, one or "")):
        yield {"kind": None, "year": None, "by": by, **({by: name} if by != "all" else {}), **shares(groups[name])}


def shares(rows: list[Record]) -> Record:
    number = len(rows)
    counts = {"date": sum(year(row) is not None for row in rows), **{name: sum(bool(row[name]) for row in rows) for name in KNOWN}}
    return {"events": number, **{name: round(count / number, DIGITS) for name, count in counts.items()}}
