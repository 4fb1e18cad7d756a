"""The documentation: its code blocks run, its generated page is up to date, its links lead somewhere."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = [page for page in PAGES if BLOCK.search(page.read_text("utf-8"))]


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.name)
def test_the_code_blocks_of_a_page_run_in_order(page: Path, tmp_path: Path) -> None:
    for folder in ("documents", "formats"):
        shutil.copytree(ROOT / "examples" / folder, tmp_path / "examples" / folder)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "LANG": "C.UTF-8"}
    for language, code in BLOCK.findall(page.read_text("utf-8")):
        command = ["bash", "-euo", "pipefail", "-c", code] if language == "sh" else [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{code}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"


def test_pages_with_code_are_found() -> None:
    assert {"README.md", "tour.md", "python.md", "model.md"} <= {page.name for page in RUN}


def test_what_the_readme_shows_is_what_comes_out(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (_, code), *_ = BLOCK.findall(readme)
    shown = re.search(r"^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "110"}
    command = ["bash", "-euc", code]
    out = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert shown
    assert [line.rstrip() for line in out.splitlines()] == shown[1].splitlines()


@pytest.mark.parametrize("writer", ["questions.py", "property_graph.py"])
def test_a_generated_page_is_up_to_date(writer: str) -> None:
    made = runpy.run_path(str(ROOT / "docs" / writer))
    assert made["PAGE"].read_text("utf-8") == made["page"](), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]
