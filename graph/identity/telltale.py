"""Two reports and what else speaks for them in, what all of their words say out: what both print that few reports do, and what they fill in otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from .called import listed, themes
from .common import in_common
from .likeness import OF_ONE_SORT
from .slots import filled_otherwise
from .telling import Occasion
from .types import Point

BITS = 12
"""To the point."""
LITTLE = 10
MOST, UNOPPOSED = 3.0, 4.0
"""Points at the most, and where nothing speaks against it."""
ENOUGH = 12
"""Bits beside the full name, from which on reports may be one though neither a person, nor a place, nor an organiser is in both."""
OTHERWISE = -2.0
TWICE = -3.0
OF_ANOTHER = ("名目不同", "时段不同")
SAME_HEAD, SAME_PLACE, NOBODY = "同一主事者", "同一地点", "没有共同的人"
LEAST, LESS = 0.5, 1.0
"""Where something else may have been at the same place; of a meeting and a drill."""
STRONGLY, SURE_PLACE = -2.0, 2.0


def of_words(one: Occasion, other: Occasion, points: list[Point]) -> Iterator[Point]:
    bits = in_common(one.body, other.body)
    if bits < LITTLE:
        return
    if filled := filled_otherwise(one.body, other.body, one.people | other.people | one.named | other.named):
        pairs = (f"{left}/{right}" for left, right in filled)
        yield (TWICE if len(filled) > 1 else OTHERWISE), f"同一句式，所填不同 the same wording, filled otherwise: {listed(pairs)}"
    elif most := at_most(one, other, points):
        yield min(round(2 * bits / BITS) / 2, most), f"文字相合 words in common: {bits:.0f} bit"


def at_most(one: Occasion, other: Occasion, points: list[Point]) -> float:
    """Less where something speaks against it, and where a visitor may have been elsewhere on that day."""
    if is_of_another(points):
        return 0
    places = [worth for worth, reason in points if worth > 0 and reason.startswith(SAME_PLACE)]
    if any(reason.startswith(NOBODY) and worth <= STRONGLY for worth, reason in points) and not any(worth >= SURE_PLACE for worth in places):
        return LEAST if places else LESS
    if any(reason.startswith(SAME_HEAD) for _, reason in points) and not any(worth > 0 and "place" in reason for worth, reason in points):
        return 0
    if one.label and other.label and is_of_two_sorts(one.kind, other.kind):
        return LESS
    return MOST if any(worth < -0.5 for worth, _ in points) else UNOPPOSED


def says_enough(one: Occasion, other: Occasion) -> bool:
    return in_common(unnamed(one), unnamed(other)) >= ENOUGH


def unnamed(one: Occasion) -> str:
    """Its words without its full name, which another district may have as well."""
    words = one.body
    for name in sorted((theme + one.label for theme in (*themes(one), "")), key=len, reverse=True):
        words = words.replace(name, "\n") if name else words
    return words


def is_of_another(points: list[Point]) -> bool:
    """What has other themes or another hour shares its words with many."""
    return any(reason.startswith(OF_ANOTHER) and worth <= -2 for worth, reason in points)


def is_of_two_sorts(one: str, other: str) -> bool:
    return "meeting" in (one, other) and bool({one, other} & OF_ONE_SORT)
