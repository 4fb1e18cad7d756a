"""Any SPARQL 1.1 server as an engine: an address in, the contract out. The server has to hold the named graphs of a knowledge graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...graph.stores.sparql import Address, Remote
from .opened import Place
from .sparql import SparqlEngine


@contextmanager
def opened(place: Place) -> Iterator[SparqlEngine]:
    with Remote(Address.of(place.endpoint or ""), *((place.limits.seconds,) if place.limits else ())) as server:
        yield SparqlEngine(server.select, "sparql", place.base)
