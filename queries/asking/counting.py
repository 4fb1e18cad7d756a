"""A frame that asks how many in, whether what is counted are events out: visits and trainings, and not what was handed out there."""

from __future__ import annotations

from ...graph.search.keys import key
from .frame import Frame
from .names import Names
from .showing import KINDS
from .types import Token
from .words import meaning

COUNTED = {
    "person": "persons", "source": "articles", "article": "articles", "office": "offices", "place": "communities", "programme": "programmes",
}  # fmt: skip
"""What a noun counts of the whole graph."""
GROUPS = ("代表团", "考察团", "考察组", "调研组", "督导组", "检查组", "工作组", "访问团")
"""How bodies end of which nobody holds a post."""
HAPPENING = ("次", "场", "期", "个", "项", "件", "回", "趟", "遍", "届")


def unit_behind(ask: Token) -> str:
    """多少|台; the whole word where it is none of these."""
    return ask.text.removeprefix("多少").removeprefix("几")


def unit_said(ask: Token) -> str:
    said = unit_behind(ask)
    return said if meaning("unit", said) is not None else ""


OFTEN = ("次", "回", "场", "趟", "遍", "often", "times", "frequently", "occasions")


def counts_events(frame: Frame) -> bool:
    """几次, 几场培训: only what happened is counted in events, not what was handed out there."""
    if any(ask.value == "many" and (unit := unit_said(ask)) and unit not in HAPPENING for ask in frame.asks):
        return False
    if counts_unknown(frame):
        return False
    often = any(ask.text.endswith(OFTEN) and not ask.text.endswith(("人次", "户次")) for ask in frame.asks)
    return bool(frame.noun("event", *KINDS)) or often or bool(frame.linked("together"))


def counts_unknown(frame: Frame) -> bool:
    """培训班有多少学员: what is counted is a word that no list has, right behind the asking word and before no event."""
    asked = frame.ask("many")
    there = [one for one in (*frame.rest, *frame.quoted) if asked and one.start >= asked.end and not frame.text[asked.end : one.start].strip("的 ")]
    return bool(there) and not any(token.start >= there[0].end for token in (*frame.nouns, *frame.labels))


def counts_words(frame: Frame, names: Names) -> bool:
    """多少处古厝, how many booklets: what is counted is no event, no place and nobody, but a word of the reports."""
    asked = next(one for one in frame.asks if one.value == "many")
    said = (*frame.nouns, *frame.labels, *frame.acts, *frame.things, *frame.people)
    after = min((token for token in said if token.start >= asked.end), key=lambda token: token.start, default=None)
    before = max((token for token in said if token.end <= asked.start), key=lambda token: token.start, default=None)
    counted = after or (None if asked.text.endswith(OFTEN) else before)
    return counted is not None and counted.tag == "label" and key(counted.value) not in names.labels
