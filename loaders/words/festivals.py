"""Festivals: a name and a year go in, the day comes out; fixed days and those of the Chinese calendar (1990-2040)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

SHORT_LUNAR = {
    "元宵": "元宵节", "清明": "清明节", "端午": "端午节", "七夕": "七夕节", "中秋": "中秋节", "重阳": "重阳节",
    "腊八": "腊八节", "新春": "春节",
}


def names() -> tuple[str, ...]:
    """Names that stand for the festival wherever they occur."""
    return tuple(n for n in _fixed() if n not in weak_names()) + tuple(_lunar_names())


@cache
def weak_names() -> tuple[str, ...]:
    """Names that are plain words or numbers elsewhere: 七一, 重阳 (重阳路)."""
    return tuple(row[0] for row in _rows("festivals.tsv") if row[1].endswith("?")) + tuple(SHORT_LUNAR)


def is_lunar(name: str) -> bool:
    """Whether the day moves in the Gregorian calendar."""
    return SHORT_LUNAR.get(name, name) in _lunar_names()


def month_day(name: str) -> tuple[int, int] | None:
    """Month and day of a fixed festival."""
    return _fixed().get(name)


def day(name: str, year: int) -> date | None:
    """The day of any festival in that year; None for one of the Chinese calendar outside 1990-2040."""
    fixed = month_day(name)
    return date(year, *fixed) if fixed else _lunar().get((SHORT_LUNAR.get(name, name), year))


@cache
def _fixed() -> dict[str, tuple[int, int]]:
    days = ((name, day.rstrip("?").split("-")) for name, day in _rows("festivals.tsv"))
    return {name: (int(month), int(day)) for name, (month, day) in days}


@cache
def _lunar_names() -> tuple[str, ...]:
    return tuple(next(_rows("festivals_lunar.tsv"))[1:])


@cache
def _lunar() -> dict[tuple[str, int], date]:
    rows = list(_rows("festivals_lunar.tsv"))[1:]
    return {
        (name, int(year)): _date(year, day)
        for year, *days in rows
        for name, day in zip(_lunar_names(), days, strict=True)
    }


def _date(year: str, day: str) -> date:
    return date.fromisoformat(day if len(day) > 5 else f"{year}-{day}")


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
