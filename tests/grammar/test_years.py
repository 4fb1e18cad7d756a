"""Years that no date states: anniversaries, undertakings of a year, yearbooks; and what 昨日 counts from behind 某报3月17日讯."""

from __future__ import annotations

import pytest
from marked import document

from jiedao.loaders.read import read_document


def days(text: str) -> list[str | None]:
    return [event.when.date for one in read_document(document(text)).articles for event in one.events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("为庆祝中国共产党成立101周年，6月24日，梅山街道召开表彰大会，白露讲话。", "2022-06-24"),
        ("为庆祝建党九十八周年，6月24日，梅山街道召开表彰大会，白露讲话。", "2019-06-24"),
        ("为庆祝中华人民共和国成立75周年，9月24日，梅山街道举办文艺演出，白露致辞。", "2024-09-24"),
        ("喜迎建党100周年，11月24日，梅山街道召开座谈会，白露讲话。", "2020-11-24"),
        ("建党100周年即将到来，5月24日，梅山街道召开座谈会，白露讲话。", "2021-05-24"),
        ("2月14日，梅山街道举行“2024新春茶话会”，白露致辞。", "2024-02-14"),
        ("6月14日，梅山街道举办2023端午龙舟赛，白露致辞。", "2023-06-14"),
        ("为庆祝学校成立100周年，6月24日，梅山街道召开座谈会，白露讲话。", "--06-24"),
        ("6月24日，梅山街道召开座谈会，发放2021份资料，白露讲话。", "--06-24"),
    ],
)
def test_the_year_of_a_day(sentence: str, expected: str) -> None:
    assert days(sentence) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("双桥晚报3月17日讯（记者 白露）昨日上午，梅山街道召开2021年创卫动员会，钱多讲话。", "2021-03-16"),
        ("双桥晚报2021年3月17日讯 昨日上午，梅山街道召开创卫动员会，钱多讲话。", "2021-03-16"),
        ("双桥晚报3月17日讯（记者 白露）昨日上午，梅山街道召开创卫动员会，钱多讲话。", "--03-16"),
        ("双桥晚报讯（记者 白露）3月17日上午，梅山街道召开2021年创卫动员会，钱多讲话。", "2021-03-17"),
    ],
)
def test_yesterday_counts_from_the_despatch(text: str, expected: str) -> None:
    assert days(text) == [expected]


def test_a_yearbook_tells_of_the_year_before() -> None:
    page = "Page 12 - 2022双桥年鉴（定稿）\n\n梅山街道召开动员会\n\n3月17日，梅山街道召开创卫动员会，白露主持会议，钱多讲话。\n"
    assert days(page) == ["2021-03-17"]
