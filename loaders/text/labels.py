"""Label lines of minutes and notices (`时间：…`, `主持：…`, `参加：…`): a line goes in, its label comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

LABEL = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[、.．] ?)?(?:会议|活动)?"
    r"(时间|地点|主持人?|(?:参加|出席|列席|缺席|请假|参会|与会|应到|实到)(?:会议)?(?:人员|领导|单位|人)?|嘉宾|记录人?|整理|主讲人?|议[题程])[：:]"
)
PRESENT = re.compile("主持|参加|出席|列席|参会|与会|嘉宾")
"""Labels of lines that say who was there."""
LEAST = 3
"""Labels one below the other from which on they are the head of minutes."""


def label(text: str, start: int = 0) -> re.Match[str] | None:
    return LABEL.match(text, start)


def says_who(word: str) -> bool:
    return PRESENT.search(word) is not None


def is_head(said: Sequence[str]) -> bool:
    """Whether labels that stand one below the other head minutes: enough of them, and who was there."""
    return len(said) >= LEAST and any(map(says_who, said))
