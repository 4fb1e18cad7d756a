"""A community, a facility or an area: where it lies, what lies in it, its figures and its events."""

from __future__ import annotations

from starlette.responses import Response

from ...schema.vocabulary import JD, SCHEMA
from .about import about
from .frame import Page
from .happenings import met
from .measures import measures
from .things import Thing


def place(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    inside = said.pointing(SCHEMA.containedInPlace)
    return page.render(
        "place.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), inside=inside,
        addresses=said.texts(SCHEMA.address), offices=said.pointing(JD.jurisdiction), measures=measures(asking, wanted),
        events=met(asking, page.listed, path, {"place": wanted}, page.number("page"), newest_first=True),
    )  # fmt: skip
