"""The property graph of a knowledge graph: an open store in, a stream of nodes and one of relationships out.

Both are functions of what the store holds and come in one order wherever they are made. Identity is applied: of what is
judged to be one, there is one node. Labels, types and properties stand in `property/schema.py`. What several articles
tell of one thing is told by one `Fact` node each, so that every answer keeps its article, passages, rule and confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from pyoxigraph import Literal, Store

from ..schema.vocabulary import JD, SKOS
from .iri import Ids
from .literals import from_number
from .property import things
from .property.canon import canon
from .property.documents import Documents
from .property.things import Things
from .property.types import Node, Relationship

__all__ = ["Node", "Opened", "Relationship", "elements", "nodes", "relationships"]


class Opened(Protocol):
    """An open knowledge graph: `KG`, or any store with the base of its identifiers."""

    @property
    def store(self) -> Store: ...
    @property
    def ids(self) -> Ids: ...


def worth(store: Store) -> dict[str, float]:
    """The confidence of each rule; the greatest where versions of the reader differ."""
    found: dict[str, float] = {}
    for quad in store.quads_for_pattern(None, JD.confidence, None):
        for named in store.quads_for_pattern(quad.subject, SKOS.notation, None, quad.graph_name):
            if isinstance(quad.object, Literal) and isinstance(named.object, Literal):
                value = float(from_number(quad.object))
                found[named.object.value] = max(value, found.get(named.object.value, value))
    return found


def documents(kg: Opened) -> Documents:
    return Documents(kg.store, kg.ids, canon(kg.store, kg.ids), worth(kg.store))


def nodes(kg: Opened) -> Iterator[Node]:
    """Things by label and identifier, then document by document what is told there. Memory: the identifiers of one label."""
    told = documents(kg)
    yield from things.nodes(Things(kg.store, kg.ids, told.canon))
    for name in told.names():
        yield from told.nodes(name)


def relationships(kg: Opened) -> Iterator[Relationship]:
    """Those between things, then document by document; each once, and both ends are among `nodes`."""
    told = documents(kg)
    known = Things(kg.store, kg.ids, told.canon)
    yield from known.held()
    yield from things.links(known)
    for name in told.names():
        yield from told.relationships(name)


def elements(kg: Opened) -> Iterator[Node | Relationship]:
    """All of both in one pass over the store: what a bulk load takes."""
    told = documents(kg)
    known = Things(kg.store, kg.ids, told.canon)
    for label in things.SHARED:
        for name in known.named(label):
            said = known.said(name)
            yield known.node(label, said)
            yield from known.links(label, said)
    yield from known.held()
    for name in told.names():
        yield from told.nodes(name)
        yield from told.relationships(name)
