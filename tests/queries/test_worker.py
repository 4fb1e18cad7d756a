"""Queries in a process of their own: answers like those of this one, and an end to what would have none."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from jiedao.queries.errors import BadParameter
from jiedao.queries.limits import LimitReached, Limits
from jiedao.queries.sparql import sparql
from jiedao.queries.worker import Worker, Workers

NAMES = "SELECT ?n { ?p foaf:name ?n } ORDER BY ?n"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PATHS = "SELECT (COUNT(*) AS ?n) { ?a (!<x:y>)*/(!<x:z>)* ?b . ?c (!<x:y>|^<x:z>)* ?d . ?e (!<x:y>)+ ?f }"
HEAP = "SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a"


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worker") / "store"
    filled = Store(str(path))
    filled.bulk_extend(store)
    filled.flush()
    del filled
    return path


@pytest.fixture(scope="module")
def worker(folder: Path) -> Iterator[Worker]:
    with Worker(folder) as started:
        yield started


@pytest.mark.parametrize(
    "query",
    [
        NAMES, "ASK { ?s a jd:Visit }", "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }", "SELECT * { ?s jd:quote ?q ; jd:start ?n }",
        "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 1.5) ('a'@zh true) (<a:b> '2020'^^xsd:gYear) } }",
    ],
)  # fmt: skip
def test_a_worker_answers_as_this_process_does(worker: Worker, store: Store, query: str) -> None:
    mine, theirs = sparql(store, query), sparql(worker, query)
    assert getattr(theirs, "columns", None) == getattr(mine, "columns", None)
    rows = [sorted(map(repr, getattr(one, "rows", [one]))) for one in (mine, theirs)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("query", [PRODUCT, PATHS])
def test_what_takes_too_long_is_stopped_and_the_next_is_answered(worker: Worker, query: str) -> None:
    with pytest.raises(LimitReached, match=r"0\.3 s"):
        worker.run(query, Limits(seconds=0.3))
    assert worker.run(NAMES).rows == 5


def test_what_takes_too_much_memory_is_stopped_and_the_next_is_answered(folder: Path) -> None:
    with Worker(folder) as small:
        with pytest.raises(LimitReached, match="300 MB"):
            small.run(HEAP, Limits(seconds=60, megabytes=300))
        assert small.run(NAMES, Limits(megabytes=300)).rows == 5


def test_rows_over_the_limit_are_cut_off_and_said_to_be(worker: Worker) -> None:
    table = sparql(worker, NAMES, Limits(rows=2))
    assert len(table) == 2
    assert "not complete" in table.notes[0].en
    assert sparql(worker, NAMES, Limits(rows=5)).notes == ()
    assert sparql(worker, "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t }", Limits(rows=2)).startswith("# 只列出前 2 条")


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://x/> {} }", "LOAD <file:///etc/passwd>", "SELECT * FROM <file:///etc/passwd> {}"])
def test_a_worker_refuses_what_this_process_refuses(worker: Worker, store: Store, query: str) -> None:
    said = []
    for asked in (worker, store):
        with pytest.raises(BadParameter) as caught:
            sparql(asked, query)
        said.append(str(caught.value))
    assert said[0] == said[1]


@pytest.mark.parametrize("form", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_answers_in_the_standard_forms(worker: Worker, form: str) -> None:
    assert "赵明川" in worker.run(NAMES).encoded(form).decode()


def test_graphs_in_the_standard_forms(worker: Worker) -> None:
    graph = worker.run("CONSTRUCT { ?s foaf:name ?n } WHERE { ?s foaf:name ?n }")
    assert "foaf:name" in graph.encoded("text/turtle").decode()
    with pytest.raises(LookupError):
        graph.encoded("application/pdf")


def test_a_worker_that_was_killed_starts_again(worker: Worker) -> None:
    worker.run(NAMES)
    timer = threading.Timer(0.2, os.kill, (worker.process.pid, signal.SIGKILL))  # while it runs: before, it would only be started again
    timer.start()
    with pytest.raises(LimitReached):
        worker.run(PRODUCT, Limits(seconds=60))
    timer.join()
    assert worker.run(NAMES).rows == 5


def test_another_thread_may_stop_a_query(folder: Path) -> None:
    with Worker(folder) as one:
        one.run(NAMES)
        timer = threading.Timer(0.2, one.kill)
        timer.start()
        with pytest.raises(LimitReached, match="was stopped"):
            one.run(PRODUCT, Limits(seconds=60))
        timer.join()
        assert one.run(NAMES).rows == 5


def test_a_store_that_is_not_there_is_no_matter_of_limits(tmp_path: Path) -> None:
    with Worker(tmp_path / "none") as lost, pytest.raises(RuntimeError, match="none"):
        lost.run(NAMES)


def test_several_workers_are_shared_out(folder: Path) -> None:
    workers = Workers(folder, 2)
    with workers.lent() as one, workers.lent() as other:
        assert one is not other
        assert one.run(NAMES).body == other.run(NAMES).body
    workers.close()
    assert all(worker.process is None for worker in workers.all)


@pytest.mark.parametrize("wrong", [{"seconds": 0}, {"seconds": float("inf")}, {"rows": -1}, {"megabytes": 0}])
def test_limits_have_to_be_limits(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="out of range"):
        Limits(**wrong)
