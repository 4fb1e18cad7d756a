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
SET_ONE_BY_ONE = """    News *n1 = [[News alloc] init];
    n1.title = @"银杏镇召开防汛会议";
    n1.subTitle = @"2024年6月12日上午，银杏镇召开防汛会议。镇长白露主持会";
    n1.imageUrl = @"http://a.cn/1.jpg";
    News *n2 = [[News alloc] init];
    n2.title = @"丁香街道走访企业";
    n2.subTitle = @"2024年6月15日，丁香街道党工委书记高峰走访企业";
"""
NAMED = """list: [
  {"modelName":"村情概况","modelImg":"a.png","modelContent":"柳湾村位于银杏镇东部，全村共有农户412户，总人口1360人，耕地面积2100亩，设有三个村民小组，党员四十六名。"},
  {"modelName":"集体经济","modelImg":"b.png","modelContent":"2024年6月12日，银杏镇镇长白露到柳湾村调研集体经济，实地查看了大棚，并与村两委班子成员进行了座谈。"}
]
"""
CAPTIONS = """  "2024年6月12日，银杏镇召开防汛会议",
  "2024年6月15日，丁香街道党工委书记高峰（左二）到柳湾社区调研",
  "2024年6月18日，丁香街道举行消防演练",
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


def test_fields_set_one_by_one() -> None:
    articles = read(SET_ONE_BY_ONE).articles
    assert [a.title for a in articles] == ["银杏镇召开防汛会议", "丁香街道走访企业"]
    assert [[p.name for p in a.persons] for a in articles] == [["白露"], ["高峰"]]


def test_a_name_over_a_text_is_its_title() -> None:
    assert [a.title for a in read(NAMED).articles] == ["村情概况", "集体经济"]


def test_a_list_of_captions_is_text() -> None:
    (article,) = read(CAPTIONS).articles
    assert article.title is None
    assert [e.when.edtf for e in article.events] == ["2024-06-12", "2024-06-15", "2024-06-18"]


@pytest.mark.parametrize("text", [
    '他说：\n"今天，我们开会。"\n"明天，我们走访。"\n"后天，我们总结。"\n',
    '<div\n class="会议"\n id="走访"\n title="总结"\n>会议</div>\n',
])
def test_quotations_and_attributes_are_no_program(text: str) -> None:
    assert not literals.is_program(text)


def test_prose_is_no_program() -> None:
    assert not literals.is_program("镇长白露说：“title: '防汛'”。\n来源：镇党政办\n")
    assert not literals.is_program("name: '白露'\n")
    assert literals.is_program('["镇长到丁香村调研",\n"镇长到海棠村调研",\n"镇里召开防汛会"]\n'.replace("[", "[\n").replace("]", "\n]"))
    assert not literals.is_program('他说：\n"镇长到过丁香村",\n"也到过海棠村"。\n村民都记得。\n')


@given(st.text(alphabet="{}:'\"`,\\/ \n会议titlea", max_size=80))
def test_any_text_can_be_unmarked(text: str) -> None:
    draft = literals.unmarked(Draft.of(text))
    assert len(draft.value) == len(draft.starts) == len(draft.ends)


ITEMS = (
    ("银杏镇召开防汛会议", "6月12日上午，银杏镇召开防汛会议。镇长白露主持会议。"),
    ("丁香街道走访企业", "6月15日，丁香街道党工委书记高峰走访企业，要求做好服务。"),
)
MOMENTS = (1718676000, 1718848800)
DUMP = "INSERT INTO `news` (`id`, `title`, `content`, `addtime`, `hits`) VALUES\n"


def days(text: str, media_type: str = "text/plain") -> list[str | None]:
    document = Document(source="news.txt", sha256="0" * 64, media_type=media_type, encoding="utf-8", text=text)
    return [event.when.date for article in read_document(document).articles for event in article.events]


@pytest.mark.parametrize("key", ["createTime", "publish", "publishTime"])
@pytest.mark.parametrize("factor", [1, 1000])
def test_seconds_since_1970_date_the_news(key: str, factor: int) -> None:
    news = enumerate(zip(ITEMS, MOMENTS, strict=True))
    rows = ",\n".join(f'{{"id": {n}, "title": "{t}", "{key}": {m * factor}, "content": "{c}"}}' for n, ((t, c), m) in news)
    assert days(f"[{rows}]") == ["2024-06-12", "2024-06-15"]


def test_seconds_in_a_dump_count_by_their_column() -> None:
    rows = ",\n".join(f"({n}, '{t}', '<p>{c}</p>', {m}, 1500000000)" for n, ((t, c), m) in enumerate(zip(ITEMS, MOMENTS, strict=True)))
    assert days(DUMP + rows + ";", "application/sql") == ["2024-06-12", "2024-06-15"]
    assert days(DUMP.replace("addtime", "phone") + rows + ";", "application/sql") == ["--06-12", "--06-15"]


def test_the_head_of_a_file_and_the_address_of_a_page_date_it() -> None:
    assert days("---\ntitle: 银杏镇召开防汛会议\ndate: 2024-06-18\n---\n\n" + ITEMS[0][1] + "\n") == ["2024-06-12"]
    assert days("http://www.example.cn/html/2024-06/18/c_4301.htm\n银杏镇召开防汛会议\n" + ITEMS[0][1] + "\n") == ["2024-06-12"]
    assert days("http://www.example.cn/html/c_20240618999.htm\n银杏镇召开防汛会议\n" + ITEMS[0][1] + "\n") == ["--06-12"]
