"""What pages of portals and accounts say beside their text: title, day, the end of the text; offsets hold."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.read import read_document
from jiedao.loaders.sources import Source, document_of
from jiedao.loaders.text import normalise, pages
from jiedao.schema.types import Document

STORY = "3月5日，临州市柳湖区副区长赵明川来到柏岭街道松涛小区调研加装电梯工作，街道党工委书记王小雨陪同。"
WECHAT = f"""<html><head><meta property="og:title" content="副区长到松涛小区调研" /><title></title></head><body>
<h1 id="activity-name"> 副区长到松涛小区调研 </h1><em id="publish_time"></em>
<div class="x" id="js_content"><div><p><span>{STORY}</span></p></div></div>
<div><p>推荐阅读</p><p>区委书记钱亮到南湖街道检查防汛工作。</p></div>
<script>var a = 1; var ct = "1646445600";</script></body></html>"""


def read(text: str, name: str = "a.html") -> Document:
    found = document_of(Source(name, name), text.encode())
    assert isinstance(found, Document)
    return found


def test_an_account_says_its_day_in_a_script_alone() -> None:
    page = read(WECHAT)
    assert (page.title, page.published) == ("副区长到松涛小区调研", "2022-03-05")
    reading = read_document(page)
    (article,) = reading.articles
    assert article.title == "副区长到松涛小区调研"
    assert [event.when.date for event in article.events] == ["2022-03-05"]
    assert {person.name for person in article.persons} == {"赵明川", "王小雨"}
    (day,) = article.dateline.evidence
    assert page.text[day.start : day.end] == "1646445600"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="PubDate" content="2022-03-06 10:00">',
        "<meta content='2022-03-06' name='publishdate'/>",
        '<meta property="article:published_time" content="2022-03-06T10:00:00+08:00">',
        '<script>var createTime = "2022-03-06 10:00";</script>',
    ],
)
def test_a_portal_says_its_day_out_of_sight(meta: str) -> None:
    page = read(f"<html><head>{meta}<title>副区长调研_柳湖区人民政府</title></head><body><h1>副区长到松涛小区调研</h1><p>{STORY}</p></body></html>")
    assert (page.title, page.published) == ("副区长调研_柳湖区人民政府", "2022-03-06")
    (article,) = read_document(page).articles
    assert article.dateline.date == "2022-03-06"
    assert page.text[article.dateline.evidence[0].start :].startswith("2022-03-06")


def test_the_day_that_a_page_shows_counts() -> None:
    page = read(
        '<html><head><meta name="PubDate" content="2022-04-01"></head><body><h1>副区长到松涛小区调研</h1>'
        f"<p>发布时间：2022-03-06</p><p>{STORY}</p></body></html>"
    )
    assert page.published == "2022-04-01"
    assert read_document(page).articles[0].dateline.date == "2022-03-06"


def test_what_an_account_recommends_is_not_read() -> None:
    assert "钱亮" not in normalise(read(WECHAT)).value


def test_bold_lines_in_the_middle_part_the_texts_of_a_digest() -> None:
    head = '<p style="text-align: center;"><strong><span>{}</span></strong></p>'
    parts = "".join(
        f"{head.format(title)}<p>{STORY}</p><p>（街道党政办）</p>" for title in ("松涛小区加装电梯", "竹园小区改造启动", "街道召开推进会议")
    )
    page = read(f'<html><body><h1 id="activity-name">一周要闻</h1><div id="js_content"><p>点击上方蓝字</p>{parts}<p>点个在看</p></div></body></html>')
    assert [article.title for article in read_document(page).articles] == ["松涛小区加装电梯", "竹园小区改造启动", "街道召开推进会议"]


def test_an_empty_heading_marks_nothing() -> None:
    page = read(f"<html><head><title></title></head><body><h1> </h1><h2>副区长到松涛小区调研</h2><p>{STORY}</p></body></html>")
    assert read_document(page).articles[0].title == "副区长到松涛小区调研"


MARKS = ["<div id='js_content'>", "<div>", "</div>", "<meta name='pubdate' content='2022-03-06'>", "<p style='text-align:center'><b>", "</p>",
         "var ct='1646445600'", "<script>", "</script>", "<title>", "</title>", "会议", "。", "<", "'", "2022-03-06", "<!--", "-->", "\n"]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_any_page_keeps_its_map(parts: list[str]) -> None:
    page = Document(source="a", sha256="", media_type="text/html", encoding="utf-8", text="".join(parts) or "x")
    text = normalise(page)
    assert len(text.value) == len(text.starts) == len(text.ends)
    assert all(0 <= a < b <= len(page.text) for a, b in zip(text.starts, text.ends, strict=True))


@pytest.mark.parametrize("piece", ["<div>", "<p style='text-align:center'><b>甲乙丙丁", "<meta name='pubdate' content='", "<h1></h1>\n\n", "<title>", "<"])
def test_deep_and_endless_pages_take_no_long(piece: str) -> None:
    page = Document(source="a", sha256="", media_type="text/html", encoding="utf-8", text="<div id='js_content'>" + piece * 60_000)
    started = perf_counter()
    assert pages.published(page.text) is None
    assert isinstance(normalise(page).value, str)
    assert perf_counter() - started < 20
