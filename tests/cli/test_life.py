"""Snapshots on the command line: kept, listed, compared, brought back, removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao import build

PAGE = "松岭简报\n2022年5月9日，江北区民政局局长李大成率队到柏岭街道松涛小区调研加装电梯工作，街道办事处主任赵明川陪同。\n"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(PAGE, "utf-8")
    build(tmp_path / "a.txt", into=tmp_path / "kg", workers=1)
    return tmp_path / "kg"


def test_a_snapshot_is_kept_compared_and_brought_back(jiedao, graph: Path) -> None:
    assert jiedao("snapshots", graph, "--lang", "en").err == "no rows\n"
    kept = jiedao("snapshot", graph, "好的")
    assert (kept.code, kept.out) == (0, "")
    assert "已保存快照 好的" in kept.err
    assert "kept snapshot 好的" in kept.err
    assert jiedao("remove", "a.txt", "--kg", graph).code == 0
    assert jiedao("diff", graph / "snapshots" / "好的", graph).code == 1
    (row,) = jiedao("snapshots", graph, "-f", "json").json()
    assert (row["name"], row["documents"]) == ("好的", 1)
    assert row["statements"] > 50
    assert jiedao("restore", graph, "好的").code == 0
    assert jiedao("diff", graph / "snapshots" / "好的", graph).code == 0
    assert jiedao("snapshots", graph, "--drop", "好的").code == 0
    assert jiedao("snapshots", graph, "-f", "json").json() == []


def test_what_is_not_there_is_one_line(jiedao, graph: Path, tmp_path: Path) -> None:
    for words in (
        ("restore", graph, "x"), ("snapshots", graph, "--drop", "x"), ("snapshot", tmp_path / "none"),
        ("snapshots", tmp_path / "none"), ("snapshot", graph, "../x"),
    ):  # fmt: skip
        found = jiedao(*words)
        assert (found.code, found.out, found.err.count("\n")) == (1, "", 1)
