"""What is made once for each build behind the pages, and kept with the graph."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao.graph.kg import KG
from jiedao.web import served as served_module
from jiedao.web.app import create_app
from jiedao.web.counted import QUESTIONS, file
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

SETTINGS = Settings(limits=Limits(requests=0))
Start = Callable[[], tuple[Served, TestClient]]


@pytest.fixture
def kg(built: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "kg"
    shutil.copytree(built, copy, ignore=shutil.ignore_patterns("state.json", "views"))
    return copy


@pytest.fixture
def start(kg: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """The graph served as if it were a large one."""
    monkeypatch.setattr(served_module, "LARGE", 0)
    opened: list[Served] = []

    def started() -> tuple[Served, TestClient]:
        opened.append(Served(kg, SETTINGS))
        return opened[-1], TestClient(create_app(opened[-1], SETTINGS), raise_server_exceptions=False)

    yield started
    for one in opened:
        one.close()


def waited(served: Served) -> None:
    for _ in range(6000):  # a machine that is busy takes minutes
        if served.build and not served.tasks:
            return
        time.sleep(0.05)
    raise AssertionError("it was not prepared")


def test_pages_say_that_they_are_being_counted_and_then_what_was_counted(start: Start, kg: Path) -> None:
    served, client = start()
    said = client.get("/people", headers={"accept-language": "zh"})  # nothing is prepared before the server runs
    assert said.status_code == 503
    assert "正在清点" in said.text
    some = re.findall(r'href="(/page/(\w+)/[^"]+)"', said.text)
    assert {kind for _, kind in some} == {"person", "office", "community", "programme", "document"}
    assert all(client.get(path).status_code == 200 for path, _ in some[::7])
    assert client.get("/ask").status_code == 200
    assert client.get("/ask?q=谁考察过高云岭小区？").status_code == 503
    assert said.headers["retry-after"] == "5"
    assert client.get("/suggest?q=gulou").json() == []
    assert client.get("/page/person/nobody-1").status_code == 404
    assert client.get("/questions/coverage?run=1").status_code == 503
    assert client.get("/api/v1/stats").headers["retry-after"]
    assert served.build == ""
    etag = served.state.etag
    with client:
        waited(served)
        assert client.get("/people").status_code == 200
        assert "有地点的事件" in client.get("/", headers={"accept-language": "zh"}).text
        assert client.get("/search?q=考察").status_code == 200
        for name in QUESTIONS:
            said = client.get(f"/api/v1/{name}?limit=1000").json()
            asked = served.state.graph.ask(name)
            assert said["rows"] == json.loads(json.dumps(list(asked)))
            assert client.get(f"/questions/{name}?run=1").status_code == 200
        answer = client.get("/api/v1/ask", params={"q": "谁考察过高云岭小区？"}).json()
        assert answer["rows"] == json.loads(json.dumps(list(served.state.graph.ask_in_words("谁考察过高云岭小区？"))))
        assert etag in client.get("/api/v1/stats").headers["etag"], "one state of a graph has one tag"
    with KG.open(kg) as known:
        assert served.build == known.build_id()


def test_what_was_counted_is_kept_until_the_graph_changes(start: Start, kg: Path) -> None:
    first, client = start()
    with client:
        waited(first)
    kept = {one: one.stat().st_mtime_ns for one in (kg / "served").rglob("*.*")}
    made = {"catalogue.sqlite", "dictionary.json", "examples.json", "hubs.sqlite", "names.sqlite", "search.sqlite", *map(file, QUESTIONS)}
    assert {one.name for one in kept} == made
    second, client = start()
    assert client.get("/people").status_code == 200, "at once"
    assert second.build == first.build
    with client:
        waited(second)
    assert {one: one.stat().st_mtime_ns for one in (kg / "served").rglob("*.*")} == kept
    with KG.open(kg, "w") as changed:
        changed.remove(changed.sources()[0].name)
    third, client = start()
    assert client.get("/people").status_code == 503
    with client:
        waited(third)
    assert not {one for one in kept if one.exists()}, "of states that are no more nothing stays"
