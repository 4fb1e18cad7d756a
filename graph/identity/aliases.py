"""Clusters and a store in, the graph of identity out: aliases of one thing, and the parts of what were two people.

`alias owl:sameAs canonical`, one step and never a chain. A part is a new person (or office, or place), `prov:specializationOf` the IRI
that it left and `schema:subjectOf` the article that speaks of it. Nothing is said of what is not in the store.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from ...schema.vocabulary import FOAF, JD, ORG, OWL, PROV, RDF, SCHEMA, SKOS
from ..iri import Ids
from ..literals import zh
from ..triples import CLASS, IMPLIED
from .clusters import Clusters
from .types import AT, article_of, sort_of, whole


def identity_graph(ids: Ids) -> NamedNode:
    return ids.graph("identity")


def short(ids: Ids, node: NamedNode) -> str:
    return node.value.removeprefix(ids.base)


def identity_quads(store: Store, ids: Ids, found: Clusters) -> Iterator[Quad]:
    for group in found.groups:
        members = [name for name in sorted(group, key=lambda name: (AT in name, name)) if present(store, ids, name)]
        parts = [name for name in members if AT in name and whole(name) not in members]
        things = [name for name in members if AT not in name]
        for name in parts:
            yield from part(store, ids, name)
        nodes = [node(store, ids, name) for name in (*things, *parts)]
        yield from same(ids, nodes)
        yield from same_posts(store, ids, nodes)


def same(ids: Ids, nodes: list[NamedNode]) -> Iterator[Quad]:
    for other in nodes[1:]:
        yield Quad(other, OWL.sameAs, nodes[0], identity_graph(ids))


def same_posts(store: Store, ids: Ids, offices: list[NamedNode]) -> Iterator[Quad]:
    """One office has each of its posts once."""
    posts: dict[NamedNode, dict[NamedNode, None]] = {}
    for office in offices if len(offices) > 1 else ():
        held = {quad.subject for quad in store.quads_for_pattern(None, ORG.postIn, office) if isinstance(quad.subject, NamedNode)}
        for post in sorted(held, key=str):
            for quad in store.quads_for_pattern(post, ORG.role, None):
                if isinstance(quad.object, NamedNode):
                    posts.setdefault(quad.object, {})[post] = None
    for equal in posts.values():
        yield from same(ids, list(equal))


def present(store: Store, ids: Ids, name: str) -> bool:
    thing, article = ids.node(whole(name)), article_of(name)
    graph = ids.node(article) if article else None
    own = identity_graph(ids)
    return any(quad.graph_name != own for quad in store.quads_for_pattern(thing, RDF.type, None, graph))


def node(store: Store, ids: Ids, name: str) -> NamedNode:
    """The IRI of a thing, or of the part of it that one article speaks of."""
    if AT not in name:
        return ids.node(name)
    left = whole(name)
    return ids.named(sort_of(left), name_of(store, ids, left), left, article_of(name))


def called_by(name: str) -> NamedNode:
    return FOAF.name if sort_of(name) == "person" else SKOS.prefLabel


def name_of(store: Store, ids: Ids, name: str) -> str:
    said = store.quads_for_pattern(ids.node(name), called_by(name), None)
    return min((quad.object.value for quad in said if isinstance(quad.object, Literal)), default="")


def part(store: Store, ids: Ids, name: str) -> Iterator[Quad]:
    here, left, graph = node(store, ids, name), whole(name), identity_graph(ids)
    yield Quad(here, RDF.type, CLASS[sort_of(left)], graph)
    yield Quad(here, called_by(left), zh(name_of(store, ids, left)), graph)
    yield Quad(here, JD.rule, Literal(IMPLIED), graph)
    yield Quad(here, PROV.specializationOf, ids.node(left), graph)
    yield Quad(here, SCHEMA.subjectOf, ids.node(article_of(name) or ""), graph)
