"""The cleaning remembers where every character came from, whatever the text is."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiedao.loaders.segment import page_of
from jiedao.loaders.text import cleaned, normalise, signs
from jiedao.loaders.text.edits import Draft
from jiedao.schema.types import Document

PIECES = st.sampled_from(
    [
        "街道召开会议", "鎮(zhèn)", "區(qū)", "。", "，", "\n", "\r\n", "\n\n", " ", "　", "\t", "（街道党政办）", "2021年", "８月", "３", "<p>", "</p>",
        "<b>", "</b>", "<br/>", "<!--", "-->", "<script>", "</script>", "&nbsp;", "&amp;", "&#20013;", "**", "# ", "| a | b |\n|---|---|\n", "🌸",
        "\u200b", "\ufeff", "\ufdd0", "《", "》", "“", "”", "?；", "?dòng)", "锛?", "名称\n", "地址\n", "INSERT INTO t VALUES (", "'", "\\n", "\\'",
        "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "第3期", "主办", "来源：", "—1—", "▲", "一、", "A", "x y", "\ud800", "𠮷", "於", "\x00",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))
MEDIA = st.sampled_from(["text/plain", "text/html", "text/markdown", "application/sql"])


def document(text: str, media_type: str = "text/plain") -> Document:
    return Document(source="a.txt", sha256="", media_type=media_type, encoding="utf-8", text=text)


@settings(max_examples=300)
@given(TEXTS, MEDIA)
def test_every_character_has_its_place(text: str, media_type: str) -> None:
    clean = normalise(document(text, media_type))
    assert len(clean.value) == len(clean.starts) == len(clean.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(clean.starts, clean.ends, strict=True))
    assert not signs.ALL.search(clean.value)
    assert "\r" not in clean.value
    assert not clean.value or clean.value.endswith("\n")


@settings(max_examples=200)
@given(TEXTS, MEDIA)
def test_order_is_kept_inside_a_paragraph(text: str, media_type: str) -> None:
    clean = normalise(document(text, media_type))
    for paragraph in re.finditer(r"[^\n]+", clean.value):
        starts = clean.starts[paragraph.start() : paragraph.end()]
        assert list(starts) == sorted(starts)


@settings(max_examples=200)
@given(TEXTS)
def test_unchanged_characters_are_themselves(text: str) -> None:
    """A Chinese character with a place of its own is the one that stands there, or its simplified form."""
    clean = normalise(document(text))
    for character, start, end in zip(clean.value, clean.starts, clean.ends, strict=True):
        if end - start == 1 and "\u4e00" <= text[start] <= "\u9fff":
            assert len(character) == 1
            assert character != " "


@settings(max_examples=200)
@given(TEXTS, MEDIA)
def test_spans_of_a_page_lie_in_its_text(text: str, media_type: str) -> None:
    page = page_of(document(text, media_type))
    size = len(page.text.value)
    for block in page.blocks:
        assert block.paragraphs or block.tables
        named = [span for span in (block.title, block.subtitle, block.byline, block.dateline) if span is not None]
        for span in (*named, *block.paragraphs, *block.captions):
            assert 0 <= span.start < span.end <= size
        for table in block.tables:
            assert all(0 <= cell.start <= cell.end <= size for row in table.rows for cell in row)


@settings(max_examples=200)
@given(TEXTS, MEDIA)
@example("⼀⼀㐀㐀<BR>(0:)", "text/plain")
@example("(00)", "text/plain")
def test_nothing_is_thrown_away(text: str, media_type: str) -> None:
    """Every line of the cleaned text belongs to a block, the masthead or the furniture."""
    page = page_of(document(text, media_type))
    spans = [*page.masthead, *page.furniture]
    for block in page.blocks:
        spans += [s for s in (block.title, block.subtitle, block.byline, block.dateline) if s] + [*block.paragraphs, *block.captions]
        spans += [cell for table in block.tables for row in table.rows for cell in row]
    for line in re.finditer(r"[^\n]+", page.text.value):
        if re.search(r"[^\s\t]", line.group()):
            assert any(span.start < line.end() and line.start() < span.end for span in spans), line.group()


def test_maps_compose() -> None:
    draft = Draft.of("甲（乙）丙丁戊")
    once = draft.edited([(1, 4, "")])
    assert (once.value, list(once.starts), list(once.ends)) == ("甲丙丁戊", [0, 4, 5, 6], [1, 5, 6, 7])
    twice = once.edited([(1, 3, "X")])
    assert (twice.value, list(twice.starts), list(twice.ends)) == ("甲X戊", [0, 4, 6], [1, 6, 7])
    assert draft.edited([]) is draft


def test_an_exchange_keeps_the_length() -> None:
    with pytest.raises(ValueError, match="length"):
        Draft.of("甲").replaced("甲乙")


def test_overlapping_edits_are_left_out() -> None:
    assert Draft.of("甲乙丙丁").edited([(0, 2, "A"), (1, 3, "B"), (3, 4, "C")]).value == "A丙C"


def test_the_quotation_covers_what_was_dropped_inside() -> None:
    text = "西山鎮(zhèn)街 道辦(bàn)事<b>處</b>(chù)召開會議，研究工作。"
    clean = normalise(document(text))
    assert clean.value == "西山镇街道办事处召开会议，研究工作。\n"
    passage = clean.passage(0, 8)
    assert text[passage.start : passage.end] == "西山鎮(zhèn)街 道辦(bàn)事<b>處"


def test_the_byte_order_mark_counts() -> None:
    clean = normalise(document("\ufeff街道\r\n办事处召开会议。"))
    assert clean.starts[0] == 1
    assert cleaned(document("\ufeff街道")).value == "街道"
