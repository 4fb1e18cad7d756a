"""Figures for a page: what they are about in, each measure with its chart and its words out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...queries.identity import Wanted
from .asking import Asking
from .charts import Series, number, series
from .quotes import Quote, quotes

SHOWN = 12
"""Figures of a measure with their words; the chart has more."""


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    date: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    unit: str
    figures: tuple[Figure, ...]
    """The latest."""
    of: int
    """Figures in all."""
    chart: Series | None
    """Where there are figures of two days or more."""


def measures(asking: Asking, wanted: Wanted) -> list[Measure]:
    rows = asking.told("measured", "about", wanted)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        found.setdefault((row["measure"], row["unit"] or ""), []).append(row)
    articles = asking.articles(row for rows in found.values() for row in rows[-SHOWN:])
    return [
        Measure(
            name, unit,
            tuple(Figure(number(row["value"]), row["date"], quotes(asking.base, row["evidence"], articles)) for row in rows[-SHOWN:]), rows[0]["of"],
            series([(row["date"], float(row["value"])) for row in rows if row["date"] and row["date"][:4].isdigit()]),
        )
        for (name, unit), rows in found.items()
    ]  # fmt: skip
