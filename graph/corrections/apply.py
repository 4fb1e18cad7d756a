"""A reading and the corrections in, the reading as it should be out; passages and the document's text stay as they are.

Every correction speaks of what was read, so that their order means nothing: first it is decided which fits what, then all
are carried out. What a correction has touched names it in `corrected`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ...schema import types as t
from .refer import Renamed, refer
from .types import Correction

Thing = TypeVar("Thing", t.Person, t.Office, t.Community, t.Facility, t.Programme)
Fits = Callable[[Correction], bool]
SECTIONS = {"person": "persons", "office": "offices", "community": "communities", "facility": "facilities", "programme": "programmes"}


def corrected(reading: t.Reading, corrections: Iterable[Correction]) -> t.Reading:
    found = [one for one in corrections if one.document in ("", reading.document.source)]
    if not found:
        return reading
    return replace(reading, articles=tuple(Pass(found, article, reading.document.text).run() for article in reading.articles))


class Pass:
    """All corrections of one article."""

    def __init__(self, found: list[Correction], article: t.Article, text: str) -> None:
        self.found: list[Correction] = found
        self.read, self.text = article, text
        self.used: set[str] = set()
        self.areas = {person.key: person.area for person in article.persons}

    def run(self) -> t.Article:
        dated = [self.dated(event) for event in self.read.events]
        article = replace(
            self.read,
            posts=tuple(self.titled(self.seen(post, dated)) for post in self.read.posts),
            events=tuple(dated),
            persons=tuple(self.called(one, "person") for one in self.read.persons),
            offices=tuple(self.called(one, "office") for one in self.read.offices),
            communities=tuple(self.called(one, "community") for one in self.read.communities),
            facilities=tuple(self.called(one, "facility") for one in self.read.facilities),
            programmes=tuple(self.called(one, "programme") for one in self.read.programmes),
        )
        article = refer(self.without(article), self.renamed())
        return replace(article, corrected=tuple(sorted({*article.corrected, *self.used})))

    def all(self, action: str, fits: Fits) -> list[Correction]:
        fitting = [one for one in self.found if one.action == action and fits(one)]
        self.used.update(one.path for one in fitting)
        return fitting

    def best(self, action: str, fits: Fits) -> Correction | None:
        """The narrowest; those that it outdoes fit nevertheless."""
        return max(self.all(action, fits), key=lambda one: one.rank, default=None)

    def of_person(self, one: Correction, key: str) -> bool:
        return one.area in ("", self.areas.get(key) or "")

    def named(self, thing: Any, kind: str) -> Fits:
        """Whether a correction speaks of this thing."""
        return lambda one: (
            one.kind == kind and one.wrong == thing.name and (kind != "person" or self.of_person(one, thing.key))
        )

    def called(self, thing: Thing, kind: str) -> Thing:
        found: list[Correction] = self.all("alias", self.named(thing, kind))
        others = tuple(dict.fromkeys((*thing.aliases, *(one.to for one in found))))
        return replace(thing, aliases=others, corrected=by(thing, *found)) if found else thing

    def titled(self, post: t.Post) -> t.Post:
        found = self.best("title", lambda one: (
            one.wrong == post.title and one.person == bare(post.person) and one.office in ("", post.office)
            and self.of_person(one, post.person)
        ))  # fmt: skip
        return replace(post, title=found.to, corrected=by(post, found)) if found else post

    def dated(self, event: t.Event) -> t.Event:
        found = self.best("date", lambda one: (
            one.wrong in ((event.when.date or ""), (event.when.edtf or "")) and one.event in ("", event.kind) and self.quoted(one, event)
        ))  # fmt: skip
        return replace(event, when=when(event.when, found.to), corrected=by(event, found)) if found else event

    def quoted(self, one: Correction, event: t.Event) -> bool:
        wanted = "".join(one.quote.split())
        return any(wanted in "".join(self.text[at.start : at.end].split()) for at in event.evidence)

    def seen(self, post: t.Post, dated: list[t.Event]) -> t.Post:
        """A post that the words of a wrongly dated event show was seen on the right day too."""
        for old, new in zip(self.read.events, dated, strict=True):
            if new is not old and post.seen and post.seen in (old.when.edtf, old.when.date) and overlap(post, old):
                return replace(post, seen=new.when.edtf, corrected=by(post, *new.corrected))
        return post

    def without(self, article: t.Article) -> t.Article:
        """People who are none."""
        none = {p.key for p in self.read.persons if self.best("suppress", self.named(p, "person"))}
        events = (
            replace(event, participants=tuple(p for p in event.participants if p.kind != "person" or p.agent not in none))
            for event in article.events
        )
        return replace(
            article,
            persons=tuple(p for p in article.persons if p.key not in none),
            posts=tuple(p for p in article.posts if p.person not in none),
            events=tuple(events),
        )

    def renamed(self) -> Mapping[str, Renamed]:
        """By kind: what was read (of people their key) to the right name and the correction."""
        return {kind: dict(self.renames(kind, section)) for kind, section in SECTIONS.items()}

    def renames(self, kind: str, section: str) -> Iterable[tuple[str, tuple[str, str]]]:
        for thing in getattr(self.read, section):
            found = self.best("rename", self.named(thing, kind))
            if found:
                yield (thing.key if kind == "person" else thing.name), (found.to, found.path)


def by(fact: Any, *found: Correction | str) -> tuple[str, ...]:
    paths = (one if isinstance(one, str) else one.path for one in found)
    return tuple(sorted({*fact.corrected, *paths}))


def bare(key: str) -> str:
    return key.partition("@")[0]


def when(old: t.When, to: str) -> t.When:
    """The words of the old date stay its passages: they are what was printed."""
    start, _, end = to.partition("/")
    return replace(
        old, date=start or None, end=end or None, edtf=to or None, basis="inferred" if to else "none", rule="date.corrected"
    )


def overlap(post: t.Post, event: t.Event) -> bool:
    return any(a.start < b.end and b.start < a.end for a in post.evidence for b in event.evidence)
