"""A reading in, quads out: a named graph for the document and one for each of its articles.

The document's and the article's IRIs name their graphs. Everything is written into the graph of the article that says
it, also the things that several articles share; so removing a graph removes exactly what only it supported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from ..schema.types import Article, Reading
from ..schema.vocabulary import BASE, JD, RDF, SCHEMA
from .happenings import events
from .iri import Ids
from .literals import to_date, to_integer, zh
from .names import Names, names_of
from .things import community, facility, indicator, office, person, policy, programme, tenure
from .triples import Triple, Triples, corrected_by, date, derived, link

Fact = TypeVar("Fact")


def to_quads(reading: Reading, base: str = BASE) -> Iterator[Quad]:
    """Every quad of a document once, graph by graph, in a stable order."""
    ids = Ids(base)
    source = ids.document(reading.document)
    yield from in_graph(document(reading, source), source)
    taken: Counter[str] = Counter()
    for number, article in enumerate(reading.articles, 1):
        names = names_of(article, ids, reading.document, number)
        yield from in_graph(article_triples(names, article, taken), names.article)


def to_bytes(reading: Reading, base: str = BASE) -> bytes:
    """The same as N-Quads: how a process hands them to another, in a third of the time that the objects would take."""
    return bytes(serialize(to_quads(reading, base), format=RdfFormat.N_QUADS) or b"")


def from_bytes(quads: bytes) -> Iterator[Quad]:
    yield from parse(quads, format=RdfFormat.N_QUADS)


def in_graph(triples: Iterable[Triple], graph: NamedNode) -> Iterator[Quad]:
    for s, p, o in dict.fromkeys(triples):
        yield Quad(s, p, o, graph)


def document(reading: Reading, source: NamedNode) -> Triples:
    found = reading.document
    yield source, RDF.type, SCHEMA.DigitalDocument
    yield source, SCHEMA.name, Literal(found.source)
    yield source, JD.sha256, Literal(found.sha256)
    yield source, SCHEMA.encodingFormat, Literal(found.media_type)
    yield source, JD.encoding, Literal(found.encoding)
    if found.title:
        yield source, SCHEMA.headline, zh(found.title)
    if found.published:
        yield source, SCHEMA.datePublished, to_date(found.published)
    if found.url:
        yield source, SCHEMA.url, Literal(found.url)
    if reading.publisher:
        yield source, SCHEMA.publisher, zh(reading.publisher)
    if reading.issue:
        yield source, RDF.type, SCHEMA.PublicationIssue
        yield source, SCHEMA.issueNumber, zh(reading.issue)


def article_triples(names: Names, article: Article, taken: Counter[str]) -> Triples:
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


def heading(names: Names, article: Article) -> Triples:
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
    yield from corrected_by(names, node, article.corrected)


def frame(names: Names) -> Triples:
    about = names.frame.area or names.frame.district or names.frame.city
    if about:
        yield from link(names, names.article, SCHEMA.spatialCoverage, names.area(about))
