"""The overview: what the graph holds, its events by month, who and what is most active, how far it reaches."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ...queries.header import questions
from ...queries.types import Label, Record
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
EVENTS = ("visits", "meetings", "ceremonies", "trainings", "activities", "other_events")
EVENT_LABEL = Label("事件", "events")
KNOWN = ("place", "leader")
"""Columns of the question `coverage`; how many have a date is counted with the rest."""
PATIENCE = 0.5
"""Seconds that the overview waits for an answer that takes longer the larger the graph is."""


@dataclass(frozen=True, slots=True)
class Figure:
    label: Label
    count: int
    shape: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    """In per cent; how many of how many, where it is counted."""

    label: Label
    share: float
    count: int | None = None
    of: int | None = None


def counted_share(label: Label, count: int, of: int) -> Share:
    return Share(label, round(100 * count / of, 1) if of else 0.0, count, of)


async def overview(page: Page) -> Response:
    return await run_in_threadpool(written, page, await covered(page))


async def covered(page: Page) -> Record | None:
    """What `coverage` says of all events; None until it is worked out, and where it takes more than it may."""
    task = page.frame.covering(page.state)
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.done() or task.cancelled() or task.exception():
        return None
    return next(iter(task.result()), None)


def known_shares(row: Record) -> list[Share]:
    labels = {column.name: column.label for column in questions()["coverage"].columns}
    return [Share(Label(f"{labels[name].zh}的事件", f"events {labels[name].en}"), round(100 * float(str(row[name])), 1)) for name in KNOWN]


def written(page: Page, covers: Record | None) -> Response:
    counted = page.frame.kept(page.state, "stats", page.state.graph.stats)
    labels = next(column.codes for column in counted.columns if column.name == "thing") or {}
    numbers = {str(row["thing"]): row for row in counted}
    count = {name: int(str(row["count"] or 0)) for name, row in numbers.items()}
    count["events"] = sum(count[name] for name in EVENTS)
    shares = [counted_share(labels[name], count[name], int(str(row["of"]))) for name, row in numbers.items() if row["of"] is not None]
    catalogue = page.catalogue
    latest = happenings(page.asking, [page.asking.base + path for _, _, path in catalogue.days[: -LATEST - 1 : -1]])
    return page.render(
        "overview.html",
        documents=count["documents"],
        figures=[Figure(labels.get(name, EVENT_LABEL), count[name], shape, url) for name, shape, url in FIGURES],
        chart=stacked(catalogue.months, EVENT_KINDS),
        latest=latest[::-1],
        active=[(url, SECTIONS[url], active(catalogue.section(name))) for name, url in ACTIVE],
        coverage=[*shares[:1], *(known_shares(covers) if covers else ()), *shares[1:]],
    )


def active(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries[:MOST] if entry.count]


def about(page: Page) -> Response:
    return page.render("about.html", title="", reference=page.reference(""))
