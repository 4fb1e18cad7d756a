"""A file of corrections to which an entry is added and from which it is taken: nothing else in it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiedao.graph.corrections.change import added, entry, without
from jiedao.graph.corrections.file import CorrectionsError, entered, parse
from jiedao.graph.corrections.types import Correction

BY = {"author": "资料室", "reason": "次日报纸刊登更正启事"}
RENAME = {"rename": "储慧", "kind": "person", "to": "储蕙", "document": "a.txt", **BY}
KINDS = [
    RENAME,
    {"alias": "松涛小区", "kind": "community", "also": "松涛", **BY},
    {"title": "副主任", "person": "赵明川", "to": "主任", "office": "柏岭街道办事处", "area": "柳湖区", **BY},
    {"date": "2022-05-09", "event": "visit", "to": "2022-05-10", **BY},
    {"date": "2022", "to": "", "quote": "考察 加装电梯", "document": "a.txt", **BY},
    {"suppress": "王小雨", **BY},
]
HAND = """\
# 我们的更正 ours
- rename: 李大城   # 印错了 misprinted
  kind: person
  to: 李大成
  author: 张编辑
  reason: >
    报纸
    更正启事

# 第二条 the second
- suppress: 某某
  author: 张编辑
  reason: 本人要求
"""
STYLES = {
    "empty": "", "a remark": "# 无 none\n", "by hand": HAND, "indented": "".join(f"  {line}\n" for line in HAND.splitlines()), "no end of line": HAND.rstrip(),
    "in brackets": "[{suppress: 某某, author: 张, reason: 本人}]", "ended": HAND + "...\n", "windows": HAND.replace("\n", "\r\n"), "mark": "\ufeff" + HAND,
}  # fmt: skip


def said(raw: bytes) -> list[Correction]:
    return [replace(one, line=0) for one in parse(raw, "x")]


@pytest.mark.parametrize("one", KINDS, ids=lambda one: next(iter(one)))
@pytest.mark.parametrize("style", STYLES)
def test_an_entry_comes_and_goes(style: str, one: dict[str, str]) -> None:
    raw = STYLES[style].encode()
    more, correction = added(raw, one)
    assert said(more) == [*said(raw), correction]
    assert entry(correction) == one
    less, gone = without(more, correction.path)
    assert gone.path == correction.path
    assert said(less) == said(raw)
    if style not in ("in brackets", "ended"):
        assert more.startswith(raw.rstrip())
        assert less.rstrip() == raw.rstrip()


def test_remarks_stay_when_another_entry_goes() -> None:
    first, second = parse(HAND.encode(), "x")
    assert "# 第二条" in without(HAND.encode(), first.path)[0].decode()
    left = without(HAND.encode(), second.path)[0].decode()
    assert left == HAND[: HAND.index("- suppress")]


def test_one_of_the_same_thing_is_refused() -> None:
    raw, _ = added(HAND.encode(), RENAME)
    for one in (RENAME, {**RENAME, "to": "储惠"}, {**RENAME, "author": "他人"}):
        with pytest.raises(CorrectionsError, match="第 14 行"):
            added(raw, one)


def test_none_is_taken_that_is_not_there() -> None:
    with pytest.raises(CorrectionsError, match="没有这条"):
        without(HAND.encode(), "correction/rename-0")


@pytest.mark.parametrize(
    "one",
    [
        {}, BY, {"rename": "甲", "to": "乙", **BY}, {**RENAME, "author": " "}, {**RENAME, "to": "储慧"}, {**RENAME, "kind": "village"}, {**RENAME, "line": "3"},
        {**RENAME, "suppress": "x"}, {"date": "昨天", "to": "2022", **BY}, {"date": "2022", "to": "2022-13-01", **BY}, {"suppress": "x", "author": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_correction_is_refused(one: dict[str, str]) -> None:
    with pytest.raises(CorrectionsError) as refused:
        entered(one)
    assert " / " in str(refused.value)
    assert "\n" not in str(refused.value)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(TEXT, TEXT, TEXT, TEXT)
@example(name="甲", to="乙", author="丙", document="0\x850")
def test_whatever_is_typed_in_is_read_back_as_it_was_checked(name: str, to: str, author: str, document: str) -> None:
    typed = {"rename": name, "kind": "office", "to": to, "author": author, "reason": "x", "document": document}
    try:
        correction = entered(typed)
    except CorrectionsError:
        return
    raw, _ = added(HAND.encode(), typed)
    assert said(raw)[-1] == correction
    assert said(without(raw, correction.path)[0]) == said(HAND.encode())
