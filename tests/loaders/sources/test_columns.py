"""Reading order from the places of lines alone: columns, headlines across them, tables; and the boxes that passages get."""

from __future__ import annotations

import random
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedao.loaders.sources.columns import Piece, blocks
from jiedao.loaders.sources.layout import Page, written
from jiedao.schema.fragments import fragments
from jiedao.schema.types import Box, Cell, Document, Passage

EM = 10.0


def line(text: str, left: float, top: float, size: float = EM) -> Piece:
    return Piece(text, left, top, left + len(text) * size, top + size, size)


def column(letter: str, count: int, left: float, top: float, width: int = 20) -> list[Piece]:
    """Lines that say which they are: 甲01，甲甲…"""
    return [line((f"{letter}{number:02}，" + letter * width)[:width], left, top + number * 16) for number in range(count)]


def read(pieces: list[Piece], seed: int = 1) -> str:
    shuffled = pieces[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    return written([Page(1, shuffled)])[0]


def order(text: str) -> list[str]:
    return [row[:3] for row in text.split("\n") if row.strip()]


def names(letter: str, count: int) -> list[str]:
    return [f"{letter}{number:02}" for number in range(count)]


@pytest.mark.parametrize("seed", range(5))
def test_columns_under_a_headline(seed: int) -> None:
    page = [line("区政协来街道考察", 100, 0, 24), *column("甲", 12, 0, 50), *column("乙", 10, 220, 50)]
    assert order(read(page, seed)) == ["区政协", *names("甲", 12), *names("乙", 10)]


def test_three_columns_and_a_headline_over_two_of_them() -> None:
    page = [
        *column("甲", 30, 0, 0), line("街道召开推进会部署工作", 225, 0, 24), *column("乙", 26, 220, 64), *column("丙", 26, 440, 64),
    ]  # fmt: skip
    assert order(read(page)) == [*names("甲", 30), "街道召", *names("乙", 26), *names("丙", 26)]


def test_two_articles_one_below_the_other() -> None:
    page = [
        line("第一篇文章的标题在这里", 80, 0, 24), *column("甲", 6, 0, 40), *column("乙", 6, 220, 40),
        line("第二篇文章的标题在这里", 80, 160, 24), *column("丙", 6, 0, 200), *column("丁", 5, 220, 200),
    ]  # fmt: skip
    read_out = ["第一篇", *names("甲", 6), *names("乙", 6), "第二篇", *names("丙", 6), *names("丁", 5)]
    assert order(read(page)) == read_out


def test_a_line_in_the_middle_with_a_blank_over_the_gap() -> None:
    page = [
        line("标题横跨两栏的文章标题", 80, 0, 24), line("来源：某区融媒体", 138, 34), line("二月三日", 240, 34),
        *column("甲", 9, 0, 50), *column("乙", 9, 220, 50),
    ]  # fmt: skip
    assert read(page).split("\n")[2] == "来源：某区融媒体　二月三日"


def test_rows_of_a_table_stay_whole() -> None:
    rows = [("序号", "姓名", "职务"), ("一", "赵明", "主任"), ("二", "钱亮", "副主任"), ("三", "孙立", "站长"), ("四", "李成", "主任")]
    page = [line(cell, 60 + 150 * x, 16 * y) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    assert read(page) == "\n".join("\t".join(row) for row in rows)


def test_rows_of_a_table_with_cells_of_one_length_stay_whole() -> None:
    rows = [("柏岭街道松涛社区居民服务站", f"松涛路{n}号") for n in (18, 205, 7, 33)]
    page = [line(cell, 30 + 160 * x, 16 * y) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    assert read(page) == "\n".join("\t".join(row) for row in rows)


def test_short_texts_under_headlines_that_lie_over_one_column() -> None:
    page = [
        line("第一篇标题", 260, 0, 16), *column("甲", 2, 0, 30, 18), *column("乙", 2, 200, 30, 18), *column("丙", 1, 400, 30, 18),
        line("第二篇标题", 260, 90, 16), *column("丁", 2, 0, 120, 18), *column("戊", 2, 200, 120, 18), *column("己", 1, 400, 120, 18),
    ]  # fmt: skip
    first = [row[0] for row in read(page).split("\n") if row.strip()]
    assert "".join(first) == "第甲甲乙乙丙第丁丁戊戊己"


def test_a_page_of_one_column() -> None:
    page = [*column("甲", 5, 0, 0, 40), line("短的一行", 0, 80), *column("乙", 5, 0, 96, 40)]
    assert order(read(page)) == [*names("甲", 5), "短的一", *names("乙", 5)]


def test_paragraphs_and_headlines_have_blank_lines_before_them() -> None:
    page = [line("标题", 0, 0, 16), line("一段的第一行就在这里", 20, 30), line("一段的第二行就在这里了", 0, 46), line("第二段的文字", 20, 62)]
    assert read(page) == "标题\n\n一段的第一行就在这里\n一段的第二行就在这里了\n\n第二段的文字"


pieces = st.builds(
    line,
    st.text("甲乙丙a1 ", min_size=1, max_size=30), st.floats(0, 600), st.floats(0, 800), st.sampled_from([8.0, 10.0, 24.0]),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(pieces, max_size=40))
def test_nothing_is_lost_and_boxes_fit_wherever_lines_stand(found: list[Piece]) -> None:
    text, boxes = written([Page(1, found)])
    said = [piece.text for piece in found if piece.text.strip()]
    assert sorted(text[box.start : box.end] for box in boxes) == sorted(said)
    assert all(a.end <= b.start for a, b in pairwise(boxes))
    assert all(box.x >= 0 and box.y >= 0 and box.width > 0 and box.height > 0 for box in boxes)
    if found:
        assert sorted(map(id, found)) == sorted(id(piece) for block in blocks(found) for piece in block)


def document(text: str, layout: tuple[Box, ...] | tuple[Cell, ...]) -> Document:
    return Document(source="a", sha256="0" * 64, media_type="application/pdf", encoding="pdf", text=text, layout=layout)


def test_a_passage_gets_one_box_for_each_column() -> None:
    text, boxes = written([Page(3, [*column("甲", 4, 0, 0), *column("乙", 4, 220, 0)])])
    found = document(text, boxes)
    assert fragments(found, Passage(0, 3)) == ("page=3&xywh=0,0,22,10",)
    assert fragments(found, Passage(0, 41)) == ("page=3&xywh=0,0,200,26",)
    start = text.index("甲03")
    assert fragments(found, Passage(start, text.index("乙01"))) == ("page=3&xywh=0,48,200,10", "page=3&xywh=220,0,200,10")


def test_a_picture_has_no_pages_and_a_table_has_cells() -> None:
    assert fragments(document("甲乙", (Box(0, 2, 0, 5, 6, 20, 10),)), Passage(1, 2)) == ("xywh=15,6,10,10",)
    cells = (Cell(0, 1, 2, 1), Cell(2, 3, 2, 2), Cell(4, 5, 3, 1, "表"))
    assert fragments(document("甲\t乙\n丙", cells[:2]), Passage(0, 3)) == ("cell=2,1-2,2",)
    assert fragments(document("甲\t乙\n丙", cells), Passage(4, 5)) == ("sheet=表&cell=3,1",)
    assert fragments(document("甲\t乙\n丙", ()), Passage(4, 5)) == ()


def test_pages_of_scattered_pieces_take_no_long() -> None:
    for found in (
        [Piece("甲", i * 7919 % 5000 / 10, i * 104729 % 8000 / 10, i * 7919 % 5000 / 10 + 10, i * 104729 % 8000 / 10 + 10, 10) for i in range(8000)],
        [Piece("甲", i / 1000, 5, i / 1000 + 1, 15, 10) for i in range(8000)],
        [Piece("甲，", 50.0 + 150 * (i % 3), i / 2, 150.0 + 150 * (i % 3), i / 2 + 10, 10) for i in range(1500)],
    ):
        started = perf_counter()
        assert len(written([Page(1, found)])[1]) == len(found)
        assert perf_counter() - started < 30
