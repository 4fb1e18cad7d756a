"""Neo4j: rows of queries that read, and one line for what is refused or cannot be reached."""

from __future__ import annotations

import socket

import pytest

from jiedao.graph.stores.neo4j import Address, Neo4j, ServerError


def refused(database: Neo4j, query: str) -> str:
    with pytest.raises(ServerError) as error:
        list(database.run(query))
    assert "\n" not in str(error.value)
    return str(error.value)


def test_rows_have_names_and_values(neo4j: Neo4j) -> None:
    neo4j.write(lambda tx: tx.run("CREATE (:A {name: '徐家汇'})-[:B]->(:A)").consume())
    rows = list(neo4j.run("MATCH (a:A) WHERE a.name = $name RETURN a.name AS name, a.no AS no, [1, 2.5] AS list", {"name": "徐家汇"}))
    assert rows == [{"name": "徐家汇", "no": None, "list": [1, 2.5]}]
    assert list(neo4j.run("MATCH (a)-[b:B]->() RETURN a LIMIT 1")) == [{"a": {"name": "徐家汇"}}]


@pytest.mark.parametrize(("query", "said"), [
    ("CREATE (n) RETURN n", "read-only"), ("RETURN nothing", "not defined"), ("MATCH (n) DETACH DELETE n", "read-only"),
])  # fmt: skip
def test_what_is_refused(neo4j: Neo4j, query: str, said: str) -> None:
    assert said in refused(neo4j, query)


def test_a_query_that_takes_too_long_is_stopped_by_the_server(bolt: str) -> None:
    with Neo4j(Address.of(bolt), timeout=1) as database:
        assert "1 s" in refused(database, "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x + y AS z WHERE z < 0 RETURN z")


@pytest.mark.parametrize("query", [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "RETURN 1 AS x UNION LOAD CSV FROM 'http://127.0.0.1/' AS x RETURN x",
    "CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l", "MATCH (a) WHERE EXISTS { LOAD CSV FROM 'x' AS l RETURN l } RETURN a",
    "CALL db.labels()", "MATCH (n) DELETE n", "CREATE INDEX x FOR (n:A) ON (n.b)", "SHOW DATABASES", "MATCH (n) RETURN n; MATCH (n) DELETE n",
    "PROFILE MATCH (n) DELETE n",
])  # fmt: skip
def test_queries_of_others_that_do_more_than_read_are_refused(neo4j: Neo4j, query: str) -> None:
    with pytest.raises(ServerError) as error:
        neo4j.check(query)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("query", ["MATCH (n) RETURN n", "MATCH (n) CALL (n) { RETURN 1 AS y } RETURN y", "RETURN 'LOAD CSV FROM' AS x"])
def test_queries_of_others_that_read_are_let_through(neo4j: Neo4j, query: str) -> None:
    neo4j.check(query)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = Address.of(f"bolt://anna:geheim@127.0.0.1:{free.getsockname()[1]}/db")
        with Neo4j(address, timeout=1) as database:
            said = refused(database, "RETURN 1")
    assert "cannot be reached" in said
    assert "geheim" not in said + repr(address)


def test_who_and_where_stand_in_the_address_or_in_the_environment() -> None:
    there = {"JIEDAO_NEO4J_USER": "a", "JIEDAO_NEO4J_PASSWORD": "b", "JIEDAO_NEO4J_DATABASE": "c"}
    assert Address.of("bolt://host", environment=there) == Address("bolt://host", "a", "b", "c")
    assert Address.of("neo4j+s://x:y%40@host:1/z", environment=there) == Address("neo4j+s://host:1", "x", "y@", "z")
    assert Address.of("bolt://host/z", "w", {}).database == "w"


@pytest.mark.parametrize("url", ["http://x", "bolt://", "bolt://[x", "neo4j://host:port", "nonsense", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ServerError, match="no address"):
        Address.of(url)
