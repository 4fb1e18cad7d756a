"""What every fact is written with: names, references, dates, areas, and the passages that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from ..schema.fragments import fragments
from ..schema.types import Evidence, Passage, When
from ..schema.vocabulary import AREA_LEVEL, DATE_BASIS, FOAF, JD, OA, ORG, PROV, RDF, SCHEMA, SKOS
from .literals import to_date, to_integer, zh
from .names import Named, Names, bare_name

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]
Triples = Iterator[Triple]

IMPLIED = "implied"
CLASS = {
    "person": FOAF.Person,
    "office": ORG.Organization,
    "community": JD.Community,
    "facility": JD.Facility,
    "programme": JD.Programme,
    "area": JD.Area,
}


class Sourced(Protocol):
    """Any fact: it says which words it was read from, and by which rule."""

    @property
    def evidence(self) -> Evidence: ...
    @property
    def rule(self) -> str: ...


class NoPassageError(ValueError):
    """A fact without a passage, or with one outside of its document."""


def source_of(names: Names, node: NamedNode, fact: Sourced) -> Triples:
    yield node, JD.rule, Literal(fact.rule)
    yield from derived(names, node, fact.evidence)


def corrected_by(names: Names, node: NamedNode, paths: tuple[str, ...]) -> Triples:
    """The corrections by people that a fact, or an article, has been through."""
    for path in paths:
        yield node, JD.correctedBy, names.ids.node(path)


def derived(names: Names, node: NamedNode, evidence: Evidence) -> Triples:
    if not evidence:
        raise NoPassageError(f"{names.document.source}: 没有出处 no passage: {node.value}")
    for at in evidence:
        yield node, PROV.wasDerivedFrom, names.passage(at)
        yield from passage(names, at)


def passage(names: Names, at: Passage) -> Triples:
    text = names.document.text
    if not 0 <= at.start < at.end <= len(text):
        raise NoPassageError(f"{names.document.source}: 出处越界 passage outside of the document: {at.start}–{at.end}")
    node = names.passage(at)
    yield node, RDF.type, JD.Passage
    yield node, OA.hasSource, names.source
    yield node, JD.start, to_integer(at.start)
    yield node, JD.end, to_integer(at.end)
    yield node, JD.quote, Literal(text[at.start : at.end])
    for fragment in fragments(names.document, at) if names.document.layout else ():
        yield node, JD.fragment, Literal(fragment)


def link(names: Names, subject: NamedNode, by: NamedNode, to: Named) -> Triples:
    """A reference to a thing, and the thing itself where the article does not list it."""
    yield subject, by, to.node
    if to.kind == "area":
        yield from area(names, to.name)
    elif to.implied:
        yield to.node, RDF.type, CLASS[to.kind]
        yield to.node, FOAF.name if to.kind == "person" else SKOS.prefLabel, zh(bare_name(to.name))
        yield to.node, JD.rule, Literal(IMPLIED)
        around = names.frame.around(to.name) if to.kind == "community" else None
        if around:
            yield from link(names, to.node, SCHEMA.containedInPlace, names.area(around))


def labels(node: NamedNode, name: str, others: tuple[str, ...] = ()) -> Triples:
    yield node, SKOS.prefLabel, zh(name)
    yield from aliases(node, others)


def aliases(node: NamedNode, names: tuple[str, ...]) -> Triples:
    for name in names:
        yield node, SKOS.altLabel, zh(name)


def area(names: Names, name: str) -> Triples:
    """An area and those around it."""
    node, level, container = names.area(name).node, names.frame.level(name), names.frame.container(name)
    yield node, RDF.type, JD.Area
    yield node, SKOS.prefLabel, zh(name)
    if level:
        yield node, JD.level, AREA_LEVEL[level]
    if container:
        yield node, SCHEMA.containedInPlace, names.area(container).node
        yield from area(names, container)


def date(names: Names, node: NamedNode, when: When, start: NamedNode) -> Triples:
    if when.date:
        yield node, start, to_date(when.date)
    if when.end:
        yield node, SCHEMA.endDate, to_date(when.end)
    if when.edtf:
        yield node, JD.edtf, Literal(when.edtf)
    if when.basis != "none":
        yield node, JD.dateBasis, DATE_BASIS[when.basis]
    if when.rule != "date.none":
        yield node, JD.dateRule, Literal(when.rule)
    for link_by, at in zip((JD.datePassage, *[JD.dateAnchor] * len(when.evidence)), when.evidence, strict=False):
        yield node, link_by, names.passage(at)
        yield from passage(names, at)
