"""One thing of the graph: its IRI in, what is said of it out, for the processes that look it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import NamedNode, Store, Triple, serialize

from ...answers import Graph
from ...schema.vocabulary import FOAF, PREFIXES, SKOS
from ..sparql.forms import GRAPHS

MOST = 1000
"""Statements that point at a thing, and that it makes, each."""
SAME_AS = NamedNode(PREFIXES["owl"] + "sameAs")
NAMES = (FOAF.name, SKOS.prefLabel)


@dataclass(frozen=True, slots=True)
class Found:
    known: bool
    one: str | None = None
    """The IRI that this one is an alias of."""


def find(graph: Graph, iri: str) -> Found:
    store, node = graph.kg.store, NamedNode(iri)
    one = canonical(store, node)
    known = one is not None or any(True for _ in store.quads_for_pattern(node, None, None))
    return Found(known or any(True for _ in store.quads_for_pattern(None, None, node)), one and one.value)


def canonical(store: Store, node: NamedNode) -> NamedNode | None:
    ones = (quad.object for quad in store.quads_for_pattern(node, SAME_AS, None) if isinstance(quad.object, NamedNode))
    return next((one for one in ones if one != node), None)


def description(graph: Graph, iri: str, media: str, document: str) -> bytes | None:
    """What it says, what points at it, and the names of what is met on the way; None where nothing is known of it."""
    node = NamedNode(iri)
    said = dict.fromkeys(around(graph.kg.store, node))
    if not said:
        return None
    names = [name for triple in said for name in named(graph.kg.store, triple, node)]
    topic = Triple(NamedNode(document), NamedNode(PREFIXES["foaf"] + "primaryTopic"), node)
    return serialize(dict.fromkeys([topic, *said, *names]), format=GRAPHS[media], prefixes=PREFIXES) or b""


def around(store: Store, node: NamedNode) -> Iterator[Triple]:
    yield from (quad.triple for quad in islice(store.quads_for_pattern(node, None, None), MOST))
    yield from (quad.triple for quad in islice(store.quads_for_pattern(None, None, node), MOST))


def named(store: Store, triple: Triple, node: NamedNode) -> Iterator[Triple]:
    for met in (triple.subject, triple.object):
        if isinstance(met, NamedNode) and met != node:
            for predicate in NAMES:
                yield from (quad.triple for quad in store.quads_for_pattern(met, predicate, None))
