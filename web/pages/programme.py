"""A programme: its timeline, its figures as charts, its places and people."""

from __future__ import annotations

from starlette.responses import Response

from ...schema.vocabulary import JD, SCHEMA
from .about import about
from .charts import dotted
from .frame import Page
from .happenings import LATEST, beside, met
from .measures import measures
from .things import Thing


def programme(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    events = met(asking, page.listed, path, {"programme": wanted}, page.number("page"), newest_first=page.asked("order") == "newest")
    return page.render(
        "programme.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), events=events,
        dots=dotted(events.days), measures=measures(asking, wanted),
        run_by=said.things(JD.runBy), served=said.things(SCHEMA.areaServed), counted=LATEST,
        places=beside(page.listed, path, "place"), people=beside(page.listed, path, "person"),
    )  # fmt: skip
