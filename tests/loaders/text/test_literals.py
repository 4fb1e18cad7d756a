"""News in the literals of program text: titles, texts and days by their keys, in any order; each object a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.read import read_document
from jiedao.loaders.text import literals
from jiedao.loaders.text.edits import Draft
from jiedao.schema.types import Document, Reading

SCRIPT = """const news = [
    { id: 1, title: '银杏镇召开防汛会议', date: '2024年6月18日', image: '/img/会场.jpg',
      content: '6月12日上午，银杏镇召开防汛会议。镇长白露主持会议。' },
    { id: 2, title: '丁香街道走访企业', date: '2024年6月20日',
      content: ['6月15日，丁香街道党工委书记高峰走访企业。', '高峰要求做好服务。'] },
]
"""
COMMENTED = """// {
//   day: "15",
//   con: `6月12日上午，银杏镇召开防汛会议。镇长白露主持会议，
// 并作了部署。`,
//   title:
//     "银杏镇召开防汛会议",
// },
// {
//   con: `6月15日，丁香街道党工委书记高峰走访企业。`,
//   title: "丁香街道走访企业",
// },
"""
ANSWER = r"""{
  "code": 0,
  "rows": [
    {
      "noticeName": "银杏镇召开防汛会议",
      "addTime": "2024-06-18",
      "source": "镇党政办",
      "content": "<p style=\"color: red;\">6月12日上午，银杏镇召开防汛会议。<\/p><p>镇长白露\u4e3b\u6301会议。<\/p>"
    }
  ]
}
"""


def read(text: str) -> Reading:
    return read_document(Document(source="news.txt", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text=text))


@pytest.mark.parametrize("text", [SCRIPT, COMMENTED])
def test_each_object_is_an_article_with_its_title(text: str) -> None:
    articles = read(text).articles
    assert [a.title for a in articles] == ["银杏镇召开防汛会议", "丁香街道走访企业"]
    assert [[p.name for p in a.persons] for a in articles] == [["白露"], ["高峰"]]


def test_an_answer_of_a_server() -> None:
    (article,) = read(ANSWER).articles
    assert article.title == "银杏镇召开防汛会议"
    assert [p.name for p in article.persons] == ["白露"]


def test_prose_is_no_program() -> None:
    assert not literals.is_program("镇长白露说：“title: '防汛'”。\n来源：镇党政办\n")
    assert not literals.is_program("name: '白露'\n")
    assert literals.is_program('["镇长到丁香村调研",\n"镇长到海棠村调研",\n"镇里召开防汛会"]\n'.replace("[", "[\n").replace("]", "\n]"))
    assert not literals.is_program('他说：\n"镇长到过丁香村",\n"也到过海棠村"。\n村民都记得。\n')


@given(st.text(alphabet="{}:'\"`,\\/ \n会议titlea", max_size=80))
def test_any_text_can_be_unmarked(text: str) -> None:
    draft = literals.unmarked(Draft.of(text))
    assert len(draft.value) == len(draft.starts) == len(draft.ends)
