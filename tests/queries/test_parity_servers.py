"""Every question gives the same rows on Fuseki and on Neo4j, which are filled by a sync; without them these tests are skipped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from jiedao.graph.kg import KG
from jiedao.graph.sync.types import Target
from jiedao.pipeline import build
from jiedao.queries.engines.opened import Place, engine
from jiedao.queries.engines.types import Engine
from jiedao.queries.header import questions
from jiedao.queries.types import Question

ROOT = Path(__file__).parents[2]
SERVERS = {"sparql": ("JIEDAO_TEST_FUSEKI", "graphs"), "neo4j": ("JIEDAO_TEST_NEO4J", "elements")}
ASKED = list(questions().values())


@pytest.fixture(scope="module")
def parity() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    yield import_module("parity")
    sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module", params=SERVERS)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Oxigraph over the examples, and a server that holds the same."""
    variable, module = SERVERS[request.param]
    if variable not in os.environ:
        pytest.skip(f"{variable} is not set; . .ci/servers/start.sh starts the server and sets it")
    folder, url = tmp_path_factory.mktemp("examples") / "kg", os.environ[variable]
    build(ROOT / "examples" / "documents", into=folder)
    with KG.open(folder) as kg, ExitStack() as opened:
        import_module(f"jiedao.graph.sync.{module}").sync(kg, Target(url, timeout=300))
        local = opened.enter_context(engine("oxigraph", Place(kg, base=kg.base)))
        yield [local, opened.enter_context(engine(request.param, Place(endpoint=url, base=kg.base)))]


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_a_server_answers_as_the_folder_does(both: list[Engine], parity: ModuleType, asked: Question) -> None:
    found = list(parity.compared(both, asked, 2))
    if not found:
        pytest.skip(f"{asked.name} is not written in {both[1].language}")
    assert not [(name, case, how) for name, case, how in found if how]
