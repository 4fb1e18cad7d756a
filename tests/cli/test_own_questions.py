"""A folder of questions: its files are commands like any other, from the shell and from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import jiedao as package
from jiedao.queries.errors import BadParameter
from jiedao.queries.own import QuestionsError

BEEN = """\
#: summary = { zh = "谁到过", en = "who has been there" }
#: description = { zh = "每行一人。", en = "One row is one person." }
#: key = ["agent"]
#: order = ["name"]
#: [parameters]
#: place = { type = "place", zh = "地点", en = "place", example = "某某小区", required = true, position = 1, parts = true }
#: [columns]
#: name = { type = "text", zh = "人物", en = "person" }
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX jd: <https://w3id.org/jiedao/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?agent ?name WHERE {
  GRAPH ?article {
    VALUES ?wanted_place { UNDEF } ?event jd:visited ?wanted_place .
    ?participation jd:event ?event ; prov:agent ?agent .
    ?agent foaf:name ?name .
  }
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "been-there.rq").write_text(BEEN, "utf-8")
    return tmp_path


def test_a_file_is_a_command(jiedao, kg: Path, folder: Path) -> None:
    rows = jiedao("been-there", "高雲嶺小區", "--kg", kg, "--questions", folder, "-f", "json").json()
    assert {"name": "皇甫志远"} in rows
    first = jiedao(f"--questions={folder}", "been-there", "gaoyunlingxiaoqu", "--kg", kg, "-f", "json")
    assert (first.json(), first.err) == (rows, "")
    with package.open(kg, questions=folder) as graph:
        assert [{"name": row["name"]} for row in graph.ask("been-there", place="高云岭小区")] == rows
        assert graph.ask("visits", place="高云岭小区").rows


def test_the_environment_may_name_the_folder(jiedao, kg: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEDAO_QUESTIONS", str(folder))
    assert jiedao("been-there", "高云岭小区", "--kg", kg).code == 0
    assert "who has been there" in jiedao("--help").out
    (folder / "been-there.rq").write_text("SELECT *", "utf-8")
    assert jiedao("stats", "--kg", kg).code == 0


def test_its_header_is_its_help(jiedao, folder: Path) -> None:
    shown = jiedao("been-there", "--help", "--questions", folder)
    assert shown.code == 0
    for words in ("谁到过 / who has been there", "One row is one person.", "PLACE", "某某小区", "--format"):
        assert words in shown.out
    assert jiedao("--questions", folder, "been-there").code == 2


def test_without_the_folder_there_is_no_such_command(jiedao, kg: Path, folder: Path) -> None:
    assert jiedao("been-there", "x").err.startswith("没有 been-there 这个命令")
    unknown = jiedao("been-there", "高云岭", "--kg", kg, "--questions", folder)
    assert unknown.code == 1
    assert "高云岭小区" in unknown.err
    with package.open(kg) as graph, pytest.raises(BadParameter, match="no question"):
        graph.ask("been-there", place="x")


def test_a_fault_is_one_line_with_file_and_line(jiedao, folder: Path, kg: Path) -> None:
    path = folder / "been-there.rq"
    path.write_text(BEEN.replace('type = "place"', 'type = "plaice"'), "utf-8")
    found = jiedao("been-there", "x", "--questions", folder)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert found.err.startswith(f"{path}：第 6 行：")
    with pytest.raises(QuestionsError, match="line 6"):
        package.open(kg, questions=folder)


@pytest.mark.parametrize("name", ["build", "visits", "serve"])
def test_a_name_that_means_something_else_is_refused(jiedao, folder: Path, name: str) -> None:
    (folder / f"{name}.rq").write_text(BEEN, "utf-8")
    found = jiedao("been-there", "x", "--questions", folder)
    assert found.code == 2
    assert "is there already" in found.err


def test_the_same_question_in_cypher_stands_beside_it(jiedao, kg: Path, folder: Path) -> None:
    asked = ("been-there", "高云岭小区", "--kg", kg, "--questions", folder, "-f", "json")
    refused = jiedao(*asked, "--engine", "ladybug")
    assert refused.code == 2
    assert "is not written in Cypher" in refused.err
    (folder / "been-there.cypher").write_text(
        "//head\nMATCH (p:Fact)-[:OCCASION]->(e:Fact), (e)<-[:OCCASION]-(s:Fact)-[:PLACE]->(place)\n"
        "WHERE p.kind = 'participation' AND p.who STARTS WITH 'person/' AND place.id IN $place\n"
        "RETURN p.who AS agent, p.name AS name\n", "utf-8",
    )  # fmt: skip
    assert jiedao(*asked, "--engine", "ladybug").json() == jiedao(*asked).json() != []
