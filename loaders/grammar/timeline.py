"""What a page says about time: a Page goes in, one `DateContext` a block comes out, for `when.resolve`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from ...schema.types import Evidence, When
from ..types import Block, Page, Span, Text
from .dates import DateMention, find, number
from .when import Anchor, DateContext, dated, stated
from .years import despatched, given, yearbook

CHRONICLE = re.compile(r"大事记|年鉴|工作总结|年度总结|年度报告|回顾|盘点|选登|纪实")
YEAR_LINE = re.compile(
    r"^[ \u3000#*【（(]*(?P<year>[12][ ]?[09][ ]?\d[ ]?\d"
    r"|(?:一[ ]?九|二[ ]?[〇零○])[ ]?[〇零○一二三四五六七八九][ ]?[〇零○一二三四五六七八九])[ ]?年度?[ \u3000】）)*]*$",
    re.MULTILINE,
)
"""2 0 2 0 年, on a line of its own."""
HEAD = 600
HEAD_DAY = re.compile(
    r"^[ ]*(?:date|pub_?date|published|created|time)[ ]?[:：][ ]?[\"']?(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
    re.MULTILINE | re.IGNORECASE,
)
ADDRESS_DAY = re.compile(r"https?[:：]//[^\s，。]{4,90}?[/_t](?P<year>20[0-3]\d)[-/_]?(?P<month>0?[1-9]|1[0-2])[-/_]?(?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.])")
BLANKS = re.compile("[ ]")
GATHERING = re.compile(r"召开|举行|举办|会议|[大总彰]会")
SUMS_UP = re.compile("(?:[㐀-鿿]{0,8}?(?:总结|表彰|述职|考核|评议|民主生活))")
LOOKS_BACK = re.compile("(?:考核|检查|总结|回顾|验收|审议|测评)了?$")
PROGRAMME_BEFORE = re.compile(r"(?:召开|举行|举办|开展|启动|推进|部署|参加|迎接|组织|实施|[“《（(—])$")


def contexts(page: Page) -> tuple[DateContext, ...]:
    """The context of each of the page's blocks, in order."""
    issued = issue_date(page.text, page.masthead) or _common_dateline(page) or _headed(page.text)
    own = [collect(page.text, spans_of(block), _title(block)) for block in page.blocks]
    years, book = list(_year_lines(page.text)), yearbook(page)
    found = tuple(
        DateContext(
            chronicle=book or _chronicle(page.text, block) or _year_above(years, block),
            year_lines=_years_inside(years, block),
            dateline=issue_date(page.text, (block.dateline,) if block.dateline else ()),
            issued=issued,
            anchors=own[i],
            page=_others(own, i),
        )
        for i, block in enumerate(page.blocks)
    )
    return tuple(
        replace(context, despatched=despatched(page.text, block.paragraphs[0], context)) if block.paragraphs else context
        for block, context in zip(page.blocks, found, strict=True)
    )


def _headed(text: Text) -> When | None:
    """The day in the head of a file (date: 2018-03-08) or in the address that the page was printed from."""
    found = HEAD_DAY.search(text.value, 0, HEAD) or ADDRESS_DAY.search(text.value, 0, HEAD)
    if found is None:
        return None
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    mention = DateMention(start=found.start("year"), end=found.end("day"), kind="calendar", year=year, month=month, day=day)
    when = stated(mention, _at(text, mention))
    return when if when.date is not None else None


def _common_dateline(page: Page) -> When | None:
    """The date of a page without masthead: that of its datelines, where they are of one year."""
    datelines = [when for b in page.blocks if b.dateline and (when := issue_date(page.text, (b.dateline,))) is not None]
    return datelines[0] if len({(when.date or "")[:4] for when in datelines}) == 1 else None


def spans_of(block: Block) -> tuple[Span, ...]:
    """All text of a block in reading order."""
    heads = tuple(span for span in (block.title, block.subtitle) if span is not None)
    return heads + block.paragraphs + block.captions


def _title(block: Block) -> tuple[Span, ...]:
    return tuple(span for span in (block.title, block.subtitle) if span is not None)


def _others(own: Sequence[tuple[Anchor, ...]], index: int) -> tuple[Anchor, ...]:
    """One anchor a kind from each other article is enough, and keeps a page of many articles linear."""
    best = [a for i, anchors in enumerate(own) if i != index for a in anchors]
    return tuple(best[:200])


def _chronicle(text: Text, block: Block) -> When | None:
    for span in _title(block):
        if CHRONICLE.search(text.value, span.start, span.end) and not GATHERING.search(
            text.value, span.start, span.end
        ):
            years = [m for m in find(text.value, span.start, span.end) if m.year is not None]
            if years:
                return stated(years[0], _at(text, years[0]))
    return None


def _year_lines(text: Text) -> Iterator[tuple[int, When | None]]:
    """Where each line ends that is a year and nothing else, and the year."""
    for line in YEAR_LINE.finditer(text.value):
        year = number(BLANKS.sub("", line["year"]))
        mention = DateMention(start=line.start("year"), end=line.end("year"), kind="calendar", year=year)
        yield line.end(), None if year is None else stated(mention, _at(text, mention))


def _year_above(lines: Sequence[tuple[int, When | None]], block: Block) -> When | None:
    """The year that stands on a line of its own above the block, as in a chronicle."""
    start = min((span.start for span in spans_of(block)), default=0)
    above = bisect_right(lines, start, key=lambda line: line[0])
    return lines[above - 1][1] if above else None


def _years_inside(lines: Sequence[tuple[int, When | None]], block: Block) -> tuple[tuple[int, When | None], ...]:
    """The lines between the first and the last words of the block."""
    spans = spans_of(block)
    first, last = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    return tuple(lines[bisect_right(lines, first, key=lambda line: line[0]) : bisect_right(lines, last, key=lambda line: line[0])])


def collect(text: Text, spans: Iterable[Span], titles: Iterable[Span] = ()) -> tuple[Anchor, ...]:
    """The dates and years that are written out in these stretches of text, in order."""
    heads, spans = frozenset(titles), tuple(spans)
    found = [
        Anchor(
            start=mention.start,
            kind=_anchor_kind(text.value, mention, span in heads),
            when=stated(mention, _at(text, mention)),
            sums_up=mention.month is None and _sums_up(text.value, mention),
        )
        for span in spans
        for mention in find(text.value, span.start, span.end)
        if mention.kind in ("calendar", "period", "festival") and mention.year is not None and not _distant(mention)
    ]
    return tuple(sorted([*found, *given(text, spans)], key=lambda a: a.start))


def _sums_up(value: str, mention: DateMention) -> bool:
    """2019年工作总结, 考核2019年工作."""
    return SUMS_UP.match(value, mention.end) is not None or LOOKS_BACK.search(value, max(0, mention.start - 6), mention.start) is not None


def _distant(mention: DateMention) -> bool:
    """Deadlines, plans and starting points say little about when the article's events took place."""
    return mention.planned or mention.link in ("since", "by")


def _anchor_kind(value: str, mention: DateMention, in_title: bool) -> Literal["full", "programme", "bare"]:
    if mention.full:
        return "full"
    before = value[max(0, mention.start - 3) : mention.start]
    return "programme" if in_title or PROGRAMME_BEFORE.search(before) else "bare"


def _at(text: Text, mention: DateMention) -> Evidence:
    return (text.passage(mention.start, mention.end),)


def issue_date(text: Text, spans: Iterable[Span]) -> When | None:
    """The date of a masthead or dateline: a full day if there is one, else the year with the last day of a range."""
    mentions = [m for span in spans for m in find(text.value, span.start, span.end) if m.kind == "calendar"]
    best = next((m for m in mentions if m.full and m.day), None) or next((m for m in mentions if m.full), None)
    if best is not None:
        return _last(stated(best, _at(text, best)))
    year = next((m for m in mentions if m.year is not None), None)
    day = next((m for m in mentions if m.year is None and m.month and m.day), None)
    if year is None or year.year is None:
        return None
    if day is None:
        return stated(year, _at(text, year))
    return _last(dated(day, (year.year, "date.stated", _at(text, year)), _at(text, day)))


def _last(when: When) -> When:
    return replace(when, date=when.end, end=None, edtf=when.end) if when.end and len(when.end) == 10 else when
