"""Corrections on the command line: applied at build, explained, taken back; what is wrong with a file is said by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PAGE = (
    "柏岭街道报\n2022年5月20日　第35期\n\n5月9日，临州市江北区人大常委会副主任李大城率队来到柳湖区柏岭街道，考察加装电梯工作。"
    "柳湖区民政局局长王小雨，柏岭街道办事处副主任赵明川陪同考察。\n\n李大城一行首先来到松涛小区。座谈会由赵明川主持。\n"
)
OTHER = PAGE.replace("5月9日", "5月8日").replace("赵明川", "周立新")
BY = "  author: 张编辑\n  reason: 报纸更正启事\n"
RENAME = f"- rename: 李大城\n  kind: person\n  to: 李大成\n{BY}"
SUPPRESS = f"- suppress: 王小雨\n{BY}"
TITLE = f"- title: 副主任\n  person: 赵明川\n  to: 主任\n{BY}"
DATE = f"- date: 2022-05-09\n  event: visit\n  to: 2022-05-10\n{BY}"
ALIAS = f"- alias: 松涛小区\n  kind: community\n  also: 松涛\n{BY}"
ALL = RENAME + SUPPRESS + TITLE + DATE + ALIAS


class Bench:
    """Two pages, a graph of them, and a file of corrections."""

    def __init__(self, jiedao, folder: Path) -> None:
        self.jiedao, self.folder, self.kg, self.file = jiedao, folder, folder / "kg", folder / "更正.yaml"
        (folder / "a.txt").write_text(PAGE, "utf-8")
        (folder / "b.txt").write_text(OTHER, "utf-8")

    def build(self, corrections: str | None = None, *words: str):
        paths = words or (str(self.folder / "a.txt"), str(self.folder / "b.txt"))
        if corrections is None:
            return self.jiedao("build", *paths, "--into", self.kg)
        self.file.write_text(corrections, "utf-8")
        return self.jiedao("build", *paths, "--into", self.kg, "--corrections", self.file)

    def nq(self) -> str:
        return self.jiedao("export", "-f", "nq", "--kg", self.kg).out

    def ask(self, *words: str):
        return self.jiedao(*words, "--kg", self.kg, "-f", "json").json()


@pytest.fixture
def bench(jiedao, tmp_path: Path) -> Bench:
    return Bench(jiedao, tmp_path)


def test_every_kind_of_correction_is_applied(bench: Bench) -> None:
    found = bench.build(ALL)
    assert (found.code, "没有匹配" in found.err) == (0, False)
    people = {row["person"] for row in bench.ask("visits")}
    assert "李大成" in people
    assert not {"李大城", "王小雨"} & people
    assert {row["date"] for row in bench.ask("visits", "--person", "李大成")} == {"2022-05-10", "2022-05-08"}
    (career,) = bench.ask("career", "赵明川")
    assert (career["title"], career["first_seen"]) == ("主任", "2022-05-10")
    assert bench.ask("visits", "--place", "松涛")
    assert bench.jiedao("validate", "--kg", bench.kg).code == 0


def test_sources_and_passages_stay_as_they_were_printed(bench: Bench) -> None:
    bench.build(ALL)
    pages = {"a.txt": PAGE, "b.txt": OTHER}
    for row in bench.ask("visits"):
        for at in row["evidence"]:
            assert pages[at["document"]][at["start"] : at["end"]] == at["quote"]
    assert any("李大城" in at["quote"] for row in bench.ask("visits", "--person", "李大成") for at in row["evidence"])
    before = json.loads(bench.jiedao("facts", bench.folder / "a.txt").out)
    assert "李大城" in before["articles"][0]["persons"]


def test_the_graph_says_who_corrected_what_and_why(bench: Bench) -> None:
    bench.build(ALL)
    row = next(row for row in bench.ask("corrections") if row["rule"] == "correction.rename")
    assert row["as_read"] == "李大城"
    assert row["replacement"] == "李大成"
    assert (row["author"], row["reason"]) == ("张编辑", "报纸更正启事")
    assert row["articles"] == 2
    assert {tuple(row["documents"]) for row in bench.ask("corrections")} == {("a.txt", "b.txt"), ("a.txt",)}
    asked = (
        "ASK { GRAPH ?article { ?p foaf:name '李大成'@zh ; jd:correctedBy ?c . ?article jd:correctedBy ?c } "
        "GRAPH ?all { ?c a jd:Correction ; prov:wasAttributedTo/schema:name '张编辑' ; jd:reason ?why } }"
    )
    assert "true" in bench.jiedao("sparql", asked, "--kg", bench.kg).out


def test_correcting_later_or_at_once_gives_the_same_bytes(bench: Bench) -> None:
    bench.build()
    plain = bench.nq()
    assert "因更正重读 2" in bench.build(ALL).err
    later = bench.nq()
    assert later != plain
    other = Bench(bench.jiedao, bench.folder)
    other.kg = bench.folder / "other"
    other.build(ALL)
    assert other.nq() == later
    assert "重读" not in bench.build(ALL).err
    assert "重读" not in bench.build().err
    assert bench.nq() == later


def test_taking_a_correction_back_restores(bench: Bench) -> None:
    bench.build()
    plain = bench.nq()
    bench.build(ALL)
    bench.build(RENAME + TITLE)
    assert "王小雨" in {row["person"] for row in bench.ask("visits")}
    bench.build("# 全部收回 all taken back\n")
    assert bench.nq() == plain


def test_a_further_correction_of_what_was_corrected_is_applied_too(bench: Bench) -> None:
    also = f"- alias: 李大城\n  kind: person\n  also: 老李\n{BY}"
    bench.build(RENAME)
    bench.build(RENAME + also)
    assert {row["person"] for row in bench.ask("career", "老李")} == {"李大成"}


def test_documents_inside_of_others_are_read_again_as_they_were(jiedao, tmp_path: Path) -> None:
    formats = Path(__file__).parents[2] / "examples" / "formats"
    kg, file, table, mapping = (tmp_path / name for name in ("kg", "更正.yaml", "名册.csv", "名册.yaml"))
    table.write_text("姓名,单位,职务\n桂明远,区民政局,局长\n", "utf-8")
    mapping.write_text("district: {value: 柳湖区}\nposts: {person: 姓名, office: 单位, title: 职务}\n", "utf-8")
    found = jiedao("build", formats / "news.warc.gz", *formats.glob("*.jsonl"), "--into", kg)
    assert found.code == 0
    assert jiedao("build", table, "--mapping", mapping, "--into", kg).code == 0
    before = jiedao("export", "-f", "nq", "--kg", kg).out
    names = {row["document"] for row in jiedao("documents", "--kg", kg, "-f", "json").json()}
    assert len(names) > 2
    file.write_text("".join(f"- suppress: 无此\n  document: {name}\n{BY}" for name in sorted(names)), "utf-8")
    assert f"因更正重读 {len(names)}" in jiedao("build", "--into", kg, "--corrections", file).err
    file.write_text("", "utf-8")
    jiedao("build", "--into", kg, "--corrections", file)
    assert jiedao("export", "-f", "nq", "--kg", kg).out == before
    meta = json.loads((kg / "kg.json").read_text("utf-8"))
    (kg / "kg.json").write_text(json.dumps({**meta, "format": 1}), "utf-8")
    assert jiedao("migrate", kg).code == 0
    assert jiedao("export", "-f", "nq", "--kg", kg).out == before


def test_corrections_are_kept_for_documents_that_come_later(bench: Bench) -> None:
    bench.build(ALL, str(bench.folder / "a.txt"))
    bench.build(None, str(bench.folder / "b.txt"))
    assert "李大城" not in {row["person"] for row in bench.ask("visits")}
    other = Bench(bench.jiedao, bench.folder)
    other.kg = bench.folder / "other"
    other.build(ALL)
    assert other.nq() == bench.nq()


def test_removing_a_document_takes_its_corrected_facts(bench: Bench) -> None:
    bench.build(ALL, str(bench.folder / "a.txt"))
    before = bench.nq()
    bench.build(None, str(bench.folder / "b.txt"))
    bench.jiedao("remove", "b.txt", "--kg", bench.kg)
    assert bench.nq() == before


def test_a_document_and_a_district_narrow_it_down(bench: Bench) -> None:
    narrowed = RENAME.replace("  to:", "  document: b.txt\n  area: 江北区\n  to:")
    bench.build(narrowed)
    assert {row["person"] for row in bench.ask("visits") if "李" in row["person"]} == {"李大城", "李大成"}
    found = bench.build(narrowed.replace("江北区", "江南区"))
    assert "更正第 1 行没有匹配：李大城" in found.err
    bench.build(RENAME + narrowed.replace("李大成", "李大诚"))
    assert {row["person"] for row in bench.ask("visits") if "李" in row["person"]} == {"李大成", "李大诚"}


def test_an_event_without_a_date_gets_one_and_a_wrong_one_loses_it(bench: Bench) -> None:
    bench.build(DATE.replace("to: 2022-05-10", "to: ''"))
    assert None in {row["date"] for row in bench.ask("visits", "--person", "赵明川")}
    words = "  quote: 座谈会\n  document: a.txt\n"
    found = bench.build(f"- date: ''\n  to: 2022-05-09\n{words}{BY}")
    assert "没有匹配" in found.err


def test_a_name_may_be_typed_with_the_blanks_of_the_page(bench: Bench) -> None:
    assert "没有匹配" not in bench.build(RENAME.replace("李大城", "李 大 城")).err
    assert "李大成" in {row["person"] for row in bench.ask("visits")}


def test_what_fits_nothing_is_a_warning(bench: Bench) -> None:
    found = bench.build(ALL + RENAME.replace("李大城", "何无此"))
    assert found.code == 0
    line = ALL.count("\n") + 1
    assert f"更正第 {line} 行没有匹配：何无此 / line {line} of the corrections fits nothing: 何无此" in found.err


def test_corrections_alone_need_no_path(bench: Bench) -> None:
    bench.build()
    bench.file.write_text(RENAME, "utf-8")
    assert bench.jiedao("build", "--into", bench.kg, "--corrections", bench.file).code == 0
    assert "李大成" in {row["person"] for row in bench.ask("visits")}
    assert bench.jiedao("build", "--into", bench.kg).code == 2


WRONG = {
    "rename: x": (1, "应为列表"),
    "- just text": (1, "键: 值"),
    f"- kind: person\n  to: x\n{BY}": (1, "有且只有一个"),
    f"- rename: a\n  alias: b\n{BY}": (1, "有且只有一个"),
    "- rename: a\n  kind: person\n  to: b\n  author: x\n": (1, "缺少 reason"),
    "- rename: a\n  kind: person\n  to: b\n  reason: x\n": (1, "缺少 author"),
    f"- rename: a\n  kind: person\n  to: b\n  author:\n  reason: x\n": (4, "author 是空的"),  # noqa: F541 - as its neighbours
    f"- rename: a\n  kind: people\n  to: b\n{BY}": (2, "kind 只能是"),
    f"- rename: a\n  kind: person\n  to: b\n  colour: red\n{BY}": (4, "没有 colour"),
    f"- rename: a\n  kind: person\n  to: [b]\n{BY}": (3, "只能是文字"),
    f"- rename: a\n  kind: person\n  to: b\n  to: c\n{BY}": (4, "to 重复"),
    f"- rename: a\n  kind: person\n  to: a\n{BY}": (1, "前后相同"),
    f"- rename: a\n  kind: office\n  to: b\n  area: c\n{BY}": (4, "只用于人物"),
    f"- date: 2022-05-09\n  to: 2022-13-01\n{BY}": (2, "不是日期"),
    f"- date: 五月\n  to: 2022\n{BY}": (1, "不是日期"),
    f"- date: ''\n  to: 2022\n{BY}": (1, "document 和 quote"),
    f"- date: 2022\n  to: 2021\n  event: party\n{BY}": (3, "event 只能是"),
    RENAME + RENAME: (6, "与第 1 行重复"),
    RENAME + RENAME.replace("李大成", "李大诚"): (6, "与第 1 行矛盾"),
    "- rename: [\n": (2, "YAML"),
    "- rename: \x07\n": (1, "YAML"),
    "- a: *b\n": (1, "YAML"),
    "[" * 5000: (1, "YAML"),
}


@pytest.mark.parametrize("text", WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_is_said_by_line_and_nothing_is_changed(bench: Bench, text: str) -> None:
    bench.build(RENAME)
    before = bench.nq()
    found = bench.build(text)
    line, said = WRONG[text]
    (shown,) = found.err.splitlines()
    assert found.code == 1
    assert shown.startswith(f"{bench.file}:{line}：")
    assert said in shown
    assert " / " in shown
    assert bench.nq() == before
    assert "未变 2" in bench.build().err


def test_all_that_is_wrong_is_said_at_once(bench: Bench) -> None:
    lines = bench.build(f"- rename: a\n- suppress: b\n- 3\n{ALIAS}").err.splitlines()
    assert [int(line.split("：")[0].rpartition(":")[2]) for line in lines] == [1, 1, 1, 1, 2, 2, 3]
    bench.file.write_bytes("- rename: 李\n- 王".encode("gb18030"))
    found = bench.jiedao("build", bench.folder / "a.txt", "--into", bench.kg, "--corrections", bench.file)
    assert (found.code, "UTF-8" in found.err) == (1, True)


def test_a_wrong_file_makes_no_graph(bench: Bench) -> None:
    assert bench.build("- rename: 李大城\n").code == 1
    assert not bench.kg.exists()


def test_a_file_that_is_not_there_is_one_line(bench: Bench) -> None:
    found = bench.jiedao("build", bench.folder / "a.txt", "--into", bench.kg, "--corrections", bench.folder / "none")
    assert (found.code, found.err.count("\n"), bench.kg.exists()) == (1, 1, False)


def test_the_example_fits_the_example_documents(jiedao, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    found = jiedao("build", examples / "documents" / "01_xuhui_tianlin.txt", "--into", tmp_path / "kg",
                   "--corrections", examples / "corrections.yaml")  # fmt: skip
    assert (found.code, "没有匹配" in found.err) == (0, False)
