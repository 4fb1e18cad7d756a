"""Tables whose cells stand apart by blanks: which lines are rows, and where a row lies in the original."""

from __future__ import annotations

from jiedao.loaders.text import strips_of
from jiedao.schema.types import Document

TABLE = "序号　名称　地址\n1　海棠食堂　玉兰路12号\n2　银杏　　食堂\n3　丁香食堂　府前路3号\n"


def rows(text: str) -> list[str]:
    document = Document(source="a", sha256="", media_type="text/plain", encoding="utf-8", text=text)
    return [strip.text for strip in strips_of(document)[1] if strip.row]


def test_rows_below_a_line_of_heads() -> None:
    assert rows(TABLE) == ["序号\t名称\t地址", "1\t海棠食堂\t玉兰路12号", "2\t银杏\t食堂", "3\t丁香食堂\t府前路3号"]


def test_a_cell_keeps_its_place_in_the_original() -> None:
    document = Document(source="a", sha256="", media_type="text/plain", encoding="utf-8", text=TABLE)
    text = strips_of(document)[0]
    at = text.value.index("府前路3号")
    passage = text.passage(at, at + 5)
    assert TABLE[passage.start : passage.end] == "府前路3号"


def test_rows_end_where_a_line_has_other_cells() -> None:
    assert len(rows(TABLE + "供餐时间：午餐11:00\n")) == 4


def test_words_apart_are_no_table() -> None:
    assert rows("社区 名称 地址\n白露参加了活动。\n") == []
    assert rows("梅山街道　银杏社区　玉兰社区\n白露　王小雨　高峰\n林海　李青河　周明\n") == []
    assert rows("序号　名称　地址\n1　海棠食堂　玉兰路12号\n") == []
