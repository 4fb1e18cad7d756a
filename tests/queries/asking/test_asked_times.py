"""Times in a question: what is said, and the stretch of time that it means."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.queries.asking.times import times_in
from jiedao.queries.asking.types import Time

TODAY = date(2024, 12, 1)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2021年", Time("2021", "2021")),
        ("二〇二一年三月", Time("2021-03", "2021-03")),
        ("2021年3月5日", Time("2021-03-05", "2021-03-05")),
        ("2021年以来", Time("2021", None)),
        ("自2021年3月起", Time("2021-03", None)),
        ("从2021年到2023年", Time("2021", "2023")),
        ("从2021到2023年间", Time("2021", "2023")),
        ("from 2021-2023", Time("2021", "2023")),
        ("23年5月", Time("2023-05", "2023-05")),
        ("2023.5", Time("2023-05", "2023-05")),
        ("“十四五”期间", Time("2021", "2025")),
        ("in H2 2023", Time("2023-07", "2023-12")),
        ("in the course of 2023", Time("2023", "2023")),
        ("2023年5月9日左右", Time("2023-05-09", "2023-05-09")),
        ("2023年2月到12月", Time("2023-02", "2023-12")),
        ("2021年至2022年之间", Time("2021", "2022")),
        ("2023年9月以后", Time("2023-10-01", None)),
        ("2023年以前", Time(None, "2022-12-31")),
        ("截至2023年5月", Time(None, "2023-05")),
        ("今年", Time("2024", "2024")),
        ("去年5月", Time("2023-05", "2023-05")),
        ("前年", Time("2022", "2022")),
        ("上个月", Time("2024-11", "2024-11")),
        ("本月", Time("2024-12", "2024-12")),
        ("近三年", Time("2021-12-01")),
        ("最近两个月", Time("2024-10-01")),
        ("2022年上半年", Time("2022-01", "2022-06")),
        ("昨天", Time("2024-11-30", "2024-11-30")),
        ("11月", Time(month=11)),
        ("三月份", Time(month=3)),
        ("5月9日", Time(month=5, day=9)),
        ("2021-03-17", Time("2021-03-17", "2021-03-17")),
        ("in 2021", Time("2021", "2021")),
        ("in March 2021", Time("2021-03", "2021-03")),
        ("on 26 April 2023", Time("2023-04-26", "2023-04-26")),
        ("on April 26, 2023", Time("2023-04-26", "2023-04-26")),
        ("since March 2021", Time("2021-03", None)),
        ("before 2023", Time(None, "2022-12-31")),
        ("after September 2023", Time("2023-10-01", None)),
        ("between 2021 and 2022", Time("2021", "2022")),
        ("from February to December 2023", Time("2023-02", "2023-12")),
        ("last year", Time("2023", "2023")),
        ("this year", Time("2024", "2024")),
        ("last month", Time("2024-11", "2024-11")),
        ("in the last three years", Time("2021-12-01")),
        ("until 2022", Time(None, "2022")),
        ("in November", Time(month=11)),
    ],
)  # fmt: skip
def test_a_time(text: str, time: Time) -> None:
    (found,) = times_in(text.lower(), TODAY)
    assert found.time == time
    assert (found.start, found.end) == (0, len(text)) or text.lower().startswith("in the")


@pytest.mark.parametrize("text", ["三人行", "一起", "may i ask", "2021年13月40日", "march on", "第3期"])
def test_no_time(text: str) -> None:
    assert all(one.time == Time("2021", "2021") for one in times_in(text, TODAY))


@given(st.text(st.sampled_from("0123456789年月日一二三十〇今去前近到至以来in march20 since-/."), max_size=24))
def test_times_lie_in_order_and_apart(text: str) -> None:
    found = times_in(text, TODAY)
    assert all(one.end <= other.start for one, other in pairwise(found))
