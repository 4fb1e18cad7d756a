"""Documents one by one: a store in; documents, articles, passages, facts, and the short ways between things out.

The short ways of an event (who took part, where it stopped) are made of the facts of all articles that tell of it, and
stand with the first of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from ...schema.vocabulary import EVENT_CLASS, JD, OA, RDF, SCHEMA
from ..facts import Graph, load, number_of
from ..iri import Ids
from .canon import Canon, short
from .events import event_node, event_relationships
from .labels import label_of
from .told import Fact, Teller, by_class
from .told import facts as facts_of
from .types import Node, Relationship, properties

RECENT = 64
"""Articles that are kept in mind, for events that several of one document tell of."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article with its facts and the passages of these."""

    article: Node
    facts: tuple[Fact, ...]
    passages: tuple[Node, ...]
    covers: tuple[str, ...]
    above: tuple[tuple[str, str], ...]
    """Events that were a part of others."""


@dataclass(slots=True)
class Documents:
    store: Store
    ids: Ids
    canon: Canon
    worth: dict[str, float]
    told: dict[str, Told] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The identifiers of all documents, sorted."""
        found = self.store.quads_for_pattern(None, RDF.type, SCHEMA.DigitalDocument)
        return sorted({short(self.ids, quad.subject) for quad in found})

    def articles(self, document: str) -> list[str]:
        found = self.store.quads_for_pattern(None, SCHEMA.isPartOf, self.ids.node(document))
        return sorted({short(self.ids, quad.subject) for quad in found}, key=lambda name: number_of(self.ids.node(name)))

    def document(self, name: str) -> Node:
        node = self.ids.node(name)
        graph = load(self.store, node)

        def text(by: NamedNode) -> str | None:
            return graph.text(node, by)

        return Node("Document", name, properties(
            name=text(SCHEMA.name), sha256=text(JD.sha256), media_type=text(SCHEMA.encodingFormat), title=text(SCHEMA.headline),
            published=text(SCHEMA.datePublished), url=text(SCHEMA.url), publisher=text(SCHEMA.publisher), issue=text(SCHEMA.issueNumber),
        ))  # fmt: skip

    def tell(self, article: str) -> Told:
        if article not in self.told:
            if len(self.told) >= RECENT:
                self.told.pop(next(iter(self.told)))
            self.told[article] = self.read(article)
        return self.told[article]

    def read(self, article: str) -> Told:
        graph = load(self.store, self.ids.node(article))
        teller = Teller(self.ids, self.canon, self.worth, graph, article, self.seen, by_class(graph))
        node = self.ids.node(article)
        happened = teller.instances(*EVENT_CLASS.values())
        above = ((teller.one(one), teller.one(other)) for one in happened for other in teller.nodes(one, SCHEMA.superEvent))
        return Told(
            self.article(graph, node), tuple(facts_of(teller)), tuple(self.passages(graph)),
            tuple(teller.one(area) for area in teller.nodes(node, SCHEMA.spatialCoverage)), tuple(above),
        )  # fmt: skip

    def article(self, graph: Graph, node: NamedNode) -> Node:
        source = graph.one(node, SCHEMA.isPartOf)
        names = self.store.quads_for_pattern(source, SCHEMA.name, None, source) if isinstance(source, NamedNode) else ()
        document = min((quad.object.value for quad in names if isinstance(quad.object, Literal)), default=None)
        return Node("Article", short(self.ids, node), properties(
            title=graph.text(node, SCHEMA.headline), byline=graph.text(node, JD.byline), published=graph.text(node, SCHEMA.datePublished),
            date=graph.text(node, JD.edtf), document=document, start=int(graph.number(node, JD.start)), end=int(graph.number(node, JD.end)),
        ))  # fmt: skip

    def passages(self, graph: Graph) -> Iterator[Node]:
        found = [node for node in graph.said if graph.one(node, OA.hasSource) is not None]
        for node in sorted(found, key=lambda one: one.value):
            yield Node("Passage", short(self.ids, node), properties(
                start=int(graph.number(node, JD.start)), end=int(graph.number(node, JD.end)), quote=graph.text(node, JD.quote),
                fragments=tuple(graph.texts(node, JD.fragment)),
            ))  # fmt: skip

    def seen(self, tenure: NamedNode) -> tuple[str | None, str | None]:
        said = {
            quad.predicate: quad.object.value
            for quad in self.store.quads_for_pattern(tenure, None, None, self.ids.graph("seen"))
            if isinstance(quad.object, Literal)
        }
        return said.get(JD.firstSeen), said.get(JD.lastSeen)

    def homes(self, event: str) -> list[str]:
        """The articles that tell of an event, under whatever identifier."""
        found = (self.store.quads_for_pattern(self.ids.node(name), JD.reportedIn, None) for name in self.canon.all(event))
        return sorted({short(self.ids, quad.object) for quads in found for quad in quads})

    def nodes(self, document: str) -> Iterator[Node]:
        """A document with its articles, their facts, the events that are first told here, and the passages."""
        told = [self.tell(article) for article in self.articles(document)]
        yield self.document(document)
        for one in told:
            yield one.article
            yield from (fact.node for fact in one.facts)
            yield from (event_node(event, self.canon.others(event), facts) for event, facts, _ in self.first_told(one))
        yield from sorted({node for one in told for node in one.passages}, key=lambda node: node.id)

    def relationships(self, document: str) -> Iterator[Relationship]:
        told = [self.tell(article) for article in self.articles(document)]
        for one in told:
            article = one.article.id
            yield Relationship("IN_DOCUMENT", "Article", article, "Document", document, "", ())
            yield from (Relationship("COVERS", "Article", article, label_of(area), area, "", ()) for area in one.covers)
            for fact in one.facts:
                yield from fact.relationships()
            for event, together, passages in self.first_told(one):
                yield from event_relationships(event, together, passages, self.above(event))
        for passage in sorted({node.id for one in told for node in one.passages}):
            yield Relationship("IN_DOCUMENT", "Passage", passage, "Document", document, "", ())

    def first_told(self, told: Told) -> Iterator[tuple[str, list[Fact], dict[str, Node]]]:
        """Events of which this article is the first to tell: what all articles say of each, and the passages."""
        for event in dict.fromkeys(fact.of for fact in told.facts if fact.kind == "event"):
            homes = self.homes(event)
            if homes[0] == told.article.id:
                all_told = [self.tell(home) for home in homes] if len(homes) > 1 else [told]
                passages = {node.id: node for one in all_told for node in one.passages}
                yield event, [fact for one in all_told for fact in one.facts if fact.of == event], passages

    def above(self, event: str) -> list[str]:
        found = {other for home in self.homes(event) for one, other in self.tell(home).above if one == event}
        return sorted(found - {event})
