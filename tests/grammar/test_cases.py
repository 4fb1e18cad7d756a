"""Tables of marked sentences: who is named in them and which posts they hold, with near-misses; all names are invented."""

from __future__ import annotations

import pytest
from marked import assert_marks, cases

TABLES = ("names", "appointments")


@pytest.mark.parametrize(("frame", "case"), [found for table in TABLES for found in cases(table)])
def test_people_and_posts(frame: str, case: str) -> None:
    assert_marks(case, {"person", "post"}, frame)
