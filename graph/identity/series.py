"""Two reports in, what both give with its number in a series out: 第六届山菌节, “政企早餐会”第12期. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .called import NUMBERED, common_tail, listed, themes
from .telling import Occasion
from .types import Point

NUMBER = r"第([一二三四五六七八九十百零\d]+)([届次期季轮批场])"
BEFORE_NAME = re.compile(NUMBER + r"[“《]?([一-龥]{2,12})")
AFTER_NAME = re.compile(r"[“《]([^“”《》]{3,12})[”》]" + NUMBER)
NAME = 3
"""First characters of what is numbered: 山菌节, 端午邻里宴."""
Numbered = tuple[str, str, str]
"""What it is called by its first characters, the sort of number, the number."""


def of_series(one: Occasion, other: Occasion) -> Iterator[Point]:
    """Where the full names do not say it already."""
    mine, theirs = series_of(one.words), series_of(other.words)
    if not (mine and theirs) or NUMBERED.search(common_tail(themes(one), themes(other))):
        return
    if same := mine & theirs:
        yield 3, f"同一届次 same of a series: {listed(f'第{number}{sort}{name}' for name, sort, number in same)}"
    elif other_numbers := {(name, sort) for name, sort, _ in mine} & {(name, sort) for name, sort, _ in theirs}:
        yield -4, f"届次不同 other numbers: {listed(name for name, _ in other_numbers)}"


@lru_cache(1 << 12)
def series_of(words: str) -> frozenset[Numbered]:
    before = ((name[:NAME], sort, number) for number, sort, name in BEFORE_NAME.findall(words))
    after = ((name[:NAME], sort, number) for name, number, sort in AFTER_NAME.findall(words))
    return frozenset((*before, *after))
