"""Neo4j as an engine: an address in, the contract out. The database is filled by `jiedao sync bolt://…`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ...graph.stores.neo4j import Address, Neo4j
from .cypher import CypherEngine
from .opened import Place
from .types import Row


@dataclass(frozen=True, slots=True)
class Checked:
    """What people write themselves is judged by its plan before it runs."""

    server: Neo4j

    def __call__(self, cypher: str, parameters: Mapping[str, Any], /) -> Iterator[Row]:
        self.server.check(cypher, parameters)
        return self.server.run(cypher, parameters)


@contextmanager
def opened(place: Place) -> Iterator[CypherEngine]:
    limits = (place.limits.seconds,) if place.limits else ()
    with Neo4j(Address.of(place.endpoint or ""), *limits) as server:
        yield CypherEngine(Checked(server) if place.limits else server.run, "neo4j", place.base)
