"""A knowledge graph in, its events one by one out, each with who took part, where, about what and which articles report it.

Made of the property graph, in its order: nothing but names is held in memory.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from .property.types import Node, Relationship
from .property_graph import Opened, nodes, relationships

OF_EVENT = {"TOOK_PART": "end", "STOP": "start", "CONCERNS": "start", "REPORTED_IN": "start"}
"""Relationships of an event, and at which end it stands."""
Named = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event with all that leads to and from it."""

    event: Node
    ways: tuple[Relationship, ...] = ()

    @property
    def id(self) -> str:
        return self.event.id

    def text(self, name: str) -> str | None:
        value = self.event.values.get(name)
        return None if value is None else str(value)

    @property
    def took_part(self) -> list[Relationship]:
        return [way for way in self.ways if way.type == "TOOK_PART"]

    @property
    def places(self) -> list[str]:
        """In the order in which they were visited."""
        stops = [way for way in self.ways if way.type == "STOP"]
        return list(dict.fromkeys(way.end for way in sorted(stops, key=lambda way: int(str(way.values["order"])))))

    @property
    def programmes(self) -> list[str]:
        return [way.end for way in self.ways if way.type == "CONCERNS"]

    @property
    def reports(self) -> list[Relationship]:
        return [way for way in self.ways if way.type == "REPORTED_IN"]

    @property
    def above(self) -> list[str]:
        """The events that this one was a part of."""
        return [way.end for way in self.ways if way.type == "PART_OF"]

    @property
    def agents(self) -> dict[str, tuple[list[str], list[str]]]:
        """By agent: the roles and the posts."""
        found: dict[str, tuple[list[str], list[str]]] = {}
        for way in self.took_part:
            roles, posts = found.setdefault(way.start, ([], []))
            said = way.values
            roles.extend([str(said["role"])] if "role" in said else [])
            posts.extend([str(said["post"])] if "post" in said and said["post"] not in posts else [])
        return found


def event_of(way: Relationship) -> str | None:
    if way.type == "PART_OF" and way.start_label == "Event":
        return way.start
    end = OF_EVENT.get(way.type)
    return None if end is None else way.end if end == "end" else way.start


def occasions(kg: Opened, only: Container[str] | None = None) -> Iterator[Occasion]:
    """All events, or those whose identifiers are in `only`, in the order of the property graph."""
    ways: dict[str, list[Relationship]] = {}
    for way in relationships(kg):
        event = event_of(way)
        if event is not None and (only is None or event in only):
            ways.setdefault(event, []).append(way)
    for node in nodes(kg):
        if node.label == "Event" and (only is None or node.id in only):
            yield Occasion(node, tuple(ways.pop(node.id, ())))


def named(kg: Opened, labels: Iterable[str]) -> dict[str, Node]:
    """The nodes of some labels by their identifier."""
    wanted = frozenset(labels)
    return {node.id: node for node in nodes(kg) if node.label in wanted}


def name_of(known: Named, identifier: str) -> str:
    """What people call it; the identifier where nothing says."""
    node = known.get(identifier)
    return str(node.values.get("name") or node.values.get("title") or identifier) if node else identifier
