"""merge and split on the command line: what is judged shows in the answers, and every refusal says what to do."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from jiedao import build
from jiedao.commands.judge import sentences
from jiedao.commands.review import Review, shown
from jiedao.graph.identity.cases import cases
from jiedao.graph.kg import KG

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


def test_a_judgement_on_what_is_gone_stays_and_is_named(jiedao, two: Path) -> None:
    one, other = ids(jiedao, two)
    assert jiedao("merge", one, other, *WHO, "--kg", two).code == 0
    assert jiedao("remove", "b.txt", "--kg", two).code == 0
    found = jiedao("identity", "--kg", two, "-f", "json")
    assert [row["verdict"] for row in found.json()] == ["same"]
    assert found.err.count("\n") == 1
    assert one in found.err or other in found.err


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
    assert "identity.jsonl:1：" in found.err
    assert jiedao("career", "周晓帆", "--kg", two).code == 0


NEARLY = {
    "c.txt": "鼓楼区民政\n2021年3月2日，南京市鼓楼区民政局局长周晓帆到柏岭街道松涛小区考察加装电梯工作。\n",
    "d.txt": "鼓楼区民政\n2021年5月6日，鼓楼区民政局局长周晓帆到柏岭街道柳荫小区考察加装电梯工作。\n",
    "e.txt": "鼓楼区民政\n2021年6月7日，福州市鼓楼区民政局局长周晓帆到南桥街道松荫小区考察加装电梯工作。\n",
}


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    """A district of two cities, and a report that names neither."""
    for name, text in NEARLY.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert not build([tmp_path / name for name in NEARLY], into=tmp_path / "kg", workers=1).failures
    return tmp_path / "kg"


def test_cases_go_out_with_their_sentences_and_come_back_judged(jiedao, unsure: Path, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    assert jiedao("review", "--export", file, "--kg", unsure).code == 0
    written = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    people = [case for case in written if case["left"].startswith("person/")]
    assert [case["verdict"] for case in people] == ["unsure", "unsure"]
    assert any("到柏岭街道松涛小区考察加装电梯工作。" in one for case in people for one in case["left_says"]["sentences"] + case["right_says"]["sentences"])
    assert all(case["reasons"] for case in people)
    untouched = jiedao("review", "--import", file, "--by", "李编辑", "--kg", unsure)
    assert (untouched.code, "0" in untouched.err) == (0, True)
    people[0] |= {"verdict": "same", "by": "王编辑", "reason": "查公示"}
    people[1] |= {"verdict": "different"}
    file.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in people), "utf-8")
    assert jiedao("review", "--import", file, "--by", "李编辑", "--when", "2024-05-01", "--kg", unsure).code == 0
    listed = jiedao("identity", "--kg", unsure, "-f", "json").json()
    assert {(row["verdict"], row["by"]) for row in listed if row["left"].startswith("person/")} == {("same", "王编辑"), ("different", "李编辑")}
    assert all(row["names"] and all(row["names"]) for row in listed)
    assert jiedao("identity", "--again", "--verdict", "same", "--kg", unsure, "-f", "json").json()[-1]["by"] == "王编辑"


@pytest.mark.parametrize(("line", "said"), [
    ("{", "JSON"), ("{}", "verdict"), ('{"left": "person/x", "right": "person/y", "verdict": "maybe", "by": "李"}', "verdict"),
    ('{"left": "person/x", "right": "person/y", "verdict": "same", "by": "李"}', "person/x"),
])  # fmt: skip
def test_a_wrong_line_of_a_file_is_named_and_nothing_is_taken(jiedao, unsure: Path, tmp_path: Path, line: str, said: str) -> None:
    before = (unsure / "identity.jsonl").read_bytes()
    file = tmp_path / "cases.jsonl"
    file.write_text(f"\n{line}\n", "utf-8")
    found = jiedao("review", "--import", file, "--kg", unsure)
    assert (found.code, found.err.count("\n")) == (1, 1)
    assert "cases.jsonl:2：" in found.err
    assert said in found.err
    assert (unsure / "identity.jsonl").read_bytes() == before


def test_without_a_terminal_review_says_what_to_do(jiedao, unsure: Path) -> None:
    found = jiedao("review", "--by", "李编辑", "--kg", unsure)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert "--export" in found.err


def test_the_screen_shows_both_sides_and_keys_judge(unsure: Path) -> None:
    with KG.open(unsure, "w") as kg:
        found = [case for case in cases(kg.store, kg.ids, kg.ledger()) if case.judgement.left.startswith("person/")]
        said: list[tuple[str, str]] = []
        app = Review(found, lambda case, verdict: said.append((case.judgement.right, verdict)), sentences(kg))

        async def use() -> None:
            async with app.run_test() as pilot:
                assert "到柏岭街道" in shown(found[0].left, sentences(kg)) + shown(found[0].right, sentences(kg))
                await pilot.press("n", "p", "s", "异")

        asyncio.run(use())
    assert [verdict for _, verdict in said] == ["same", "different"]
    assert app.return_value == 2
