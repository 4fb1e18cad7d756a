"""Snapshots come back whole, a second writer hears who is writing, a reader that cannot open leaves nothing behind."""

from __future__ import annotations

import os
import shutil
from multiprocessing import get_context
from pathlib import Path

import pytest
from page_readings import page, raw
from restorer import restore_on
from test_kg import nq

from jiedao.graph import swap
from jiedao.graph.errors import FormatError, KGError, LockedError, MissingError
from jiedao.graph.kg import KG
from jiedao.graph.life.snapshots import drop, restore, snapshot, snapshots
from jiedao.graph.lock import lock
from jiedao.graph.stores import oxigraph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with KG.open(tmp_path / "kg", "w") as kg:
        for name in ("a", "b"):
            kg.ingest(page(name, text=name), raw(page(name, text=name)))
    return tmp_path / "kg"


def state(folder: Path) -> tuple[bytes, list[bytes]]:
    with KG.open(folder) as kg:
        return nq(kg), [kg.original(source.iri) for source in kg.sources()]


def change(folder: Path) -> None:
    with KG.open(folder, "w") as kg:
        kg.remove("a")
        kg.ingest(page("c", text="c"), raw(page("c", text="c")))


def test_a_snapshot_comes_back_with_its_originals(folder: Path) -> None:
    before = state(folder)
    assert snapshot(folder).name == "0001"
    change(folder)
    after = state(folder)
    assert after != before
    assert snapshot(folder, "改后").name == "改后"
    assert restore(folder, "0001").name == "0001"
    assert state(folder) == before
    restore(folder, "改后")
    assert state(folder) == after
    assert [one.name for one in snapshots(folder)] == ["0001", "改后"]
    assert snapshot(folder).name == "0002"
    assert {p.name for p in folder.iterdir()} <= {"kg.json", "store", "sources", "views", "lock", "snapshots"}


def test_a_snapshot_is_a_graph_that_later_writing_does_not_touch(folder: Path) -> None:
    before = state(folder)
    path = snapshot(folder, "x").path
    for _ in range(3):
        change(folder)
        with KG.open(folder, "w") as kg:
            kg.writable.optimize()
            kg.remove("c")
            kg.ingest(page("a", text="a"), raw(page("a", text="a")))
    assert state(path) == before


def test_writing_into_a_restored_graph_leaves_its_snapshot_alone(folder: Path) -> None:
    snapshot(folder, "x")
    before = state(folder)
    restore(folder, "x")
    change(folder)
    assert state(folder / "snapshots" / "x") == before
    drop(folder, "x")
    assert snapshots(folder) == []


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "", "a b", "x" * 200])
def test_a_name_that_is_no_file_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(KGError, match="快照名"):
        snapshot(folder, name)


def test_snapshots_that_are_there_or_not(folder: Path, tmp_path: Path) -> None:
    snapshot(folder, "x")
    with pytest.raises(KGError, match="已有同名快照"):
        snapshot(folder, "x")
    with pytest.raises(KGError, match=r"没有这个快照.*x"):
        restore(folder, "y")
    with pytest.raises(MissingError):
        snapshot(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_a_restore_that_was_killed_is_ended_by_whoever_comes_next(folder: Path) -> None:
    before = state(folder)
    snapshot(folder, "x")
    change(folder)
    for mode in ("r", "w"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(swap, "finish", lambda _: None)
            with swap.replacing(folder) as new:
                for part in ("store", "sources", "kg.json"):
                    source = folder / "snapshots" / "x" / part
                    shutil.copytree(source, new / part) if source.is_dir() else shutil.copy(source, new / part)
        if mode == "w":  # killed a little later
            (folder / "swap" / "old").mkdir()
            swap.put(folder / "swap", folder / "store", wanted=True)
        assert swap.unfinished(folder)
        KG.open(folder, mode).close()
        assert state(folder) == before
        assert not swap.unfinished(folder)


def test_what_was_only_prepared_never_happened(folder: Path) -> None:
    before = state(folder)
    (folder / "swap.part" / "new" / "store").mkdir(parents=True)
    assert state(folder) == before
    KG.open(folder, "w").close()
    assert not (folder / "swap.part").exists()


def test_readers_go_on_while_it_is_restored(folder: Path) -> None:
    before = state(folder)
    snapshot(folder, "x")
    change(folder)
    with KG.open(folder) as reader:
        now = nq(reader)
        restore(folder, "x")
        assert nq(reader) == now
    assert state(folder) == before


def test_whoever_writes_is_named(folder: Path) -> None:
    with KG.open(folder, "w"):
        for other in (lambda: KG.open(folder, "w"), lambda: snapshot(folder), lambda: restore(folder, "x")):
            with pytest.raises(LockedError, match=rf"进程 {os.getpid()} 正在写入.*process {os.getpid()} is writing"):
                other()
    held = lock(folder)
    (folder / "lock").write_text("")
    with pytest.raises(LockedError, match="另一个进程正在写入"):
        KG.open(folder, "w")
    held.release()
    KG.open(folder, "w").close()


def test_a_writer_that_cannot_open_gives_the_lock_back(folder: Path) -> None:
    (folder / "kg.json").write_text('{"format": 99}')
    with pytest.raises(FormatError):
        KG.open(folder, "w")
    lock(folder).release()


def handles() -> int:
    return len(os.listdir("/proc/self/fd"))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files in /proc")
def test_a_reader_that_cannot_open_leaves_nothing_behind(folder: Path) -> None:
    (folder / "store" / "CURRENT").write_text("MANIFEST-999999\n")
    before = handles()
    for _ in range(3):
        with pytest.raises((OSError, RuntimeError)):
            KG.open(folder)
    assert list((folder / "views").iterdir()) == []
    assert handles() == before


def test_a_reader_without_a_description_of_the_graph_leaves_nothing_behind(folder: Path) -> None:
    (folder / "kg.json").write_text("{")
    before = handles()
    with pytest.raises(FormatError, match=r"删除此文件夹后重新构建 / .*delete this folder"):
        KG.open(folder)
    assert not (folder / "views").exists() or list((folder / "views").iterdir()) == []
    assert handles() == before


def test_readers_see_one_content_or_the_other_while_it_is_restored(folder: Path) -> None:
    """Also where both stores have files of the same names."""
    snapshot(folder, "a")
    change(folder)
    snapshot(folder, "b")
    whole = [state(folder / "snapshots" / name) for name in "ab"]
    context = get_context("forkserver")
    context.set_forkserver_preload(["jiedao.graph.kg", "restorer"])
    done = context.RawValue("i", 0)
    writer = context.Process(target=restore_on, args=(folder, done, 40))
    writer.start()
    seen = []
    while writer.is_alive():
        with KG.open(folder) as kg:
            seen.append(nq(kg))
    writer.join()
    assert (writer.exitcode, done.value) == (0, 40)
    assert set(seen) <= {graph for graph, _ in whole}


def test_a_view_is_never_of_two_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("store", "other", "view"):
        (tmp_path / folder).mkdir()
    for folder in ("store", "other"):
        for name in ("000010.sst", "CURRENT"):
            (tmp_path / folder / name).write_text(folder)
    taken = oxigraph.take

    def replaced_meanwhile(file: Path, target: Path) -> None:
        taken(file, target)
        if (tmp_path / "other").exists():
            (tmp_path / "store").rename(tmp_path / "old")
            (tmp_path / "other").rename(tmp_path / "store")

    monkeypatch.setattr(oxigraph, "take", replaced_meanwhile)
    assert oxigraph.freeze(tmp_path / "store", tmp_path / "view")
    assert {file.read_text() for file in (tmp_path / "view").iterdir()} == {"other"}
