"""rdflib in memory: the quads of a store in, a runner of SELECT queries out. It is slow and independent: what others are measured by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from warnings import catch_warnings, simplefilter

import rdflib
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)
from rdflib.term import Literal as RdflibLiteral
from rdflib.term import Node

from ...schema.vocabulary import PREFIXES
from ..cells import Solution
from ..errors import BadParameter
from ..limits import Limits
from ..run import Answer, of_boolean, of_solutions, of_triples
from ..select import Select
from ..types import Label
from .adhoc import checked
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


def selecting(found: rdflib.Dataset) -> Select:
    def select(sparql: str) -> Iterator[Solution]:
        with quiet():
            rows = found.query(sparql).bindings
        for row in filter(None, rows):  # of no solutions it makes one group without anything, where SPARQL makes none
            yield {str(name): to_term(value) for name, value in row.items()}

    return select


@contextmanager
def opened(place: Place) -> Iterator[SparqlEngine]:
    kg = graph(place)
    found = dataset(kg.store)
    yield SparqlEngine(selecting(found), "rdflib", kg.base, ad_hoc=partial(ad_hoc, found))


def ad_hoc(found: rdflib.Dataset, query: str, limits: Limits) -> Answer:
    """What a person wrote, as rdflib answers it. Only the rows are limited: nothing stops it."""
    kind, named = checked(query, lambda graph: bool(len(found.graph(rdflib.URIRef(graph)))))
    if named:
        raise BadParameter(Label("rdflib 引擎不支持 FROM：用 GRAPH", "the engine rdflib has no FROM: use GRAPH"))
    with quiet():
        result = found.query(query, initNs=dict(PREFIXES))
        if kind == "boolean":
            return of_boolean(bool(result.askAnswer))
        if kind == "graph":
            said = result.graph.serialize(format="nt", encoding="utf-8") if result.graph is not None else b""
            return of_triples((quad.triple for quad in parse(said, RdfFormat.N_TRIPLES)), limits.rows)
        read = parse_query_results(result.serialize(format="json") or b"", QueryResultsFormat.JSON)
    if not isinstance(read, QuerySolutions):
        raise TypeError(kind)
    return of_solutions(read, limits.rows)
