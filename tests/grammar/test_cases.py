"""Tables of marked sentences: who is named in them and which posts they hold, with near-misses; all names are invented."""

from __future__ import annotations

import pytest
from marked import CASES, assert_marks, cases

from jiedao.loaders.explain import marked


@pytest.mark.parametrize(("frame", "case"), [*cases("names"), *cases("appointments"), *cases("people")])
def test_people_and_their_posts(frame: str, case: str) -> None:
    assert_marks(case, {"person", "post"}, frame)


@pytest.mark.parametrize(("frame", "case"), cases("posts"))
def test_posts_at_their_offices(frame: str, case: str) -> None:
    assert_marks(case, {"person", "post", "office"}, frame)


@pytest.mark.parametrize(("frame", "case"), cases("damaged"))
def test_damaged_pages_name_the_same_people(frame: str, case: str) -> None:
    printed, read = case.split(" => ")
    assert marked(frame + printed, {"person", "post"}) == frame + read


def test_there_are_many_cases() -> None:
    """Of what careful readers find, and of what only looks like it."""
    every = [case for table in CASES.glob("*.txt") for _, case in cases(table.stem)]
    assert len(every) > 400
    assert sum("⟦" not in case for case in every) > 20
