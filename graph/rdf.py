"""A reading in, quads out: a named graph for the document and one for each of its articles.

The document's and the article's IRIs name their graphs. Everything is written into the graph of the article that says
it, also the things that several articles share; so removing a graph removes exactly what only it supported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from ..schema import types as t
from ..schema.vocabulary import (
    AREA_LEVEL,
    BASE,
    DATE_BASIS,
    EVENT_CLASS,
    FOAF,
    JD,
    OA,
    OFFICE_KIND,
    ORG,
    PROV,
    RDF,
    RDFS,
    ROLE,
    SCHEMA,
    SKOS,
)
from .iri import Ids, content, event_path, indicator_path, pinyin
from .literals import PINYIN, to_date, to_integer, to_number, zh
from .names import Named, Names, bare_name, names_of, post_iri, tenure_iri, title_iri
from .titles import rank

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]
Triples = Iterator[Triple]
Fact = TypeVar("Fact")

IMPLIED = "implied"
CLASS = {
    "person": FOAF.Person, "office": ORG.Organization, "community": JD.Community, "facility": JD.Facility,
    "programme": JD.Programme, "area": JD.Area,
}


class NoPassageError(ValueError):
    """A fact without a passage, or with one outside of its document."""


def to_quads(reading: t.Reading, base: str = BASE) -> Iterator[Quad]:
    """Every quad of a document once, graph by graph, in a stable order."""
    ids = Ids(base)
    source = ids.document(reading.document)
    yield from in_graph(document(reading, source), source)
    taken: Counter[str] = Counter()
    for number, article in enumerate(reading.articles, 1):
        names = names_of(article, ids, reading.document, number)
        yield from in_graph(article_triples(names, article, taken), names.article)


def in_graph(triples: Iterable[Triple], graph: NamedNode) -> Iterator[Quad]:
    for s, p, o in dict.fromkeys(triples):
        yield Quad(s, p, o, graph)


def document(reading: t.Reading, source: NamedNode) -> Triples:
    found = reading.document
    yield source, RDF.type, SCHEMA.DigitalDocument
    yield source, SCHEMA.name, Literal(found.source)
    yield source, JD.sha256, Literal(found.sha256)
    yield source, SCHEMA.encodingFormat, Literal(found.media_type)
    yield source, JD.encoding, Literal(found.encoding)
    if reading.publisher:
        yield source, SCHEMA.publisher, zh(reading.publisher)
    if reading.issue:
        yield source, RDF.type, SCHEMA.PublicationIssue
        yield source, SCHEMA.issueNumber, zh(reading.issue)


def article_triples(names: Names, article: t.Article, taken: Counter[str]) -> Triples:
    yield from heading(names, article)
    yield from frame(names)
    yield from each(person, names, article.persons)
    yield from each(office, names, article.offices)
    yield from each(community, names, article.communities)
    yield from each(facility, names, article.facilities)
    yield from each(programme, names, article.programmes)
    yield from each(policy, names, article.documents)
    yield from each(tenure, names, article.posts)
    yield from each(indicator, names, article.indicators)
    yield from events(names, article.events, taken)


def each(write: Callable[[Names, Fact], Triples], names: Names, facts: Iterable[Fact]) -> Triples:
    for fact in facts:
        yield from write(names, fact)


def heading(names: Names, article: t.Article) -> Triples:
    node = names.article
    yield node, RDF.type, SCHEMA.NewsArticle
    yield node, SCHEMA.isPartOf, names.source
    yield node, JD.start, to_integer(article.span.start)
    yield node, JD.end, to_integer(article.span.end)
    if article.title is not None:
        yield node, SCHEMA.headline, zh(article.title)
    if article.byline is not None:
        yield node, JD.byline, zh(article.byline)
    if article.title_at:
        yield from derived(names, node, (article.title_at,))
    yield from date(names, node, article.dateline, SCHEMA.datePublished)


def frame(names: Names) -> Triples:
    about = names.frame.area or names.frame.district or names.frame.city
    if about:
        yield names.article, SCHEMA.spatialCoverage, names.area(about).node
        yield from area(names, about)


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


def person(names: Names, found: t.Person) -> Triples:
    node = names.persons[found.key]
    yield node, RDF.type, FOAF.Person
    yield node, FOAF.name, zh(found.name)
    yield node, RDFS.label, Literal(pinyin(found.name), language=PINYIN)
    yield from aliases(node, found.aliases)
    yield from source_of(names, node, found)
    if found.area:
        yield node, JD.area, names.area(found.area).node
        yield from area(names, found.area)


def office(names: Names, found: t.Office) -> Triples:
    node = names.offices[found.name]
    yield node, RDF.type, ORG.Organization
    yield node, JD.kind, OFFICE_KIND[found.kind]
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    if found.area:
        yield from link(names, node, JD.jurisdiction, names.listed(found.area, "community") or names.area(found.area))
    if found.parent:
        yield from link(names, node, ORG.unitOf, names.office(found.parent))


def community(names: Names, found: t.Community) -> Triples:
    node = names.communities[found.name]
    yield node, RDF.type, JD.Community
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from within(names, node, found.within)


def facility(names: Names, found: t.Facility) -> Triples:
    node = names.facilities[found.name]
    yield node, RDF.type, JD.Facility
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    yield from within(names, node, found.within)
    if found.address:
        yield node, SCHEMA.address, zh(found.address)


def within(names: Names, node: NamedNode, name: str | None) -> Triples:
    if name:
        around = names.listed(name, "community")
        around = around if around and around.node != node else names.area(name)
        yield from link(names, node, SCHEMA.containedInPlace, around)


def programme(names: Names, found: t.Programme) -> Triples:
    node = names.programmes[found.name]
    yield node, RDF.type, JD.Programme
    yield from labels(node, found.name, found.aliases)
    yield from source_of(names, node, found)
    served = names.frame.district or names.frame.city
    if served:
        yield from link(names, node, SCHEMA.areaServed, names.area(served))


def policy(names: Names, found: t.PolicyDocument) -> Triples:
    node = names.ids.named("policy", found.name)
    yield node, RDF.type, JD.PolicyDocument
    yield from labels(node, found.name)
    yield from source_of(names, node, found)


def tenure(names: Names, found: t.Post) -> Triples:
    """The title, the post (office × title) and the person's tenure of it."""
    node, held_by, at = tenure_iri(names, found), names.person(found.person), names.office(found.office)
    title, post = title_iri(names.ids, found.title), post_iri(names.ids, at, found.title)
    yield title, RDF.type, ORG.Role
    yield title, SKOS.prefLabel, zh(found.title)
    yield title, JD.rank, to_integer(rank(found.title))
    yield post, RDF.type, ORG.Post
    yield from link(names, post, ORG.postIn, at)
    yield post, ORG.role, title
    yield node, RDF.type, JD.Tenure
    yield from link(names, node, ORG.member, held_by)
    yield node, JD.post, post
    yield node, ORG.organization, at.node
    yield node, ORG.role, title
    for alias in found.office_aliases:
        yield node, JD.printedAs, zh(alias)
    if found.seen:
        yield node, JD.seen, Literal(found.seen)
    yield from source_of(names, node, found)


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


def events(names: Names, found: tuple[t.Event, ...], taken: Counter[str]) -> Triples:
    nodes = [names.ids.node(numbered(event_path(content(names.document), one), taken)) for one in found]
    for node, one in zip(nodes, found, strict=True):
        yield from event(names, node, one)
        if one.parent is not None:
            yield node, SCHEMA.superEvent, nodes[one.parent]


def numbered(path: str, taken: Counter[str]) -> str:
    """Two events of a document read from the same words differ by their number."""
    taken[path] += 1
    return path if taken[path] == 1 else f"{path}-{taken[path]}"


def event(names: Names, node: NamedNode, found: t.Event) -> Triples:
    yield node, RDF.type, EVENT_CLASS[found.kind]
    yield node, JD.reportedIn, names.article
    if found.label:
        yield node, SKOS.prefLabel, zh(found.label)
    yield from date(names, node, found.when, SCHEMA.startDate)
    yield from source_of(names, node, found)
    for order, at in enumerate(found.stops, 1):
        yield from stop(names, node, order, at)
    for name in found.programmes:
        yield from link(names, node, JD.concerns, names.programme(name))
    for who in found.participants:
        yield from participation(names, node, who)


def date(names: Names, node: NamedNode, when: t.When, start: NamedNode) -> Triples:
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


def stop(names: Names, node: NamedNode, order: int, found: t.Stop) -> Triples:
    here, place = NamedNode(f"{node.value}/stop/{order}"), names.place(found.place)
    yield node, JD.stop, here
    yield node, JD.visited, place.node
    yield here, RDF.type, JD.Stop
    yield here, JD.order, to_integer(order)
    yield from link(names, here, JD.place, place)
    for alias in found.aliases:
        yield here, JD.printedAs, zh(alias)
    yield from source_of(names, here, found)


def participation(names: Names, node: NamedNode, found: t.Participation) -> Triples:
    agent = taker_part(names, node, found)
    here = names.ids.named("participation", bare_name(found.agent), node.value, agent.value, found.role)
    yield here, RDF.type, JD.Participation
    yield here, JD.event, node
    yield here, JD.role, ROLE[found.role]
    yield from source_of(names, here, found)
    if found.kind == "group":
        yield here, PROV.agent, agent
        yield agent, RDF.type, FOAF.Group
        yield from labels(agent, found.agent)
    else:
        yield from link(names, here, PROV.agent, agent_of(names, found))
    for post in names.posts.get(found.agent, ()) if found.kind == "person" else ():
        yield here, JD.capacity, post


def taker_part(names: Names, node: NamedNode, found: t.Participation) -> NamedNode:
    return names.ids.named("group", found.agent, node.value) if found.kind == "group" else agent_of(names, found).node


def agent_of(names: Names, found: t.Participation) -> Named:
    return names.person(found.agent) if found.kind == "person" else names.office(found.agent)


def link(names: Names, subject: NamedNode, by: NamedNode, to: Named) -> Triples:
    """A reference to a thing, and the thing itself where the article does not list it."""
    yield subject, by, to.node
    if to.kind == "area":
        yield from area(names, to.name)
    elif to.implied:
        yield to.node, RDF.type, CLASS[to.kind]
        yield to.node, FOAF.name if to.kind == "person" else SKOS.prefLabel, zh(bare_name(to.name))
        yield to.node, JD.rule, Literal(IMPLIED)


def labels(node: NamedNode, name: str, others: tuple[str, ...] = ()) -> Triples:
    yield node, SKOS.prefLabel, zh(name)
    yield from aliases(node, others)


def aliases(node: NamedNode, names: tuple[str, ...]) -> Triples:
    for name in names:
        yield node, SKOS.altLabel, zh(name)


Sourced = (
    t.Person | t.Office | t.Post | t.Community | t.Facility | t.Programme | t.PolicyDocument | t.Indicator | t.Event
    | t.Stop | t.Participation
)


def source_of(names: Names, node: NamedNode, fact: Sourced) -> Triples:
    yield node, JD.rule, Literal(fact.rule)
    yield from derived(names, node, fact.evidence)


def derived(names: Names, node: NamedNode, evidence: t.Evidence) -> Triples:
    if not evidence:
        raise NoPassageError(f"{names.document.source}: 没有出处 no passage: {node.value}")
    for at in evidence:
        yield node, PROV.wasDerivedFrom, names.passage(at)
        yield from passage(names, at)


def passage(names: Names, at: t.Passage) -> Triples:
    text = names.document.text
    if not 0 <= at.start < at.end <= len(text):
        raise NoPassageError(f"{names.document.source}: 出处越界 passage outside of the document: {at.start}–{at.end}")
    node = names.passage(at)
    yield node, RDF.type, JD.Passage
    yield node, OA.hasSource, names.source
    yield node, JD.start, to_integer(at.start)
    yield node, JD.end, to_integer(at.end)
    yield node, JD.quote, Literal(text[at.start : at.end])
