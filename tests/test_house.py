"""The house rules that a program can check: layers, the package list, the lock."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = {
    "schema": {"schema"},
    "loaders": {"schema", "loaders"},
    "graph": {"schema", "graph"},
    "queries": {"schema", "graph", "queries"},
}
ABOVE = {
    "web": {*LAYERS, "web", "answers", "pipeline", "rereading"},
    "commands": {*LAYERS, "web", "commands", "answers", "pipeline", "rereading", "migration"},
}
"""What brings the layers to people, and what each may import."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
SOURCES = sorted(path for folder in (*LAYERS, *ABOVE) for path in (ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The top folders of our own package that a module imports from."""
    package = ("jiedao", *path.relative_to(ROOT).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = (*base, *(node.module or "").split("."))
            names = [(*stem, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [tuple(alias.name.split(".")) for alias in node.names]
        else:
            continue
        for name in names:
            parts = [part for part in name if part]
            if parts[0] == "jiedao" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert set(imported(path)) <= {**LAYERS, **ABOVE}[layer]


def test_a_wrong_import_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "graph").mkdir()
    wrong = tmp_path / "graph" / "wrong.py"
    lines = ["from ..loaders.types import Text", "from .. import loaders", "import jiedao.loaders", "from . import kg"]
    wrong.write_text("\n".join(lines))
    monkeypatch.setitem(globals(), "ROOT", tmp_path)
    assert list(imported(wrong)) == ["loaders", "loaders", "loaders", "graph"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_stand_at_the_top(path: Path) -> None:
    functions = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)]
    assert not [n for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]


def test_every_folder_with_python_is_packaged() -> None:
    found = {"jiedao"} | {
        ".".join(("jiedao", *path.relative_to(ROOT).parent.parts)) for path in SOURCES if path.name == "__init__.py"
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == found
    assert not [path for path in SOURCES if not (path.parent / "__init__.py").exists()]


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    assert not [path for path in ROOT.glob("*.py") if len(path.read_text("utf-8").splitlines()) > 400]
    assert not [path for path in SOURCES if len(path.read_text("utf-8").splitlines()) > 400]


def test_the_lock_pins_all_and_names_no_host() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)
    pinned = {re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in pins}
    wanted = [*PROJECT["project"]["dependencies"], *chain(*PROJECT["project"]["optional-dependencies"].values())]
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\[<>=]", want)[0]).lower() for want in wanted}
    assert names - {"jiedao"} <= pinned


def test_no_two_modules_beside_the_package_have_one_name() -> None:
    """Their folders are put on sys.path: whichever is imported first would stand for the other too."""
    helpers = (path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py") if not path.name.startswith("test_"))
    found = Counter(path.name for path in helpers)
    assert {name for name, times in found.items() if times > 1} <= {"__init__.py", "conftest.py", "run.py"}, "no test imports a run.py"
