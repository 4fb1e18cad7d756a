"""The property graph as programs for networks take it: things and the ways between them, without the single facts and passages.

Every attribute is a scalar: several values are one string, separated by ；. Identifiers are IRIs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..property.schema import NODES, RELATIONSHIPS, NodeTable, Property, RelationshipTable
from ..property.types import Node, Properties, Relationship, Scalar
from ..property_graph import Opened, nodes, relationships
from .identifiers import renamed, whole

LEFT_OUT = frozenset({"Fact", "Passage"})
THINGS: tuple[NodeTable, ...] = tuple(table for table in NODES if table.label not in LEFT_OUT)
WAYS: tuple[RelationshipTable, ...] = tuple(
    table for table in RELATIONSHIPS if not LEFT_OUT.issuperset(start for start, _ in table.ends)
)
SEPARATOR = "；"

@dataclass(frozen=True, slots=True)
class Element:
    """A node, or a relationship with its two ends."""

    id: str
    type: str
    label: str
    attributes: tuple[tuple[str, Scalar], ...]
    source: str = ""
    target: str = ""
    first: str | None = None
    last: str | None = None
    """When: a day, a month or a year."""


def scalars(properties: Properties) -> tuple[tuple[str, Scalar], ...]:
    return tuple((name, SEPARATOR.join(value) if isinstance(value, tuple) else value) for name, value in properties)


def label(node: Node) -> str:
    said = node.values
    return str(said.get("name") or said.get("title") or said.get("measure") or said.get("date") or node.id)


def dated(properties: Properties) -> Dates:
    """An event's days, a tenure's sightings, an article's day of publication."""
    said = {name: str(value) for name, value in properties}
    first = said.get("first") or said.get("first_seen") or said.get("published")
    return first, said.get("last") or said.get("last_seen") or first


Dates = tuple[str | None, str | None]


@dataclass(slots=True)
class Elements:
    """One reading of a graph: first its things, then the ways, which have the dates of the events that they belong to."""

    kg: Opened
    when: dict[str, Dates] = field(default_factory=dict)

    def iri(self, identifier: str) -> str:
        return self.kg.ids.base + identifier

    def things(self) -> Iterator[Element]:
        for node in nodes(self.kg):
            if node.label not in LEFT_OUT:
                first, last = dated(node.properties) if node.label in ("Event", "Article") else (None, None)
                if node.label == "Event":
                    self.when[node.id] = first, last
                yield Element(self.iri(node.id), node.label, label(node), scalars(whole(self.kg.ids.base, node.properties)), first=first, last=last)

    def ways(self) -> Iterator[Element]:
        for way in relationships(self.kg):
            if way.start_label not in LEFT_OUT:
                first, last = dated(way.properties) if way.type == "HELD" else self.when.get(event(way), (None, None))
                ends = self.iri(way.start), self.iri(way.end)
                yield Element(way.id, way.type, way.type, scalars(whole(self.kg.ids.base, way.properties)), *ends, first, last)


def event(way: Relationship) -> str:
    return way.start if way.start_label == "Event" else way.end if way.end_label == "Event" else ""


def attributes(tables: tuple[NodeTable, ...] | tuple[RelationshipTable, ...]) -> dict[str, Property]:
    """Each attribute once, by its name; one name means one type throughout."""
    return {one.name: one for table in tables for one in map(renamed, table.properties)}
