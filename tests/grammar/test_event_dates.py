"""Dates of events, from the page to the event: the year comes from where the page gives it, and no fuzzy word makes a day."""

from __future__ import annotations

import pytest
from marked import document, occasions

from jiedao.loaders.read import read_document

LEADS = "街道办事处主任钱多带队检查丁香小区消防安全。"
MEETS = "梅山街道召开防汛工作会，办事处主任钱多主持会议。"


def dates(text: str, media_type: str = "text/plain") -> list[tuple[str, str | None, str | None]]:
    """Kind, first and last day of all events of a page."""
    found = read_document(document(text, "case.html" if "html" in media_type else "case.txt", media_type))
    return [(e.kind, e.when.date, e.when.end) for a in found.articles for e in a.events]


def test_the_day_on_which_it_was_held_stands_behind_what_was_made_ready() -> None:
    told = "这里是雨花台区梅山街道。2020年春节前夕，梅山街道妇联筹备策划了一台邻里联谊会，于1月11日，协同丁香社区居委会共同举办了“迎新春邻里联谊会”。"
    assert dates(told) == [("activity", "2020-01-11", None)]


def published(day: str, text: str) -> str:
    return f"街道开展安全检查\n发布时间：{day}\n{text}\n"


@pytest.mark.parametrize(
    ("day", "words", "expected"),
    [
        ("2024-01-03", "12月28日上午，", "2023-12-28"),
        ("2024-01-03", "1月2日，", "2024-01-02"),
        ("2023-12-29", "12月28日，", "2023-12-28"),
        ("2024-08-03", "7月 31 日上午，", "2024-07-31"),
        ("2024-08-03", "七月三十一日上午，", "2024-07-31"),
        ("二〇二四年八月三日", "7月31日，", "2024-07-31"),
        ("2024-08-03", "去年12月20日，", "2023-12-20"),
        ("2024-08-03", "今年7月15日，", "2024-07-15"),
        ("2024-01-03", "昨日，", "2024-01-02"),
        ("2024-01-03", "上周五，", "2023-12-29"),
        ("2024-01-03", "本月2日，", "2024-01-02"),
        ("2024-01-03", "上月28日，", "2023-12-28"),
        ("2024-08-03", "月初，", "2024-08"),
        ("2024-01-03", "上月底，", "2023-12"),
        ("2024-01-03", "2023年底，", "2023"),
        ("2024-10-03", "国庆节期间，", "2024-10"),
        ("2024-07-03", "“七一”前夕，", "2024-06"),
        ("2023-06-20", "端午节前夕，", "2023"),
        ("2024-02-20", "春节期间，", "2024"),
        ("2023-10-25", "10月23日（农历九月初九），", "2023-10-23"),
        ("2024-08-03", "近日，", None),
        ("2024-08-03", "日前，", None),
        ("2024-08-03", "连日来，", None),
        ("2024-08-03", "前不久，", None),
        ("2024-08-03", "当天，", None),
    ],
)
def test_by_the_day_of_publication(day: str, words: str, expected: str | None) -> None:
    assert dates(published(day, words + LEADS)) == [("visit", expected, None)]


def test_an_issue_of_january_reports_of_december() -> None:
    page = f"梅山报\n2024年1月5日 第1期\n\n街道召开防汛会\n\n12月28日，{MEETS}\n\n街道检查消防\n\n1月3日，{LEADS}\n"
    assert dates(page) == [("meeting", "2023-12-28", None), ("visit", "2024-01-03", None)]


def test_an_issue_of_december_announces_january() -> None:
    page = f"梅山报\n2023年12月29日 第52期\n\n街道召开防汛会\n\n12月28日，{MEETS}会议将于1月5日继续。\n"
    assert dates(page) == [("meeting", "2023-12-28", None)]


def test_the_year_of_a_programme_dates_its_meeting() -> None:
    text = f"梅山街道召开2021年防汛动员会\n3月5日，{MEETS}\n"
    assert dates(text) == [("meeting", "2021-03-05", None)]


def test_another_date_of_the_article_gives_the_year() -> None:
    text = f"3月5日，{MEETS}该街道于2022年1月10日成立防汛指挥部。\n"
    assert dates(text) == [("meeting", "2022-03-05", None)]


def test_what_a_web_page_says_of_itself_gives_the_year() -> None:
    page = f'<html><head><title>街道召开会议</title><meta name="PubDate" content="2023-05-12"></head><body><p>5月11日，{MEETS}</p></body></html>'
    assert dates(page, "text/html") == [("meeting", "2023-05-11", None)]


def test_without_any_year_none_is_made_up() -> None:
    assert dates(f"3月5日，{MEETS}次日，{LEADS}") == [("meeting", "--03-05", None), ("visit", "--03-06", None)]


def test_the_days_of_an_itinerary() -> None:
    text = (
        "3月5日至7日，副区长白露率团到我街道考察。5日上午，白露一行来到丁香小区。下午，考察团走访玉兰苑。"
        "6日，考察团来到海棠养老院。7日上午，召开座谈会，街道党工委书记赵海燕主持。\n"
    )
    (article,) = read_document(document(published("2024-03-10", text))).articles
    assert [(e.kind, e.when.date, [s.place for s in e.stops]) for e in article.events] == [
        ("visit", "2024-03-05", ["丁香小区", "玉兰苑"]), ("visit", "2024-03-06", ["海棠养老院"]), ("meeting", "2024-03-07", []),
    ]


def test_a_range_keeps_first_and_last_day() -> None:
    assert dates(published("2024-01-05", "12月30日至1月2日，" + LEADS)) == [("visit", "2023-12-30", "2024-01-02")]


def test_the_traditional_page_has_the_same_dates() -> None:
    text = "街道開展安全檢查\n發佈時間：2024年1月3日\n去年十二月二十八日，街道辦事處主任錢多帶隊檢查丁香小區消防安全。\n"
    assert dates(text) == [("visit", "2023-12-28", None)]


def test_a_contest_on_the_last_day_of_a_training_is_an_occasion_of_its_own() -> None:
    told = "2024年3月22日至24日，梅山街道举办干部培训班。24日下午举行演讲比赛，街道党工委书记李秀兰致辞。"
    assert occasions(told) == ["training 2024-03-22", "activity 2024-03-24"]


def test_entries_of_a_chronicle_stand_by_themselves() -> None:
    entries = (
        "2024年1月8日 街道召开总结会，党工委书记李秀兰主持。",
        "2月11日 区长王德胜检查防汛，先后到东湖社区、西湖社区。",
        "10月中旬 街道举办人口普查培训班，办事处主任孙立群授课。",
    )
    assert occasions("\n".join(("", *entries))) == ["meeting 2024-01-08", "visit 2024-02-11", "training 2024-10"]


CAPTIONS = [
    "2021 年1 月26 日，梅山街道召开工作会议",
    "2021 年3 月2 日，雨花台区区长钱多（中）率队到梅山街道调研",
    "2021 年7 月22 日，梅山街道人大工委主任白露到丁香社区开展调研活动",
]


@pytest.mark.parametrize("page", ["\n".join(CAPTIONS), "[\n" + ",\n".join(f'  "{line}"' for line in CAPTIONS) + "\n]\n"])
def test_line_upon_line_that_opens_with_a_day(page: str) -> None:
    assert dates(page) == [("meeting", "2021-01-26", None), ("visit", "2021-03-02", None), ("visit", "2021-07-22", None)]


def test_the_day_behind_the_occasion_is_its_own() -> None:
    page = "梅山商会于2017年6月26日获准筹建，第一次会员代表大会于2017年11月29日在总部经济港召开，钱多任会长。"
    assert occasions(page) == ["meeting 2017-11-29"]


def test_a_day_told_before_a_vague_word() -> None:
    page = "9月26日下午，一阵哨声打破宁静。\n近日，梅山派出所来到丁香小学，带来一场防震避险演练活动。\n"
    assert dates(page) == [("activity", "--09-26", None)]


def test_a_bare_day_behind_a_despatch() -> None:
    assert dates(f"梅山新闻网10月4日电（钱多）4日，{MEETS}\n") == [("meeting", "--10-04", None)]


def test_the_day_of_a_source_beside_an_address_of_the_net() -> None:
    page = f"街道召开防汛工作会\n来源：梅山时报 2020-01-02 01:20   http://www.example.cn/\n昨日，{MEETS}\n"
    assert dates(page) == [("meeting", "2020-01-01", None)]


def test_the_month_of_what_is_held_dates_no_further_event() -> None:
    page = "10月16日，区委书记钱多宣布项目开工。街道隆重举行10月份新项目集中开工仪式。"
    assert occasions(page) == ["ceremony --10-16"]


def test_the_year_of_a_document_that_the_text_goes_by() -> None:
    assert dates(f"为落实《关于同意筹建的复函》（国标委函〔2018〕6号），6月12日，{MEETS}\n") == [("meeting", "2018-06-12", None)]


@pytest.mark.parametrize(
    ("published_on", "expected"), [("2018-07-17", "2017-03-17"), ("2018-03-20", "2018-03-17"), ("2017-07-17", "2017-03-17")]
)
def test_the_year_that_a_meeting_is_of_where_the_page_came_months_later(published_on: str, expected: str) -> None:
    page = f"街道召开文化工作会\n发布时间：{published_on}\n3月17日上午，街道召开2017年文化工作会，办事处主任钱多主持会议。\n"
    assert dates(page) == [("meeting", expected, None)]


def test_what_a_later_day_goes_to_is_no_stop_of_the_first() -> None:
    page = (
        "3月9日至12日，雨花台区委书记钱多带队赴丁香大学、海棠大学考察学习。\n10日上午，考察组来到丁香大学，听取介绍。\n"
        "11日上午，考察组来到海棠大学，听取介绍。\n"
    )
    found = [(e.when.date, [s.place for s in e.stops]) for a in read_document(document(page)).articles for e in a.events]
    assert found == [("--03-10", ["丁香大学"]), ("--03-11", ["海棠大学"])]


def test_a_short_line_with_somebodys_place_in_a_picture() -> None:
    assert dates(f"区领导考察企业\n\n钱多（左二）考察丁香公司\n\n3月5日，{MEETS}\n") == [("meeting", "--03-05", None)]
