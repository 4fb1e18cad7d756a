"""Sightings of tenures in, first and last seen out.

First seen is the date by which a sighting certainly lies (the earliest of the latest possible days), last seen the
date at which one certainly lies (the latest of the earliest possible days); so 2021 never hides 2021-03-17. Both are
minima of a total order: they depend neither on the order of reading nor on how often a document was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
SIGHTING = re.compile(rf"({DAY})[?~%]?(?:/({DAY})[?~%]?)?")


Span = tuple[str, str]


@lru_cache(maxsize=4096)
def ends(edtf: str) -> Span | None:
    """`2021-03/2021-05` → its first and last part; None where no year is known."""
    found = SIGHTING.fullmatch(edtf)
    return (found[1], found[2] or found[1]) if found else None


def latest_day(date: str) -> tuple[str, int]:
    return date + "-12-31"[len(date) - 4 :], -len(date)


def earliest_day(date: str) -> tuple[str, int]:
    return date + "-01-01"[len(date) - 4 :], len(date)


def spans(sightings: Iterable[str]) -> list[Span]:
    return [found for found in map(ends, sightings) if found]


def joined(known: Iterable[Span]) -> Span | None:
    """First and last seen of some sightings, or of some that are joined already."""
    known = list(known)
    if not known:
        return None
    return min((first for first, _ in known), key=latest_day), max((last for _, last in known), key=earliest_day)
