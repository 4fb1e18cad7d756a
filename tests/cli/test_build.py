"""`build`, `facts` and the commands on a whole graph; documents that are not what they should be."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jiedao import build
from jiedao import open as open_graph

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
LOCKED = Path("/proc/sys/vm/drop_caches")
"""Unreadable even for root."""
PAGE = "松岭简报\n2022年5月{day}日，江北区民政局局长李大成率队到柏岭街道松涛小区调研加装电梯工作，街道办事处主任赵明川陪同。\n"
PAGE_NAME = "柏岭街道报.txt"


def page(folder: Path, name: str, day: int = 9) -> Path:
    path = folder / name
    path.write_text(PAGE.format(day=day), "utf-8")
    return path


def exported(jiedao, kg: Path) -> str:
    found = jiedao("export", "--format", "nq", "--kg", kg)
    assert found.code == 0
    return found.out


def test_build_is_incremental(jiedao, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    first, second = page(tmp_path, "一.txt"), page(tmp_path, "二.txt", 10)
    assert "2 added" in jiedao("build", first, second, "--into", kg).err
    before = exported(jiedao, kg)
    again = jiedao("build", tmp_path / "*.txt", "--into", kg)
    assert (again.code, again.out) == (0, "")
    assert "0 added, 0 replaced, 2 unchanged, 0 failed" in again.err
    assert exported(jiedao, kg) == before
    page(tmp_path, "二.txt", 11)
    assert "0 added, 1 replaced, 1 unchanged" in jiedao("build", first, second, "--into", kg).err
    dates = [row["date"] for row in jiedao("visits", "--person", "李大成", "--kg", kg, "-f", "json").json()]
    assert dates == ["2022-05-09", "2022-05-11"]


def test_building_again_after_an_edit_is_building_afresh(jiedao, tmp_path: Path) -> None:
    kg, one, two = tmp_path / "kg", page(tmp_path, "一.txt"), page(tmp_path, "二.txt", 10)
    jiedao("build", one, "--into", kg)
    page(tmp_path, "一.txt", 12)
    jiedao("build", one, two, "--into", kg)
    two.write_text(two.read_text("utf-8").replace("赵明川", "赵明山"), "utf-8")
    assert "1 replaced, 1 unchanged" in jiedao("build", one, two, "--into", kg).err
    jiedao("build", one, two, "--into", tmp_path / "fresh")
    assert exported(jiedao, kg) == exported(jiedao, tmp_path / "fresh")


def test_the_summary_speaks_the_language_that_was_chosen(jiedao, tmp_path: Path) -> None:
    chinese = jiedao("build", page(tmp_path, "一.txt"), "--into", tmp_path / "zh", "--lang", "zh").err
    assert "新增 1，更新 0，未变 0，失败 0" in chinese
    assert "added" not in chinese
    english = jiedao("build", page(tmp_path, "一.txt"), "--into", tmp_path / "en", "--lang", "en").err
    assert "1 added" in english
    assert "新增" not in english


def test_workers_and_order_make_no_difference(jiedao, tmp_path: Path) -> None:
    paths = sorted(EXAMPLES.iterdir())[:6]
    build(paths, into=tmp_path / "one", workers=1)
    build(reversed(paths), into=tmp_path / "two", workers=2)
    assert exported(jiedao, tmp_path / "one") == exported(jiedao, tmp_path / "two")


def hostile(folder: Path) -> dict[str, Path]:
    made = {name: folder / f"{name}.txt" for name in ("empty", "binary", "huge", "broken", "missing")}
    made["empty"].write_bytes(b"")
    made["binary"].write_bytes(bytes(range(256)) * 20)
    made["huge"].write_text("天" * (50 * 1024 * 1024 // 3), "utf-8")
    made["broken"].write_bytes("街道办事处".encode("gb18030")[:-1] + b"\xff\xfe\xfa" + "来到小区".encode())
    if LOCKED.exists():
        made["locked"] = LOCKED
    return made


def test_each_bad_input_is_one_line_and_the_rest_is_built(jiedao, tmp_path: Path) -> None:
    bad = hostile(tmp_path)
    found = jiedao("build", *bad.values(), page(tmp_path, "好.txt"), "--into", tmp_path / "kg")
    assert (found.code, found.out) == (1, "")
    lines = [line for line in found.err.splitlines() if "：" in line and " / " in line and "；" not in line]
    assert len(lines) == len(bad)
    assert all(sum(line.startswith(str(path)) for line in lines) == 1 for path in bad.values())
    assert f"1 added, 0 replaced, 0 unchanged, {len(bad)} failed" in found.err
    assert len(jiedao("visits", "--kg", tmp_path / "kg", "-f", "json").json()) == 2


def workers_of(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in listed if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="需要 Linux 的 /proc / needs the /proc of Linux")
def test_a_worker_that_dies_takes_no_document_with_it(tmp_path: Path) -> None:
    for number in range(60):
        page(tmp_path, f"{number}.txt", number % 28 + 1)
    command = [sys.executable, "-m", "jiedao", "build", *sorted(tmp_path.glob("*.txt")), "--workers", "2", "--into", tmp_path / "kg"]
    building = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert building.stderr
    while len(working := workers_of(building.pid)) < 2:
        time.sleep(0.01)
    os.kill(working[0], 9)
    said = building.stderr.read()
    building.stderr.close()
    assert (building.wait(120), "60 added, 0 replaced, 0 unchanged, 0 failed" in said) == (0, True), said


def test_a_killed_build_leaves_no_worker_behind(tmp_path: Path) -> None:
    folder, kg = tmp_path / "pages", tmp_path / "kg"
    folder.mkdir()
    for number in range(150):
        page(folder, f"{number}.txt", number % 28 + 1)
    command = [sys.executable, "-m", "jiedao", "build", str(folder), "--into", str(kg), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as building:
        while not (kg / "sources").exists():
            assert building.poll() is None
            time.sleep(0.05)
        building.kill()
        building.communicate(timeout=30)  # it ends when no worker holds stderr any more
    assert build(folder, into=kg, workers=1).failures == []


def test_file_names_of_old_archives(jiedao, tmp_path: Path) -> None:
    """GB18030, or nothing that is an encoding: the graph has a name for each and they stay apart."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in (PAGE_NAME.encode("gb18030"), b"a\xff.txt", b"a\xfe.txt"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text("街道办事处主任赵明川走访。", "utf-8")
    assert jiedao("build", folder, "--into", tmp_path / "kg").code == 0
    assert jiedao("build", folder, "--into", tmp_path / "kg", "--lang", "en").err.startswith("0 added, 0 replaced, 3 unchanged")
    rows = jiedao("documents", "--kg", tmp_path / "kg", "--format", "json").json()
    assert {row["document"] for row in rows} == {PAGE_NAME, r"a\xff.txt", r"a\xfe.txt"}
    assert jiedao("remove", PAGE_NAME, "--kg", tmp_path / "kg").code == 0


def test_files_without_a_fact_are_no_error(jiedao, tmp_path: Path) -> None:
    (tmp_path / "短.txt").write_text("春。", "utf-8")
    (tmp_path / "英.txt").write_text("Nothing in Chinese here, only words.\n" * 50, "utf-8")
    found = jiedao("build", tmp_path / "短.txt", tmp_path / "英.txt", "--into", tmp_path / "kg")
    assert found.code == 0
    assert "2 added" in found.err


@pytest.mark.slow
def test_a_thousand_files_with_three_bad_ones(jiedao, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(997):
        (folder / f"{number:04}.txt").write_text(PAGE.format(day=number % 28 + 1) + f"第{number}号。\n", "utf-8")
    for name in ("empty", "binary", "broken"):
        shutil.move(hostile(tmp_path)[name], folder / f"{name}.txt")
    found = jiedao("build", folder, "--into", tmp_path / "kg", "--lang", "en")
    assert found.code == 1
    assert "997 added, 0 replaced, 0 unchanged, 3 failed" in found.err
    assert len([line for line in found.err.splitlines() if line.startswith(str(folder))]) == 3


def test_standard_input(jiedao, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in (9, 10):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.format(day=day).encode())))
        assert jiedao("build", "-", "--into", tmp_path / "kg").code == 0
    assert len(jiedao("documents", "--kg", tmp_path / "kg", "-f", "json").json()) == 2


def test_facts_are_one_json_file_a_document(jiedao, tmp_path: Path) -> None:
    found = jiedao("facts", page(tmp_path, "一.txt"), EXAMPLES / "02_nanjing_gulou_two_days.txt", "--out", tmp_path / "out")
    assert (found.code, found.out) == (0, "")
    facts = json.loads((tmp_path / "out" / "一.json").read_text("utf-8"))
    assert facts["document"] == "一.txt"
    assert "李大成" in facts["articles"][0]["persons"]
    assert (tmp_path / "out" / "02_nanjing_gulou_two_days.json").exists()


def test_facts_on_standard_output(jiedao, tmp_path: Path) -> None:
    one = page(tmp_path, "一.txt")
    assert jiedao("facts", one).json()["document"] == "一.txt"
    lines = jiedao("facts", one, page(tmp_path, "二.txt", 10)).out.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {"一.txt", "二.txt"}


def test_facts_never_overwrite_those_of_another_document(jiedao, tmp_path: Path) -> None:
    found = jiedao("facts", page(tmp_path, "一.txt"), page(tmp_path, "一.md", 10), "--out", tmp_path / "out")
    assert found.code == 1
    assert "一.txt" in found.err
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_validate_conforms(jiedao, kg: Path) -> None:
    assert jiedao("validate", "--kg", kg).code == 0


@pytest.mark.parametrize("form", ["ttl", "nq", "jsonld", "trig"])
def test_export_to_a_file_and_to_stdout_is_the_same(jiedao, kg: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"graph.{form}"
    assert jiedao("export", "--format", form, "--out", out, "--kg", kg).code == 0
    assert out.read_text("utf-8") == jiedao("export", "--format", form, "--kg", kg).out
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_remove_takes_out_what_only_it_supported(jiedao, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    jiedao("build", page(tmp_path, "一.txt"), "--into", kg)
    before = exported(jiedao, kg)
    jiedao("build", page(tmp_path, "二.txt", 10), "--into", kg)
    assert jiedao("remove", "二.txt", "--kg", kg).code == 0
    assert exported(jiedao, kg) == before
    gone = jiedao("remove", "二.txt", "--kg", kg)
    assert (gone.code, gone.err.count("\n")) == (1, 1)


def test_remove_makes_no_graph_where_there_is_none(jiedao, tmp_path: Path) -> None:
    assert jiedao("remove", "一.txt", "--kg", tmp_path / "nothing").code == 1
    assert not (tmp_path / "nothing").exists()


def test_a_folder_of_something_else_is_left_alone(jiedao, tmp_path: Path) -> None:
    (tmp_path / "mine.doc").write_text("important")
    found = jiedao("build", page(tmp_path, "一.txt"), "--into", tmp_path)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert {path.name for path in tmp_path.iterdir()} == {"mine.doc", "一.txt"}


def test_the_same_from_python(tmp_path: Path) -> None:
    summary = build(page(tmp_path, "一.txt"), into=tmp_path / "kg")
    assert (summary.added, summary.facts["events"]) == (1, 1)
    with open_graph(tmp_path / "kg") as graph:
        table = graph.visits(person="李大成")
        assert [row["date"] for row in table] == ["2022-05-09"]
        assert len(table) == 1
        assert graph.sparql("ASK { ?x a jd:Visit }") is True
        assert graph.facts("一.txt")["document"] == "一.txt"
        assert [row["title"] for row in graph.career("赵明川")] == ["主任"]
