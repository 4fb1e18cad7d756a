"""A document of the store in, what it says out: the JSON of the annotation guideline, read back from the quads.

Lists without an order of their own are in the order of their first words in the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from ..schema.vocabulary import DATE_BASIS, EVENT_CLASS, FOAF, JD, OFFICE_KIND, ORG, PROV, RDF, ROLE, SCHEMA, SKOS
from .literals import from_number
from .triples import IMPLIED

Term = NamedNode | Literal
Json = dict[str, Any]

KIND = {node: code for code, node in OFFICE_KIND.items()}
ROLE_CODE = {node: code for code, node in ROLE.items()}
BASIS = {node: code for code, node in DATE_BASIS.items()}
EVENT_KIND = {node: code for code, node in EVENT_CLASS.items()}


@dataclass(frozen=True, slots=True)
class Graph:
    """The statements of one named graph by subject and predicate."""

    said: dict[NamedNode, dict[NamedNode, list[Term]]]

    def all(self, node: Term | None, predicate: NamedNode) -> list[Term]:
        return self.said.get(node, {}).get(predicate, []) if isinstance(node, NamedNode) else []

    def one(self, node: Term | None, predicate: NamedNode) -> Term | None:
        return next(iter(self.all(node, predicate)), None)

    def text(self, node: Term | None, predicate: NamedNode) -> str | None:
        value = self.one(node, predicate)
        return value.value if value is not None else None

    def texts(self, node: Term | None, predicate: NamedNode) -> list[str]:
        return sorted(value.value for value in self.all(node, predicate))

    def number(self, node: Term | None, predicate: NamedNode) -> int | float:
        value = self.one(node, predicate)
        return from_number(value) if isinstance(value, Literal) else 0

    def name(self, node: Term | None) -> str:
        return self.text(node, FOAF.name) or self.text(node, SKOS.prefLabel) or ""

    def instances(self, *classes: NamedNode) -> list[NamedNode]:
        """Things that the article speaks of, in the order of their first words; not those that are merely implied."""
        found = [n for n in self.said if any(c in classes for c in self.all(n, RDF.type)) and not self.implied(n)]
        return sorted(found, key=self.place_in_text)

    def implied(self, node: NamedNode) -> bool:
        return self.text(node, JD.rule) == IMPLIED

    def place_in_text(self, node: NamedNode) -> tuple[tuple[int, int], str, str]:
        at = [(int(self.number(p, JD.start)), int(self.number(p, JD.end))) for p in self.all(node, PROV.wasDerivedFrom)]
        return min(at, default=(0, 0)), self.name(node), node.value


def load(store: Store, graph: NamedNode) -> Graph:
    said: dict[NamedNode, dict[NamedNode, list[Term]]] = {}
    for quad in store.quads_for_pattern(None, None, None, graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return Graph(said)


def document_facts(store: Store, document: NamedNode) -> Json:
    loaded = [
        (quad.subject, load(store, quad.subject))
        for quad in store.quads_for_pattern(None, SCHEMA.isPartOf, document)
        if isinstance(quad.subject, NamedNode)
    ]
    loaded.sort(key=lambda pair: (pair[1].number(pair[0], JD.start), number_of(pair[0])))
    name = load(store, document).text(document, SCHEMA.name)
    return {"document": name, "articles": [article(graph, node) for node, graph in loaded]}


def number_of(article_node: NamedNode) -> int:
    return int(article_node.value.rpartition("-")[2])


def article(graph: Graph, node: NamedNode) -> Json:
    return {
        "title": graph.text(node, SCHEMA.headline),
        "byline": graph.text(node, JD.byline),
        "persons": list(dict.fromkeys(graph.name(person) for person in graph.instances(FOAF.Person))),
        "posts": listed(post, graph, JD.Tenure),
        "organizations": listed(organization, graph, ORG.Organization),
        "communities": listed(community, graph, JD.Community),
        "programmes": listed(named, graph, JD.Programme),
        "facilities": listed(facility, graph, JD.Facility),
        "documents": [graph.name(policy) for policy in graph.instances(JD.PolicyDocument)],
        "indicators": listed(indicator, graph, JD.Indicator),
        "events": events(graph),
    }


def listed(read: Callable[[Graph, NamedNode], Json], graph: Graph, *classes: NamedNode) -> list[Json]:
    return [read(graph, node) for node in graph.instances(*classes)]


def named(graph: Graph, node: NamedNode) -> Json:
    return {"name": graph.name(node), "aliases": graph.texts(node, SKOS.altLabel)}


def post(graph: Graph, node: NamedNode) -> Json:
    return {
        "person": graph.name(graph.one(node, ORG.member)),
        "org": graph.name(graph.one(node, ORG.organization)),
        "org_aliases": graph.texts(node, JD.printedAs),
        "title": graph.name(graph.one(node, ORG.role)),
    }


def organization(graph: Graph, node: NamedNode) -> Json:
    kind = graph.one(node, JD.kind)
    return {**named(graph, node), "kind": KIND[kind] if isinstance(kind, NamedNode) else "other"}


def community(graph: Graph, node: NamedNode) -> Json:
    return {**named(graph, node), "within": graph.name(graph.one(node, SCHEMA.containedInPlace)) or None}


def facility(graph: Graph, node: NamedNode) -> Json:
    return {**named(graph, node), "address": graph.text(node, SCHEMA.address)}


def indicator(graph: Graph, node: NamedNode) -> Json:
    about = graph.one(node, SCHEMA.observationAbout)
    return {
        "about": graph.name(about) or graph.text(node, JD.aboutText),
        "aliases": graph.texts(about, SKOS.altLabel),
        "measure": graph.text(node, SCHEMA.measuredProperty),
        "value": graph.number(node, SCHEMA.value),
        "unit": graph.text(node, SCHEMA.unitText),
        "when": graph.text(node, SCHEMA.observationDate),
    }


def events(graph: Graph) -> list[Json]:
    taking_part: dict[Term, list[Json]] = defaultdict(list)
    for who in graph.instances(JD.Participation):
        for node in graph.all(who, JD.event):
            taking_part[node].append(participant(graph, who))
    return [event(graph, node, taking_part[node]) for node in graph.instances(*EVENT_KIND)]


def event(graph: Graph, node: NamedNode, participants: list[Json]) -> Json:
    end, basis = graph.text(node, SCHEMA.endDate), graph.one(node, JD.dateBasis)
    stops = sorted(graph.all(node, JD.stop), key=lambda stop: graph.number(stop, JD.order))
    return {
        "kind": next(EVENT_KIND[c] for c in graph.all(node, RDF.type) if isinstance(c, NamedNode)),
        "date": graph.text(node, SCHEMA.startDate),
        **({"date_end": end} if end else {}),
        "date_basis": BASIS[basis] if isinstance(basis, NamedNode) else "none",
        "places": [place(graph, stop) for stop in stops],
        "programmes": sorted(graph.name(programme) for programme in graph.all(node, JD.concerns)),
        "participants": participants,
    }


def place(graph: Graph, stop: Term) -> Json:
    return {"name": graph.name(graph.one(stop, JD.place)), "aliases": graph.texts(stop, JD.printedAs)}


def participant(graph: Graph, node: NamedNode) -> Json:
    agent, role = graph.one(node, PROV.agent), graph.one(node, JD.role)
    code = ROLE_CODE[role] if isinstance(role, NamedNode) else ""
    return {"name": graph.name(agent), "kind": agent_kind(graph.all(agent, RDF.type)), "role": code}


def agent_kind(classes: Iterable[Term]) -> str:
    found = set(classes)
    return "person" if FOAF.Person in found else "group" if FOAF.Group in found else "org"
