"""Bad input of every kind ends in lines that name the file and the place, with an exit code, and takes nothing with it."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from jiedao import build
from jiedao.cli import STOPPED
from jiedao.commands import build as building
from jiedao.commands import graph as graph_commands
from jiedao.commands.common import naming, refused
from jiedao.graph.search import sync

PAGE = "松岭简报\n2022年5月9日，江北区民政局局长李大成率队到柏岭街道松涛小区调研加装电梯工作，街道办事处主任赵明川陪同。\n"
BY = ("--by", "资料室", "--reason", "公示")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    build(tmp_path / "a.txt", into=tmp_path / "kg", workers=1)
    return tmp_path / "kg"


def line(one: str = "person/a", other: str = "person/b", score: str = "1", when: str = "null") -> str:
    return f'{{"left": "{one}", "right": "{other}", "verdict": "same", "score": {score}, "reasons": [], "by": "甲", "when": {when}}}'


@pytest.mark.parametrize("wrong", ["[" * 100_000, line(score="NaN"), line(score="Infinity"), line(when='"2023-02-30"')])
def test_a_line_of_the_ledger_that_cannot_be_taken_is_named(jiedao: Callable, graph: Path, wrong: str) -> None:
    (graph / "identity.jsonl").write_text(f"{line()}\n{wrong}\n", "utf-8")
    for words in (("identity", "--kg", graph), ("review", "--export", graph.parent / "cases", "--kg", graph)):
        found = jiedao(*words)
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
        assert "identity.jsonl:2" in found.err


def test_cases_that_cannot_be_read_are_named_by_line(jiedao: Callable, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "cases").write_text("[" * 100_000, "utf-8")
    found = jiedao("review", "--import", tmp_path / "cases", "--kg", graph)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert "cases:1" in found.err


def test_a_judgement_is_of_two_things_and_of_a_day_that_there_is(jiedao: Callable, graph: Path) -> None:
    same = jiedao("merge", "李大成", "李大成", *BY, "--kg", graph)
    assert same.code == 1
    assert "both stand for the same thing" in same.err
    day = jiedao("merge", "李大成", "赵明川", *BY, "--when", "2023-99-99", "--kg", graph)
    assert day.code == 1
    assert "2023-99-99" in day.err


def test_corrections_without_documents_make_no_graph(jiedao: Callable, tmp_path: Path) -> None:
    (tmp_path / "c.yaml").write_text("- suppress: 某某\n  author: 甲\n  reason: 乙\n", "utf-8")
    found = jiedao("build", "--into", tmp_path / "kg", "--corrections", tmp_path / "c.yaml")
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert not (tmp_path / "kg").exists()


def test_an_archive_whose_documents_stay_is_said_to_go_all_the_same(jiedao: Callable, graph: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("a.txt", PAGE)
    build(tmp_path / "b.zip", into=graph, workers=1)
    found = jiedao("remove", "b.zip", "--kg", graph, "--lang", "en")
    assert found.code == 0
    assert found.err == "b.zip is no source any more; its documents were read elsewhere too, and stay\n"
    assert jiedao("documents", "--kg", graph, "-f", "csv").out.count("\n") == 2


def test_a_name_with_a_line_break_is_said_on_one_line(jiedao: Callable, graph: Path, tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text(PAGE + "又\n", "utf-8")
    build(tmp_path / "a\nb.txt", into=graph, workers=1)
    assert jiedao("remove", "a\nb.txt", "--kg", graph, "--lang", "en").err.count("\n") == 1
    assert jiedao("merge", "x\ny", "z", *BY, "--kg", graph).err.count("\n") == 1


@pytest.mark.parametrize(("path", "said"), [("https://example.org/a.html", "download it first"), ("", "not a valid path")])
def test_what_is_no_file_of_this_machine(jiedao: Callable, tmp_path: Path, path: str, said: str) -> None:
    found = jiedao("build", path, "--into", tmp_path / "kg")
    assert found.code == 1
    assert said in found.err


@pytest.mark.parametrize("mapping", [b"files: 7\nposts: {person: a, office: b, title: c}\n", b"\xff\xfe\x00"])
def test_a_mapping_that_cannot_be_used_says_what_is_wrong(jiedao: Callable, tmp_path: Path, mapping: bytes) -> None:
    (tmp_path / "m.yaml").write_bytes(mapping)
    (tmp_path / "t.csv").write_text("a,b,c\n李大成,江北区民政局,局长\n", "utf-8")
    found = jiedao("build", tmp_path / "t.csv", "--mapping", tmp_path / "m.yaml", "--into", tmp_path / "kg")
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "m.yaml" in found.err
    assert "第 行" not in found.err


def test_an_empty_query_is_said_to_be_empty(jiedao: Callable, graph: Path) -> None:
    for command in ("sparql", "cypher"):
        found = jiedao(command, " " if command == "sparql" else "", "--kg", graph)
        assert (found.code, found.err) == (2, "查询是空的 / the query is empty\n")


def test_what_the_system_refuses_names_the_file_and_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="x") as full, naming(tmp_path / "x"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert refused(full.value) == f"{tmp_path / 'x'}：磁盘已满，请腾出空间后再试 / the disk is full, make room and try again"
    store = OSError("IO error: No space left on device: While appending to file: kg/store/1.log: No space left on device")
    assert "the disk is full" in refused(store)
    assert "--port" in refused(OSError(errno.EADDRINUSE, "Address already in use"))


def test_search_goes_on_where_the_index_finds_the_disk_full(
    jiedao: Callable, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sync.connect

    def full(path: Path | None) -> sqlite3.Connection:
        if path:
            raise sqlite3.OperationalError("database or disk is full")
        return connect(path)

    monkeypatch.setattr(sync, "connect", full)
    (row, *_) = jiedao("search", "李大成", "--kg", graph, "-f", "json").json()
    assert row["name"] == "李大成"


def test_an_interrupted_command_says_that_the_graph_is_whole(
    jiedao: Callable, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build_into", cut)
    found = jiedao("build", tmp_path / "a.txt", "--into", graph)
    assert (found.code, found.out, found.err) == (130, "", f"{STOPPED}\n")
    monkeypatch.undo()
    assert jiedao("stats", "--kg", graph).code == 0


def test_what_is_asked_for_on_the_screen_may_be_left_unanswered(jiedao: Callable, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*_: object) -> bool:
        raise EOFError

    monkeypatch.setattr(graph_commands, "violations", ended)
    found = jiedao("validate", "--kg", graph)
    assert (found.code, found.err.strip()) == (130, str(STOPPED))


def test_processes_of_a_build_hear_nothing_of_the_interrupt_of_a_terminal(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(f"{PAGE}第{number}期\n" * 20, "utf-8")
    words = [sys.executable, "-m", "jiedao", "build", tmp_path, "--into", tmp_path / "kg", "--workers", "2"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob("kg/sources/*/*")) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr is not None
        said = process.stderr.read()
    assert "Traceback" not in said
    assert process.returncode in (0, 130)  # 0 where it was quicker than this


@pytest.mark.parametrize("words", [("visits", "--kg"), ("snapshot",), ("restore",), ("migrate",)])
def test_messages_are_in_chinese_and_english_parted_alike(jiedao: Callable, tmp_path: Path, words: tuple[str, ...]) -> None:
    found = jiedao(*words, tmp_path / "none", *(["x"] if words[0] == "restore" else []))
    assert found.code == 1
    assert found.err.startswith(f"{tmp_path / 'none'}：")
    assert found.err.count(" / ") == 1


def test_only_where_something_was_asked_for_is_less_proposed(jiedao: Callable, graph: Path) -> None:
    assert jiedao("conflicts", "--kg", graph, "--lang", "en").err == "no rows\n"
    assert "ask for less" in jiedao("visits", "--since", "2030", "--kg", graph, "--lang", "en").err
