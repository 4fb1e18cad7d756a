"""The servers that stores are tested against; those outside this process are skipped with the reason where they are not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

sys.path.insert(0, str(Path(__file__).parent))

from small_server import Small, serving

from jiedao import build
from jiedao.graph.stores.neo4j import Address as Neo4jAddress
from jiedao.graph.stores.neo4j import Neo4j
from jiedao.graph.stores.sparql import Address, Remote

EXAMPLES = Path(__file__).parents[3] / "examples" / "documents"


def wanted(name: str) -> str:
    if name not in os.environ:
        pytest.skip(f"{name} is not set; . .ci/servers/start.sh starts the server and sets it")
    return os.environ[name]


def emptied(url: str) -> str:
    with Remote(Address.of(url)) as remote:
        names = [row["g"].value for row in remote.solutions("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")]
        for name in names:
            remote.delete(str(NamedNode(name).value))
    return url


@pytest.fixture
def small() -> Iterator[Small]:
    with serving(Small()) as server:
        yield server


@pytest.fixture(params=["small", "fuseki"])
def endpoint(request: pytest.FixtureRequest) -> str:
    """The address of an empty SPARQL server."""
    if request.param == "small":
        return str(request.getfixturevalue("small").url)
    return emptied(wanted("JIEDAO_TEST_FUSEKI"))


@pytest.fixture
def remote(endpoint: str) -> Iterator[Remote]:
    with Remote(Address.of(endpoint)) as found:
        yield found


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of four documents; copied before it is changed."""
    folder = tmp_path_factory.mktemp("stores") / "kg"
    build([EXAMPLES / f"{start}_*" for start in ("01", "02", "08", "17")], into=folder, workers=1)
    return folder


@pytest.fixture
def bolt() -> Iterator[str]:
    """The address of an empty Neo4j database."""
    url = wanted("JIEDAO_TEST_NEO4J")
    with Neo4j(Neo4jAddress.of(url)) as database:
        empty(database)
        yield url
        empty(database)


def empty(database: Neo4j) -> None:
    """A part at a time, as the server has little memory."""
    while database.write(lambda tx: tx.run("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone").single(strict=True)["gone"]):
        pass


@pytest.fixture
def neo4j(bolt: str) -> Iterator[Neo4j]:
    with Neo4j(Neo4jAddress.of(bolt)) as database:
        yield database
