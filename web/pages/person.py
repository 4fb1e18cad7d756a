"""A person: posts over time, the itinerary with its words, who was there too."""

from __future__ import annotations

from starlette.responses import Response

from .about import about
from .charts import dotted, wheel
from .frame import Page
from .happenings import LATEST, beside, met
from .tenures import held, tenures
from .things import Thing


def person(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    events = met(asking, page.listed, path, {"agent": wanted}, page.number("page"), newest_first=page.asked("order") == "newest")
    near = beside(page.listed, path, "person")
    return page.render(
        "person.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), events=events,
        posts=held(asking, tenures(asking, {"person": wanted}), page.number("posts")), dots=dotted(events.days), companions=near,
        wheel=wheel(near), counted=LATEST,
    )  # fmt: skip
