"""The graph of all example documents, built once, to be asked in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import jiedao

EXAMPLES = Path(__file__).parents[3] / "examples" / "documents"


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[jiedao.Graph]:
    folder = tmp_path_factory.mktemp("asking") / "kg"
    jiedao.build(EXAMPLES, into=folder, workers=1)
    with jiedao.open(folder) as opened:
        yield opened
