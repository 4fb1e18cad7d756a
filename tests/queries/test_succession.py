"""Who followed whom, from first and last seen."""

from __future__ import annotations

import pytest

from jiedao.queries.succession import succession
from jiedao.queries.types import Record


def row(person: str, first: str | None, last: str | None, title: str = "局长", post: str = "p") -> Record:
    return {"person": person, "title": title, "post": post, "first_seen": first, "last_seen": last}


def order(rows: list[Record]) -> list[tuple]:
    return [(one["person"], one["predecessor"], one["successor"]) for one in succession(rows, None)]


def on(rows: list[Record], date: str) -> list[tuple]:
    return [(one["person"], one["on_day"]) for one in succession(rows, date)]


THREE = [row("甲", "2019-03-01", "2019-08-05"), row("乙", "2021-03", "2022"), row("丙", "2023-05-06", "2023-05-06")]


def test_heads_follow_each_other() -> None:
    assert order(THREE) == [("甲", (), ("乙",)), ("乙", ("甲",), ("丙",)), ("丙", ("乙",), ())]


def test_of_deputies_no_order_is_inferred() -> None:
    deputies = [row("甲", "2019", "2019", "副局长"), row("乙", "2021", "2021", "副局长")]
    assert order(deputies) == [("甲", (), ()), ("乙", (), ())]
    assert on(deputies, "2020") == []
    assert on(deputies, "2019-05") == [("甲", "attested")]


def test_holders_of_other_posts_are_no_predecessors() -> None:
    assert order([row("甲", "2019", "2019"), row("乙", "2021", "2021", post="q")]) == [("甲", (), ()), ("乙", (), ())]


def test_who_overlaps_neither_follows_nor_precedes() -> None:
    assert order([row("甲", "2019", "2021"), row("乙", "2020-05-01", "2023")]) == [("甲", (), ()), ("乙", (), ())]


def test_a_post_held_twice_by_one_person_has_no_successor_of_the_same_name() -> None:
    assert order([row("甲", "2019", "2019"), row("甲", "2021", "2021")]) == [("甲", (), ()), ("甲", (), ())]


def test_who_was_never_seen_with_a_year_stands_in_no_order() -> None:
    assert order([row("甲", None, None), row("乙", "2021", "2021")]) == [("甲", (), ()), ("乙", (), ())]
    assert on([row("甲", None, None)], "2021") == []


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2019-05", [("甲", "attested")]), ("2020", [("甲", "before"), ("乙", "after")]), ("2018", [("甲", "after")]),
        ("2021-12-31", [("乙", "attested")]), ("2023-01-01", [("乙", "before"), ("丙", "after")]), ("2024", [("丙", "before")]),
        ("2023", [("丙", "attested")]),
    ],
)  # fmt: skip
def test_the_head_of_a_day_is_attested_or_the_nearest_on_either_side(date: str, found: list[tuple]) -> None:
    assert on(THREE, date) == found
