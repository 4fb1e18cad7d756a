"""A whole graph read once, predicate by predicate: a store in, plain strings out. Identifiers are canonical and without the base.

Over everything this is many times as fast as a query, which would join what a dictionary here finds at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from ...schema.vocabulary import EVENT_CLASS, JD, ORG, OWL, PROV, RDF, SCHEMA


@dataclass(slots=True)
class Whole:
    store: Store
    base: str
    alias: dict[str, str] = field(default_factory=dict)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    """What a node stands for in an article where it is somebody of his own."""

    def __post_init__(self) -> None:
        self.alias = {s: o for s, o, _ in self.raw(OWL.sameAs)}
        told = {part: article for part, article, _ in self.raw(SCHEMA.subjectOf)}
        for part, whole, _ in self.raw(PROV.specializationOf):
            if part in told:
                self.parts[whole, told[part]] = self.alias.get(part, part)

    def raw(self, predicate: NamedNode, value: NamedNode | None = None) -> Iterator[tuple[str, str, str]]:
        """Subject, object and graph of each statement."""
        size = len(self.base)
        for quad in self.store.quads_for_pattern(None, predicate, value):
            subject, said, graph = quad.subject, quad.object, quad.graph_name
            if isinstance(subject, NamedNode) and isinstance(said, NamedNode | Literal) and isinstance(graph, NamedNode):
                yield subject.value[size:], self.path(said.value) if isinstance(said, NamedNode) else said.value, graph.value[size:]

    def each(self, predicate: NamedNode) -> Iterable[tuple[str, str, str]]:
        """Subject and object once for each article; where no article speaks of somebody of his own, once for all."""
        if self.parts:
            return self.raw(predicate)
        size = len(self.base)
        found = self.store.query(f"SELECT DISTINCT ?s ?o WHERE {{ GRAPH ?g {{ ?s {predicate} ?o }} FILTER(ISIRI(?s)) }}")
        rows: Any = found if isinstance(found, QuerySolutions) else ()
        return ((s.value[size:], self.path(o.value), "") for s, o in rows)

    def path(self, iri: str) -> str:
        return iri[len(self.base):] if iri.startswith(self.base) else iri

    def one(self, node: str, article: str) -> str:
        return self.parts.get((node, article)) or self.alias.get(node, node)

    def said(self, *predicates: NamedNode) -> set[tuple[str, str]]:
        """Thing and value, each once."""
        return {(self.one(subject, graph), said) for predicate in predicates for subject, said, graph in self.each(predicate)}

    def links(self, *predicates: NamedNode) -> set[tuple[str, str]]:
        """Thing and thing, each once."""
        found = ((subject, said, graph) for predicate in predicates for subject, said, graph in self.each(predicate))
        return {(self.one(subject, graph), self.one(said, graph)) for subject, said, graph in found}

    def events(self) -> dict[str, tuple[str, str]]:
        """Date and kind of each; a date with a year goes before one without, an early one before a later one."""
        kinds = {self.alias.get(event, event): kind for kind, node in EVENT_CLASS.items() for event, _, _ in self.raw(RDF.type, node)}
        dates: dict[str, str] = {}
        for subject, date, _ in self.raw(JD.edtf):
            event = self.alias.get(subject, subject)
            if event in kinds and date[:4].isdigit() and date < dates.get(event, "~"):
                dates[event] = date
        return {event: (dates.get(event, ""), kind) for event, kind in kinds.items()}

    def takes_part(self) -> set[tuple[str, str]]:
        """Each person, office, place and programme with each of its events; an office also with those of its people in their posts."""
        events = {part: self.alias.get(event, event) for part, event, _ in self.raw(JD.event)}
        found = {(self.one(agent, graph), events[part]) for part, agent, graph in self.raw(PROV.agent) if part in events}
        offices: dict[str, set[str]] = {}
        for post, office in self.links(ORG.postIn):
            offices.setdefault(post, set()).add(office)
        for part, post, _ in self.raw(JD.capacity):
            found.update((office, events[part]) for office in offices.get(self.alias.get(post, post), ()) if part in events)
        return found | {(thing, event) for event, thing in self.links(JD.visited, JD.concerns)}
