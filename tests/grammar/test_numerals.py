"""Numbers as printed against their values."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.grammar import numerals

VALUES = {
    "0": 0, "7": 7, "42": 42, "1,250": 1250, "1，250": 1250, "12,345,678": 12345678, "３６": 36, "３．５万": 35000, "89.5%": 89.5,
    "98.7％": 98.7, "6.5‰": 6.5, "1.5个百分点": 1.5, "百分之九十五": 95, "百分之98.6": 98.6, "百分之六十点五": 60.5,
    "3.5万": 35000, "近3.5万": 35000, "1.86万": 18600, "1.2亿": 120000000, "11.6亿": 1160000000, "2300万": 23000000, "500余万": 5000000,
    "6500余": 6500, "300多": 300, "2万多": 20000, "3万余": 30000, "超1.2万": 12000, "逾55万": 550000, "1.3万亿": 1.3e12, "2百万": 2000000,
    "十": 10, "十六": 16, "二十": 20, "廿八": None, "九十九": 99, "一百": 100, "一百零五": 105, "一百一十": 110, "一百余": 100, "两百多": 200,
    "三百二": 320, "三百二十": 320, "三千二百": 3200, "一千二百六十": 1260, "二千零四": 2004, "两万五": 25000, "一万零三十": 10030,
    "三十六万": 360000, "三千万": 30000000, "一亿三千万": 130000000, "三点五万": 35000, "十余万": 100000, "二十多万": 200000,
    "二〇二一": 2021, "一九八四": 1984, "二零零八": 2008, "百余": 100, "千余": 1000, "两千": 2000,
}


@pytest.mark.parametrize(("written", "value"), [(w, v) for w, v in VALUES.items() if v is not None])
def test_value(written: str, value: float) -> None:
    assert numerals.value(written) == value


@pytest.mark.parametrize("written", ["", "三四", "五六十", "几十", "若干", "数百", "abc", "第", "3个", "三小", "近", "%"])
def test_no_value(written: str) -> None:
    assert numerals.value(written) is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("来了近３００余人", ["３００余"]), ("投入1.2亿元、惠及3万余户", ["1.2亿", "3万余"]), ("几十人数百户", []),
        ("从1200 余人到二千三百人", ["1200 余", "二千三百"]), ("满意率为99.5%", ["99.5%"]), ("共1,056次", ["1,056"]),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [text[n.start:n.end] for n in numerals.find(text)] == spans


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "前文，惠及居民１２０户"
    assert [(text[n.start:n.end], n.value) for n in numerals.find(text, 3)] == [("１２０", 120.0)]


def in_characters(number: int) -> str:
    """The standard way of writing a number in characters, the test's own."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        zero = "零" if 0 < low < 1000 else ""
        return in_characters(high) + "万" + zero + (in_characters(low) if low else "")
    digits, written = "零一二三四五六七八九", ""
    gap = False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + sign
            gap = False
        else:
            gap = bool(written)
    return written


@given(st.integers(min_value=1, max_value=99_999_999))
def test_characters_round_trip(number: int) -> None:
    assert numerals.hanzi(in_characters(number)) == number


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["", ",", "width"]))
def test_digits_round_trip(number: int, style: str) -> None:
    written = f"{number:,}" if style == "," else str(number)
    if style == "width":
        written = written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert numerals.value(written) == number


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=99), st.sampled_from(["万", "亿"]))
def test_decimals_times_myriads_are_exact(whole: int, decimals: int, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[scale]
    assert numerals.value(f"{whole}.{decimals:02d}{scale}") == (whole * 100 + decimals) * factor / 100


@given(st.text(alphabet="零〇一二两三十百千万亿点余多廿百分之0123456789.,，％% 人", max_size=40))
def test_any_text_gives_ordered_spans_and_no_error(text: str) -> None:
    found = list(numerals.find(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(text) and n.value >= 0 for n in found)
