"""Tables of marked sentences: who is named in them and which posts they hold, with near-misses; all names are invented."""

from __future__ import annotations

import pytest
from marked import assert_marks, cases


@pytest.mark.parametrize(("frame", "case"), [*cases("names"), *cases("appointments"), *cases("people")])
def test_people_and_their_posts(frame: str, case: str) -> None:
    assert_marks(case, {"person", "post"}, frame)


@pytest.mark.parametrize(("frame", "case"), cases("posts"))
def test_posts_at_their_offices(frame: str, case: str) -> None:
    assert_marks(case, {"person", "post", "office"}, frame)
