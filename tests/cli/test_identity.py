"""merge and split on the command line: what is judged shows in the answers, and every refusal says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao import build

PAGES = {
    "a.txt": "柳湖区民政\n2021年3月2日，柳湖区民政局局长周晓帆到柏岭街道松涛小区考察加装电梯工作。\n",
    "b.txt": "江北区文化\n2022年5月6日，江北区文化馆馆长周晓帆到南桥街道柳荫小区考察群众文化工作。\n",
}
WHO = ("--by", "李编辑", "--reason", "核对任职公示")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert not build([tmp_path / name for name in PAGES], into=tmp_path / "kg", workers=1).failures
    return tmp_path / "kg"


def ids(jiedao, kg: Path) -> list[str]:
    query = 'SELECT DISTINCT ?p { ?p a foaf:Person ; foaf:name "周晓帆"@zh }'
    return sorted(row["p"].partition("/id/")[2] for row in jiedao("sparql", query, "--kg", kg, "-f", "json").json())


def test_merge_and_split(jiedao, two: Path) -> None:
    one, other = ids(jiedao, two)
    asked = jiedao("career", "周晓帆", "--kg", two)
    merged = jiedao("merge", one, other, *WHO, "--when", "2024-05-01", "--kg", two)
    assert (merged.code, merged.out) == (0, "")
    again = jiedao("career", "周晓帆", "--kg", two, "-f", "json")
    assert len(again.json()) == 2
    assert "2" in asked.err
    assert not jiedao("career", "周晓帆", "--kg", two).err
    assert jiedao("career", other, "--kg", two, "-f", "json").out == again.out
    line = (two / "identity.jsonl").read_text("utf-8")
    assert '"by": "李编辑"' in line
    assert '"when": "2024-05-01"' in line
    assert jiedao("split", one, other, *WHO, "--kg", two).code == 0
    assert jiedao("career", "周晓帆", "--kg", two).out == asked.out


def test_refusals_are_one_line_and_change_nothing(jiedao, two: Path) -> None:
    one, other = ids(jiedao, two)
    office = next(r for r in jiedao("sparql", "SELECT ?o { ?o a org:Organization }", "--kg", two, "-f", "json").json())["o"]
    for words, code in (
        (("merge", one, "周晓帆", *WHO), 1), (("merge", one, "person/nobody", *WHO), 1), (("merge", one, one, *WHO), 1),
        (("merge", one, office, *WHO), 1), (("merge", one, other, "--by", "jiedao", "--reason", "x"), 1),
        (("merge", one, other, "--by", "李", "--reason", " "), 1), (("merge", one, other, *WHO, "--when", "昨天"), 1),
        (("merge", one, other), 2), (("split", one, *WHO), 2), (("split", one, other, "--in", "x", *WHO), 2),
        (("split", one, "--in", "柳湖区民政", *WHO), 1), (("split", one, "--in", "没有这篇", *WHO), 1),
    ):  # fmt: skip
        found = jiedao(*words, "--kg", two)
        assert (found.code, found.out, found.err.count("\n")) == (code, "", 1), words
    assert not (two / "identity.jsonl").exists()
    assert jiedao("merge", one, other, *WHO, "--kg", two / "nothing").code == 1
    assert not (two / "nothing").exists()


def test_a_damaged_ledger_is_named_by_its_line(jiedao, two: Path) -> None:
    (two / "identity.jsonl").write_text("{}\n", "utf-8")
    found = jiedao("merge", *ids(jiedao, two), *WHO, "--kg", two)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert "identity.jsonl:1:" in found.err
    assert jiedao("career", "周晓帆", "--kg", two).code == 0
