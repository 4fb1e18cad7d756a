"""A small graph on disk, served in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao import build
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Settings

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kg = tmp_path_factory.mktemp("served") / "kg"
    build([DOCUMENTS], into=kg)
    return kg


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    opened = Served(built)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[TestClient]:
    with TestClient(create_app(served, Settings()), base_url="http://testserver", raise_server_exceptions=False) as opened:
        yield opened
