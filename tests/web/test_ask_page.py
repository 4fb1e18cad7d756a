"""What the page of questions in words says of how a name was understood."""

from __future__ import annotations

from typing import get_args

from jiedao.queries.asking.types import How
from jiedao.web.pages.ask import HOW


def test_every_way_of_understanding_a_name_has_its_words() -> None:
    assert set(HOW) == set(get_args(How))
    assert all(label.zh and label.en for label in HOW.values())
