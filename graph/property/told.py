"""One article in, its facts out: each with what it says, in the words of the article, and with its passages.

A fact belongs to one article: `tenure/…@article/…`. Two articles that tell of one thing have a fact each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ...schema.vocabulary import AREA_LEVEL, DATE_BASIS, EVENT_CLASS, FOAF, JD, ORG, PROV, RDF, ROLE, SCHEMA, SKOS
from ..facts import Graph, Term
from ..iri import Ids
from ..literals import from_number
from .canon import Canon, short
from .labels import OF_ARTICLE, label_of
from .types import Node, Properties, Relationship, Value, properties

ROLE_CODE = {node: code for code, node in ROLE.items()}
BASIS_CODE = {node: code for code, node in DATE_BASIS.items()}
EVENT_CODE = {node: code for code, node in EVENT_CLASS.items()}
RELATED = (
    (ORG.unitOf, "unit"), (ORG.subOrganizationOf, "line"), (JD.jurisdiction, "area"), (SCHEMA.containedInPlace, "within"),
    (SCHEMA.areaServed, "serves"),
)  # fmt: skip
"""How an article relates one thing to another, and the word for it."""
Worth = Mapping[str, float]
"""The confidence of each rule."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a fact leads: to a thing, an article, a passage or another fact."""

    type: str
    to: str
    properties: Properties = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    kind: str
    of: str
    said: Properties
    links: tuple[Link, ...]

    @property
    def values(self) -> Mapping[str, Value]:
        return dict(self.said)

    @property
    def node(self) -> Node:
        return Node("Fact", self.id, self.said)

    def relationships(self) -> Iterator[Relationship]:
        for link in self.links:
            yield Relationship(link.type, "Fact", self.id, label_of(link.to), link.to, link.key, link.properties)


@dataclass(frozen=True, slots=True)
class Teller:
    """What it takes to say what an article tells."""

    ids: Ids
    canon: Canon
    worth: Worth
    graph: Graph
    article: str
    seen: Callable[[NamedNode], tuple[str | None, str | None]]
    """Of a tenure: first and last seen over all articles."""
    typed: Mapping[Term, list[NamedNode]]
    """By class: what the article speaks of."""

    def short(self, node: Term | None) -> str:
        return short(self.ids, node)

    def one(self, node: Term | None) -> str:
        return self.canon.one(self.short(node), self.article)

    def fact_id(self, node: Term) -> str:
        return f"{self.short(node)}{OF_ARTICLE}{self.article}"

    def nodes(self, node: Term, by: NamedNode) -> list[NamedNode]:
        found = (value for value in self.graph.all(node, by) if isinstance(value, NamedNode))
        return sorted(found, key=lambda one: one.value)

    def text(self, node: Term | None, *by: NamedNode) -> str | None:
        return min((value.value for one in by for value in self.graph.all(node, one)), default=None)

    def code(self, node: Term, by: NamedNode, codes: Mapping[NamedNode, str]) -> str | None:
        return min((codes[value] for value in self.nodes(node, by) if value in codes), default=None)

    def name(self, node: Term | None) -> str | None:
        return self.text(node, FOAF.name, SKOS.prefLabel)

    def named(self, nodes: list[NamedNode]) -> str | None:
        return min(filter(None, map(self.name, nodes)), default=None)

    def instances(self, *classes: NamedNode) -> list[NamedNode]:
        found = {node for cls in classes for node in self.typed.get(cls, ())}
        return sorted(found, key=lambda node: node.value)

    def links(self, node: Term, kind: str, by: NamedNode) -> Iterator[Link]:
        yield from (Link(kind, to) for to in sorted({self.one(other) for other in self.nodes(node, by)}))

    def passages(self, node: Term) -> Iterator[Link]:
        yield Link("TOLD_IN", self.article)
        yield from self.links(node, "DERIVED_FROM", PROV.wasDerivedFrom)
        for by, what in ((JD.datePassage, "date"), (JD.dateAnchor, "anchor")):
            yield from (Link("DATED_BY", self.short(at), properties(by=what), what) for at in self.nodes(node, by))

    def posts(self, node: Term, by: NamedNode) -> Iterator[Link]:
        for post in self.nodes(node, by):
            role = self.graph.one(post, ORG.role)
            title, rank = self.name(role), int(self.graph.number(role, JD.rank))
            name = (self.named(self.nodes(post, ORG.postIn)) or "") + (title or "")
            said = properties(post_as=self.short(post), name=name, title=title, rank=rank)
            yield Link("CAPACITY", self.one(post), said, self.short(post))

    def related(self, node: Term, *hows: str) -> Iterator[Link]:
        """To what the article relates a thing: in these ways, or in all."""
        for by, how in RELATED:
            for other in self.nodes(node, by) if not hows or how in hows else ():
                yield Link("RELATES", self.one(other), properties(by=how, name=self.name(other)), f"{how} {self.short(other)}")

    def fact(self, node: Term, kind: str, links: Iterable[Link], said: Mapping[str, Value | None], suffix: str = "") -> Fact:
        rule = self.text(node, JD.rule)
        worth = max((self.worth[one.value] for one in self.graph.all(node, JD.rule) if one.value in self.worth), default=None)
        values = properties(
            fact=self.one(node), fact_as=self.short(node), kind=kind, article=self.article, rule=rule, confidence=worth, **said
        )
        return Fact(self.fact_id(node) + suffix, kind, str(said.get("of", "")), values, tuple(dict.fromkeys((*self.passages(node), *links))))


def by_class(graph: Graph) -> dict[Term, list[NamedNode]]:
    found: dict[Term, list[NamedNode]] = {}
    for node in graph.said:
        for cls in graph.all(node, RDF.type):
            found.setdefault(cls, []).append(node)
    return found


def dates(told: Teller, node: Term, start: NamedNode) -> dict[str, Value | None]:
    first, end = told.text(node, start), told.text(node, SCHEMA.endDate)
    return {
        "date": told.text(node, JD.edtf), "first": first, "last": end or first,
        "basis": told.code(node, JD.dateBasis, BASIS_CODE), "date_rule": told.text(node, JD.dateRule),
    }  # fmt: skip


def heading(told: Teller) -> Iterator[Fact]:
    node = told.ids.node(told.article)
    said = {"of": told.article, **dates(told, node, SCHEMA.datePublished)}
    yield told.fact(node, "article", [Link("OF", told.article)], said)


def mentions(told: Teller) -> Iterator[Fact]:
    """Of people and things that the article lists; what is merely implied has no passage."""
    for kind, cls in MENTIONED.items():
        for node in told.instances(cls):
            if not told.graph.implied(node):
                said = {"name": told.name(node), "of": told.one(node), "address": told.text(node, SCHEMA.address)}
                yield told.fact(node, kind, [Link("OF", told.one(node)), *told.related(node)], said)


MENTIONED = {
    "person": FOAF.Person, "office": ORG.Organization, "community": JD.Community, "facility": JD.Facility,
    "programme": JD.Programme, "policy": JD.PolicyDocument,
}  # fmt: skip


def tenures(told: Teller) -> Iterator[Fact]:
    for node in told.instances(JD.Tenure):
        member, post = told.graph.one(node, ORG.member), told.graph.one(node, JD.post)
        if member is None or post is None:
            continue
        role, offices = told.graph.one(post, ORG.role), told.nodes(post, ORG.postIn)
        first, last = told.seen(node)
        said = {
            "name": told.name(member), "who": told.one(member), "who_as": told.short(member), "first_seen": first, "last_seen": last,
            "office": told.named(offices), "title": told.name(role), "rank": int(told.graph.number(role, JD.rank)),
        }  # fmt: skip
        areas = (link for office in offices for link in told.related(office, "area"))
        links = (*told.links(node, "WHO", ORG.member), *told.posts(node, JD.post), *areas)
        for number, seen in enumerate(told.graph.texts(node, JD.seen) or (None,)):
            yield told.fact(node, "tenure", links, {**said, "seen": seen}, f"#{number}" if number else "")


def happened(told: Teller) -> Iterator[Fact]:
    for node in told.instances(*EVENT_CLASS.values()):
        links = (Link("OF", told.one(node)), *concerned(told, node))
        said = {
            "type": told.code(node, RDF.type, EVENT_CODE), "name": told.name(node), "of": told.one(node),
            **dates(told, node, SCHEMA.startDate),
        }  # fmt: skip
        yield told.fact(node, "event", links, said)
        for stop in told.nodes(node, JD.stop):
            yield stopped(told, node, stop)


def concerned(told: Teller, event: NamedNode) -> Iterator[Link]:
    for node in told.nodes(event, JD.concerns):
        yield Link("CONCERNS", told.one(node), properties(name=told.name(node)), told.short(node))


def stopped(told: Teller, event: NamedNode, node: NamedNode) -> Fact:
    places = told.nodes(node, JD.place)
    links = (Link("OCCASION", told.fact_id(event)), *told.links(node, "PLACE", JD.place))
    around = {name for place in places for name in districts(told, place)}
    said = {
        "name": told.named(places), "of": told.one(event), "position": int(told.graph.number(node, JD.order)),
        "districts": tuple(sorted(around)),
    }  # fmt: skip
    return told.fact(node, "stop", links, said)


def districts(told: Teller, place: NamedNode) -> set[str]:
    """Names of the districts around a place, as far as the article says."""
    around, found = {place}, set[NamedNode]()
    while around:
        found |= around
        around = {outer for one in around for outer in told.nodes(one, SCHEMA.containedInPlace)} - found
    level = AREA_LEVEL["district"]
    return {name for one in found if level in told.graph.all(one, JD.level) and (name := told.name(one))}


def participations(told: Teller) -> Iterator[Fact]:
    shown = dict(holders(told))
    for node in told.instances(JD.Participation):
        agent, event = told.graph.one(node, PROV.agent), told.graph.one(node, JD.event)
        if agent is None or event is None:
            continue
        tenures = [shown[agent, post] for post in told.nodes(node, JD.capacity) if (agent, post) in shown]
        links = [
            Link("OCCASION", told.fact_id(event)), *told.links(node, "WHO", PROV.agent), *told.posts(node, JD.capacity),
            *(Link("SHOWN_BY", told.fact_id(tenure)) for tenure in tenures),
        ]  # fmt: skip
        said = {
            "name": told.name(agent), "of": told.one(event), "who": told.one(agent), "who_as": told.short(agent),
            "role": told.code(node, JD.role, ROLE_CODE),
        }  # fmt: skip
        yield told.fact(node, "participation", links, said)


def holders(told: Teller) -> Iterator[tuple[tuple[Term, Term], NamedNode]]:
    """Who is shown in which post, and the tenure that shows it."""
    for tenure in told.instances(JD.Tenure):
        for member in told.nodes(tenure, ORG.member):
            yield from (((member, post), tenure) for post in told.nodes(tenure, JD.post))


def indicators(told: Teller) -> Iterator[Fact]:
    for node in told.instances(JD.Indicator):
        about, value = told.nodes(node, SCHEMA.observationAbout), told.graph.one(node, SCHEMA.value)
        links = (Link("OF", told.one(node)), *told.links(node, "ABOUT", SCHEMA.observationAbout))
        said = {
            "of": told.one(node), "name": told.named(about) or told.text(node, JD.aboutText),
            "measure": told.text(node, SCHEMA.measuredProperty), "unit": told.text(node, SCHEMA.unitText),
            "value": float(from_number(value)) if isinstance(value, Literal) else None,
            "figure": value.value if value is not None else None, "first": told.text(node, SCHEMA.observationDate),
        }  # fmt: skip
        yield told.fact(node, "indicator", links, said)


def facts(told: Teller) -> Iterator[Fact]:
    yield from heading(told)
    yield from mentions(told)
    yield from tenures(told)
    yield from happened(told)
    yield from participations(told)
    yield from indicators(told)
