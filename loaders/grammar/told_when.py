"""Whether a date says when an occasion was: its words and the sentence around it in, yes or no out."""

from __future__ import annotations

from .dates import DateMention
from .occasions import Occasion
from .telling import DESPATCH, HABIT, OPEN_TITLE, REPORTER


def tells_when(text: str, mention: DateMention, sentence: tuple[int, int], current: Occasion | None) -> bool:
    """Not the date of a despatch (3月17日讯), of a named document, or a festival that names a thing (春节慰问金)."""
    if REPORTER.search(text, max(0, mention.start - 4), mention.start):
        return False
    if DESPATCH.match(text, mention.end) or OPEN_TITLE.search(text, max(0, mention.start - 30), mention.start):
        return False
    if mention.day is None and text.rfind("“", sentence[0], mention.start) > text.rfind("”", sentence[0], mention.start):
        return False  # “金秋十月迎国庆”联欢活动
    coarse = mention.kind in ("festival", "calendar", "period", "relative-month") and mention.day is None and not mention.full
    if coarse and current is not None and len(current.when.date or "") == 10:
        opens = mention.start <= sentence[0] + 1 or text[mention.start - 1] in "，。；\n"
        if not opens or HABIT.search(text, *sentence):
            return False  # 通报了5月份｜检查情况
    bare = mention.kind == "festival" and not mention.part and not mention.year
    return current is None or not bare
