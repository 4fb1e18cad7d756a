"""Every form: the same graph gives the same bytes, nobody who is suppressed appears, and what cannot be done is said on one line."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import jiedao
from jiedao.graph.errors import ExportError
from jiedao.graph.export.forms import FORMS, export_to, write_to
from jiedao.graph.kg import KG

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_is_the_same_bytes(form: str, graphs: tuple[Path, Path], exported: Callable[[str], bytes]) -> None:
    out = BytesIO()
    with KG.open(graphs[1]) as other:
        write_to(other, form, out)
    assert out.getvalue() == exported(form)


@pytest.fixture(scope="module")
def suppressed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A graph in which one person of the first document is suppressed: its folder, the name and the identifier that it would have."""
    into = tmp_path_factory.mktemp("suppressed")
    page = EXAMPLES / "01_xuhui_tianlin.txt"
    jiedao.build(page, into=into / "with", workers=1)
    with jiedao.open(into / "with") as graph:
        name = next(row["person"] for row in graph.visits().to_dicts() if row["post"])
        table = graph.sparql(f"SELECT ?p {{ ?p a foaf:Person ; foaf:name '{name}'@zh }} LIMIT 1")
        assert isinstance(table, jiedao.Table)
        ((person,),) = table.rows
    corrections = into / "corrections.yaml"
    corrections.write_text(f"- suppress: {name}\n  author: 测试\n  reason: 测试\n", "utf-8")
    jiedao.build(page, into=into / "without", workers=1, corrections=corrections)
    return into / "without", name, str(person)


@pytest.mark.parametrize("form", FORMS)
def test_who_is_suppressed_is_nowhere(form: str, suppressed: tuple[Path, str, str]) -> None:
    folder, _, person = suppressed
    out = BytesIO()
    with KG.open(folder) as kg:
        write_to(kg, form, out)
    data = out.getvalue()
    whole = b"".join(ZipFile(BytesIO(data)).read(name) for name in ZipFile(BytesIO(data)).namelist()) if FORMS[form].folder else data
    local = person.partition("/id/")[2]
    assert local.encode() not in whole
    assert local.replace("/", ".").encode() not in whole


def test_folders_are_whole_or_not_there(kg: jiedao.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiedao.graph.export.csvw.metadata", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export_to(kg.kg, "csv", tmp_path / "csv")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(kg: jiedao.Graph, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="something is there already"):
        export_to(kg.kg, "csv", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(kg: jiedao.Graph, tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        export_to(kg.kg, "nq", tmp_path)


@pytest.mark.parametrize(
    ("form", "only", "about", "said"),
    [
        ("xlsx", None, {}, "no such format"), ("ttl", frozenset(), {}, "always the whole graph"),
        ("csv", None, {"licence": "https://x.org"}, "takes no title, licence"), ("rocrate", None, {"licence": "none"}, "a licence is an address"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(kg: jiedao.Graph, form: str, only: frozenset[str] | None, about: dict[str, str], said: str) -> None:
    with pytest.raises(ExportError, match=said):
        write_to(kg.kg, form, BytesIO(), only, **about)
