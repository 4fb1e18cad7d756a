"""Strips in, strips out: items of a digest whose headline stands in the same paragraph as their text come apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text import Strip, signs
from ..types import Span
from .kinds import CLOCK, DATE
from .mastheads import tells

MARK = r"(?:\d{1,2} ?[.、．]|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[●■◆★▲◎□►▶◇○※])"
ITEM = re.compile(
    rf"(?P<mark>{MARK})? ?(?:【(?P<tag>[^【】]{{5,40}})】|(?P<head>[^，。！？；：:【】]{{6,40}})[。！：]) ?(?=(?P<text>.{{12}}))"
)
OPENING = re.compile(r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬)|\d{1,2}日|近日|日前|昨[日天]|今[日天]|连日来|本周|上周|截至|[^，。]{0,10}讯[ （(])")
STAMPED = re.compile(
    rf"(?P<head>[^。；：:]{{8,50}}?) ?"
    rf"(?P<stamp>(?:发[表布](?:时间|日期|于)|更新时间|来源|作者)[:：] ?(?:[\u4e00-\u9fff]{{2,12}} +(?:发[表布])?(?:时间|日期)[:：] ?)?{DATE}{CLOCK}) *"
    r"(?=.{20})"
)
LINK_DATE = re.compile(rf"[ ]*[(（\[]?({DATE})[)）\]]?$")
DATED = re.compile(r"\d{1,4}年|\d{1,2}月|近日|日前")


def expanded(strips: Sequence[Strip]) -> list[Strip]:
    """All strips, those that hold a headline and something else taken apart."""
    return _items(_links(_stamped(strips)))


def _stamped(strips: Sequence[Strip]) -> list[Strip]:
    """`某人到某镇巡河发表时间：2023-06-09 15:39 6月8日下午，……`: headline, stamp and text that stand in one paragraph."""
    parted: list[Strip] = []
    for strip in strips:
        match = STAMPED.match(strip.text) if len(strip.text) > 60 and not strip.row and not parted_before(parted) else None
        if match is None:
            parted.append(strip)
            continue
        parted.append(Strip(_within(strip, *match.span("head")), match["head"], 3, True, strip.signs + signs.HEADING_3, 0.0, 1))
        parted.append(Strip(_within(strip, *match.span("stamp")), match["stamp"], 0, False, "", 0.0, 1))
        parted.append(Strip(_within(strip, match.end(), len(strip.text)), strip.text[match.end() :], 0, False, "", 0.0, strip.lines))
    return parted


def parted_before(parted: Sequence[Strip]) -> bool:
    """Whether running text stands above already: what is said of a time then is no stamp."""
    return any("。" in strip.text for strip in parted)


def _links(strips: Sequence[Strip]) -> list[Strip]:
    """A link with a date behind it, over a text that is no link: headline and date of an item in a list."""
    parted: list[Strip] = []
    for at, strip in enumerate(strips):
        after = strips[at + 1] if at + 1 < len(strips) else None
        link = strip.linked > 0.3 and after is not None and not after.linked and len(after.text) > 25 and "。" in after.text
        date = LINK_DATE.search(strip.text) if link else None
        if date and date.start() >= 4:
            parted.append(replace(strip, span=_within(strip, 0, date.start()), text=strip.text[: date.start()], level=3, signs=signs.HEADING_3))
            parted.append(replace(strip, span=_within(strip, date.start(1), date.end()), text=date[1], linked=0.0, signs="", gap=False))
        else:
            parted.append(strip)
    return parted


def _within(strip: Strip, start: int, end: int) -> Span:
    return Span(strip.span.start + start, strip.span.start + end)


def _items(strips: Sequence[Strip]) -> list[Strip]:
    """`1.我县举行演练。5月12日，……`: headline and text are strips of their own where most paragraphs are such items."""
    items = {at: match for at, strip in enumerate(strips) if (match := _item(strip))}
    opened = [at for at, match in items.items() if OPENING.match(match["text"])]
    acting = sum(tells(items[at]["tag"] or items[at]["head"]) for at in opened)
    long = sum(len(strip.text) > 25 for strip in strips)
    if len(opened) < 2 or len(opened) * 5 < long * 3 or acting * 2 < len(opened):
        return list(strips)
    marked = {bool(items[at]["mark"] or items[at]["tag"]) for at in opened}
    if marked == {False} and len(opened) < 3:
        return list(strips)
    return [part for at, strip in enumerate(strips) for part in _parts(strip, items.get(at) if _like(items.get(at), marked) else None)]


def _item(strip: Strip) -> re.Match[str] | None:
    if strip.level or strip.row or len(strip.text) <= 25:
        return None
    match = ITEM.match(strip.text)
    return None if match is None or DATED.match(match["tag"] or match["head"]) else match


def _like(item: re.Match[str] | None, marked: set[bool]) -> bool:
    """Whether an item looks like those that surely are some: marked as they are, or opening as they do."""
    return item is not None and (bool(item["mark"] or item["tag"]) in marked) and (True in marked or bool(OPENING.match(item["text"])))


def _parts(strip: Strip, item: re.Match[str] | None) -> Iterator[Strip]:
    if item is None:
        yield strip
        return
    name = "tag" if item["tag"] else "head"
    yield Strip(_within(strip, *item.span(name)), item[name], 3, True, strip.signs + signs.HEADING_3, 0.0, 1)
    text = strip.text[item.end() :]
    yield Strip(_within(strip, item.end(), len(strip.text)), text, 0, False, "", 0.0, strip.lines)
