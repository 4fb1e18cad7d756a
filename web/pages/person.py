"""A person: posts over time, the itinerary with its words, who was there too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from starlette.responses import Response

from .about import about
from .charts import Scale, wheel
from .frame import Page
from .happenings import Happening, met, sketches
from .tenures import held, tenures
from .things import Thing

COMPANIONS_OF = 400
"""Events of which companions are counted; the latest ones, where there are more."""


def person(page: Page, path: str) -> Response:
    asking = page.asking
    wanted = asking.wanted(path)
    said = about(asking, wanted)
    name = said.names[0] if said.names else path
    events = met(asking, {"agent": wanted}, page.number("page"), newest_first=page.asked("order") == "newest")
    dates = [date for _, date in events.dates if date]
    near = companions(sketches(asking, [event for event, _ in events.dates[-COMPANIONS_OF:]]), path)
    scale = Scale.of(dates)
    posts = held(tenures(asking, {"person": wanted}))
    return page.render(
        "person.html", title=name, thing=Thing(path, name), said=said, names=(name, *said.others), events=events, posts=posts,
        dots=[(scale.x(date), date) for date in dates if date[:4].isdigit()] if scale else [], scale=scale, companions=near,
        wheel=wheel(near), counted=len(events.dates[-COMPANIONS_OF:]),
    )  # fmt: skip


def companions(found: Iterable[Happening], path: str) -> list[tuple[Thing, int]]:
    """The people of the same events, those of most events first."""
    counted: Counter[Thing] = Counter()
    names: dict[str, Thing] = {}
    for happening in found:
        there = {one.who.path: one.who for one in happening.participants if one.who.kind == "person" and one.who.path != path}
        for who in there.values():
            counted[names.setdefault(who.path, who)] += 1
    return sorted(counted.items(), key=lambda one: (-one[1], one[0].path))
