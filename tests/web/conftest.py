"""Small graphs on disk, served in this process."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao import build
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

sys.path.insert(0, str(Path(__file__).parent))

from serving import TOKEN, Serve

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"
SETTINGS = Settings(limits=Limits(requests=0))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kg = tmp_path_factory.mktemp("served") / "kg"
    build([DOCUMENTS], into=kg)
    return kg


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[Served]:
    opened = Served(built, SETTINGS)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[TestClient]:
    with TestClient(create_app(served, served.settings), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def token_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("token") / "token"
    file.write_text(TOKEN + "\n")
    return file


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serves a folder with settings of the test's own, until the module is done."""
    with ExitStack() as open_ones:

        def start(kg: Path, settings: Settings) -> TestClient:
            served = Served(kg, settings)
            open_ones.callback(served.close)
            app = create_app(served, settings)
            return open_ones.enter_context(TestClient(app, raise_server_exceptions=False))

        yield start
