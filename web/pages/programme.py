"""A programme: its timeline, its figures as charts, its places and people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from starlette.responses import Response

from ...schema.vocabulary import JD, SCHEMA
from .about import about
from .charts import Scale
from .frame import Page
from .happenings import Happening, met, sketches
from .measures import measures
from .things import Thing

LOOKED_AT = 400
"""Events whose people and places are counted; the latest ones, where there are more."""
MOST = 12


def programme(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    events = met(asking, {"programme": wanted}, page.number("page"), newest_first=page.asked("order") == "newest")
    looked_at = sketches(asking, [event for event, _ in events.dates[-LOOKED_AT:]])
    dates = [date for _, date in events.dates if date and date[:4].isdigit()]
    scale = Scale.of(dates)
    return page.render(
        "programme.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), events=events,
        dots=[(scale.x(date), date) for date in dates] if scale else [], scale=scale, measures=measures(asking, wanted),
        run_by=said.things(JD.runBy), served=said.things(SCHEMA.areaServed), counted=len(looked_at),
        places=most(thing for one in looked_at for thing in dict.fromkeys(one.places)),
        people=most(thing for one in looked_at for thing in people(one)),
    )  # fmt: skip


def people(one: Happening) -> list[Thing]:
    return list({part.who.path: part.who for part in one.participants if part.who.kind == "person"}.values())


def most(things: Iterable[Thing]) -> list[tuple[Thing, int]]:
    counted: Counter[str] = Counter()
    names: dict[str, Thing] = {}
    for thing in things:
        names.setdefault(thing.path, thing)
        counted[thing.path] += 1
    return [(names[path], count) for path, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:MOST]]
