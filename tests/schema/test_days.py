"""A day is one that a calendar has; of a day without a year, one that some year has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.schema.days import is_day, iso_day


@given(st.integers(0, 10_000), st.integers(0, 13), st.integers(0, 32))
def test_the_same_days_as_the_calendar(year: int, month: int, day: int) -> None:
    try:
        there = date(year, month, day).isoformat()
    except ValueError:
        there = None
    assert is_day(year, month, day) == (there is not None)
    assert iso_day(f"{year:04}", str(month), str(day)) == there


@pytest.mark.parametrize(("given", "there"), [((None, 2, 29), True), ((None, 2, 30), False), ((None, None, 31), True), ((2021,), True), ((None, 13), False)])
def test_what_is_not_whole(given: tuple[int | None, ...], *, there: bool) -> None:
    assert is_day(*given) == there
