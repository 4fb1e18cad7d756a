"""The facts about one event in, its node and its short ways out: who took part, where it stopped, what it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from .labels import OF_ARTICLE, label_of
from .told import Fact
from .types import Node, Relationship, Value, properties

Passages = Mapping[str, Node]


def least(facts: Iterable[Fact], name: str) -> Value | None:
    found = [str(value) for fact in facts if (value := fact.values.get(name)) is not None]
    return min(found, default=None)


def event_node(event: str, others: tuple[str, ...], facts: list[Fact]) -> Node:
    """Where articles differ, those that tell of it under its own identifier go first, then the first in order."""
    told = [fact for fact in facts if fact.kind == "event"]
    own = [fact for fact in told if fact.id.partition(OF_ARTICLE)[0] == event]
    said = {name: least(own, name) or least(told, name) for name in ("name", "date", "first", "last")}
    return Node("Event", event, properties(kind=least(own or told, "type"), same_as=others, **said))


def event_relationships(event: str, facts: list[Fact], passages: Passages, above: list[str]) -> Iterator[Relationship]:
    """Each once, type by type."""
    found = chain(
        took_part(event, facts), stops(event, facts), concerned(event, facts), reported(event, facts, passages),
        (Relationship("PART_OF", "Event", event, "Event", other, "event", properties(by="event")) for other in above),
    )  # fmt: skip
    yield from {one.id: one for one in found}.values()


def took_part(event: str, facts: list[Fact]) -> Iterator[Relationship]:
    """By agent and role; in which posts, as far as any article says."""
    posts: dict[tuple[str, str], dict[str, str]] = {}
    for fact in facts:
        if fact.kind == "participation":
            said = fact.values
            held = {link.to: str(dict(link.properties).get("name", "")) for link in fact.links if link.type == "CAPACITY"}
            posts.setdefault((str(said["who"]), str(said.get("role", ""))), {}).update(held)
    for (who, role), held in sorted(posts.items()):
        named = "、".join(sorted(set(held.values()))) or None
        how = properties(role=role or None, post=named, posts=tuple(sorted(held)))
        yield Relationship("TOOK_PART", label_of(who), who, "Event", event, role, how)


def stops(event: str, facts: list[Fact]) -> Iterator[Relationship]:
    found = {(fact.values["position"], link.to) for fact in facts if fact.kind == "stop" for link in fact.links if link.type == "PLACE"}
    for order, place in sorted(found, key=str):
        yield Relationship("STOP", "Event", event, label_of(place), place, str(order), properties(order=order))


def concerned(event: str, facts: list[Fact]) -> Iterator[Relationship]:
    for programme in sorted({link.to for fact in facts if fact.kind == "event" for link in fact.links if link.type == "CONCERNS"}):
        yield Relationship("CONCERNS", "Event", event, "Programme", programme, "", ())


def reported(event: str, facts: list[Fact], passages: Passages) -> Iterator[Relationship]:
    """One for each passage of the event in each article."""
    for fact in facts:
        article = str(fact.values["article"])
        for link in fact.links if fact.kind == "event" else ():
            if link.type == "DERIVED_FROM":
                said = passages[link.to].values
                where = properties(start=said["start"], end=said["end"], quote=said["quote"])
                yield Relationship("REPORTED_IN", "Event", event, "Article", article, link.to, where)
