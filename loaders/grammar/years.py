"""Years that a text gives without a date: anniversaries, undertakings of a year, yearbooks; text in, anchors out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...schema.types import When
from ..types import Page, Span, Text
from .dates import DateMention, find
from .numerals import hanzi
from .when import Anchor, DateContext, resolve, stated

FOUNDED = (
    (re.compile(r"(?:中国共产党(?:成立|建立|诞辰|建党)?|中共(?:成立|建党)|建党)"), 1921, 7),
    (re.compile(r"(?:新中国(?:成立)?|中华人民共和国(?:成立)?|建国|共和国成立)"), 1949, 10),
    (re.compile(r"(?:中国人民解放军(?:建军|成立)|建军)"), 1927, 8),
    (re.compile(r"(?:中国共产主义青年团(?:成立|建团)?|(?:中国)?共青团(?:成立|建立|建团)|建团)"), 1922, 5),
    (re.compile(r"(?:(?:抗日战争|抗战)(?:暨世界反法西斯战争)?胜利)"), 1945, 9),
)
"""What is counted from, the year in which it was, and its month."""
COUNT = re.compile(r"(\d{2,3}|[一二三四五六七八九十百]{2,5})周年(?!大庆以来)")
AWAITED = re.compile(r"(?:迎接|喜迎|迎|献礼|即将迎来|将迎来)[^，。；\n]{0,6}$")
NEARS = re.compile(r"[^，。；\n]{0,4}(?:即将|将[要至临]|就要|快要|来临|到来)")
OF_YEAR = re.compile(
    r"(?<![\d.\-/])(?P<year>20[0-3]\d)(?=(?:届)?[“”]?(?:新春|春节|元旦|元宵|迎新|跨年|端午|中秋|国庆|重阳|清明|[春夏秋冬]季|第[一二三四五六七八九十\d]{1,3}届)(?!期间以来))"
    r"|(?<=[“《])(?P<named>20[0-3]\d)(?=[㐀-鿿·])(?!年|人|名|元|米|个|户|号|分|工程|计划|行动|目标|规划|愿景|战略|议程)"
)
"""“2024新春恳谈会”, 2023端午龙舟赛: a year without 年, in the name of what was held."""
NUMBERED = re.compile(r"[〔\[［【（(](20[0-3]\d)[〕\]］】）)] ?第? ?\d{1,4} ?号")
"""某政办函〔2018〕6号: the year of a document that the text goes by."""
YEARBOOK = re.compile(r"(?P<before>20[0-4]\d|19\d\d)(?:年版?)?[^\n\d，。]{1,12}年鉴|年鉴[ （(·—\-]{0,3}(?P<behind>20[0-4]\d|19\d\d)")
TOLD = re.compile("[讯电]|报道|消息")
"""3月17日讯: the day of a despatch."""
OPENING = 60


def given(text: Text, spans: Iterable[Span]) -> Iterator[Anchor]:
    """The years in these stretches that no date states."""
    for span in spans:
        yield from _anniversaries(text, span)
        for match in NUMBERED.finditer(text.value, span.start, span.end):
            mention = DateMention(start=match.start(1), end=match.end(1), kind="calendar", year=int(match[1]))
            yield replace(_anchor(text, mention), kind="bare")
        for match in OF_YEAR.finditer(text.value, span.start, span.end):
            start, end = match.span(match.lastgroup or 0)
            yield _anchor(text, DateMention(start=start, end=end, kind="calendar", year=int(text.value[start:end])))


def _anniversaries(text: Text, span: Span) -> Iterator[Anchor]:
    for count in COUNT.finditer(text.value, span.start, span.end):
        for pattern, year, month in FOUNDED:
            before = next((m for m in pattern.finditer(text.value, max(span.start, count.start() - 24), count.start()) if m.end() == count.start()), None)
            number = int(count[1]) if count[1].isdigit() else int(hanzi(count[1]) or 0)
            if before is None or not 30 <= number <= 150:
                continue
            awaited = AWAITED.search(text.value, max(span.start, before.start() - 12), before.start()) or NEARS.match(text.value, count.end())
            mention = DateMention(start=before.start(), end=count.end(), kind="calendar", year=year + number, month=month)
            yield replace(_anchor(text, mention), ahead=awaited is not None)
            break


def _anchor(text: Text, mention: DateMention) -> Anchor:
    return Anchor(start=mention.start, kind="programme", when=stated(mention, (text.passage(mention.start, mention.end),)))


def yearbook(page: Page) -> When | None:
    """A yearbook tells of the year before the one in its name."""
    for span in page.masthead + page.furniture + tuple(b.title for b in page.blocks if b.title):
        match = YEARBOOK.search(page.text.value, span.start, span.end)
        if match is not None:
            start, end = match.span(match.lastgroup or 0)
            mention = DateMention(start=start, end=end, kind="calendar", year=int(page.text.value[start:end]) - 1)
            return replace(stated(mention, (page.text.passage(start, end),)), basis="inferred-year", rule="date.yearbook")
    return None


def despatched(text: Text, span: Span, context: DateContext) -> When | None:
    """The day of a despatch that opens a text: 某报3月17日讯."""
    for mention in find(text.value, span.start, min(span.end, span.start + OPENING)):
        if mention.kind == "calendar" and mention.day is not None and TOLD.match(text.value, mention.end):
            when = resolve(mention, context, (text.passage(mention.start, mention.end),))
            return when if when.date is not None else None
    return None
