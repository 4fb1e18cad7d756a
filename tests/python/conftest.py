"""The graph of the twenty example documents, built once, as Python opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import jiedao

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("python") / "kg"
    assert not jiedao.build(EXAMPLES, into=into, workers=1).failures
    return into


@pytest.fixture
def kg(folder: Path) -> Iterator[jiedao.Graph]:
    with jiedao.open(folder) as graph:
        yield graph
