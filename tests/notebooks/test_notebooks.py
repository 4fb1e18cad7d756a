"""The notebooks of the examples: kept without outputs, run from the first cell to the last, shown as a page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

EXAMPLES = Path(__file__).parents[2] / "examples"
BOOKS = sorted((EXAMPLES / "notebooks").glob("*.ipynb"))
WRITTEN = {"journalist": ("itinerary.ics",), "dashboard": ("events.jsonld",)}
"""What a notebook exports."""
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"), pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]  # fmt: skip - the kernel's own


def test_there_are_three() -> None:
    assert [path.stem for path in BOOKS] == ["dashboard", "journalist", "researcher"]


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs(path: Path) -> None:
    book = nbformat.read(path, as_version=4)
    nbformat.validate(book)
    assert not [cell for cell in book.cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As in the repository: the notebooks beside the documents, one graph for all of them."""
    here = tmp_path_factory.mktemp("examples")
    shutil.copytree(EXAMPLES / "documents", here / "documents")
    (here / "notebooks").mkdir()
    return here / "notebooks"


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_answers(path: Path, folder: Path) -> None:
    book = nbformat.read(path, as_version=4)
    NotebookClient(book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    shown = [output for cell in book.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"]
    pages = [text(output) for output in shown if "text/html" in output.get("data", {})]
    assert any('class="jiedao"' in page for page in pages)
    assert any("「" in page for page in pages) or any("image/svg+xml" in output.get("data", {}) for output in shown)
    assert all((folder / name).stat().st_size > 500 for name in WRITTEN.get(path.stem, ()))
    page, _ = HTMLExporter().from_notebook_node(book)
    assert "jiedao" in page


def text(output: Any) -> str:
    return "".join(output["data"]["text/html"])
