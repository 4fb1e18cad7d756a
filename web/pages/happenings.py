"""Events for a page: identifiers in, events with places, programmes, people by role and the words about them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...queries.codes import codes
from ...queries.identity import Wanted
from ...queries.types import Label, Record
from .asking import Asking
from .catalogue import Catalogue
from .days import first_day
from .paging import pages_of, within
from .quotes import Quote, quotes, telling
from .things import Thing, thing

PRESENT = "attends"
PAGE = 30
LATEST = 20_000
"""Events of which companions are counted; the latest ones, where there are more."""
MOST = 12
"""Events on one page of a list."""


@dataclass(frozen=True, slots=True)
class Participant:
    who: Thing
    role: str
    posts: tuple[Thing, ...]
    """The offices, each under the name of the whole post."""


@dataclass(frozen=True, slots=True)
class Happening:
    path: str
    kind: str
    label: str | None
    date: str | None
    basis: str | None
    whole: str | None
    places: tuple[Thing, ...]
    programmes: tuple[Thing, ...]
    participants: tuple[Participant, ...]
    quotes: tuple[Quote, ...]

    @property
    def thing(self) -> Thing:
        return Thing(self.path, self.label or "")

    @property
    def kind_label(self) -> Label:
        return codes("event")[self.kind]

    @property
    def year(self) -> str:
        return (self.date or "")[:4]

    def of(self, path: str) -> tuple[Participant, ...]:
        """How somebody took part."""
        return tuple(one for one in self.participants if one.who.path == path)

    @property
    def named(self) -> tuple[tuple[Thing, tuple[str, ...]], ...]:
        """People and offices with their roles; crowds without a name are left out."""
        found: dict[Thing, list[str]] = {}
        for one in self.participants:
            if one.who.kind != "group":
                found.setdefault(one.who, []).append(one.role)
        return tuple((who, tuple(dict.fromkeys(telling_roles(roles)))) for who, roles in found.items())

    def told(self, *names: str) -> tuple[Quote, ...]:
        return telling((quote for quote in self.quotes if quote.of != "date"), names)


def telling_roles(roles: Sequence[str]) -> Sequence[str]:
    """That somebody was there goes without saying for who did something there."""
    return [role for role in roles if role != PRESENT] or roles


def happening(base: str, row: dict[str, Any], articles: Mapping[str, Record]) -> Happening:
    posts: dict[str, list[Thing]] = {}
    for said in row["post"]:
        posts.setdefault(said["agent"], []).append(Thing(said["office"].removeprefix(base), said["name"]))
    return Happening(
        path=row["event"].removeprefix(base),
        kind=row["kind"] or "other",
        label=row["label"],
        date=row["date"],
        basis=row["basis"],
        whole=row["whole"] and row["whole"].removeprefix(base),
        places=tuple(thing(base, said) for said in row["place"]),
        programmes=tuple(thing(base, said) for said in row["programme"]),
        participants=tuple(
            Participant(thing(base, said), said["role"], tuple(posts.get(said["id"], ()))) for said in row["participant"]
        ),
        quotes=quotes(base, row["evidence"], articles),
    )


def happenings(asking: Asking, events: Iterable[str]) -> list[Happening]:
    """All about the events of these IRIs, in the order of their days."""
    iris = list(events)
    if not iris:
        return []
    nodes = asking.identity.wanted(iris).nodes
    rows: list[Any] = asking.rows("happenings", {"event": [node.value for node in nodes]})
    articles = asking.articles(rows)
    return [happening(asking.base, row, articles) for row in rows]


def sketches(asking: Asking, events: Iterable[str]) -> list[Happening]:
    """The same events without the words, the posts and the ground of the date: for pictures and counts of many of them."""
    iris = list(events)
    rows: list[Any] = asking.rows("sketched", {"event": [node.value for node in asking.identity.wanted(iris).nodes]}) if iris else []
    return [happening(asking.base, {"basis": None, "whole": None, "post": (), "evidence": (), **row}, {}) for row in rows]


@dataclass(frozen=True, slots=True)
class Met:
    """The events of something: how many there are on which days, and one page of them in full."""

    total: int
    days: tuple[tuple[str, int], ...]
    """First days, as far as they are known, with the number of events."""
    page: int
    shown: tuple[Happening, ...]

    @property
    def pages(self) -> int:
        return pages_of(self.total, PAGE)


def met(asking: Asking, catalogue: Catalogue | None, path: str, things: dict[str, Wanted], page: int, *, newest_first: bool = False) -> Met:
    """What the catalogue holds is read from it, a page of it at a time, however much there is."""
    counted = numbered(catalogue, path)
    if counted is None:
        return found_anew(asking, things, page, newest_first=newest_first)
    catalogue, place = counted
    total = catalogue.events_of(place, dated=True) + catalogue.events_of(place, dated=False)
    page = within(page, total, PAGE)
    part = catalogue.met(place, (page - 1) * PAGE, PAGE, newest_first=newest_first)
    return Met(total, tuple(catalogue.days_of(place)), page, in_order(asking, part))


def numbered(catalogue: Catalogue | None, path: str) -> tuple[Catalogue, int] | None:
    """The catalogue with the number that a thing has in it, where it has been made and holds the thing."""
    place = catalogue.place(path) if catalogue else None
    return (catalogue, place) if catalogue and place is not None else None


def beside(catalogue: Catalogue | None, path: str, section: str) -> list[tuple[Thing, int]]:
    """What of a section has most events in common with it; nothing while that is being counted."""
    counted = numbered(catalogue, path)
    return counted[0].beside(counted[1], section, LATEST, MOST) if counted else []


def found_anew(asking: Asking, things: dict[str, Wanted], page: int, *, newest_first: bool) -> Met:
    rows: list[Any] = asking.rows("met", things)
    known, unknown = ([row["event"] for row in rows if (row["date"] or "~")[:4].isdigit() is dated] for dated in (True, False))
    ordered = [*(known[::-1] if newest_first else known), *unknown]
    page = within(page, len(ordered), PAGE)
    part = [asking.path(event) for event in ordered[(page - 1) * PAGE : page * PAGE]]
    days = Counter(first_day(row["date"]) for row in rows if (row["date"] or "~")[:4].isdigit())
    return Met(len(rows), tuple(sorted(days.items())), page, in_order(asking, part))


def in_order(asking: Asking, paths: Sequence[str]) -> tuple[Happening, ...]:
    full = {one.path: one for one in happenings(asking, [asking.base + path for path in paths])}
    return tuple(full[path] for path in paths if path in full)
