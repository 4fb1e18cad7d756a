"""Chains of titles and what goes on with one: the apposition read last and a bare title in, the posts that lend it their office out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .mentions import Held
from .offices import Office

ROW_OF_TITLE = re.compile("[㐀-鿿]{2,8}[：:]")
"""委员：李四、王五, in the row below 村委会主任：张三."""
SESSION = re.compile(r"(?<=[、，])第?[一二三四五六七八九十]{1,3}届$")
"""党组书记、七届｜政协主席提名人选."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Titles read so far that wait for a name, or the apposition read last."""

    start: int = -1
    end: int = -1
    posts: tuple[Held, ...] = ()
    office: Office | None = None


def deputy(text: str, last: Chain, position: int, title: str) -> Chain:
    """主任张三主持会议，｜副主任李四: a deputy of the head named before in the sentence."""
    between = text[last.end : position] if last.posts else "。"
    same_sentence = (
        not re.search(r"[。！？\n]", between) and len(between) < 60 and between[-1:] in ("，", "、", "；")
    )
    follows = len(between) < 60 and between[-1:] == "。" and not re.search(r"[！？\n]|。.*。", between)
    same_sentence = same_sentence or follows and title in ("副主席", "副主任", "副会长", "副书记")
    held = next((p for p in last.posts if p.title.endswith(title[1:])), None)
    if same_sentence and title[0] == "副" and held is not None:
        return Chain(last.start, last.end, last.posts, held.office)
    return Chain()


def just_before(text: str, last: Chain, position: int) -> Chain:
    """The apposition that ends right before a bare title: 局长张三、｜副局长李四, or 当选某会主任，李四当选｜委员."""
    between = text[last.end : position] if 0 <= position - last.end < 36 else "。"
    row = between == "\n" and ROW_OF_TITLE.match(text, position)
    if row or between in ("、", "，", ",", "和", "；", "及", "以及") or re.fullmatch(
        r"[，、；][㐀-鿿、（）女，族]{2,30}(?:当选为?|任|为|担任)", between
    ):
        return last
    return Chain()


def opens_session(text: str, position: int, start: int) -> int:
    """Where 七届 before 政协主席 begins, else the position itself."""
    session = SESSION.search(text, max(start, position - 6, 0), position)
    return session.start() if session else position


def before_brackets(text: str, position: int) -> int:
    """Where the brackets open that close right before the position: 某医院（工人医院）｜党委; -1 where none do."""
    if text[position - 1 : position] not in ("）", ")"):
        return -1
    return max(text.rfind("（", max(0, position - 30), position), text.rfind("(", max(0, position - 30), position))
