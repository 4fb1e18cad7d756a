"""What a headline says of the occasion below it: which kind it is, whether it was held, and who came as a guest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...schema.types import EventKind
from .acts import Act
from .mentions import Anonymous, PersonMention
from .modifying import ACTS_FOR
from .occasions import HOLDS, occasion_nouns

GROUP_BEHIND = re.compile("[㐀-鿿]{0,8}(?:检查|调研|视察|督导|督查|考察|评估|验收|慰问|考核)[组团]")
HELD = re.compile("举行|召开|举办|开班|开幕|启动|开赛|开讲|落幕|闭幕|圆满|成功|顺利")
NOTICE = re.compile("通知|公告|方案|预告|即将|将于|报名|须知|工作要点|总结$|计划$")
VISIT_TITLE = re.compile(
    r"(?:考察|调研|视察|走访|慰问|检查|督导|参观|看望|观摩|夜查|暗访|巡查|督查|访民|学习交流|交流学习)"
)


def kinds(text: str, start: int, end: int) -> tuple[EventKind | None, EventKind | None]:
    """The kind of what the headline names, and the kind where it says that it was held."""
    nouns = occasion_nouns(text, start, end)
    if VISIT_TITLE.search(text, start, end) and not (nouns and HOLDS.search(text, start, end)):
        return "visit", None
    if not nouns:
        return None, None
    held = HELD.search(text, start, end) is not None and NOTICE.search(text, start, end) is None
    return nouns[-1][2], nouns[-1][2] if held else None


def hosts(text: str, acts: Iterable[Act], kind: EventKind) -> list[Act]:
    """Whoever holds something by the headline; a place where it 举行 or that is visited does not."""
    held = (a for a in acts if a.role == "organises")
    return [a for a in held if a.agent.kind == "office" or a.agent.kind == "place" and kind != "visit" and text[a.start : a.end] != "举行"]


def guests(text: str, acts: Iterable[Act], told: Iterable[Act]) -> list[Act]:
    """The offices that go somewhere in the headline; `told` is who takes part by the text: a head without a name is one of them."""
    named = {held.office.name for a in told if isinstance(a.agent.of, PersonMention) for held in a.agent.of.posts}
    return [
        a
        for a in acts
        if a.role == "visits"
        and a.agent.kind == "office"
        and "go" in a.kinds
        and not ACTS_FOR.match(text, a.agent.end)
        and not GROUP_BEHIND.match(text, a.agent.end)
        and not (isinstance(a.agent.of, Anonymous) and any(a.agent.of.office.name in own for own in named))
    ]
