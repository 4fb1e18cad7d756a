"""Tables of news: each row of a CSV whose header names a title and a text is an article; registers stay tables."""

from __future__ import annotations

import pytest

from jiedao.loaders.read import read_document
from jiedao.loaders.text import commas
from jiedao.loaders.text.edits import Draft
from jiedao.schema.types import Document, Reading

NEWS = """日期,栏目,标题,内容,供稿
2024-06-15,会议,银杏镇召开防汛会议,"6月12日上午，银杏镇召开防汛会议，镇长白露主持并说：""不能松懈""。",镇党政办
2024-06-18,走访,丁香街道走访企业,"6月15日，丁香街道党工委书记高峰走访企业。
高峰要求做好服务。",丁香街道
"""


def read(text: str, media_type: str) -> Reading:
    return read_document(Document(source="news.csv", sha256="0" * 64, media_type=media_type, encoding="utf-8", text=text))


@pytest.mark.parametrize("media_type", ["text/csv", "text/plain"])
@pytest.mark.parametrize("text", [NEWS, NEWS.replace("标题,内容", "title,content").replace("\n2", "\r\n2"), "\ufeff" + NEWS])
def test_each_row_of_news_is_an_article(text: str, media_type: str) -> None:
    articles = read(text, media_type).articles
    assert [a.title for a in articles] == ["银杏镇召开防汛会议", "丁香街道走访企业"]
    assert [[p.name for p in a.persons] for a in articles] == [["白露"], ["高峰"]]
    assert [a.events[0].when.edtf for a in articles] == ["2024-06-12", "2024-06-15"]


@pytest.mark.parametrize("text", [
    "姓名,单位,职务\n白露,银杏镇人民政府,镇长\n",
    "名称,地址,内容\n文化站,柳湾路1号,阅览\n",
    "标题很重要，内容也很重要，时间更重要。\n正文,结束\n",
    "",
])
def test_registers_and_prose_are_no_news(text: str) -> None:
    assert commas.news(Draft.of(text)) is None
