"""The command line in this process: words in; exit code, stdout and stderr out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jiedao import build
from jiedao.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
CHOSEN = ("01_*.txt", "02_*.txt", "08_*.html", "14_*.txt", "17_*.md")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def jiedao(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "160")
    for name in ("LC_ALL", "LC_MESSAGES", "JIEDAO_KG", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str | Path) -> Result:
        capfd.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        said = capfd.readouterr()
        return Result(end.value.code if isinstance(end.value.code, int) else 0, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of five example documents."""
    folder = tmp_path_factory.mktemp("examples") / "kg"
    summary = build([EXAMPLES / pattern for pattern in CHOSEN], into=folder, workers=1)
    assert (summary.added, summary.failures) == (5, [])
    return folder
