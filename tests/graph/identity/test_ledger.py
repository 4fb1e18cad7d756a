"""The ledger: what is written is read again, wrong lines are named, people outrank what is computed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.graph.identity import ledger as book
from jiedao.graph.identity.ledger import Ledger, LedgerError, parsed, written
from jiedao.graph.identity.types import RULES, VERDICTS, Judgement, Pair

NAMES = [f"person/{letter}-0" for letter in "abcdef"] + ["person/a-0@article/x-1", "person/a-0@article/x-2"]


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    left, right = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True))
    human = draw(st.booleans())
    return Judgement(
        left=left, right=right, verdict=draw(st.sampled_from(VERDICTS)),
        score=None if human else draw(st.integers(-9, 9)) / 2, reasons=tuple(draw(st.lists(st.sampled_from(["同名", '\n"']), max_size=2))),
        by=draw(st.sampled_from(["李编辑", "王编辑"])) if human else RULES, when="2024-05-01" if human else None,
    )  # fmt: skip


ledgers = st.lists(judgements(), max_size=12, unique_by=lambda one: one.pair)


@given(ledgers, st.randoms())
def test_the_order_of_lines_never_matters(found: list[Judgement], chance: Random) -> None:
    lines = [book.line(one) for one in found]
    chance.shuffle(lines)
    assert written(parsed("".join(lines), "x")) == written(Ledger().put(found)) == "".join(sorted(map(book.line, found), key=key))


def key(line: str) -> Pair:
    return next(iter(parsed(line, "x"))).pair


@given(ledgers, judgements())
def test_putting_and_taking_back_is_the_identity_on_bytes(found: list[Judgement], extra: Judgement) -> None:
    before = Ledger().put(one for one in found if one.pair != extra.pair)
    assert written(before.put([extra]).without([extra.pair])) == written(before)


@given(judgements(), judgements())
def test_people_outrank_what_is_computed(one: Judgement, other: Judgement) -> None:
    human, computed = replace(one, by="李编辑"), replace(other, left=one.left, right=one.right, by=RULES)
    for order in ([human, computed], [computed, human]):
        assert list(Ledger().put(order)) == [human]
        assert next(iter(parsed("".join(map(book.line, order)), "x"))).by == "李编辑"


GOOD = '{"left": "person/a-0", "right": "person/b-0", "verdict": "same", "score": 1, "reasons": [], "by": "x", "when": null}'


@pytest.mark.parametrize(("old", "new", "said"), [
    ('"same"', '"perhaps"', "verdict"), ('"person/a-0"', '"person/b-0"', "itself"), ('"x"', '" "', "by"),
    ("null", '"yesterday"', "when"), ("1", '"high"', "score"), ("1", "true", "score"), ("[]", '["a", 1]', "reasons"),
    ('"left"', '"links"', "keys"), ("{", "", "JSON"), ('"person/a-0"', '"somebody"', "left"), ('"person/a-0"', "7", "left"),
])  # fmt: skip
def test_a_wrong_line_is_named(old: str, new: str, said: str) -> None:
    with pytest.raises(LedgerError, match=rf"^x:2：.*{said}"):
        parsed(f"{GOOD.replace('a-0', 'c-0')}\n{GOOD.replace(old, new, 1)}\n", "x")


def test_two_lines_on_one_pair_that_differ_are_refused() -> None:
    other = GOOD.replace("same", "different")
    assert len(parsed(f"{GOOD}\n\n{GOOD}\n", "x")) == 1
    with pytest.raises(LedgerError, match=r"^x:3：.*line 1"):
        parsed(f"{GOOD}\n\n{other}\n", "x")


def test_the_file_is_there_only_when_something_is_judged(tmp_path: Path) -> None:
    assert len(book.read(tmp_path)) == 0
    ledger = parsed(GOOD, "x")
    book.write(tmp_path, ledger)
    assert book.read(tmp_path) == ledger
    book.write(tmp_path, Ledger())
    assert not list(tmp_path.iterdir())
    (tmp_path / book.NAME).write_bytes(b"\xff")
    with pytest.raises(LedgerError, match="UTF-8"):
        book.read(tmp_path)


def test_a_human_judgement_says_who_and_why() -> None:
    made = book.by_people("person/b-0", "person/a-0", "same", by=" 李编辑 ", reason="同一人", when="2024-05-01")
    assert (made.left, made.by, made.human) == ("person/a-0", "李编辑", True)
    for by, reason in (("", "x"), (RULES, "x"), ("李", " ")):
        with pytest.raises(LedgerError):
            book.by_people("person/b-0", "person/a-0", "same", by=by, reason=reason, when="2024-05-01")
