"""The graphs that things are measured on are graphs as builds make them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from jiedao.graph.kg import KG

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
NEIGHBOURS = ("reports", "world")
EVENTS = 40


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script, whose neighbours have names that modules of the tests have too."""
    for name in NEIGHBOURS:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(BENCHMARKS)
    yield import_module("made")
    for name in ("made", *NEIGHBOURS):
        sys.modules.pop(name, None)


def test_a_made_up_graph_is_the_one_that_a_build_would_make(made: ModuleType, tmp_path: Path) -> None:
    made.make(tmp_path / "written", EVENTS)
    with KG.open(tmp_path / "built", "w", reader=made.READER) as kg:
        for reading in made.made(EVENTS):
            kg.ingest(reading, reading.document.text.encode(), made.origin(reading))
        kg.identify()
    with KG.open(tmp_path / "written") as written, KG.open(tmp_path / "built") as built:
        assert set(written.store) == set(built.store)
        assert written.sources()[0].sha256 in {source.sha256 for source in built.sources()}
        assert written.original(written.sources()[0].name)


def test_it_has_as_many_events_as_are_asked_for(made: ModuleType) -> None:
    found = [len(reading.articles[0].events) for reading in made.made(EVENTS)]
    assert EVENTS <= sum(found) <= EVENTS + 1
