"""`jiedao sync`: what it says and how it ends; what it does is tested beside this."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_server import Small

from jiedao.cli import main


def run(capfd: pytest.CaptureFixture[str], *words: str | Path) -> tuple[object, str]:
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    said = capfd.readouterr()
    assert said.out == ""
    return end.value.code, said.err


def test_the_second_time_sends_nothing(capfd: pytest.CaptureFixture[str], examples: Path, small: Small) -> None:
    code, said = run(capfd, "sync", small.url, "--kg", examples, "--lang", "en")
    assert code == 0
    assert " sent, 0 deleted, 0 unchanged; content of " in said
    code, said = run(capfd, "sync", small.url, "--kg", examples, "--lang", "zh")
    assert said.startswith("送出 0，删除 0，未变 "), said
    assert code == 0


@pytest.mark.parametrize(("server", "code", "part"), [
    ("ftp://anna:geheim@x", 2, "ftp：不认识的地址"), ("http://anna:geheim@127.0.0.1:1/ds", 1, "无法连接"), ("anna:geheim", 2, "SERVER"),
    ("http://", 2, "不认识的地址"),
])  # fmt: skip
def test_what_goes_wrong_is_one_line(
    capfd: pytest.CaptureFixture[str], examples: Path, server: str, code: int, part: str
) -> None:
    ended, said = run(capfd, "sync", server, "--kg", examples)
    assert (ended, said.count("\n")) == (code, 1)
    assert part in said
    assert "geheim" not in said


def test_a_graph_that_is_not_there(capfd: pytest.CaptureFixture[str], tmp_path: Path, small: Small) -> None:
    code, said = run(capfd, "sync", small.url, "--kg", tmp_path / "none")
    assert (code, said.count("\n")) == (1, 1)
