"""What is refused before it runs, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from jiedao.queries.errors import BadParameter
from jiedao.queries.guard import check, dataset, is_update
from jiedao.queries.sparql import sparql

HOSTILE = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "select * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b)SERVICE?s{?x ?y ?z.FILTER(?x>1)}}",
    "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:y { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e5SERVICE<http://127.0.0.1:1/>{} }",
    "SELECT * { ?s ?p 'a\\'' SERVICE <http://127.0.0.1:1/> { ?x ?y 'b' } }",
    'SELECT * { ?s ?p """a" """ SERVICE <http://127.0.0.1:1/> { ?x ?y """b""" } }',
    "SELECT * { # it's\nSERVICE <http://127.0.0.1:1/> { ?s ?p ?o } # it's\n}",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } } }",
]
HARMLESS = [
    "SELECT ?service { ?service ?p 'SERVICE' }", 'SELECT * { ?s ?p """a "SERVICE" b""" }', "SELECT * { ?s <http://x/SERVICE> ?o }",
    "SELECT * { ?s jd:service ?o } # SERVICE <http://x>", "SELECT * { ?s ?p 'it\\'s SERVICE' }",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_no_other_server_is_asked(query: str) -> None:
    with pytest.raises(BadParameter, match="SERVICE"):
        check(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_a_word_that_is_no_keyword_passes(query: str) -> None:
    check(query)


PIECES = st.sampled_from([
    "SERVICE", " ", "\n", "<http://127.0.0.1:1/>", "{", "}", "?s", "?p", "?o", "<", ">", "'", '"', '"""', "#", "\\", "jd:a", ":", ".",
    "FILTER(", ")", "1e5", "SELECT * {", "a", "SILENT", "&&", "OPTIONAL", "1", ",", ";", "@en", "^^", "/", "?", "!", "-",
])  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
def test_whatever_passes_asks_nobody(inside: str) -> None:
    """The address answers nothing but an OSError, which would say that somebody was asked."""
    query = f"SELECT * {{ ?s ?p ?o . {inside} }}"
    try:
        check(query)
        Store().query(query, prefixes={"jd": "http://x/", "": "http://127.0.0.1:1/"})
    except (BadParameter, SyntaxError):
        pass


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * FROM <a:b> FROM NAMED <a:c> { ?s ?p ?o }", ["a:b", "a:c"]), ("SELECT * { ?s ?p 'FROM <a:b>' }", []),
        ("SELECT * FROM jd:x { ?s ?p ?from }", [None]),
    ],
)  # fmt: skip
def test_from_is_found(query: str, named: list[str | None]) -> None:
    assert dataset(query) == named


@pytest.mark.parametrize("graph", ["http://example.org/data.ttl", "file:///etc/passwd"])
def test_no_graph_is_fetched(store: Store, graph: str) -> None:
    with pytest.raises(BadParameter, match="none is fetched"):
        sparql(store, "SELECT * FROM <GRAPH> { ?s ?p ?o }".replace("GRAPH", graph))


def test_from_narrows_to_a_graph_of_the_store(store: Store) -> None:
    article = next(str(graph) for graph in store.named_graphs() if "/article/" in str(graph))
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    some, every = (sparql(store, count.format(source)) for source in (f"FROM {article}", ""))
    assert 0 < some.rows[0][0] < every.rows[0][0]


@pytest.mark.parametrize(
    "update", ["LOAD <file:///etc/passwd>", "PREFIX x: <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "BASE <a:b> DROP ALL"]
)
def test_updates_are_refused_as_such(store: Store, update: str) -> None:
    assert is_update(update)
    with pytest.raises(BadParameter, match="read-only"):
        sparql(store, update)


def test_a_fault_is_said_on_one_short_line(store: Store) -> None:
    for query in ("SELECT * {", "SELECT (<x:f>(1) AS ?y) {}", "DESCRIBE ?x { ?x <a> ?y }"):
        with pytest.raises(BadParameter) as caught:
            sparql(store, query)
        assert len(caught.value.message.en) < 250
        assert "\n" not in str(caught.value)
