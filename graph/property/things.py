"""Things that several articles speak of: a store in, their nodes and what relates them to each other out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import AREA_LEVEL, FOAF, JD, OFFICE_KIND, ORG, RDF, RDFS, SCHEMA, SKOS
from ..iri import Ids
from ..literals import from_number
from ..seen import Span, joined, spans
from .canon import Canon, quads_of, short
from .labels import CLASS, label_of
from .types import Node, Properties, Relationship, Value, properties

OFFICE_CODE = {node: code for code, node in OFFICE_KIND.items()}
LEVEL_CODE = {node: code for code, node in AREA_LEVEL.items()}
LINKS = (
    (JD.area, "BELONGS_TO", None), (ORG.unitOf, "PART_OF", "unit"), (ORG.subOrganizationOf, "PART_OF", "line"),
    (SCHEMA.containedInPlace, "WITHIN", None), (JD.jurisdiction, "RESPONSIBLE_FOR", None), (SCHEMA.areaServed, "SERVES", None),
    (ORG.postIn, "AT", None), (ORG.role, "TITLED", None), (SCHEMA.observationAbout, "MEASURES", None),
    (SCHEMA.spatialCoverage, "COVERS", None), (SCHEMA.superEvent, "PART_OF", "event"),
)  # fmt: skip
"""Properties of things, and the relationships that they are."""
SHARED = ("Person", "Office", "Title", "Post", "Area", "Community", "Facility", "Programme", "Policy", "Group", "Indicator")
"""Labels of nodes that are made here; the others belong to one document."""


@dataclass(frozen=True, slots=True)
class Said:
    """All that the graphs say of one thing, by property, each value once and sorted."""

    id: str
    values: Mapping[NamedNode, tuple[NamedNode | Literal, ...]]
    same_as: tuple[str, ...]

    def texts(self, *by: NamedNode) -> tuple[str, ...]:
        return tuple(sorted({value.value for one in by for value in self.values.get(one, ())}))

    def text(self, *by: NamedNode) -> str | None:
        return next(iter(self.texts(*by)), None)

    def code(self, by: NamedNode, codes: Mapping[NamedNode, str]) -> str | None:
        found = sorted(codes[value] for value in self.values.get(by, ()) if isinstance(value, NamedNode) and value in codes)
        return next(iter(found), None)

    def number(self, by: NamedNode) -> int | float | None:
        found = (from_number(value) for value in self.values.get(by, ()) if isinstance(value, Literal))
        return min(found, default=None)


@dataclass(frozen=True, slots=True)
class Things:
    store: Store
    ids: Ids
    canon: Canon
    labels: dict[str, str] = field(default_factory=dict, repr=False)
    """Of offices and titles, once they are known: thousands of articles name the same few titles."""

    def named(self, label: str) -> list[str]:
        """The identifiers of all things of a label, sorted."""
        return sorted({self.canon.alias.get(name, name) for cls in CLASS[label] for name in self.typed(cls)})

    def typed(self, cls: NamedNode) -> set[str]:
        return {short(self.ids, quad.subject) for quad in self.store.quads_for_pattern(None, RDF.type, cls)}

    def said(self, name: str) -> Said:
        found: dict[NamedNode, set[NamedNode | Literal]] = defaultdict(set)
        for quad in quads_of(self.store, self.ids, self.canon, name):
            value = quad.object
            if isinstance(value, NamedNode):
                found[quad.predicate].add(self.canonical(value, short(self.ids, quad.graph_name)))
            elif isinstance(value, Literal):
                found[quad.predicate].add(value)
        ordered = {by: tuple(sorted(values, key=str)) for by, values in found.items()}
        return Said(name, ordered, self.canon.others(name))

    def canonical(self, node: NamedNode, article: str) -> NamedNode:
        name = short(self.ids, node)
        one = self.canon.one(name, article)
        return node if one == name else self.ids.node(one)

    def node(self, label: str, said: Said) -> Node:
        return Node(label, said.id, PROPERTIES[label](self, said))

    def links(self, label: str, said: Said) -> Iterator[Relationship]:
        """From one thing to others, type by type."""
        name = said.id
        for by, kind, how in LINKS:
            for other in sorted({short(self.ids, value) for value in said.values.get(by, ())} - {name, ""}):
                yield Relationship(kind, label, name, label_of(other), other, how or "", properties(by=how))

    def post_name(self, said: Said) -> str:
        offices, titles = (map(self.label, said.values.get(by, ())) for by in (ORG.postIn, ORG.role))
        return min(offices, default="") + min(titles, default="")

    def label(self, node: NamedNode | Literal) -> str:
        name = short(self.ids, node)
        if name not in self.labels:
            self.labels[name] = self.said(name).text(SKOS.prefLabel) or ""
        return self.labels[name]

    def held(self) -> Iterator[Relationship]:
        """Who held which post, first and last seen over all articles."""
        seen: dict[tuple[str, str], Span | None] = {}
        for tenure in sorted(self.typed(JD.Tenure)):
            for person, post, dates in self.sightings(tenure):
                known = seen.get((person, post))
                seen[person, post] = joined([*([known] if known else []), *spans(dates)])
        for (person, post), span in sorted(seen.items()):
            first, last = span or (None, None)
            said = properties(first_seen=first, last_seen=last)
            yield Relationship("HELD", "Person", person, "Post", post, "", said)

    def sightings(self, tenure: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """By article: the person, the post and the dates."""
        told: dict[str, dict[NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.store.quads_for_pattern(self.ids.node(tenure), None, None):
            if isinstance(quad.object, NamedNode | Literal):
                told[short(self.ids, quad.graph_name)][quad.predicate].append(quad.object.value.removeprefix(self.ids.base))
        for article, said in sorted(told.items()):
            for person in said.get(ORG.member, ()):
                for post in said.get(JD.post, ()):
                    yield self.canon.one(person, article), self.canon.one(post, article), tuple(said.get(JD.seen, ()))


def named(said: Said, **more: Value | None) -> Properties:
    """Of several names of what is judged to be one, `name` is the first in order."""
    names = said.texts(FOAF.name, SKOS.prefLabel)
    aliases = tuple(one for one in said.texts(SKOS.altLabel) if one not in names)
    return properties(name=next(iter(names), None), names=names, aliases=aliases, same_as=said.same_as, **more)


def person(things: Things, said: Said) -> Properties:  # noqa: ARG001 - all of these have one shape
    return named(said, pinyin=said.text(RDFS.label), gender=said.text(FOAF.gender))


def office(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return named(said, kind=said.code(JD.kind, OFFICE_CODE))


def title(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return named(said, rank=said.number(JD.rank))


def post(things: Things, said: Said) -> Properties:
    return properties(name=things.post_name(said), same_as=said.same_as)


def area(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return named(said, level=said.code(JD.level, LEVEL_CODE))


def plain(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return named(said)


def facility(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return named(said, address=said.text(SCHEMA.address))


def group(things: Things, said: Said) -> Properties:  # noqa: ARG001
    return properties(name=said.text(SKOS.prefLabel))


def indicator(things: Things, said: Said) -> Properties:  # noqa: ARG001
    value = said.number(SCHEMA.value)
    return properties(
        measure=said.text(SCHEMA.measuredProperty), value=None if value is None else float(value), unit=said.text(SCHEMA.unitText),
        date=said.text(SCHEMA.observationDate), about=said.text(JD.aboutText),
    )  # fmt: skip


PROPERTIES = {
    "Person": person, "Office": office, "Title": title, "Post": post, "Area": area, "Community": plain, "Facility": facility,
    "Programme": plain, "Policy": plain, "Group": group, "Indicator": indicator,
}  # fmt: skip


def nodes(things: Things, labels: Iterable[str] = SHARED) -> Iterator[Node]:
    for label in labels:
        for name in things.named(label):
            yield things.node(label, things.said(name))


def links(things: Things, labels: Iterable[str] = SHARED) -> Iterator[Relationship]:
    for label in labels:
        for name in things.named(label):
            yield from things.links(label, things.said(name))
