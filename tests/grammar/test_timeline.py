"""A page's dates: masthead, datelines, titles and the texts themselves give each article its context."""

from __future__ import annotations

from array import array

import pytest

from jiedao.loaders.grammar.dates import find
from jiedao.loaders.grammar.timeline import collect, contexts, issue_date
from jiedao.loaders.grammar.when import DateContext, resolve
from jiedao.loaders.types import Block, Page, Span, Text
from jiedao.schema.types import Passage


def text_of(value: str, shift: int = 0) -> Text:
    return Text(value, array("l", range(shift, shift + len(value))), array("l", range(shift + 1, shift + len(value) + 1)))


def page(masthead: str, *articles: tuple[str | None, str, str]) -> Page:
    """A masthead and (title, dateline, body) triples."""
    value, spans = "", []
    for piece in (masthead, *(p for a in articles for p in a)):
        spans.append(Span(len(value), len(value) + len(piece or "")))
        value += (piece or "") + "\n"
    blocks = [
        Block(title=spans[i] if spans[i].end > spans[i].start else None, dateline=spans[i + 1], paragraphs=(spans[i + 2],))
        for i in range(1, len(spans), 3)
    ]
    return Page(text=text_of(value), masthead=(spans[0],), blocks=tuple(blocks))


def first_dates(of: Page) -> list[str | None]:
    """The date of each article's first mention in its body."""
    dates = []
    for block, context in zip(of.blocks, contexts(of), strict=True):
        body = block.paragraphs[0]
        dates.append(resolve(find(of.text.value, body.start, body.end)[0], context).date)
    return dates


@pytest.mark.parametrize(
    ("masthead", "date"),
    [
        ("双桥报 2019年6月12日 星期三 第28期 下期出版：7月10日", "2019-06-12"),
        ("2021年第9期（总第57期） 2021年10月25日出刊", "2021-10-25"),
        ("2023年第22期 5月29日—6月4日", "2023-06-04"),
        ("双桥街道工作简报（2022年选登）", "2022"),
        ("二〇二〇年九月十六日 第三十八期", "2020-09-16"),
        ("发布日期：2024-01-03 09:15", "2024-01-03"),
        ("2018年5月号", "2018-05"),
        ("2022年12月26日—2023年1月1日", "2023-01-01"),
        ("双桥报 第12期", None),
        ("", None),
    ],
)
def test_issue_date(masthead: str, date: str | None) -> None:
    text = text_of(masthead)
    when = issue_date(text, (Span(0, len(masthead)),))
    assert (when and when.date) == date


def test_the_issue_dates_the_articles_of_a_page() -> None:
    assert first_dates(page("双桥报 2024年1月5日", ("会议", "", "12月29日，召开会议"), ("活动", "", "1月2日，举行活动"))) == ["2023-12-29", "2024-01-02"]


def test_a_dateline_counts_for_its_article_alone() -> None:
    of = page("", ("甲", "2019-03-08", "3月5日，召开会议"), ("乙", "2022-03-08", "3月5日，召开会议"), ("丙", "", "3月5日"))
    assert first_dates(of) == ["2019-03-05", "2022-03-05", "--03-05"]


def test_years_travel_between_the_articles_of_a_page() -> None:
    of = page("", ("甲", "", "3月5日，某市代表团来访"), ("街道召开2021年国家卫生镇复审动员会", "", "4月7日，召开动员会"))
    assert first_dates(of) == ["2021-03-05", "2021-04-07"]


def test_a_chronicle_is_dated_by_its_title() -> None:
    of = page("双桥街道 2024年1月8日", ("双桥街道2023年大事记", "", "2月3日，召开会议"), ("街道召开2023年工作总结表彰会", "", "1月5日，召开会议"))
    assert first_dates(of) == ["2023-02-03", "2024-01-05"]


def test_a_meeting_about_last_year_is_no_chronicle() -> None:
    of = page("双桥报 2024年1月8日", ("街道召开2023年总结会", "", "1月5日，召开会议"))
    assert first_dates(of) == ["2024-01-05"]


def test_anchors_are_graded_and_deadlines_left_out() -> None:
    value = "2021年复审在即。2019年7月1日启用。自2014年开业以来。到2025年12月底前完成。2020年，街道开展工作。召开2018年总结会。"
    anchors = collect(text_of(value), (Span(0, len(value)),))
    assert [(a.kind, a.when.date) for a in anchors] == [
        ("bare", "2021"), ("full", "2019-07-01"), ("bare", "2020"), ("programme", "2018"),
    ]


def test_evidence_is_in_offsets_of_the_document() -> None:
    value = "双桥报2019年6月12日"
    when = issue_date(text_of(value, shift=100), (Span(0, len(value)),))
    assert when is not None
    assert when.evidence == (Passage(103, 113),)


def test_blocks_without_dates_have_an_empty_context() -> None:
    assert contexts(page("", ("甲", "", "没有日期"))) == (DateContext(),)
