"""Two graphs of the same example documents, built in opposite orders, and what is exported of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import jiedao
from jiedao.graph.export.forms import write_to

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
CHOSEN = ("01_*.txt", "02_*.txt", "08_*.html", "14_*.txt", "17_*.md")


@pytest.fixture(scope="session")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    one, other = (tmp_path_factory.mktemp(name) / "kg" for name in ("one", "other"))
    jiedao.build([EXAMPLES / pattern for pattern in CHOSEN], into=one, workers=1)
    for pattern in reversed(CHOSEN):
        jiedao.build([EXAMPLES / pattern], into=other, workers=1)
    return one, other


@pytest.fixture(scope="session")
def kg(graphs: tuple[Path, Path]) -> Iterator[jiedao.Graph]:
    with jiedao.open(graphs[0]) as opened:
        yield opened


@pytest.fixture(scope="session")
def events(kg: jiedao.Graph) -> dict[str, dict[str, Any]]:
    """What the question `events` says of each event: the measure of every export."""
    return {row["event"]: row for row in kg.events().to_dicts()}


@pytest.fixture(scope="session")
def counted(kg: jiedao.Graph) -> dict[str, int]:
    return {row["thing"]: row["count"] for row in kg.stats().to_dicts()}


@pytest.fixture(scope="session")
def exported(kg: jiedao.Graph) -> Callable[[str], bytes]:
    """Each form once, as bytes; folders as ZIP files."""
    known: dict[str, bytes] = {}

    def of(form: str) -> bytes:
        if form not in known:
            out = BytesIO()
            write_to(kg.kg, form, out)
            known[form] = out.getvalue()
        return known[form]

    return of
