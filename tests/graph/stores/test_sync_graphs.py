"""Named graphs on a server: all of them once, then only what changed, whatever happens on the way."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from proxy import through_proxy
from pyoxigraph import Literal, NamedNode, Triple

from jiedao.graph.export.canonical import public
from jiedao.graph.kg import KG
from jiedao.graph.stores.sparql import Remote, RemoteError
from jiedao.graph.sync.content import content
from jiedao.graph.sync.graphs import HOLDS, sync
from jiedao.graph.sync.types import Report, Target

FOREIGN, X = NamedNode("http://example.org/foreign"), NamedNode("http://example.org/x")
ONCE = Path(__file__).parent / "sync_once.py"


@pytest.fixture
def folder(examples: Path, tmp_path: Path) -> Path:
    return shutil.copytree(examples, tmp_path / "kg")


@pytest.fixture
def stranger(remote: Remote) -> Remote:
    """A server where somebody else keeps a graph."""
    remote.put(FOREIGN.value, lambda: [f"{X} {X} {X} .\n"])
    return remote


def synced(folder: Path, server: str, *, everything: bool = False) -> Report:
    with KG.open(folder) as kg:
        return sync(kg, Target(server, everything=everything))


def same(folder: Path, remote: Remote) -> int:
    """How many graphs the server holds, each with the content of the local one; the stranger's is as it was."""
    with KG.open(folder) as kg:
        names = {quad.graph_name.value for quad in public(kg.store, kg.ids)}
        for name in names:
            local = content(quad.triple for quad in kg.store.quads_for_pattern(None, None, None, NamedNode(name)))
            assert content(remote.graph(name)) == local, name
        notes = f"{kg.base}sync/"
    there = {row["g"].value for row in remote.solutions("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    assert {name for name in there if not name.startswith(notes)} == {*names, FOREIGN.value}
    assert list(remote.graph(FOREIGN.value)) == [Triple(X, X, X)]
    return len(names)


def test_all_is_sent_once_then_nothing(folder: Path, endpoint: str, stranger: Remote) -> None:
    first = synced(folder, endpoint)
    graphs = same(folder, stranger)
    assert (first.sent, first.deleted, first.unchanged, first.verified) == (graphs, 0, 0, graphs)
    second = synced(folder, endpoint)
    assert (second.sent, second.deleted, second.unchanged) == (0, 0, graphs)


def test_what_is_removed_is_deleted_and_what_changed_is_sent(folder: Path, endpoint: str, stranger: Remote) -> None:
    before = synced(folder, endpoint).sent
    with KG.open(folder, "w") as kg:
        gone = kg.remove(kg.sources()[0].name)
    report = synced(folder, endpoint)
    after = same(folder, stranger)
    assert report.deleted == before - after > 0
    assert report.sent + report.unchanged == after
    assert not list(stranger.graph(gone.iri))


def test_what_others_did_to_our_graphs_is_made_good(folder: Path, endpoint: str, stranger: Remote) -> None:
    synced(folder, endpoint)
    with KG.open(folder) as kg:
        hurt, changed = (source.iri for source in kg.sources()[:2])
    stranger.delete(hurt)
    size = len(list(stranger.graph(changed)))
    stranger.put(changed, lambda: [f"{X} {X} {Literal(str(number))} .\n" for number in range(size)])
    assert synced(folder, endpoint).sent == 1  # another number of statements is seen at once
    assert synced(folder, endpoint, everything=True).sent == 1  # other content when all is read back
    same(folder, stranger)


def test_a_cut_line_is_said_and_the_next_sync_goes_on(folder: Path, endpoint: str, stranger: Remote) -> None:
    with through_proxy(endpoint) as (way, proxy):
        proxy.left = 150_000
        with pytest.raises(RemoteError, match=r"cannot be reached|broke off"):
            synced(folder, way)
    report = synced(folder, endpoint)
    assert report.unchanged > 0
    assert report.sent > 0
    same(folder, stranger)
    assert synced(folder, endpoint).sent == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_killed_sync_is_taken_up(folder: Path, endpoint: str, stranger: Remote, seed: int) -> None:
    """Killed at a random point of the first sync, then of one that also deletes."""
    chance = Random(seed)  # noqa: S311 - when to kill
    for change in (False, True):
        if change:
            with KG.open(folder, "w") as kg:
                kg.remove(kg.sources()[seed].name)
        words = [sys.executable, ONCE, folder, endpoint, "graphs"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            for _, _ in zip(range(chance.randint(1, 40)), running.stdout, strict=False):
                pass
            running.send_signal(signal.SIGKILL)
        synced(folder, endpoint)
        same(folder, stranger)
        assert synced(folder, endpoint, everything=True).sent == 0


def test_notes_are_graphs_of_their_own(folder: Path, endpoint: str, stranger: Remote) -> None:
    synced(folder, endpoint)
    ours = {row["g"].value for row in stranger.solutions(f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?note {HOLDS} ?text }} }}")}
    assert ours
    assert all("/sync/graphs-" in name for name in ours)
