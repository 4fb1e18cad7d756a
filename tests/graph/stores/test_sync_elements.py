"""The property graph in Neo4j: all of it once, then only what changed, whatever happens on the way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from proxy import through_proxy

from jiedao.graph.kg import KG
from jiedao.graph.property.schema import NODE, RELATIONSHIP
from jiedao.graph.property_graph import nodes, relationships
from jiedao.graph.stores.neo4j import Neo4j, ServerError
from jiedao.graph.sync import elements
from jiedao.graph.sync.elements import sync
from jiedao.graph.sync.types import Report, SyncError, Target

ONCE = Path(__file__).parent / "sync_once.py"
STRANGER = "MATCH (a:Person {id: 'theirs'})-[r:HELD]->(b:Post {id: 7}) RETURN properties(a) AS a, properties(r) AS r, properties(b) AS b"


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    return shutil.copytree(examples, tmp_path / "kg")


@pytest.fixture
def stranger(neo4j: Neo4j) -> Neo4j:
    """A database where somebody else keeps things with our labels and types."""
    neo4j.write(lambda tx: tx.run("CREATE (:Person {id: 'theirs', name: '某人'})-[:HELD {since: 1}]->(:Post {id: 7})").consume())
    return neo4j


def synced(folder: Path, server: str, *, everything: bool = False, timeout: float = 120) -> Report:
    with KG.open(folder) as kg:
        return sync(kg, Target(server, everything=everything, timeout=timeout))


def same(folder: Path, database: Neo4j) -> int:
    """How many elements there are: each as the property graph has it, and the stranger's as they were."""
    with KG.open(folder) as kg:
        ours = {node.id: (node.label, node.values) for node in nodes(kg)}
        ways = sorted((one.type, one.start, one.end, sorted(one.values.items())) for one in relationships(kg))
    there = {
        row["id"]: (next(label for label in row["labels"] if label in NODE), plain(row["values"], "id"))
        for row in database.read("MATCH (n:Jiedao) RETURN n.id AS id, labels(n) AS labels, properties(n) AS values")
    }
    assert there == ours
    query = "MATCH (a:Jiedao)-[r]->(b:Jiedao) RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) AS values"
    found = sorted((row["type"], row["a"], row["b"], sorted(plain(row["values"]).items())) for row in database.read(query))
    assert found == ways
    (strangers,) = database.read(STRANGER)
    assert strangers == {"a": {"id": "theirs", "name": "某人"}, "r": {"since": 1}, "b": {"id": 7}}
    return len(ours) + len(ways)


def plain(values: dict[str, object], *without: str) -> dict[str, object]:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items() if not name.startswith("_") and name not in without
    }  # fmt: skip


def test_all_is_sent_once_then_nothing(folder: Path, bolt: str, stranger: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    first = synced(folder, bolt)
    size = same(folder, stranger)
    assert (first.sent, first.deleted, first.unchanged, first.verified, first.held) == (size, 0, 0, size, size)
    second = synced(folder, bolt)
    assert (second.sent, second.deleted, second.unchanged) == (0, 0, size)
    monkeypatch.setattr(elements, "PAGE", 500)  # more than one page, and every mark compared
    monkeypatch.setattr(elements.Upload, "is_done", lambda *_: False)
    third = synced(folder, bolt)
    assert (third.sent, third.deleted, third.unchanged) == (0, 0, size)


def test_what_is_removed_is_deleted_and_what_changed_is_sent(folder: Path, bolt: str, stranger: Neo4j) -> None:
    before = synced(folder, bolt).held
    with KG.open(folder, "w") as kg:
        kg.remove(kg.sources()[0].name)
    report = synced(folder, bolt)
    after = same(folder, stranger)
    assert report.deleted >= before - after > 0
    assert report.sent + report.unchanged == after
    assert report.unchanged > after // 2


def test_what_others_did_to_ours_is_made_good_and_what_they_added_stays(folder: Path, bolt: str, stranger: Neo4j) -> None:
    synced(folder, bolt)
    name = stranger.read("MATCH (n:Jiedao:Person) RETURN n.id AS id ORDER BY id LIMIT 1")[0]["id"]

    def hurt(*changes: str) -> None:
        for change in changes:
            stranger.write(lambda tx, change=change: tx.run(change, id=name).consume())  # type: ignore[misc]

    hurt("MATCH (n:Jiedao {id: $id}) SET n.rank_of_theirs = 3, n:Theirs")
    assert synced(folder, bolt, everything=True).sent == 0
    hurt(
        "MATCH (n:Jiedao {id: $id}) SET n.name = 'x'",
        "MATCH (:Jiedao)-[r:STOP]->() WITH r ORDER BY r._id LIMIT 1 SET r.order = 99",
        "MATCH (f:Fact)-[r:TOLD_IN]->(a) WITH f, r, a ORDER BY r._id LIMIT 1 CREATE (a)-[new:TOLD_IN]->(f) "
        "WITH r, new, properties(r) AS all DELETE r SET new = all",
    )
    assert synced(folder, bolt).sent == 0  # nothing changed here, and the numbers are right
    assert synced(folder, bolt, everything=True).sent == 3
    (kept,) = stranger.read("MATCH (n:Theirs) RETURN n.rank_of_theirs AS rank, n.name AS name")
    assert kept["rank"] == 3
    assert kept["name"] != "x"
    hurt("MATCH (n:Jiedao {id: $id}) DETACH DELETE n")
    assert synced(folder, bolt).sent > 1  # another number is seen at once
    same(folder, stranger)


def test_what_a_database_keeps_otherwise_is_told_and_undone(folder: Path, bolt: str, stranger: Neo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    forgetful = "UNWIND $rows AS row CREATE (n:Jiedao:{} {{id: row.id}}) RETURN collect([n.id, labels(n), properties(n)]) AS found"
    monkeypatch.setattr(elements.cypher, "put_nodes", forgetful.format)
    with pytest.raises(SyncError, match="something else"):
        synced(folder, bolt)
    assert not stranger.read("MATCH (n:Jiedao) RETURN n")
    monkeypatch.undo()
    synced(folder, bolt)
    same(folder, stranger)


def test_a_cut_line_is_said_and_the_next_sync_goes_on(folder: Path, bolt: str, stranger: Neo4j) -> None:
    with through_proxy(bolt) as (way, proxy):
        proxy.left = 700_000
        with pytest.raises(ServerError, match="cut"):
            synced(folder, way, timeout=2)
    report = synced(folder, bolt)
    assert report.unchanged > 0
    assert report.sent > 0
    same(folder, stranger)
    assert synced(folder, bolt).sent == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_sync_is_taken_up(folder: Path, bolt: str, stranger: Neo4j, seed: int) -> None:
    """Killed at a random point of the first sync, then of one that also deletes."""
    chance = Random(seed)  # noqa: S311 - when to kill
    for change in (False, True):
        if change:
            with KG.open(folder, "w") as kg:
                kg.remove(kg.sources()[seed].name)
        words = [sys.executable, ONCE, folder, bolt, "elements"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            for _, _ in zip(range(chance.randint(1, 30)), running.stdout, strict=False):
                pass
            running.send_signal(signal.SIGKILL)
        synced(folder, bolt)
        same(folder, stranger)
        assert synced(folder, bolt, everything=True).sent == 0


def test_rows_come_in_the_order_of_comparison(examples: Path) -> None:
    with KG.open(examples) as kg, elements.node_rows(kg) as found, elements.relationship_rows(kg) as ways:
        names = [row.id for row in found]
        kinds = [kind for kind, _ in ways]
    assert names == sorted(names)
    assert kinds == sorted(set(kinds))
    assert set(kinds) <= set(RELATIONSHIP)
