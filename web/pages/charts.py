"""Numbers and days in, the geometry of charts out: per cent across, so that a chart fits any screen without a script, and
pixels down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, log10, pi, sin

from .things import Thing

MONTHS_AT_MOST = 132
"""Months that are shown one by one; a longer time is shown by years."""


@dataclass(frozen=True, slots=True)
class Piece:
    kind: str
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    period: str
    x: float
    width: float
    total: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str
    last: bool = False
    """Written to the left of its place, so that it does not leave the chart."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked bars over a time without gaps; `height` is that of the bars alone."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    height: float
    kinds: tuple[str, ...]


def stacked(counts: Mapping[str, Counter[str]], kinds: Sequence[str], height: float = 160) -> Bars | None:
    """Events of each month by kind."""
    if not counts:
        return None
    periods = spanned(min(counts), max(counts))
    if len(periods) > MONTHS_AT_MOST:
        by_year: dict[str, Counter[str]] = {}
        for month, counted in counts.items():
            by_year.setdefault(month[:4], Counter()).update(counted)
        counts, periods = by_year, [str(year) for year in range(int(min(by_year)), int(max(by_year)) + 1)]
    top = rounded_up(max(counted.total() for counted in counts.values()))
    step = 100 / len(periods)
    bars = tuple(
        Bar(period, number * step, step, counts[period].total(), pieces(counts[period], kinds, height, top))
        for number, period in enumerate(periods)
        if period in counts
    )
    years = [(number, period) for number, period in enumerate(periods) if period.endswith("-01") or len(period) == 4 or number == 0]
    used = {kind for counted in counts.values() for kind in counted}
    return Bars(bars, thinned(years, step), levels(top, height), height, tuple(kind for kind in kinds if kind in used))


def spanned(first: str, last: str) -> list[str]:
    """Every month from one to another."""
    start, end = months(first), months(last)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def months(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def pieces(counted: Counter[str], kinds: Sequence[str], height: float, top: int) -> tuple[Piece, ...]:
    found: list[Piece] = []
    floor_at = height
    for kind in kinds:
        if counted[kind]:
            tall = counted[kind] * height / top
            floor_at -= tall
            found.append(Piece(kind, round(floor_at, 2), round(tall, 2), counted[kind]))
    return tuple(found)


def thinned(years: list[tuple[int, str]], step: float) -> tuple[Tick, ...]:
    """At most as many years as can be read side by side on a telephone."""
    every = max(1, ceil(len(years) / 6))
    return tuple(Tick(round(number * step, 3), period[:4]) for number, period in years[::every])


def rounded_up(number: float) -> int:
    """1, 2, 5, 10, 20, 50 …: a height that can be read."""
    if number <= 1:
        return 1
    unit = 10 ** floor(log10(number))
    return int(next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= number))


def levels(top: int, height: float) -> tuple[Tick, ...]:
    shown = (top, top / 2) if top % 2 == 0 else (top,)
    return tuple(Tick(round(height - height * value / top, 2), f"{value:.0f}") for value in shown)


# --- lines of days ---


@dataclass(frozen=True, slots=True)
class Scale:
    """From a first to a last day, as shares of the width."""

    first: float
    last: float

    @classmethod
    def of(cls, days: Iterable[str]) -> Scale | None:
        at = [position(day) for day in days if day[:4].isdigit()]
        if not at:
            return None
        first, last = min(at), max(at)
        margin = max((last - first) * 0.03, 0.08)
        return cls(first - margin, last + margin)

    def x(self, day: str) -> float:
        return round(100 * (position(day) - self.first) / (self.last - self.first), 3)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        years = list(range(ceil(self.first), floor(self.last) + 1))
        if len(years) < 2:
            return self.months
        every = max(1, ceil(len(years) / 6))
        return tuple(Tick(self.x(f"{year:04}"), str(year)) for year in years[::every])

    @property
    def months(self) -> tuple[Tick, ...]:
        numbers = list(range(ceil(self.first * 12), floor(self.last * 12) + 1))
        every = max(1, ceil(len(numbers) / 5))
        shown = [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers[::every]]
        return tuple(Tick(self.x(month), month) for month in shown)


def position(day: str) -> float:
    """`2024-07-01` → 2024.5; what is not said is the beginning."""
    parts = [int(part) for part in day[:10].split("-")[:3] if part.isdigit()]
    year, month, date = (*parts, 1, 1)[:3] if parts else (0, 1, 1)
    return year + (min(max(month, 1), 12) - 1) / 12 + (min(max(date, 1), 31) - 1) / 372


DOTS = 240
"""Days that are shown one by one; more are shown by months, and more of these by years."""


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    radius: float
    period: str
    count: int


@dataclass(frozen=True, slots=True)
class Dots:
    """When things happened; a larger dot for more."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


def dotted(days: Sequence[tuple[str, int]]) -> Dots | None:
    """Of days with the number of events; None where there is one event or none."""
    scale = Scale.of(day for day, _ in days)
    if scale is None or sum(count for _, count in days) < 2:
        return None
    for characters in (10, 7, 4):
        counted: Counter[str] = Counter()
        for day, count in days:
            counted[day[:characters]] += count
        if len(counted) <= DOTS:
            break
    most = max(counted.values())
    return Dots(tuple(Dot(scale.x(day), round(5 + 6 * ((count - 1) / most) ** 0.5, 1), day, count) for day, count in counted.items()), scale.ticks)


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    text: str
    date: str


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over time."""

    points: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    ticks: tuple[Tick, ...]
    height: float


def series(values: Sequence[tuple[str, float]], height: float = 110) -> Series | None:
    """Days and values; None where there are no two days to compare."""
    scale = Scale.of(day for day, _ in values)
    if scale is None or len({day for day, _ in values}) < 2:
        return None
    top = max(value for _, value in values) or 1
    low = min(0.0, *(value for _, value in values))
    points = [Point(scale.x(day), round(height - (height - 16) * (value - low) / (top - low or 1), 2), number(value), day) for day, value in sorted(values)]
    return Series(tuple(points), tuple(pairwise(points)), scale.ticks, height)


def number(value: float) -> str:
    return f"{value:,.15g}"


# --- who was there with whom ---


@dataclass(frozen=True, slots=True)
class Spoke:
    who: Thing
    count: int
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Wheel:
    """Somebody in the middle, and those who were at the same events around, in a box of 400 × 300."""

    spokes: tuple[Spoke, ...]


def wheel(companions: Sequence[tuple[Thing, int]], at_most: int = 12) -> Wheel:
    shown = companions[:at_most]
    most = max((count for _, count in shown), default=1)
    return Wheel(tuple(
        Spoke(who, count, round(200 + 140 * cos(turn(n, len(shown))), 1), round(150 + 112 * sin(turn(n, len(shown))), 1), round(1 + 3 * count / most, 2))
        for n, (who, count) in enumerate(shown)
    ))  # fmt: skip


def turn(number: int, of: int) -> float:
    return 2 * pi * number / of - pi / 2
