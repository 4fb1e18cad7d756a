"""Posts for a page: a person or an office in, who held what when with the words, and the bars to draw, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...queries.identity import Wanted
from .asking import Asking, Told
from .charts import Scale, Tick
from .paging import pages_of, within
from .quotes import Quote, quotes
from .things import Thing

PAGE = 60


@dataclass(frozen=True, slots=True)
class Tenure:
    person: Thing
    office: Thing
    title: str
    rank: int
    first: str | None
    last: str | None
    quotes: tuple[Quote, ...]
    more: int
    """Passages besides these."""

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
    page: int
    total: int

    def __len__(self) -> int:
        return len(self.spans) + len(self.undated)

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


def tenures(asking: Asking, things: dict[str, Wanted]) -> Told:
    """All of them, as rows."""
    (key, wanted), = things.items()
    return [row for row in asking.told("tenures", key, wanted) if row["evidence"]]


def by_rank(row: dict[str, Any]) -> tuple[int, str, str, str]:
    return row["rank"] or 3, row["title"], row["first_seen"] or "~", row["agent"]


def with_words(asking: Asking, rows: Told) -> list[Tenure]:
    articles = asking.articles(rows)
    return [
        Tenure(
            Thing(asking.path(row["agent"]), row["person"]), Thing(asking.path(row["office"]), row["office_name"]), row["title"],
            row["rank"] or 3, row["first_seen"], row["last_seen"], quotes(asking.base, row["evidence"], articles),
            row["more"],
        )
        for row in rows
    ]  # fmt: skip


def held(asking: Asking, rows: Told, page: int) -> Held:
    """A page of them; all are on the same scale."""
    page = within(page, len(rows), PAGE)
    found = with_words(asking, rows[(page - 1) * PAGE : page * PAGE])
    dated = [one for one in found if one.dated]
    scale = Scale.of(day for row in rows for day in (row["first_seen"] or "", row["last_seen"] or ""))
    if scale is None:
        return Held((), tuple(found), (), page, len(rows))
    spans = []
    for one in dated:
        x = scale.x(one.first or "")
        spans.append(Span(one, x, round(max(scale.x(one.last or one.first or "") - x, 1.2), 3)))
    return Held(tuple(spans), tuple(one for one in found if not one.dated), scale.ticks, page, len(rows))
