"""When an occasion was: the words that open it and the dates around them in, the date that is its own out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import DateMention
from .occasions import Occasion, Trigger
from .telling import DESPATCH, HABIT, HELD_ON, OPEN_TITLE, REPORTER

ON_MATTER = re.compile("(?<!在)(?:就|围绕|对|针对)[^，。；]*$")
MATTER = re.compile("[^，。；]{2,40}?(?:事宜|工作|事项|情况)(?:进行|作|做|提出|开展|，)")
HELD_THEN = re.compile("[^。；！？]{0,20}[，,][于在]")
HOLDS = re.compile("[^。；！？]{0,30}?(?:举办|举行|召开|开展)了?")
"""春节前夕，某协会筹备了联谊会，于｜1月11日与居委会共同举办: the day on which it was held stands behind what was made ready."""
MONTH_OF = re.compile("份?[㐀-鿿“]{2,30}")
"""11月份｜红黄旗小区授牌仪式: the month that something is of."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of time before a sentence."""

    waiting: DateMention | None
    """A day told of before the occasion itself."""
    heading: DateMention | None
    """That of a diary's heading."""
    going_on: bool
    """Whether an occasion is being told of."""
    any: bool
    """Whether one was told of before."""


def date_of(text: str, trigger: Trigger, mentions: Sequence[DateMention], told: Told) -> DateMention | None:
    """The day right behind the occasion (大会于3月5日召开); else the last date before it, days before vaguer ones; else what was told before."""
    held_on = next((d for d in mentions if d.day is not None and HELD_ON.fullmatch(text, trigger.end, d.start)), None)
    before = [d for d in mentions if d.start <= trigger.start]
    if held_on is None and not any(d.day for d in before):
        held_on = next((d for d in mentions if d.day is not None and HELD_THEN.fullmatch(text, trigger.end, d.start) and HOLDS.match(text, d.end)), None)
    lately = next((d for d in before if d.kind == "vague"), None)
    before = [d for d in before if d.day is not None] or [d for d in before if d.kind == "calendar" and d.month and not (lately and _is_of(text, d))] or before
    before = [lately] if lately and before[-1].day is None and _is_of(text, before[-1]) else before
    if before and held_on is None:
        today = before[-1].kind == "relative-day" and before[-1].shift == 0
        if before[-1].kind == "vague" and told.waiting is not None and told.waiting.day is not None and not told.any:
            return told.waiting  # 9月26日下午，哨声响起。近日，派出所在某校开展演练
        return told.heading if today and told.heading is not None else before[-1]
    if mentions and not told.any and held_on is None:
        early = told.waiting if mentions[0].day is None and mentions[0].kind != "relative-day" else None
        return early or mentions[0]  # 2月5日，新年第一天。张三慰问春节期间｜值班的民警
    if told.going_on:
        return held_on
    return held_on or told.heading or (None if HABIT.search(text, *trigger.sentence) else told.waiting)


def _is_of(text: str, month: DateMention) -> bool:
    """近日，…｜11月份红黄旗小区授牌仪式举行: the month says which, not when."""
    return month.kind == "calendar" and month.part == "" and text[month.start - 1] not in "。\n于在" and MONTH_OF.match(text, month.end) is not None


def tells_when(text: str, mention: DateMention, sentence: tuple[int, int], current: Occasion | None) -> bool:
    """Not the date of a despatch (3月17日讯), of a named document, or a festival that names a thing (春节慰问金)."""
    if REPORTER.search(text, max(0, mention.start - 4), mention.start):
        return False
    if DESPATCH.match(text, mention.end) or OPEN_TITLE.search(text, max(0, mention.start - 30), mention.start):
        return False
    if mention.day is None and text.rfind("“", sentence[0], mention.start) > text.rfind("”", sentence[0], mention.start):
        return False  # “金秋十月迎国庆”联欢活动
    if ON_MATTER.search(text, max(sentence[0], mention.start - 12), mention.start) and MATTER.match(text, mention.end):
        return False  # 就5月7日村民大会相关事宜作安排
    coarse = mention.kind in ("festival", "calendar", "period", "relative-month") and mention.day is None and not mention.full
    if coarse and current is not None and len((current.when.date or "").replace("--", "2000-")) == 10:
        opens = mention.start <= sentence[0] + 1 or text[mention.start - 1] in "，。；\n"
        if not opens or HABIT.search(text, *sentence):
            return False  # 通报了5月份｜检查情况
    bare = mention.kind == "festival" and not mention.part and not mention.year
    return current is None or not bare
