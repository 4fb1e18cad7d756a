"""The explanation: marks nest, the text is kept, every fact stands beneath its article; as lines and as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import MARK, document

from jiedao.cli import main
from jiedao.commands.explain_page import page
from jiedao.loaders.explain import explained, lines, marked
from jiedao.loaders.explain_marks import ORDER, Mark, pieces, settled, written

TEXT = (
    "白露调研加装电梯\n\n"
    "2021年3月17日，雨花台区副区长白露到梅山街道丁香小区调研《加装电梯工作方案》落实情况。街道党工委书记趙海燕、"
    "办事处主任孙立陪同。\n随后召开座谈会，赵海燕汇报工作。全年完成加装电梯57台。\n"
)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())


def mark(start: int, end: int, kind: str = "person") -> Mark:
    return Mark(start, end, kind, "", "rule")  # type: ignore[arg-type]


def show(text: str, *marks: Mark) -> str:
    return written(
        pieces(0, len(text), settled(marks)), lambda a, b: text[a:b], lambda m, opens: f"<{m.kind[0]}:" if opens else ">"
    )


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "甲乙丙丁戊"),
        ([mark(1, 3)], "甲<p:乙丙>丁戊"),
        ([mark(0, 2), mark(2, 5)], "<p:甲乙><p:丙丁戊>"),
        ([mark(0, 5, "office"), mark(1, 2)], "<o:甲<p:乙>丙丁戊>"),
        ([mark(1, 3), mark(1, 3)], "甲<p:乙丙>丁戊"),
        ([mark(1, 3), mark(1, 3, "office")], "甲<o:<p:乙丙>>丁戊"),
        ([mark(0, 3, "office"), mark(2, 4)], "<o:甲乙丙>丁戊"),
        ([mark(0, 3), mark(2, 5, "indicator")], "<p:甲乙丙>丁戊"),
        ([mark(1, 2), mark(0, 5, "indicator")], "<i:甲<p:乙>丙丁戊>"),
        ([mark(0, 3), mark(1, 2)], "<p:甲乙丙>丁戊"),
        ([mark(0, 5, "office"), mark(0, 2), mark(2, 3, "date")], "<o:<p:甲乙><d:丙>丁戊>"),
    ],
)
def test_marks_nest_and_of_two_that_cross_the_longer_stays(marks: list[Mark], expected: str) -> None:
    assert show("甲乙丙丁戊", *marks) == expected


SPANS = st.tuples(st.integers(0, 19), st.integers(1, 8), st.sampled_from(ORDER))


@given(st.lists(SPANS, max_size=12))
def test_any_marks_keep_the_text_and_close_in_order(spans: list[tuple[int, int, str]]) -> None:
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    marks = [mark(start, min(20, start + size), kind) for start, size, kind in spans]
    printed = show(text, *marks)
    assert re.sub(r"<.:|>", "", printed) == text
    depth = 0
    for sign in re.findall(r"<|>", printed):
        depth += 1 if sign == "<" else -1
        assert depth >= 0
    assert depth == 0
    assert show(text, *reversed(marks)) == printed


def test_a_paragraph_with_its_marks() -> None:
    assert marked(TEXT).splitlines() == [
        "⟦person:白露⟧调研⟦programme:加装电梯⟧",
        "⟦date:2021年3月17日→2021-03-17⟧，⟦office:雨花台区→雨花台区政府⟧⟦post:副区长⟧⟦person:白露⟧到"
        "⟦community:梅山街道丁香小区→丁香小区⟧调研《⟦document:⟦programme:加装电梯⟧工作方案⟧》落实情况。"
        "⟦office:街道党工委→梅山街道党工委⟧⟦post:书记⟧⟦person:赵海燕⟧、"
        "⟦office:办事处→梅山街道办事处⟧⟦post:主任⟧⟦person:孙立⟧陪同。",
        "随后召开座谈会，⟦person:赵海燕⟧汇报工作。全年⟦indicator:完成⟦programme:加装电梯⟧57台⟧。",
    ]


def test_every_fact_stands_beneath_with_its_rule_and_offsets() -> None:
    told = list(lines(document(TEXT)))
    facts = [line.strip() for line in told if re.search(r"\[[a-z.-]+( 0\.\d\d)?\]", line)]
    for start in (
        "人物 person: 白露", "职务 post: 赵海燕 · 梅山街道党工委 · 书记", "机构 office: 梅山街道办事处", "小区村居 community: 丁香小区",
        "项目 programme: 加装电梯", "文件 document: 《加装电梯工作方案》", "指标 indicator: 加装电梯 · 完成加装电梯 57 台",
        "活动 event: 1. 考察走访 visit", "日期 date: 2021-03-17 · 原文写明 stated", "到访 stop: 1. 丁香小区", "参与 participant: 白露 · 到访 visits",
        "参与 participant: 孙立 · 陪同 accompanies", "活动 event: 2. 会议 meeting", "隶属 part: 第 1 项 of event 1",
    ):  # fmt: skip
        assert any(fact.startswith(start) for fact in facts), start
    for fact in facts:
        for quote, start, end in re.findall(r"“([^“”]*)” (\d+)–(\d+)", fact):
            assert TEXT[int(start):int(end)].replace("\n", "↵") == quote


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_keep_their_text(path: Path) -> None:
    media = {".html": "text/html", ".md": "text/markdown"}.get(path.suffix, "text/plain")
    one = replace(document(path.read_text("utf-8"), path.name), media_type=media)
    explanation = explained(one)
    for article in explanation.articles:
        assert article.lines
        for line in article.lines:
            for cell in line.cells:
                bare = written(cell, explanation.cleaned, lambda *_: "")
                assert MARK.sub("", bare) == bare
    assert list(lines(one)) == list(lines(one))


# --- the page ---


class Marks(HTMLParser):
    """The text of a page, its marks, what it loads, and whether the marks close."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.open = 0
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "mark":
            self.marks.append(dict(attrs))
            self.open += 1
        self.loaded += [str(value) for name, value in attrs if name in ("src", "href")] + [tag] * (tag in ("script", "link"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self.open -= 1

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(html: str) -> Marks:
    marks = Marks()
    marks.feed(html)
    return marks


def test_the_page_stands_alone_and_tells_the_rules() -> None:
    html = page([explained(document(TEXT, "<b>一&二.txt"))])
    found = parsed(html)
    assert found.open == 0
    assert not found.loaded
    assert "//" not in html
    assert "url(" not in html
    assert "prefers-color-scheme: dark" in html
    assert "<b>一" not in html
    people = [mark for mark in found.marks if mark["class"] == "person" and mark.get("title")]
    assert people[0]["title"] == "人物 person：白露 [post.title-name]"
    assert all(mark["data-sign"] for mark in found.marks)
    text = "".join(found.text)
    assert "趙海燕" in text
    assert "梅山街道党工委 · 书记" in text


def test_every_kind_has_a_sign_of_its_own() -> None:
    legend = parsed(page([])).marks
    assert [mark["class"] for mark in legend] == list(ORDER)
    assert len({mark["data-sign"] for mark in legend}) == len(ORDER)


# --- the command ---


def run(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as end:
        main([str(word) for word in words])
    return end.value.code if isinstance(end.value.code, int) else 0


def test_the_command_prints_and_writes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, out = tmp_path / "第一版.txt", tmp_path / "第一版.html"
    path.write_text(TEXT, "utf-8")
    assert run("explain", path) == 0
    assert "⟦person:赵海燕⟧" in capfd.readouterr().out
    assert run("explain", path, "--html", out) == 0
    assert capfd.readouterr().out == ""
    assert parsed(out.read_text("utf-8")).marks


def test_the_command_refuses_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("explain", tmp_path / "没有.txt") == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
    path = tmp_path / "一.txt"
    path.write_text(TEXT, "utf-8")
    assert run("explain", path, "--html", tmp_path / "没有" / "一.html") == 1
    assert len(capfd.readouterr().err.splitlines()) == 1
