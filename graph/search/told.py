"""A store in, what each of its articles says that can be looked for out: names of things, events, its place and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import EVENT_CLASS, FOAF, JD, ORG, OWL, PROV, RDF, SCHEMA, SKOS
from ..corrections.types import Correction
from ..iri import Ids
from .types import Kind, Said, Told

CLASSES: dict[NamedNode, Kind] = {
    FOAF.Person: "person", ORG.Organization: "office", JD.Community: "community", JD.Facility: "facility", JD.Area: "area",
    JD.Programme: "programme", ORG.Role: "title", JD.PolicyDocument: "policy", **dict.fromkeys(EVENT_CLASS.values(), "event"),
}  # fmt: skip
Of = dict[str, dict[str, list[str]]]
"""By article and subject: the objects of one property."""


def objects(store: Store, *predicates: NamedNode) -> Of:
    found: Of = defaultdict(lambda: defaultdict(list))
    for predicate in predicates:
        for quad in store.quads_for_pattern(None, predicate, None, None):
            if isinstance(quad.graph_name, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                found[quad.graph_name.value][value(quad.subject)].append(quad.object.value)
    return {graph: {node: sorted(said) for node, said in nodes.items()} for graph, nodes in found.items()}


def value(node: object) -> str:
    return node.value if isinstance(node, NamedNode | Literal) else str(node)


def kinds(store: Store) -> dict[str, dict[str, Kind]]:
    """By article: the things that it speaks of. What is both an office and a facility is what it was called first here."""
    found: dict[str, dict[str, Kind]] = defaultdict(dict)
    for of, kind in CLASSES.items():
        for quad in store.quads_for_pattern(None, RDF.type, of, None):
            if isinstance(quad.graph_name, NamedNode):
                found[quad.graph_name.value].setdefault(value(quad.subject), kind)
    return found


@dataclass(slots=True)
class Ones:
    """Under which node a thing is found: that of identity, which may differ from article to article."""

    alias: dict[str, str] = field(default_factory=dict)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Ones:
        alias = {value(q.subject): value(q.object) for q in store.quads_for_pattern(None, OWL.sameAs, None, None)}
        whole = {value(q.subject): value(q.object) for q in store.quads_for_pattern(None, PROV.specializationOf, None, None)}
        parts = {
            (whole[value(q.subject)], value(q.object)): alias.get(value(q.subject), value(q.subject))
            for q in store.quads_for_pattern(None, SCHEMA.subjectOf, None, None)
            if value(q.subject) in whole
        }
        return cls(alias, parts)

    def one(self, node: str, article: str) -> str:
        return self.parts.get((node, article)) or self.alias.get(node, node)


class Teller:
    """All properties that are looked for, read once."""

    def __init__(self, store: Store, ids: Ids, corrections: Iterable[Correction]) -> None:
        self.ids, self.ones, self.kinds = ids, Ones.of(store), kinds(store)
        self.names, self.others = objects(store, FOAF.name, SKOS.prefLabel), objects(store, SKOS.altLabel)
        self.within, self.dates = objects(store, SCHEMA.containedInPlace, ORG.unitOf), objects(store, JD.edtf)
        self.member, self.post = objects(store, ORG.member), objects(store, JD.post)
        self.office, self.role = objects(store, ORG.postIn), objects(store, ORG.role)
        self.visited, self.concerns = objects(store, JD.visited), objects(store, JD.concerns)
        self.part, self.title = objects(store, SCHEMA.isPartOf), objects(store, SCHEMA.headline)
        self.store, self.held = store, holders(self.member)
        self.published, self.corrected = objects(store, SCHEMA.datePublished), objects(store, JD.correctedBy)
        self.hidden = {ids.node(one.path).value: one.wrong for one in corrections if one.action == "suppress"}

    def all(self) -> Iterator[Told]:
        for article in sorted(self.part):
            for node, documents in self.part[article].items():
                if node == article:
                    yield self.told(article, documents[0])

    def told(self, article: str, document: str) -> Told:
        said = {self.said(article, node, kind, name, main) for node, kind, name, main in self.named(article)}
        by = self.corrected.get(article, {}).get(article, [])
        return Told(
            article, document, self.number(article, JD.start), self.number(article, JD.end), self.first(self.title, article, article),
            self.first(self.published, article, article), tuple(sorted(said)),
            tuple(sorted(self.hidden[one] for one in by if one in self.hidden)),
        )  # fmt: skip

    def number(self, article: str, of: NamedNode) -> int:
        node = NamedNode(article)
        return next((int(value(quad.object)) for quad in self.store.quads_for_pattern(node, of, None, node)), 0)

    def first(self, of: Of, article: str, node: str) -> str:
        return next(iter(of.get(article, {}).get(node, ())), "")

    def named(self, article: str) -> Iterator[tuple[str, Kind, str, bool]]:
        for node, kind in self.kinds.get(article, {}).items():
            if kind == "event":
                yield node, kind, self.event(article, node), True
                continue
            for main, of in ((True, self.names), (False, self.others)):
                yield from ((node, kind, name, main) for name in of.get(article, {}).get(node, ()))

    def event(self, article: str, node: str) -> str:
        """An event is found by what it is called, what it was about and where it was."""
        about = [self.first(self.names, article, one) for one in self.concerns.get(article, {}).get(node, ())]
        at = [self.first(self.names, article, one) for one in self.visited.get(article, {}).get(node, ())]
        return " ".join(filter(None, [*about, self.first(self.names, article, node), *at]))

    def said(self, article: str, node: str, kind: Kind, name: str, main: bool) -> Said:
        return Said(self.ones.one(node, article), kind, name, main, self.detail(article, node, kind))

    def detail(self, article: str, node: str, kind: Kind) -> str:
        if kind == "event":
            return self.first(self.dates, article, node)
        if kind == "person":
            return "、".join(self.posts(article, node))
        around = self.within.get(article, {}).get(node, ())
        return "、".join(filter(None, (self.first(self.names, article, one) for one in around)))

    def posts(self, article: str, person: str) -> list[str]:
        """The posts in which the article shows a person, as they are written: office and title."""
        held = self.held.get((article, person), ())
        posts = [self.first(self.post, article, tenure) for tenure in held]
        offices = [self.first(self.names, article, self.first(self.office, article, one)) for one in posts]
        titles = [self.first(self.names, article, self.first(self.role, article, one)) for one in posts]
        return sorted({office + title for office, title in zip(offices, titles, strict=True)})


def holders(member: Of) -> dict[tuple[str, str], list[str]]:
    """By article and person: the tenures."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article, tenures in member.items():
        for tenure, people in tenures.items():
            for person in people:
                found[article, person].append(tenure)
    return found
