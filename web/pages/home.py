"""The overview: what the graph holds, its events by month, who and what is most active, how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from ...queries.types import Label
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


@dataclass(frozen=True, slots=True)
class Figure:
    label: Label
    count: int
    shape: str
    url: str


@dataclass(frozen=True, slots=True)
class Share:
    label: Label
    count: int
    of: int

    @property
    def share(self) -> float:
        return round(100 * self.count / self.of, 1) if self.of else 0.0


def overview(page: Page) -> Response:
    counted = page.frame.kept(page.state, "stats", page.state.graph.stats)
    labels = next(column.codes for column in counted.columns if column.name == "thing") or {}
    numbers = {str(row["thing"]): row for row in counted}
    count = {name: int(str(row["count"] or 0)) for name, row in numbers.items()}
    count["events"] = sum(count[name] for name in EVENTS)
    shares = [Share(labels[name], count[name], int(str(row["of"]))) for name, row in numbers.items() if row["of"] is not None]
    catalogue = page.catalogue
    latest = happenings(page.asking, [page.asking.base + path for _, _, path in catalogue.days[: -LATEST - 1 : -1]])
    return page.render(
        "overview.html",
        documents=count["documents"],
        figures=[Figure(labels.get(name, EVENT_LABEL), count[name], shape, url) for name, shape, url in FIGURES],
        chart=stacked(catalogue.months, EVENT_KINDS),
        latest=latest[::-1],
        active=[(url, SECTIONS[url], active(catalogue.section(name))) for name, url in ACTIVE],
        coverage=shares,
    )


def active(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries[:MOST] if entry.count]


def about(page: Page) -> Response:
    return page.render("about.html", title="", reference=page.reference(""))
