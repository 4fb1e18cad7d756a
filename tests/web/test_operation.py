"""The server as those who run it see it: health, numbers, logs, limits, a new build while it runs, an orderly end."""

from __future__ import annotations

import json
import logging
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from serving import Serve
from starlette.testclient import TestClient

from jiedao import build
from jiedao.web.log import Lines, answered
from jiedao.web.served import Served
from jiedao.web.settings import Limits, Settings

DOCUMENTS = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MEMORY = 'SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'


@pytest.fixture(scope="module")
def strict(built: Path, serve: Serve) -> TestClient:
    return serve(built, Settings(limits=Limits(requests=0, seconds=3, rows=50, answer=200_000, memory=1 << 30, body=10_000)))


def test_health_and_numbers(client: TestClient) -> None:
    health = client.get("/healthz").json()
    assert health["status"] == "ok"
    assert len(health["build"]) == 64
    client.get("/api/v1/stats")
    numbers = client.get("/metrics").text
    assert 'jiedao_requests_total{method="GET",route="/api/v1/{question}",status="200"}' in numbers
    assert f"jiedao_triples {float(health['triples'])}" in numbers


def test_logs_are_json_and_say_nothing_of_what_was_asked(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="jiedao.serve"):
        logging.getLogger("jiedao.serve").propagate = True
        answer = client.get("/api/v1/career", params={"name": "秘密的名字"})
        client.get("/sparql", params={"query": "ASK { ?s ?p '秘密的名字' }"})
    lines = [json.loads(Lines().format(record)) for record in caplog.records]
    assert [line["route"] for line in lines] == ["/api/v1/{question}", "/sparql"]
    assert lines[0]["id"] == answer.headers["x-request-id"]
    assert lines[0]["status"] == 404
    assert "秘密" not in json.dumps(lines, ensure_ascii=False)


def test_both_ways_of_writing_a_line_are_one() -> None:
    record = logging.LogRecord("jiedao.serve", logging.INFO, "", 0, "request", (), None)
    record.said = {"id": "0f", "method": "GET", "route": "/sparql", "status": 200, "ms": 1.5, "bytes": 12, "client": "::1"}
    assert answered(record.created, "0f", "/sparql", 0.0015, 12, "::1") == Lines().format(record)


def test_a_query_that_takes_too_long_is_stopped(strict: TestClient) -> None:
    answer = strict.get("/sparql", params={"query": BOMB})
    assert answer.status_code == 503
    assert "3 秒" in answer.json()["zh"]
    assert answer.headers["retry-after"]
    assert strict.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_query_that_takes_too_much_memory_or_time_is_stopped(strict: TestClient) -> None:
    assert strict.get("/sparql", params={"query": MEMORY}).status_code == 503
    assert strict.get("/sparql", params={"query": "ASK {}"}).status_code == 200


def test_answers_are_whole_or_refused(strict: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    many = "SELECT * { ?s ?p ?o } LIMIT 51"
    large = 'SELECT (REPLACE("' + "x" * 5000 + '", "x", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy") AS ?y) {}'

    def said(status: int, query: str, **form: str) -> str:
        answer = strict.get("/sparql", params={"query": query, **form})
        assert answer.status_code == status, (answer.text, [Lines().format(record) for record in caplog.records])
        return answer.text

    for form in ("json", "xml", "csv", "tsv"):
        assert "50" in said(400, many, format=form)
        said(200, many.replace("51", "50"), format=form)
    assert "larger than 0 MB" in said(400, large)
    assert "50" in said(400, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def test_processes_that_end_are_no_accident(built: Path, serve: Serve) -> None:
    """Whoever is ended, and however often: a query is answered, or refused for the moment."""
    one = serve(built, Settings(limits=Limits(requests=0, seconds=5, memory=64 << 20)))
    served: Served = one.app.state.lanes.served  # type: ignore[attr-defined]  # what `serve` made
    asked, until = iter(range(10**6)), time.monotonic() + 4

    def asking() -> set[int]:
        found = set()
        while time.monotonic() < until:
            found.add(one.get("/sparql", params={"query": f"SELECT * {{ ?s ?p ?o }} LIMIT 9 # {next(asked)}", "format": "csv"}).status_code)
        return found

    with ThreadPoolExecutor(4) as threads:
        found = [threads.submit(asking) for _ in range(4)]
        while time.monotonic() < until:
            for process in tuple(served.state.pool.working):
                with suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGKILL)
            time.sleep(0.1)
        assert {status for one_of in found for status in one_of.result()} <= {200, 503}
    assert one.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    assert served.state.pool.killed + served.state.pool.failed > 0


@pytest.mark.slow
def test_a_slow_query_does_not_hold_up_others(built: Path, serve: Serve) -> None:
    one = serve(built, Settings(limits=Limits(requests=0, seconds=25)))
    with ThreadPoolExecutor(8) as threads:
        slow = [threads.submit(one.get, "/sparql", params={"query": BOMB + f" # {n}"}) for n in range(3)]
        time.sleep(1.5)
        for number in range(5):
            assert one.get("/sparql", params={"query": f"SELECT * {{ ?s ?p ?o }} LIMIT {number}"}).status_code == 200
            assert not any(future.done() for future in slow)
        assert {future.result().status_code for future in slow} == {503}


def test_one_client_cannot_take_all_processes(client: TestClient, served: Served) -> None:
    pool = served.state.pool
    pool.slow["testclient"] = pool.most // 2
    try:
        answer = client.get("/sparql", params={"query": "ASK { ?s ?p 1 }"})
    finally:
        del pool.slow["testclient"]
    assert answer.status_code == 429
    assert client.get("/sparql", params={"query": "ASK { ?s ?p 1 }"}).status_code == 200


def test_too_many_requests_are_turned_away(built: Path, serve: Serve) -> None:
    one = serve(built, Settings(limits=Limits(requests=1, burst=3)))
    answers = [one.get("/healthz") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert answers[-1].headers["x-content-type-options"] == "nosniff"


def test_a_large_request_is_refused(strict: TestClient) -> None:
    assert strict.post("/sparql", data={"query": "ASK {} #" + "x" * 20_000}).status_code == 413

    def pieces() -> object:
        for _ in range(20):
            yield b"x" * 1000

    answer = strict.post("/sparql", content=pieces(), headers={"content-type": "application/sparql-query"})
    assert answer.status_code == 413


def test_a_new_build_is_taken_up_while_requests_go_on(tmp_path: Path, serve: Serve) -> None:
    folder = tmp_path / "kg"
    build(DOCUMENTS[:3], into=folder)
    one = serve(folder, Settings(limits=Limits(requests=0)))
    before = one.get("/healthz").json()
    count = "SELECT (COUNT(*) AS ?n) { ?d a schema:DigitalDocument }"

    def counted() -> str:
        answer = one.get("/sparql", params={"query": count})
        assert answer.status_code == 200, answer.text
        return str(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert counted() == "3"
    build(DOCUMENTS[:5], into=folder)
    until, seen = time.monotonic() + 60, set()
    while "5" not in seen and time.monotonic() < until:
        seen.add(counted())
        time.sleep(0.05)
    assert seen == {"3", "5"}
    assert one.get("/healthz").json()["build"] != before["build"]
    assert "jiedao_reloads 1.0" in one.get("/metrics").text
