"""Every fact names a rule, and a rule has a confidence that questions can ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao.schema.rules import confidence


@pytest.mark.parametrize(
    "words", [("visits",), ("itinerary", "皇甫志远"), ("events",), ("career", "皇甫志远"), ("holders", "宁海路街道党工委")]
)
def test_less_is_answered_where_more_confidence_is_wanted(jiedao, kg: Path, words: tuple[str, ...]) -> None:
    every, *fewer = (
        len(jiedao(*words, "--kg", kg, "-f", "json", "--min-confidence", least).json()) for least in ("0", "0.5", "0.95", "1")
    )
    assert [every, *fewer] == sorted([every, *fewer], reverse=True)
    assert (every > 0, fewer[-1]) == (True, 0)
    assert every == len(jiedao(*words, "--kg", kg, "-f", "json").json())


def test_evidence_says_how_far_each_rule_can_be_trusted(jiedao, kg: Path) -> None:
    rows = jiedao("evidence", "皇甫志远", "--kg", kg, "-f", "json").json()
    assert {row["rule"]: row["confidence"] for row in rows} == {row["rule"]: confidence().get(row["rule"]) for row in rows}
    assert any(row["confidence"] for row in rows)


@pytest.mark.parametrize("least", ["2", "-1", "many", "NaN"])
def test_a_share_is_a_number_from_zero_to_one(jiedao, kg: Path, least: str) -> None:
    found = jiedao("visits", "--kg", kg, "--min-confidence", least)
    assert (found.code, found.err.count("\n")) == (2, 1)
