"""An article and new names in, the article with everything that refers to the old names changed; equal things become one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ...schema import types as t

Renamed = Mapping[str, tuple[str, str]]
"""The old name (of people the key) to the new one and the correction."""
Fact = TypeVar("Fact")
PLACES = ("community", "facility", "office")
ABOUT = ("programme", "community", "facility", "office")


def refer(article: t.Article, new: Mapping[str, Renamed]) -> t.Article:
    if not any(new.values()):
        return article
    names = Names(new, article)
    return replace(
        article,
        persons=one_each(map(names.person, article.persons), lambda p: p.key),
        offices=one_each((names.office(o) for o in article.offices), lambda o: o.name),
        communities=one_each((names.place(c, "community") for c in article.communities), lambda c: c.name),
        facilities=one_each((names.place(f, "facility") for f in article.facilities), lambda f: f.name),
        programmes=one_each((names.thing(p, "programme") for p in article.programmes), lambda p: p.name),
        posts=one_each(map(names.post, article.posts), lambda p: (p.person, p.office, p.title)),
        indicators=tuple(replace(i, about=names.first(i.about, ABOUT)) for i in article.indicators),
        events=tuple(map(names.event, article.events)),
    )


class Names:
    """New names for old ones, each kind in its turn where a name may stand for several kinds."""

    def __init__(self, new: Mapping[str, Renamed], article: t.Article) -> None:
        self.new = new
        self.there = {
            "programme": {p.name for p in article.programmes}, "community": {c.name for c in article.communities},
            "facility": {f.name for f in article.facilities}, "office": {o.name for o in article.offices},
        }  # fmt: skip

    def to(self, name: str, kind: str) -> str:
        return self.new[kind][name][0] if name in self.new[kind] else name

    def first(self, name: str, kinds: Iterable[str]) -> str:
        """As references are resolved: the first kind that has the name."""
        kind = next((kind for kind in kinds if name in self.there[kind]), None)
        return self.to(name, kind) if kind else name

    def key(self, key: str) -> str:
        name, at, community = key.partition("@")
        new = self.new["person"][key][0] if key in self.new["person"] else name
        return f"{new}{at}{self.to(community, 'community')}"

    def thing(self, found: Any, kind: str, key: str | None = None) -> Any:
        """With its own name, and without that name among the others."""
        old = key or found.name
        if old not in self.new[kind]:
            return found
        name, path = self.new[kind][old]
        others = tuple(alias for alias in found.aliases if alias != name)
        return replace(found, name=name, aliases=others, corrected=tuple(sorted({*found.corrected, path})))

    def person(self, found: t.Person) -> t.Person:
        named: t.Person = self.thing(found, "person", found.key)
        return replace(named, key=self.key(found.key))

    def office(self, found: t.Office) -> t.Office:
        area = found.area and self.to(found.area, "community")
        named: t.Office = self.thing(found, "office")
        return replace(named, area=area, parent=found.parent and self.to(found.parent, "office"))

    def place(self, found: Any, kind: str) -> Any:
        return replace(self.thing(found, kind), within=found.within and self.to(found.within, "community"))

    def post(self, found: t.Post) -> t.Post:
        return replace(found, person=self.key(found.person), office=self.first(found.office, ("office", "facility")))

    def event(self, found: t.Event) -> t.Event:
        return replace(
            found,
            stops=tuple(replace(stop, place=self.first(stop.place, PLACES)) for stop in found.stops),
            programmes=tuple(dict.fromkeys(self.to(name, "programme") for name in found.programmes)),
            participants=one_each(map(self.participation, found.participants), lambda p: (p.kind, p.agent, p.role)),
        )

    def participation(self, found: t.Participation) -> t.Participation:
        if found.kind == "group":
            return found
        agent = self.key(found.agent) if found.kind == "person" else self.first(found.agent, ("office", "facility"))
        return replace(found, agent=agent)


def one_each(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> tuple[Fact, ...]:
    found: dict[Hashable, Fact] = {}
    for fact in facts:
        known = found.get(key(fact))
        found[key(fact)] = fact if known is None else joined(known, fact)
    return tuple(found.values())


def joined(first: Any, other: Any) -> Any:
    """The first with the passages, other names and corrections of both."""
    gathered = ("evidence", "aliases", "office_aliases", "corrected")
    both = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(other, name)))) for name in gathered if hasattr(first, name)
    }
    return replace(first, **both)
