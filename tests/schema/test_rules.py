"""The confidence of rules, and questions that ask for it."""

from __future__ import annotations

from jiedao.schema.rules import confidence, confidence_of


def test_confidence_is_drawn_towards_one_half_where_facts_are_few() -> None:
    assert [confidence_of(0, 0), confidence_of(1, 1), confidence_of(99, 99), confidence_of(0, 98)] == [0.5, 0.67, 0.99, 0.01]


def test_every_rule_of_the_table_has_a_confidence_between_zero_and_one() -> None:
    assert len(confidence()) > 50
    assert all(0 < worth < 1 for worth in confidence().values())
