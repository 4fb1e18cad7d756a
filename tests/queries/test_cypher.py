"""Cypher that people write: what is refused before it runs, what comes back, and that the database is never stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao.graph.kg import KG
from jiedao.graph.stores.ladybug import FOLDER, PREPARED, Ladybug, bring_up_to_date, is_current
from jiedao.queries.cypher import cypher
from jiedao.queries.cypher_guard import check
from jiedao.queries.engines.cypher import bare, statements
from jiedao.queries.engines.opened import Place, engine, must_speak
from jiedao.queries.errors import BadParameter
from jiedao.queries.header import questions
from jiedao.queries.limits import LimitReached, Limits
from jiedao.schema import types as t


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("CREATE (:Person {id: 'x'})", "CREATE"), ("MATCH (n) DETACH DELETE n", "DETACH"), ("MATCH (n) set n.name = 'x'", "SET"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD"), ("LOAD FROM '/etc/passwd' RETURN *", "LOAD"),
        ("COPY (MATCH (n) RETURN n) TO '/tmp/x.csv'", "COPY"), ("ATTACH 'x.db' AS x (dbtype duckdb)", "ATTACH"), ("INSTALL httpfs", "INSTALL"),
        ("CALL apoc.load.json('http://x')", "CALL apoc.load.json"), ("CALL dbms.shutdown()", "CALL dbms.shutdown"),
        ("MATCH (n) /* harmless */ MERGE (m)", "MERGE"), ("EXPORT DATABASE '/tmp/x'", "EXPORT"), ("RETURN 1; DROP TABLE Person", "DROP"),
        ("CALL `apoc.load.json`('http://x')", "CALL"), ("/* x */ STOP DATABASE neo4j", "STOP"),
    ],
)  # fmt: skip
def test_what_would_write_or_reach_out_is_refused_by_name(query: str, word: str) -> None:
    with pytest.raises(BadParameter, match=word):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) WHERE n.name = 'DELETE' RETURN n.set", "MATCH (n) RETURN n.`create` // DROP", "CALL show_tables() RETURN *",
        "MATCH (e:Event)-[:STOP]->(c) RETURN c.name", 'RETURN "LOAD CSV"', "MATCH (n) RETURN $set /* MERGE */", "MATCH (n:Copy|Load) RETURN n",
        "MATCH (x:Passage) RETURN x.start AS start",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(query: str) -> None:
    check(query)


def test_nodes_come_back_with_label_and_properties(one_page: Path) -> None:
    with KG.open(one_page) as opened, engine("ladybug", Place(opened, say=lambda _: None)) as by:
        table = cypher(by.run, "MATCH (p:Person {name: '赵明川'})-[h:HELD]->(x) RETURN p, h, x.name AS post, true AS yes")  # type: ignore[attr-defined]
        (row,) = table
        assert row["post"] == "柏岭街道办事处主任"
        assert row["yes"] == "true"
        assert isinstance(row["p"], dict)
        assert (row["p"]["label"], row["p"]["name"], row["p"]["aliases"]) == ("Person", "赵明川", "老赵")


def test_rows_and_time_are_limited_and_said_to_be(one_page: Path) -> None:
    with KG.open(one_page) as opened, engine("ladybug", Place(opened, say=lambda _: None, limits=Limits(seconds=0.3))) as by:
        table = cypher(by.run, "MATCH (n) RETURN n.id", Limits(rows=2))  # type: ignore[attr-defined]
        assert len(table) == 2
        assert "2" in table.notes[0].zh
        with pytest.raises(LimitReached, match=r"0\.3"):
            cypher(by.run, "MATCH (a:Fact), (b:Fact), (c:Fact), (d:Fact), (e:Fact), (f:Fact) RETURN sum(size(a.id + b.id + c.id + d.id + e.id + f.id))")  # type: ignore[attr-defined]
        with pytest.raises(BadParameter, match="nam"):
            cypher(by.run, "MATCH (p:Person) RETURN p.nam")  # type: ignore[attr-defined]


def test_a_changed_graph_has_no_database_until_one_is_made(one_page: Path, two_pages: list[t.Reading]) -> None:
    people = "MATCH (p:Person) RETURN count(p) AS people"
    with KG.open(one_page) as opened:
        assert not is_current(opened)
        first = bring_up_to_date(opened)
        assert bring_up_to_date(opened) == first
    with KG.open(one_page, "w") as opened:
        opened.ingest(two_pages[1], two_pages[1].document.text.encode())
    with KG.open(one_page) as opened:
        assert not is_current(opened)
        said = []
        with engine("ladybug", Place(opened, say=said.append)) as by:
            assert list(by.run(people, {})) == [{"people": 5}]  # type: ignore[attr-defined]
        assert len(said) == 1
        assert is_current(opened)
    assert not first.exists()
    assert [one.suffix for one in (one_page / FOLDER).iterdir() if one.name != "lock"] == [".lbug"]


def test_what_a_killed_process_left_is_not_taken_for_a_database(one_page: Path) -> None:
    (one_page / FOLDER / ".partx").mkdir(parents=True)
    with KG.open(one_page) as opened:
        assert not is_current(opened)
        database = Ladybug.open(bring_up_to_date(opened))
        assert list(database.run("MATCH (d:Document) RETURN d.name AS name", {})) == [{"name": "第一版.txt"}]
        database.close()


def test_a_connection_that_has_prepared_many_statements_is_renewed(one_page: Path) -> None:
    """It keeps each of them, with memory: after some hundred questions there was none left."""
    with KG.open(one_page) as opened:
        database = Ladybug.open(bring_up_to_date(opened))
        first, held = database.connection, database.run("UNWIND $many AS n RETURN n", {"many": [1, 2]})
        assert next(held) == {"n": 1}
        for number in range(PREPARED + 1):
            assert list(database.run(f"RETURN $said AS said{number}", {"said": number})) == [{f"said{number}": number}]
        assert database.connection is first  # an answer is still read
        assert list(held) == [{"n": 2}]
        assert list(database.run("RETURN 1 AS one", {})) == [{"one": 1}]
        assert database.connection is not first
        assert len(database.prepared) == 1
        database.close()


def test_the_database_itself_writes_nothing(one_page: Path) -> None:
    with KG.open(one_page) as opened:
        database = Ladybug.open(bring_up_to_date(opened))
        with pytest.raises(RuntimeError, match="read-only"):
            list(database.run("CREATE (:Person {id: 'x'})", {}))
        database.close()


def test_what_an_engine_cannot_do_is_refused_by_name() -> None:
    with pytest.raises(BadParameter, match=r"oxigraph .*ladybug"):
        must_speak("oxigraph", "cypher")
    with pytest.raises(BadParameter, match="nobody"):
        engine("nobody", Place())
    with pytest.raises(BadParameter, match="endpoint"):
        engine("sparql", Place())
    with pytest.raises(BadParameter, match="endpoint"):
        engine("ladybug", Place(endpoint="http://127.0.0.1:1"))


def test_a_statement_is_a_head_with_each_of_its_tails() -> None:
    text = "// said\n//head\nMATCH (a)\n//?x WHERE a.x = $x\n//tail\nRETURN a\n//tail\nRETURN 1\n//head\nRETURN 2\n"
    assert statements(text, []) == ["MATCH (a)\nRETURN a", "MATCH (a)\nRETURN 1", "RETURN 2"]
    assert statements(text, ["x"])[0] == "MATCH (a)\nWHERE a.x = $x\nRETURN a"


@pytest.mark.parametrize("asked", [one for one in questions().values() if one.cypher], ids=lambda one: one.name)
def test_a_question_in_cypher_reads_only_and_takes_every_parameter(asked) -> None:
    taken = [parameter.name for parameter in asked.parameters if not parameter.then]
    for statement in statements(asked.cypher, taken):
        check(bare(statement))
    assert all(f"${name}" in asked.cypher or f"//?{name} " in asked.cypher for name in taken)
