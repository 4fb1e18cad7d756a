"""A person: posts over time, the itinerary with its words, who was there too."""

from __future__ import annotations

from starlette.responses import Response

from .about import about
from .charts import dotted, wheel
from .frame import Page
from .happenings import met
from .tenures import held, tenures
from .things import Thing

LATEST = 20_000
"""Events of which companions are counted; the latest ones, where there are more."""
MOST = 12


def person(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    events = met(asking, page.listed, path, {"agent": wanted}, page.number("page"), newest_first=page.asked("order") == "newest")
    near = beside(page, path, "person")
    return page.render(
        "person.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), events=events,
        posts=held(asking, tenures(asking, {"person": wanted}), page.number("posts")), dots=dotted(events.days), companions=near,
        wheel=wheel(near), counted=LATEST,
    )  # fmt: skip


def beside(page: Page, path: str, section: str) -> list[tuple[Thing, int]]:
    """What of a section has most events in common with it; nothing while that is being counted."""
    catalogue = page.listed
    place = catalogue.place(path) if catalogue else None
    return catalogue.beside(place, section, LATEST, MOST) if catalogue and place is not None else []
