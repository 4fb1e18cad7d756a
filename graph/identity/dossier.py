"""A name of the ledger in, what the articles say of it out: for people who judge, and for refusals that name candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import FOAF, JD, ORG, PROV, RDF, SCHEMA, SKOS
from ..facts import Graph, load
from ..iri import Ids
from .types import article_of, whole

CLASSES = (FOAF.Person, ORG.Organization, JD.Community, JD.Facility, JD.Programme, JD.Area)


@dataclass(frozen=True, slots=True)
class Quote:
    """`start` and `end` are places in the text of the document."""

    document: str
    title: str
    date: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Dossier:
    id: str
    name: str
    areas: tuple[str, ...]
    posts: tuple[str, ...]
    quotes: tuple[Quote, ...]

    def __str__(self) -> str:
        said = " · ".join(filter(None, ["、".join(self.areas), "；".join(self.posts)]))
        return f"{self.id} ({self.name}{' · ' if said else ''}{said})"


def articles(store: Store, ids: Ids, name: str) -> list[NamedNode]:
    """The articles that speak of it, also as somebody's post or place; of a unit, its own."""
    own = article_of(name)
    if own:
        return [ids.node(own)]
    found = store.quads_for_pattern(ids.node(name), RDF.type, None)
    here = {quad.graph_name for quad in found if isinstance(quad.graph_name, NamedNode)}
    return sorted((graph for graph in here if graph != ids.graph("identity")), key=str)


def dossier(store: Store, ids: Ids, name: str) -> Dossier:
    node = ids.node(whole(name))
    loaded = [(graph, load(store, graph)) for graph in articles(store, ids, name)]
    areas = {name for _, graph in loaded for name in areas_of(graph, node)}
    posts = {said for _, graph in loaded for said in (*posts_of(graph, node), *told_of(graph, node))}
    names = {graph.name(node) for _, graph in loaded}
    quotes = sorted({quote for article, graph in loaded for quote in quotes_of(store, article, graph, node)}, key=in_order)
    return Dossier(name, min(names, default=""), tuple(sorted(areas)), tuple(sorted(posts)), tuple(quotes))


def in_order(quote: Quote) -> tuple[str, str, int, int]:
    return quote.date or "9", quote.document, quote.start, quote.end


def areas_of(graph: Graph, node: NamedNode) -> Iterator[str]:
    """Its area or jurisdiction; of an occasion, the places where it was."""
    yield from (graph.name(area) for by in (JD.area, JD.jurisdiction) for area in graph.all(node, by))
    yield from (graph.name(place) for stop in graph.all(node, JD.stop) for place in graph.all(stop, JD.place))


def told_of(graph: Graph, event: NamedNode) -> Iterator[str]:
    """Of an occasion, its day and who was there."""
    if graph.all(event, JD.reportedIn):
        parts = [part for part in graph.said if event in graph.all(part, JD.event)]
        who = sorted({graph.name(agent) for part in parts for agent in graph.all(part, PROV.agent)})
        yield from filter(None, (f"{graph.text(event, JD.edtf) or ''} {'、'.join(who)}".strip(),))


def posts_of(graph: Graph, person: NamedNode) -> Iterator[str]:
    for tenure in graph.instances(JD.Tenure):
        if person in graph.all(tenure, ORG.member):
            seen = graph.text(tenure, JD.seen)
            said = graph.name(graph.one(tenure, ORG.organization)) + graph.name(graph.one(tenure, ORG.role))
            yield f"{said} {seen}" if seen else said


def quotes_of(store: Store, article: NamedNode, graph: Graph, node: NamedNode) -> Iterator[Quote]:
    """Of the thing itself, its posts and what it took part in; a quotation within another is left out."""
    source = graph.one(article, SCHEMA.isPartOf)
    if not isinstance(source, NamedNode):
        return
    document = load(store, source).text(source, SCHEMA.name) or ""
    title, date = graph.text(article, SCHEMA.headline) or "", graph.text(article, SCHEMA.datePublished) or ""
    passages = {passage for fact in facts_about(graph, node) for passage in graph.all(fact, PROV.wasDerivedFrom)}
    spans = {(int(graph.number(p, JD.start)), int(graph.number(p, JD.end))): graph.text(p, JD.quote) or "" for p in passages}
    for start, end in outermost(spans):
        yield Quote(document, title, date, start, end, spans[start, end])


def facts_about(graph: Graph, node: NamedNode) -> Iterator[NamedNode]:
    yield node
    for fact in graph.said:
        if any(node in graph.all(fact, by) for by in (ORG.member, ORG.organization, PROV.agent, JD.place)):
            yield fact


def outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def called(store: Store, ids: Ids, name: str) -> str:
    """One name of it, for people to read; empty where no article speaks of it any more."""
    found = (quad for by in (FOAF.name, SKOS.prefLabel) for quad in store.quads_for_pattern(ids.node(whole(name)), by, None))
    return min((quad.object.value for quad in found if isinstance(quad.object, Literal) and quad.object.language == "zh"), default="")


def class_of(store: Store, ids: Ids, name: str) -> NamedNode | None:
    """What sort of thing it is; None where no article speaks of it."""
    article = article_of(name)
    found = store.quads_for_pattern(ids.node(whole(name)), RDF.type, None, ids.node(article) if article else None)
    kinds = {quad.object for quad in found}
    return next((kind for kind in CLASSES if kind in kinds), min((k for k in kinds if isinstance(k, NamedNode)), key=str, default=None))


def named(store: Store, ids: Ids, name: str) -> list[str]:
    """Identifiers of everything that goes by a name, or the identifier itself."""
    bare = name.removeprefix(ids.base)
    if "/" in bare:
        return [bare] if class_of(store, ids, bare) else []
    own = (ids.graph("identity"), ids.graph("pending"))
    found = {
        quad.subject.value.removeprefix(ids.base)
        for by in (FOAF.name, SKOS.prefLabel, SKOS.altLabel)
        for quad in store.quads_for_pattern(None, by, Literal(name, language="zh"))
        if isinstance(quad.subject, NamedNode) and quad.graph_name not in own
    }
    return sorted(found)
