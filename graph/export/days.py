"""A date of the graph in (a day, a month or a year), the first or last day that it may mean out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(value: str) -> date:
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    parts = [int(part) for part in value.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def is_day(value: str | None) -> bool:
    return value is not None and len(value) == len("2021-03-17") and value[0].isdigit()
