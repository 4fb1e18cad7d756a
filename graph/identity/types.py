"""The value types of identity: a judgement on a pair, and a contradiction between judgements.

A thing is named by its IRI without the base of the graph, `person/xu-jia-hui-0123456789`; a person as one article speaks
of him by both, `person/…@article/…`: two people of one name in one district share an IRI until such a unit leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, str]
"""What a reason is worth, and the reason."""
Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")
RULES = "jiedao"
"""Who has judged where no human being has."""
AT = "@"
"""Between a person and the article in a unit."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two things in the order of their names."""

    left: str
    right: str

    @classmethod
    def of(cls, one: str, other: str) -> Pair:
        if one == other:
            raise ValueError(f"{one}：与自身相比 / compared with itself")
        return cls(min(one, other), max(one, other))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    left: str
    right: str
    verdict: Verdict
    score: float | None = None
    """Positive speaks for one thing, negative for two; None where people have judged."""
    reasons: tuple[str, ...] = ()
    by: str
    when: str | None = None
    """The day on which people judged; what is computed has none, so that it is the same everywhere."""

    @property
    def pair(self) -> Pair:
        return Pair.of(self.left, self.right)

    @property
    def human(self) -> bool:
        return self.by != RULES


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """Judged the same, yet kept apart: `path` leads from one thing to another that is judged different from it."""

    pair: Pair
    against: Pair
    """The pair that is judged different."""


def unit(person: str, article: str) -> str:
    return f"{person}{AT}{article}"


def whole(name: str) -> str:
    """The person that a unit is one of; anything else stands for itself."""
    return name.partition(AT)[0]


def sort_of(name: str) -> str:
    """person, office, area, …"""
    return name.partition("/")[0]


def article_of(name: str) -> str | None:
    return name.partition(AT)[2] or None


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change has touched: names of people, names of offices and other things, days and months of events, days of issue."""

    people: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.things or self.days or self.issues)
