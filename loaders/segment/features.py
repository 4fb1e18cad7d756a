"""Short lines over paragraphs in, which of them are parts of one text out: a feature has them, a page of reports does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..text import Strip
from ..words.surnames import surname_of
from .kinds import Kind
from .mastheads import OWN_SUBJECT
from .words import EVENTS

# How a report opens, as a part of a longer text does not.
REPORTS = re.compile(
    r"[^。]{0,16}(?:\d{1,2}月|\d{1,2}日|近日|日前|连日|昨[日天]|今[日天]|本周|上周)|[^，。]{0,14}(?:讯|报道) ?[ （(]|[(（][\u4e00-\u9fff· ]{2,12}[)）]"
)
# A line that asks is a heading inside a text.
HOW = re.compile(r"(?:如何|怎样|怎么|为何|为什么)[^？?！!]{2,20}$")
# `高标定位，打造治理“桥头堡”`: a heading in two halves, or one with an image in quotation marks.
HALVES = re.compile(r"[^，,：“”]{2,10}[，,： ](?=.{4,18}$)[^，。]+|[^，。]{0,12}“[^“”]{2,8}”[^，。“”]{0,8}(?:“[^“”]{2,8}”)?")
PICTURED = re.compile(r"[\u4e00-\u9fff]{2,8}(?:前|后|现场|实况)")
# How a text goes on that was begun above: `随后，`, `活动现场，`, `会上，`.
GOES_ON = re.compile(
    r"(?:(?:活动|会议|仪式|培训|比赛|演练|慰问|座谈|参观|考察)(?:现场|中|当天|期间|伊始|结束后?)|(?:仪式|会|座谈会|推进会|启动会)上|(?:活动|会议)?现场"
    r"|随后|接着|最后|期间|其间|会后|与此同时|同时|此外|另外|接下来|下一步)[，,]"
)
SAYS = re.compile(r"([\u4e00-\u9fff]{2,4}?)(?:在[^，。]{2,10}中)?(?:分别|还|首先)?(?:表示|指出|强调|要求|希望|介绍|说[，,：:]|一行|代表[^，。]{2,16}[，,向对])")
SHORT = 14
SHORT_LINES = (Kind.HEADLINE, Kind.SUBHEAD, Kind.CAPTION, Kind.ENTRY)


def after(kinds: Sequence[Kind], at: int) -> Kind | None:
    return kinds[at + 1] if at + 1 < len(kinds) else None


def parts(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Short lines of one length one after the other, over texts that open like no report, are parts of one text."""
    informed = [i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE and after(kinds, i) is Kind.INFO]
    if len(informed) > 1:
        for i in range(informed[0] + 1, len(kinds) - 1):
            if kinds[i] is Kind.HEADLINE and kinds[i + 1] is Kind.BODY and kinds[i - 1] is Kind.BODY and not REPORTS.match(strips[i + 1].text):
                kinds[i] = Kind.SUBHEAD
    for i, kind in enumerate(kinds):
        if kind is Kind.HEADLINE and HOW.match(strips[i].text) and Kind.BODY in kinds[:i] and not strips[i].level:
            kinds[i] = Kind.SUBHEAD
    _of_feature(strips, kinds)
    _inside(strips, kinds)
    _of_study(strips, kinds)
    _rooms(strips, kinds)
    _pictured(strips, kinds)
    _of_one_report(strips, kinds)
    for run in _runs(strips, kinds):
        if len(run) > 2 or (len(run) == 2 and _alike(strips[run[0]].text, strips[run[1]].text)):
            for at in run:
                kinds[at] = Kind.SUBHEAD


def _inside(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """A line over a paragraph that goes on with what was told above it: what a picture shows, or a part of the text."""
    told = ""
    for i, kind in enumerate(kinds[:-1]):
        if kind is Kind.BODY:
            told += strips[i].text
        elif kind is Kind.HEADLINE and told and kinds[i + 1] is Kind.BODY and not strips[i].level and _goes_on(strips[i + 1].text, told):
            kinds[i] = Kind.SUBHEAD


def _goes_on(text: str, told: str) -> bool:
    """Whether a paragraph opens like the next one of a text, or with somebody who was named in it before."""
    said = SAYS.match(text)
    return GOES_ON.match(text) is not None or said is not None and surname_of(said[1]) is not None and said[1] in told


def _of_feature(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """A page whose first headline alone says who wrote the text: further short lines over paragraphs are parts of it."""
    heads = [i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE]
    signed = [i for i in heads if after(kinds, i) in (Kind.INFO, Kind.BYLINE, Kind.CREDIT)]
    later = heads[1:]
    if len(later) < 2 or signed != heads[:1] or Kind.BYLINE in kinds[heads[1] :]:
        return
    if all(_is_part(strips, kinds, i) and not EVENTS.search(strips[i].text) and not strips[i].level for i in later):
        for i in later:
            kinds[i] = Kind.SUBHEAD


def _of_study(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Headings in halves, all over texts that open like no report: parts of what the first headline of the page names."""
    heads = [i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE]
    first = _first_text(kinds)
    later = [i for i in heads if i > first]
    named = bool(heads) and heads[0] not in later
    if len(later) < (1 if named and after(kinds, heads[0]) in (Kind.INFO, Kind.CREDIT) else 2):
        return
    if all(_is_half(strips, kinds, i) for i in later) or len(later) > 1 and all(_is_couplet(strips, kinds, i) for i in later):
        for i in later:
            kinds[i] = Kind.SUBHEAD


def _rooms(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`党建书屋`, `村史馆`, `初心讲堂` over what each holds: three and more of few letters are parts of one text."""
    first = _first_text(kinds)
    later = [i for i, kind in enumerate(kinds) if i > first and kind in (Kind.HEADLINE, Kind.ENTRY) and not strips[i].gap]
    heads = [i for i, kind in enumerate(kinds) if i > first and kind is Kind.HEADLINE]
    if len(heads) >= 2 and len(later) >= 3 and all(_is_room(strips, kinds, i) for i in later):
        for i in heads:
            kinds[i] = Kind.SUBHEAD


def _first_text(kinds: Sequence[Kind]) -> int:
    return next((i for i, kind in enumerate(kinds) if kind is Kind.BODY), len(kinds))


def _is_room(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    short = len(strips[at].text) <= 8 and not EVENTS.search(strips[at].text)
    return short and after(kinds, at) is Kind.BODY and not REPORTS.match(strips[at + 1].text)


def _is_half(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    text = strips[at].text
    told = EVENTS.search(text) or OWN_SUBJECT.match(text) or strips[at].level or Kind.BYLINE in kinds[:at]
    return not told and len(text) <= 30 and HALVES.fullmatch(text) is not None and after(kinds, at) is Kind.BODY and not REPORTS.match(strips[at + 1].text)


def _is_couplet(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    """`情暖夕阳，爱满重阳` over `10月11日上午，……`: what is told below needs no headline of its own."""
    halves = re.split("[，, ]", strips[at].text)
    alike = len(halves) == 2 and len(halves[0]) == len(halves[1]) and 4 <= len(halves[0]) <= 6
    return alike and not strips[at].level and not strips[at].gap and not OWN_SUBJECT.match(strips[at].text) and after(kinds, at) is Kind.BODY


def _pictured(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`清理河道前`, `清理河道后` between paragraphs: what two pictures show."""
    first = _first_text(kinds)
    shown = [i for i, kind in enumerate(kinds) if i > first and kind in (Kind.HEADLINE, Kind.ENTRY) and PICTURED.fullmatch(strips[i].text)]
    times = Counter(strips[i].text[:-1] for i in shown)
    for i in shown:
        if times[strips[i].text[:-1]] > 1 or strips[i].text.endswith("现场") and len(strips[i].text) <= 10:
            kinds[i] = Kind.CAPTION


def _of_one_report(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Under a report with its headline, lines over texts that open like none are its headings and pictures, where no further report stands."""
    first = _first_text(kinds)
    later = [i for i, kind in enumerate(kinds) if i > first and kind is Kind.HEADLINE]
    if first == len(kinds) or Kind.HEADLINE not in kinds[:first] or not REPORTS.match(strips[first].text):
        return
    if all(not (strips[i].level or OWN_SUBJECT.match(strips[i].text)) and _over_no_report(strips, kinds, i) for i in later):
        for i in later:
            kinds[i] = Kind.SUBHEAD


def _over_no_report(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    below = next((i for i in range(at + 1, len(kinds)) if kinds[i] not in SHORT_LINES), None)
    above = next((i for i in range(at - 1, 0, -1) if kinds[i] not in SHORT_LINES), 0)
    if kinds[above] is not Kind.BODY:
        return False
    return below is None or kinds[below] is Kind.BODY and not REPORTS.match(strips[below].text)


def _runs(strips: Sequence[Strip], kinds: Sequence[Kind]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, kind in enumerate(kinds):
        if kind is not Kind.HEADLINE:
            continue
        part = _is_part(strips, kinds, at)
        if not (part and run and abs(len(strips[at].text) - len(strips[run[-1]].text)) <= 1):
            yield run
            run = []
        if part:
            run.append(at)
    yield run


def _is_part(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    if len(strips[at].text) > SHORT or OWN_SUBJECT.match(strips[at].text) or not 0 < at < len(strips) - 1 or kinds[at + 1] is not Kind.BODY:
        return False
    return kinds[at - 1] is not Kind.HEADLINE and Kind.BODY in kinds[max(0, at - 4) : at] and not REPORTS.match(strips[at + 1].text)


def _alike(one: str, other: str) -> bool:
    """`向空间要效益`, `向管理要活力`: made alike."""
    return sum(a == b for a, b in zip(one, other, strict=False)) >= 2 or bool(set(one) & set(other) & set("向要从到以让变把用有") and one[0] == other[0])
