"""Posts for a page: a person or an office in, who held what when with the words, and the bars to draw, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ...queries.identity import Wanted
from .asking import Asking
from .charts import Scale, Tick
from .quotes import Quote, quotes
from .things import Thing


@dataclass(frozen=True, slots=True)
class Tenure:
    person: Thing
    office: Thing
    title: str
    rank: int
    first: str | None
    last: str | None
    quotes: tuple[Quote, ...]

    @property
    def dated(self) -> bool:
        return bool(self.first and self.first[:4].isdigit())


@dataclass(frozen=True, slots=True)
class Span:
    """A tenure with its place on the scale, in per cent."""

    tenure: Tenure
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Held:
    spans: tuple[Span, ...]
    """Those that have a date."""
    undated: tuple[Tenure, ...]
    ticks: tuple[Tick, ...]

    def __len__(self) -> int:
        return len(self.spans) + len(self.undated)


def tenures(asking: Asking, things: dict[str, Wanted]) -> list[Tenure]:
    rows: list[Any] = asking.rows("tenures", things)
    articles = asking.articles(rows)
    return [
        Tenure(
            Thing(asking.path(row["agent"]), row["person"]), Thing(asking.path(row["office"]), row["office_name"]), row["title"],
            row["rank"] or 3, row["first_seen"], row["last_seen"], quotes(asking.base, row["evidence"], articles),
        )
        for row in rows if row["evidence"]
    ]  # fmt: skip


def held(found: Sequence[Tenure]) -> Held:
    dated = [one for one in found if one.dated]
    scale = Scale.of(day for one in dated for day in (one.first or "", one.last or ""))
    if scale is None:
        return Held((), tuple(found), ())
    spans = []
    for one in dated:
        x = scale.x(one.first or "")
        spans.append(Span(one, x, round(max(scale.x(one.last or one.first or "") - x, 1.2), 3)))
    return Held(tuple(spans), tuple(one for one in found if not one.dated), scale.ticks)
