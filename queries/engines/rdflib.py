"""rdflib in memory: the quads of a store in, a runner of SELECT queries out. It is slow and independent: what others are measured by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from warnings import catch_warnings, simplefilter

import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, serialize
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node

from ..gather import Solution
from ..select import Select
from .opened import Place, graph
from .sparql import SparqlEngine


def dataset(store: Store) -> rdflib.Dataset:
    """A copy; its default graph is the union of all."""
    found = rdflib.Dataset(default_union=True)
    with quiet():
        found.parse(data=serialize(store, format=RdfFormat.N_QUADS), format="nquads")
    return found


@contextmanager
def quiet() -> Iterator[None]:
    """rdflib warns of its own use of what it deprecates."""
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)
        yield


def to_term(node: Node) -> NamedNode | Literal:
    if not isinstance(node, RdflibLiteral):
        return NamedNode(str(node))
    if node.language:
        return Literal(str(node), language=node.language)
    return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)


def rdflib_select(store: Store) -> Select:
    found = dataset(store)

    def select(sparql: str) -> Iterator[Solution]:
        with quiet():
            rows = found.query(sparql).bindings
        for row in filter(None, rows):  # of no solutions it makes one group without anything, where SPARQL makes none
            yield {str(name): to_term(value) for name, value in row.items()}

    return select


@contextmanager
def opened(place: Place) -> Iterator[SparqlEngine]:
    kg = graph(place)
    yield SparqlEngine(rdflib_select(kg.store), "rdflib", kg.base)
