from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao import build
from jiedao.web.served import Served


def test_the_overview_is_a_page(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Jiedao" in answer.text


def test_every_answer_says_what_a_browser_may_do(client: TestClient) -> None:
    for path in ("/", "/no/such/page", "/static/none.js"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert len(headers["x-request-id"]) == 32
        assert "strict-transport-security" not in headers


def test_the_build_id_is_a_function_of_the_documents(served: Served, tmp_path: Path) -> None:
    documents = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())
    build(reversed(documents), into=tmp_path / "kg")
    again = Served(tmp_path / "kg")
    assert again.build == served.build
    again.close()
    shutil.rmtree(tmp_path / "kg")
    build(documents[1:], into=tmp_path / "kg")
    other = Served(tmp_path / "kg")
    assert other.build != served.build
    other.close()


@pytest.mark.parametrize("whole", [True, False], ids=["just after it took it up", "while it does"])
def test_a_server_that_ends_leaves_no_view(tmp_path: Path, *, whole: bool) -> None:
    documents = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())
    kg = tmp_path / "kg"
    build(documents[:1], into=kg)
    served = Served(kg)

    async def end() -> None:
        async with served.running():
            build(documents[:2], into=kg)
            taking = asyncio.create_task(served.reload())
            await (taking if whole else asyncio.sleep(0))
            taking.cancel()

    asyncio.run(end())
    served.close()
    assert not list((kg / "views").iterdir())
