"""Date mentions: the marked words are found with their fields, the near misses are not."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.grammar.dates import DateMention, find

MARK = re.compile(r"⟦(.*?)⟧")


def unmarked(marked: str) -> tuple[str, list[str]]:
    return MARK.sub(r"\1", marked), MARK.findall(marked)


MARKED = [
    "⟦2018年11月5日⟧，青龙镇召开大会",
    "⟦2018年11月5日上午⟧召开",
    "⟦11月5日下午⟧，⟦11月6日⟧",
    "⟦二〇一八年十一月五日⟧",
    "⟦十月三十一日晚⟧举行",
    "⟦18年3月2日⟧签订",
    "⟦6 月 3 日⟧启动",
    "⟦2018-11-05⟧发布，来源⟦2018/11/5⟧，⟦2018.11.5⟧",
    "发布于⟦2018-11-05⟧ 09:15",
    "⟦2018年11月⟧",
    "自⟦2018 年⟧成立",
    "⟦3月5日至7日⟧开展",
    "⟦3月30日至4月2日⟧开展",
    "⟦12月30日—1月2日⟧",
    "⟦2018年12月30日至2019年1月2日⟧",
    "⟦1至3月⟧，⟦2018年1-6月⟧",
    "⟦5月上旬⟧、⟦5月底⟧、⟦明年6月底⟧",
    "⟦今年⟧计划、⟦去年12月⟧完成、⟦当年⟧启动、⟦次年3月⟧交付",
    "⟦本月15日⟧、⟦上月底⟧、⟦本月⟧",
    "⟦当天下午⟧、⟦次日⟧、⟦第二天上午⟧、⟦当晚⟧",
    "⟦昨天上午⟧、⟦昨日⟧、⟦今天⟧",
    "⟦近日⟧，⟦日前⟧，⟦近期⟧，⟦连日来⟧",
    "⟦8日上午⟧，代表团到访；陪同⟦9日⟧的考察",
    "⟦8日至10日⟧",
    "⟦上周五⟧、⟦本周三上午⟧、⟦周二⟧",
    "⟦2019年第三季度⟧、⟦上半年⟧、⟦去年下半年⟧",
    "⟦2016—2018年⟧三年规划",
    "⟦2018年度⟧总结",
    "⟦年初⟧制定，⟦月底⟧验收",
    "⟦端午节⟧，社区包粽子",
    "⟦“七一”前夕⟧走访，⟦“八一”建军节前夕⟧慰问",
    "⟦国庆节期间⟧、⟦春节假期⟧",
    "⟦2018年春节⟧，⟦劳动节⟧",
    "周一至周五、周六、周日开放，⟦周四⟧召开",
    "⟦农历八月十五⟧赏月，⟦正月十五⟧闹元宵",
]


@pytest.mark.parametrize("marked", MARKED)
def test_marked_words_are_found(marked: str) -> None:
    text, expected = unmarked(marked)
    assert [text[m.start:m.end] for m in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "共有15分钟生活圈和3个月工期", "五一路20号", "每周二上午开放", "七日游", "历时3年", "50年党龄", "8:30—17:30", "第3日报告",
        "电话1234567", "3日内完成", "月饼和年糕", "12345热线", "日常工作", "重阳路街道", "清明路小区", "正月", "百年老店", "八一路",
        "两年行动计划", "十四五", "25岁", "32月", "13月", "2023版", "满意度3.15分", "1.5公里", "七一勋章",
    ],
)
def test_near_misses(text: str) -> None:
    assert [text[m.start:m.end] for m in find(text) if m.day or m.kind not in ("calendar", "vague") or m.year] == []


def only(text: str) -> DateMention:
    (mention,) = find(text)
    return mention


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("2018年11月5日", 2018, 11, 5), ("二〇二〇年十二月三十一日", 2020, 12, 31), ("十月二十日", None, 10, 20), ("2018.11.5", 2018, 11, 5),
        ("3月", None, 3, None), ("九月", None, 9, None), ("2018-11", 2018, 11, None), ("1999年", 1999, None, None), ("27日下午", None, None, 27),
    ],
)
def test_fields(text: str, year: int | None, month: int | None, day: int | None) -> None:
    mention = only(text)
    assert (mention.year, mention.month, mention.day) == (year, month, day)


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("3月5日至7日", (None, None, 7)), ("3月30日—4月2日", (None, 4, 2)), ("2018年12月30日至2019年1月2日", (2019, 1, 2)),
        ("1至3月", (None, 3, None)), ("2016-2018年", (2018, None, None)), ("3月5-7日", (None, None, 7)), ("3月5、6日", (None, None, 6)),
        ("3、4月份", (None, 4, None)), ("3月28日0时至4月1日", (None, 4, 1)),
    ],
)
def test_ranges(text: str, to: tuple[int | None, int | None, int | None]) -> None:
    assert only(text).to == to


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("截至4月底", "until"), ("截止到2018年5月", "until"), ("自2012年", "since"), ("2012年以来", "since"), ("6月1日起", "from"),
        ("12月31日前完成", "by"), ("12月底之前", "by"), ("3月5日", ""), ("5月1日前夕", ""),
    ],
)
def test_links(text: str, link: str) -> None:
    assert find(text)[0].link == link


@pytest.mark.parametrize(
    ("text", "planned"),
    [("计划于5月20日召开", True), ("预计10月完工", True), ("将于9月1日启用", True), ("明年6月底", True), ("5月20日召开", False), ("去年6月", False)],
)
def test_plans(text: str, planned: bool) -> None:
    assert find(text)[0].planned is planned


@pytest.mark.parametrize(
    ("text", "kind", "shift"),
    [
        ("次日", "same-day", 1), ("前一天", "same-day", -1), ("当日", "same-day", 0), ("昨天", "relative-day", -1), ("上月", "relative-month", -1),
        ("上周五", "weekday", -1), ("去年", "calendar", -1), ("前年", "calendar", -2), ("日前", "vague", 0),
    ],
)
def test_relative_words(text: str, kind: str, shift: int) -> None:
    mention = only(text)
    assert (mention.kind, mention.shift) == (kind, shift)


def test_hour_is_kept() -> None:
    assert [m.hour for m in find("3月5日上午，3月6日晚，当天下午")] == ["上午", "晚", "下午"]


def test_a_day_in_brackets_explains_the_festival() -> None:
    text = "重阳节当天（10月4日），餐厅开业"
    mention = only(text)
    assert (text[mention.start:mention.end], mention.month, mention.day) == ("重阳节当天（10月4日", 10, 4)


@given(st.text(alphabet="0123456789年月日号至到-—./上下旬初底今去前当次昨天一二三十〇零周星期“七”节前夕第季度近（）， ", max_size=60))
def test_any_text_gives_ordered_spans_and_no_error(text: str) -> None:
    found = find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["1", "年", "3月", "12日至", "2021-", "“七一", "农历", "一二", "截至", "月初 "])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        find(piece * (length // len(piece)))
        return time.process_time() - started

    seconds(1000)
    assert seconds(60_000) < 40 * seconds(6_000) + 0.5
