"""Any SPARQL 1.1 server as an engine: an address in, the contract out. The server has to hold the named graphs of a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from pyoxigraph import QuerySolutions

from ...graph.stores.sparql import Address, Remote, RemoteError
from ..limits import Limits
from ..run import Answer, of_boolean, of_solutions, of_triples
from .adhoc import PREAMBLE, checked
from .opened import Place
from .sparql import SparqlEngine


@contextmanager
def opened(place: Place) -> Iterator[SparqlEngine]:
    with Remote(Address.of(place.endpoint or ""), *((place.limits.seconds,) if place.limits else ())) as server:
        yield SparqlEngine(server.select, "sparql", place.base, ad_hoc=partial(ad_hoc, server))


def ad_hoc(server: Remote, query: str, limits: Limits) -> Answer:
    """What a person wrote, as the server answers it; of the rows, so many."""
    kind, named = checked(query, lambda graph: server.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"))
    if not named:
        server.need_union()
    text = f"{PREAMBLE} {query}"
    if kind == "boolean":
        return of_boolean(server.ask(text))
    if kind == "graph":
        return of_triples(server.construct(text), limits.rows)
    with server.results(text) as found:
        if not isinstance(found, QuerySolutions):
            raise RemoteError(f"{server.address.query}: 不是 SELECT 的结果 no answer to a SELECT query")
        return of_solutions(found, limits.rows)
