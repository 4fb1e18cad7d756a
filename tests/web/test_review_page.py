"""Judging on the web: only with the token, into the ledger, and back again."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao.graph.identity import ledger
from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

TOKEN = "a-token-for-this-test-alone"  # noqa: S105 - of a server that lives for the test alone
WITH = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def kg(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("judged") / "kg", ignore=shutil.ignore_patterns("views")))


@pytest.fixture(scope="module")
def judging(kg: Path) -> Iterator[TestClient]:
    token = kg.with_name("token")
    token.write_text(TOKEN, "utf-8")
    settings = Settings(token_file=token, limits=Limits(seconds=300))
    served = Served(kg, settings)
    with TestClient(create_app(served, settings), base_url="http://testserver", raise_server_exceptions=False) as client:
        yield client
    served.close()


def cases(client: TestClient) -> list[tuple[str, str]]:
    return re.findall(r'<article class="case" data-left="([^"]*)" data-right="([^"]*)"', client.get("/review?all=1").text)


def test_a_judgement_goes_to_the_ledger_and_back(judging: TestClient, kg: Path) -> None:
    left, right = cases(judging)[0]
    before = ledger.read(kg)
    said = {"left": left, "right": right, "verdict": "different", "by": "审阅者", "reason": "两个机构"}
    assert judging.post("/review", json=said, headers=WITH).status_code == 200
    written = ledger.read(kg).get(left, right)
    assert written is not None
    assert (written.verdict, written.by, written.reasons) == ("different", "审阅者", ("两个机构",))
    assert (left, right) not in cases(judging)
    assert "审阅者" in judging.get("/review").text
    assert judging.get(f"/page/{left}", follow_redirects=False).status_code == 200
    assert judging.post("/review", json={**said, "verdict": "undo"}, headers=WITH).status_code == 200
    assert ledger.read(kg) == before
    assert (left, right) in cases(judging)


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}])
def test_nobody_judges_without_the_token(judging: TestClient, kg: Path, headers: dict[str, str]) -> None:
    left, right = cases(judging)[0]
    answer = judging.post("/review", json={"left": left, "right": right, "verdict": "same", "by": "x"}, headers=headers)
    assert answer.status_code == 401
    assert not [one for one in ledger.read(kg) if one.human]


BAD = [
    "no json", "[]", {}, {"left": "person/x", "right": "person/y", "verdict": "same", "by": "x"}, {"verdict": "maybe", "by": "x"},
    {"verdict": "same", "by": " "}, {"verdict": "same", "by": "jiedao"}, {"verdict": "undo"},
]  # fmt: skip


@pytest.mark.parametrize("said", BAD, ids=str)
def test_what_is_no_judgement_is_refused(judging: TestClient, kg: Path, said: object) -> None:
    left, right = cases(judging)[0]
    if isinstance(said, dict) and "verdict" in said:
        said = {"left": left, "right": right, **said}
    content = said if isinstance(said, str) else json.dumps(said)
    answer = judging.post("/review", content=content, headers=WITH)
    assert 400 <= answer.status_code < 500
    assert answer.json()["zh"]
    assert not [one for one in ledger.read(kg) if one.human]


def test_a_server_without_a_token_shows_and_takes_nothing(client: TestClient) -> None:
    text = client.get("/review?all=1").text
    assert "data-verdict" not in text
    assert "<q>" in text
    assert client.post("/review", json={}).status_code == 403
