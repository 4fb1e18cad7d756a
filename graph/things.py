"""People, offices, places, programmes, posts and indicators of an article in, triples out."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from ..schema import types as t
from ..schema.vocabulary import FOAF, JD, OFFICE_KIND, ORG, RDF, RDFS, SCHEMA, SKOS
from .iri import content, indicator_path, pinyin
from .literals import PINYIN, to_date, to_integer, to_number, zh
from .names import Named, Names, post_iri, tenure_iri, title_iri
from .titles import rank
from .triples import Triples, aliases, corrected_by, labels, link, source_of

GENDER = re.compile(r"[（(][^（()）。]{0,6}?([男女])(?=[，,、）)])")


LINES: dict[str, tuple[str, ...]] = {
    "government": ("政府", "人民政府"),
    "party": ("委", "党委", "党工委"),
    "congress": ("人大常委会", "人大"),
}
"""What the name of the head of a line ends with, behind the area."""


def person(names: Names, found: t.Person) -> Triples:
    node = names.persons[found.key]
    yield node, RDF.type, FOAF.Person
    yield node, FOAF.name, zh(found.name)
    yield node, RDFS.label, Literal(pinyin(found.name), language=PINYIN)
    yield from aliases(node, found.aliases)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    if gender := marked_gender(names, found):
        yield node, FOAF.gender, zh(gender)
    if found.area:
        yield from link(names, node, JD.area, names.area(found.area))


def marked_gender(names: Names, found: t.Person) -> str | None:
    """What a remark in brackets behind the name says: 某某（女，彝族）."""
    text = names.document.text
    remarks = (GENDER.match(text, at.end) for at in found.evidence)
    return min((remark[1] for remark in remarks if remark), default=None)


def office(names: Names, found: t.Office) -> Triples:
    node = names.offices[found.name]
    yield node, RDF.type, ORG.Organization
    yield node, JD.kind, OFFICE_KIND[found.kind]
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    if found.area:
        yield from link(names, node, JD.jurisdiction, names.listed(found.area, "community") or names.area(found.area))
    if found.parent:
        yield from link(names, node, ORG.unitOf, names.office(found.parent))
    above = superior(names, found)
    if above is not None:
        yield node, ORG.subOrganizationOf, above


def superior(names: Names, found: t.Office) -> NamedNode | None:
    """The head of its line (government, party, congress) in its area, else in the area around, if the article names it."""
    around = (found.area, *names.frame.keys(found.area)) if found.area else ()
    heads = [area + tail for area in around if area for tail in LINES.get(found.kind, ())]
    return next((names.offices[head] for head in heads if head in names.offices and head != found.name), None)


def community(names: Names, found: t.Community) -> Triples:
    node = names.communities[found.name]
    yield node, RDF.type, JD.Community
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    yield from within(names, node, found.within)


def facility(names: Names, found: t.Facility) -> Triples:
    node = names.facilities[found.name]
    yield node, RDF.type, JD.Facility
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    yield from within(names, node, found.within)
    if found.address:
        yield node, SCHEMA.address, zh(found.address)


def within(names: Names, node: NamedNode, name: str | None) -> Triples:
    if name:
        around = names.listed(name, "community") or names.area(name)
        if around.node != node:
            yield from link(names, node, SCHEMA.containedInPlace, around)


def programme(names: Names, found: t.Programme) -> Triples:
    node = names.programmes[found.name]
    yield node, RDF.type, JD.Programme
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)
    served = names.frame.district or names.frame.city
    if served:
        yield from link(names, node, SCHEMA.areaServed, names.area(served))


def policy(names: Names, found: t.PolicyDocument) -> Triples:
    node = names.ids.named("policy", found.name)
    yield node, RDF.type, JD.PolicyDocument
    yield from labels(node, found.name)
    yield from source_of(names, node, found)


def post(names: Names, at: Named, title: str) -> Triples:
    """The title and the post: office × title."""
    node, role = post_iri(names.ids, at, title), title_iri(names.ids, title)
    yield role, RDF.type, ORG.Role
    yield role, SKOS.prefLabel, zh(title)
    yield role, JD.rank, to_integer(rank(title))
    yield node, RDF.type, ORG.Post
    yield from link(names, node, ORG.postIn, at)
    yield node, ORG.role, role


def tenure(names: Names, found: t.Post) -> Triples:
    """The post and the person's tenure of it."""
    node, held_by, at = tenure_iri(names, found), names.person(found.person), names.office(found.office)
    yield from post(names, at, found.title)
    yield node, RDF.type, JD.Tenure
    yield from link(names, node, ORG.member, held_by)
    yield node, JD.post, post_iri(names.ids, at, found.title)
    yield node, ORG.organization, at.node
    yield node, ORG.role, title_iri(names.ids, found.title)
    for alias in found.office_aliases:
        yield node, JD.printedAs, zh(alias)
    if found.seen:
        yield node, JD.seen, Literal(found.seen)
    yield from source_of(names, node, found)
    yield from corrected_by(names, node, found.corrected)


def indicator(names: Names, found: t.Indicator) -> Triples:
    node = names.ids.node(indicator_path(content(names.document), found))
    about = names.about(found.about)
    yield node, RDF.type, JD.Indicator
    if about:
        yield from link(names, node, SCHEMA.observationAbout, about)
    else:
        yield node, JD.aboutText, zh(found.about)
    yield node, SCHEMA.measuredProperty, zh(found.measure)
    yield node, SCHEMA.value, to_number(found.value)
    yield node, SCHEMA.unitText, zh(found.unit)
    if found.when:
        yield node, SCHEMA.observationDate, to_date(found.when)
    yield from source_of(names, node, found)
