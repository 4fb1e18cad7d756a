"""The overview: what the graph holds, its events by month, who and what is most active, how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ...queries.header import questions
from ...queries.types import Label
from ..counted import Counts
from .catalogue import Entry
from .charts import stacked
from .frame import SECTIONS, Page
from .happenings import happenings
from .words import EVENT_KINDS

LATEST = 4
MOST = 8
FIGURES = (
    ("documents", "document", "/documents"), ("persons", "person", "/people"), ("offices", "office", "/offices"),
    ("communities", "place", "/places"), ("programmes", "programme", "/programmes"), ("events", "event", "/timeline"),
)  # fmt: skip
ACTIVE = (("programme", "programmes"), ("person", "people"), ("place", "places"))
COUNTED = {"persons": "person", "offices": "office", "communities": "community", "programmes": "programme"}
EVENT_LABEL = Label("事件", "events")
KNOWN = ("place", "leader")
"""Columns of the question `coverage`; how many have a date is counted with the rest."""


@dataclass(frozen=True, slots=True)
class Figure:
    label: Label
    count: int
    shape: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    label: Label
    count: int
    of: int

    @property
    def share(self) -> float:
        """In per cent."""
        return round(100 * self.count / self.of, 1) if self.of else 0.0


async def overview(page: Page) -> Response:
    counts = await page.frame.counts(page.state)
    said = await run_in_threadpool(written, page, counts)
    if counts is None:
        said.headers["cache-control"] = "no-store"
    return said


def things() -> Mapping[str, Label]:
    """What is counted, as the question `stats` calls it."""
    return next(column.codes for column in questions()["stats"].columns if column.name == "thing") or {}


def shares(counts: Counts) -> list[Share]:
    """How much is known of the events, and of the other things."""
    labels = things()
    rows: Iterator[dict[str, Any]] = iter(counts["stats"])
    counted = [Share(labels[row["thing"]], row["count"] or 0, row["of"]) for row in rows if row["of"] is not None]
    return [*counted[:1], *(one for row in islice(counts["coverage"], 1) for one in known_shares(row)), *counted[1:]]


def known_shares(row: Mapping[str, Any]) -> list[Share]:
    labels = {column.name: column.label for column in questions()["coverage"].columns}
    events = row["events"]
    return [Share(Label(f"{labels[name].zh}的事件", f"events {labels[name].en}"), round(row[name] * events), events) for name in KNOWN]


def written(page: Page, counts: Counts | None) -> Response:
    catalogue = page.catalogue
    labels = things()
    count = {"documents": catalogue.documents, "events": catalogue.events} | {name: catalogue.counted[kind] for name, kind in COUNTED.items()}
    latest = happenings(page.asking, [page.asking.base + path for path in catalogue.latest(LATEST)])
    return page.render(
        "overview.html",
        documents=count["documents"],
        figures=[Figure(labels.get(name, EVENT_LABEL), count[name], shape, url) for name, shape, url in FIGURES],
        chart=stacked(catalogue.months, EVENT_KINDS),
        latest=latest[::-1],
        busiest=[(url, SECTIONS[url], active(catalogue.section(name))) for name, url in ACTIVE],
        coverage=shares(counts) if counts else [],
    )


def active(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries[:MOST] if entry.count]


def about(page: Page) -> Response:
    return page.render("about.html", title="", reference=page.reference(""))
