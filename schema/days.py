"""Year, month and day in, or a text; whether a calendar has them out: 2021-02-30 and 2021-02-29 are misprints, and no days."""

from __future__ import annotations

import re
from calendar import monthrange

LEAP = 2000
"""A year that has every day, for a day whose year is not known."""
ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_day(year: int | None, month: int | None = None, day: int | None = None) -> bool:
    """By the Gregorian calendar; without a day or a month, whether there is such a month or year."""
    if year is not None and not 1 <= year <= 9999:
        return False
    if month is None:
        return day is None or 1 <= day <= 31
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year or LEAP, month)[1])


def iso_day(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """Digits as 2021, 2021-03 or 2021-03-17; None where no calendar has them."""
    there = tuple(int(part) if part else None for part in (year, month, day))
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]) if is_day(*there) else None


def is_iso_day(text: str) -> bool:
    """Whether it is written as 2021-03-17, and a calendar has it."""
    return ISO_DAY.fullmatch(text) is not None and is_day(*map(int, text.split("-")))
