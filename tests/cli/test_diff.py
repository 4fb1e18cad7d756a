"""`diff`: what changed, in the words of the domain, each with its sentence; the same wherever it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao import build

BEFORE = (
    "松岭简报\n2022年5月9日，江北区民政局局长李大成率队到柏岭街道松涛小区调研加装电梯工作，街道办事处主任赵明川陪同。"
    "座谈会由赵明川主持。\n"
)
AFTER = BEFORE.replace("赵明川", "赵明山").replace("5月9日", "5月10日")
OTHER = "松岭简报\n2023年6月2日，江北区司法局局长钱思远率队到柏岭街道竹园小区调研人民调解工作。\n"


def made(folder: Path, name: str, **pages: str) -> Path:
    documents = folder / f"{name}-documents"
    documents.mkdir()
    for stem, text in pages.items():
        (documents / f"{stem}.txt").write_text(text, "utf-8")
    build(documents, into=folder / name, workers=1)
    return folder / name


@pytest.fixture
def graphs(tmp_path: Path) -> tuple[Path, Path]:
    return made(tmp_path, "old", a=BEFORE), made(tmp_path, "new", a=AFTER, b=OTHER)


def changes(found) -> dict[tuple[str, str], list[str]]:
    listed: dict[tuple[str, str], list[str]] = {}
    for change in found.json()["changes"]:
        listed.setdefault((change["kind"], change["change"]), []).append(change["name"])
    return listed


def test_judgements_and_corrections_say_who_and_why(jiedao, graphs, tmp_path: Path) -> None:
    people = jiedao("sparql", "SELECT DISTINCT ?p { ?p a foaf:Person } ORDER BY ?p", "--kg", graphs[0], "-f", "json").json()
    one, other = (row["p"].partition("/id/")[2] for row in people[:2])
    jiedao("snapshot", graphs[0], "x")
    assert jiedao("merge", one, other, "--by", "某", "--reason", "同一人", "--kg", graphs[0]).code == 0
    (change,) = jiedao("diff", graphs[0] / "snapshots" / "x", graphs[0], "-f", "json").json()["changes"]
    assert (change["change"], change["differing"]) == ("changed", ["same_as"])
    assert change["after"]["same_as"] in ([one], [other])
    jiedao("restore", graphs[0], "x")
    file = tmp_path / "c.yaml"
    file.write_text("- title: 局长\n  person: 李大成\n  to: 副局长\n  author: 张编辑\n  reason: 任免公报\n", "utf-8")
    jiedao("build", "--into", graphs[0], "--corrections", file)
    text = jiedao("diff", graphs[0] / "snapshots" / "x", graphs[0]).out
    assert "**李大成 江北区民政局 副局长**" in text
    assert "更正 张编辑：任免公报" in text


def test_a_changed_event_is_told_from_others_by_its_day(jiedao, graphs, tmp_path: Path) -> None:
    jiedao("snapshot", graphs[0], "x")
    file = tmp_path / "c.yaml"
    file.write_text("- date: 2022-05-09\n  to: 2022-05-12\n  event: visit\n  author: 张编辑\n  reason: 更正启事\n", "utf-8")
    jiedao("build", "--into", graphs[0], "--corrections", file)
    assert "** · 2022-05-12 · 松涛小区" in jiedao("diff", graphs[0] / "snapshots" / "x", graphs[0]).out


def test_the_same_graph_has_no_difference(jiedao, graphs, tmp_path: Path) -> None:
    found = jiedao("diff", graphs[0], graphs[0])
    assert (found.code, found.err) == (0, "")
    assert "没有差别。 / No difference." in found.out
    again = made(tmp_path, "again", a=BEFORE)
    same = jiedao("diff", graphs[0], again, "-f", "json")
    assert (same.code, same.json()["same"], same.json()["changes"]) == (0, True, [])


def test_people_posts_and_events_come_go_and_change(jiedao, graphs) -> None:
    found = jiedao("diff", *graphs, "--format", "json")
    assert found.code == 1
    said = changes(found)
    assert said["person", "withdrawn"] == ["赵明川"]
    assert said["person", "added"] == ["赵明山", "钱思远"]
    assert [name.split()[0] for name in said["post", "withdrawn"]] == ["赵明川"]
    assert said["document", "added"] == ["b.txt"]
    assert said["document", "changed"] == ["a.txt"]
    assert ("event", "withdrawn") not in said
    visit = next(c for c in found.json()["changes"] if c["kind"] == "event" and c["change"] == "changed")
    assert {"date", "participants"} <= set(visit["differing"])
    assert (visit["before"]["date"], visit["after"]["date"]) == (["2022-05-09"], ["2022-05-10"])
    assert "李大成" not in {c["name"] for c in found.json()["changes"]}


def test_the_other_way_round_is_the_opposite(jiedao, graphs) -> None:
    there, back = (changes(jiedao("diff", *ways, "-f", "json")) for ways in (graphs, graphs[::-1]))
    turned = {"added": "withdrawn", "withdrawn": "added", "changed": "changed"}
    assert {kind: sorted(names) for kind, names in there.items()} == {
        (kind, turned[how]): sorted(names) for (kind, how), names in back.items()
    }


def test_every_change_has_its_sentence_in_the_document(jiedao, graphs, tmp_path: Path) -> None:
    for change in jiedao("diff", *graphs, "-f", "json").json()["changes"]:
        if change["kind"] == "document":
            continue
        for side, folder in (("before", "old"), ("after", "new")):
            for at in (change[side] or {}).get("evidence", []):
                text = (tmp_path / f"{folder}-documents" / at["document"]).read_text("utf-8")
                assert text[at["start"] : at["end"]] == at["quote"]
                assert at["quote"].endswith("。") or at["quote"] in text.splitlines()
        assert (change["after"] or change["before"])["evidence"]


def test_markdown_is_bilingual_and_says_what_went_and_came(jiedao, graphs, tmp_path: Path) -> None:
    out = tmp_path / "changes.md"
    found = jiedao("diff", *graphs, "--out", out)
    assert (found.code, found.out) == (1, "")
    text = out.read_text("utf-8")
    assert [path.name for path in tmp_path.glob("changes*")] == ["changes.md"]
    for heading in ("# 图谱的变化 / What changed", "## 人物 / People", "## 事件 / Events", "### 撤回 / withdrawn (1)"):
        assert heading in text
    assert "日期 / date: 2022-05-09 → 2022-05-10" in text
    assert "− 赵明川（陪同）；＋ 赵明山（陪同）" in text
    assert "「座谈会由赵明山主持。」 `a.txt:" in text
    assert text == jiedao("diff", *graphs).out


def test_the_order_of_building_makes_no_difference(jiedao, graphs, tmp_path: Path) -> None:
    documents = tmp_path / "new-documents"
    for stem in ("b", "a"):
        build(documents / f"{stem}.txt", into=tmp_path / "other" / "new", workers=1)
    first = jiedao("diff", *graphs).out
    assert jiedao("diff", graphs[0], tmp_path / "other" / "new").out.split("\n", 1)[1] == first.split("\n", 1)[1]


def test_what_a_document_says_cannot_break_the_report(jiedao, tmp_path: Path) -> None:
    evil = made(tmp_path, "evil", **{"a|b`c": OTHER.replace("工作。", "工作，[y](z)<b>|\x1b*x*</b>。")})
    text = jiedao("diff", made(tmp_path, "plain", a=BEFORE), evil).out
    assert "\x1b" not in text
    assert "<b>" not in text
    assert "\\[y\\]" in text


def test_trouble_is_two(jiedao, graphs, tmp_path: Path) -> None:
    found = jiedao("diff", graphs[0], tmp_path / "nothing")
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
