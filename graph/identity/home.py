"""Two reports in, what their mastheads say out: a paper that says “they came to us” is of the place itself, and a bureau of its district. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .places import is_area, is_wide, parts, relation, said_in
from .telling import Occasion
from .types import Point
from .wording import EVERYWHERE

ITSELF = re.compile(
    r"我(?:公司|[司厂校院园社村镇乡馆站所部]|街道|社区|小区)|本(?:公司|[厂校院园社村镇乡])"
    r"|(?:莅临|来到|走进|[来到])(?:公司|企业|项目部|[校院园村镇站](?![长级民内外委区])|街道|社区|小区|公寓)(?=[，。、调检考视参看慰指走开督]|$)"
)
"""Us, and here."""
OF_MANY = re.compile(
    r"(?:局|委|委员会|办公室|政府|府办|人大|政协|[党县区市工]委办?|[团妇残科侨]联|工会|商会|协会|红十字会|报|融媒体?(?:中心)?|新闻网"
    r"|[宣组统]\S{0,2}部|动态|要闻|大事记|简报|一周\S*)$"
)
"""Whose papers are on what takes place elsewhere."""


@lru_cache(1 << 12)
def home_of(one: Occasion) -> str:
    """The place that a report speaks of as its own; empty where it does not, or does not say which."""
    head = one.masthead
    return head if head and not OF_MANY.search(head) and not EVERYWHERE.search(head) and ITSELF.search(one.words) else ""


def of_homes(one: Occasion, other: Occasion) -> Iterator[Point]:
    mine, theirs = home_of(one), home_of(other)
    if mine and theirs:
        if relation(mine, theirs) == "other":
            yield -3, f"各说自己 each speaks of itself: {mine} | {theirs}"
        return
    for home, away in ((mine, other), (theirs, one)):
        if home:
            yield from of_home(home, away)


def of_home(home: str, other: Occasion) -> Iterator[Point]:
    town = is_area(home)
    if any(relation(home, place) == "same" for place in other.places) or said_in(home, other.words):
        if not is_wide(home):
            yield (1 if town else 2), f"另一篇的地点是报道者自己 the place of the other is where this paper is: {home}"
    elif not town and any(parts(place)[2] and home.endswith(parts(place)[2]) for place in other.places):
        yield -3, f"地点不同 other places: {home} | {'、'.join(sorted(other.places))}"


def of_mastheads(one: Occasion, other: Occasion) -> Iterator[Point]:
    """Papers of two districts; of visits, one may be the guest's."""
    mine, theirs = district_of(one.masthead), district_of(other.masthead)
    if "visit" not in (one.kind, other.kind) and mine and theirs and mine != theirs and mine[-1] == theirs[-1]:
        yield -3, f"刊物所在辖区不同 papers of two districts: {mine} | {theirs}"


def district_of(masthead: str) -> str:
    found = re.findall(r"[一-龥]+?(?:区|县|旗)", parts(masthead)[0])
    return found[-1] if found and len(found[-1]) > 2 else ""
