"""Dating: a date mention and what else the page says about time go in, a `When` comes out, with rule and evidence.

A year that is not written comes from, in this order: a chronicle's title, the article's dateline, the date of issue,
other full dates of the article, the year of a programme or title, the page's other articles, years that stand alone.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from ...schema.days import is_day
from ...schema.types import DateBasis, Evidence, When
from ..words import festivals
from .dates import YMD, DateMention

TOLERANCE = timedelta(days=31)  # a page announces what comes within about a month; what lies further off was last year
NEAR = 30
"""Characters behind a day in which the year of what was held on it stands."""
LOOKING_BACK, YEARS_END = 3, 11
"""The last month in which the year before is summed up, and the first in which the next one is looked forward to."""
# EDTF's codes for quarters, half-years and seasons
FIRST_MONTHS = {"33": 1, "34": 4, "35": 7, "36": 10, "40": 1, "41": 7, "21": 3, "22": 6, "23": 9, "24": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A year or date written out on the page; `kind` says how far it reaches."""

    start: int
    kind: Literal["full", "programme", "bare"]
    when: When
    sums_up: bool = False
    """Whether it is the year that a meeting looks back on (2014年度总结会), which the next one's first months hold."""
    ahead: bool = False
    """Whether the text looks forward to it: 迎接建党100周年."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known of time when a mention of one article is dated."""

    chronicle: When | None = None
    """The year that the article chronicles, by its title (2023年大事记)."""
    year_lines: tuple[tuple[int, When | None], ...] = ()
    """Where lines that are a year and nothing else end inside the article, and the years."""
    dateline: When | None = None
    issued: When | None = None
    anchors: tuple[Anchor, ...] = ()
    """Written-out dates and years of this article, in order."""
    page: tuple[Anchor, ...] = ()
    """Those of the page's other articles."""
    previous: When | None = None
    """The date told last, for 当天, 次日 and a bare 8日."""
    despatched: When | None = None
    """The day of the despatch that opens the article (3月17日讯), for its 今天 and 昨日."""
    lunar_days: bool = False
    """Whether 端午节 becomes its day by the Chinese calendar; otherwise it dates no closer than the year."""

    @property
    def published(self) -> When | None:
        return self.dateline or self.issued

    def after(self, when: When) -> DateContext:
        """The context for what is told next."""
        return replace(self, previous=when) if when.date is not None else self


Year = tuple[int, str, Evidence]
"""A year, the rule that gave it and the words it was read from."""


def resolve(mention: DateMention, context: DateContext, at: Evidence = ()) -> When:
    """When the mention means; `at` is where its words stand and opens the evidence."""
    rule = RULES.get(mention.kind)
    return rule(mention, context, at) if rule else When(rule="date.vague", evidence=at)


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """2021-03-17, 2021-03, 2021; --03-17 without a year."""
    head = f"{year:04d}" if year is not None else "-"
    return "-".join([head, *(f"{n:02d}" for n in (month, day) if n is not None)])


def parts(when: When | None) -> YMD:
    """Year, month and day of a `When`, as far as it has them."""
    if when is None or when.date is None:
        return (None, None, None)
    if when.date.startswith("--"):
        month, _, day = when.date[2:].partition("-")
        return (None, int(month), int(day) if day else None)
    numbers = [int(n) for n in when.date.split("-")]
    return (numbers[0], numbers[1] if len(numbers) > 1 else None, numbers[2] if len(numbers) > 2 else None)


def _edtf(text: str) -> str:
    return "XXXX" + text[1:] if text.startswith("--") else text


def _when(
    first: str, last: str | None, basis: DateBasis, rule: str, evidence: Evidence, edtf: str | None = None,
) -> When:
    last = last if last != first else None
    if not all(is_day(*parts(When(date=day))) for day in (first, last) if day):  # which part of it is misprinted nobody knows
        return When(rule="date.impossible", evidence=evidence)
    spelled = "/".join(_edtf(d) for d in (first, last) if d)
    seen = tuple(dict.fromkeys(evidence))
    return When(date=first, end=last, basis=basis, edtf=edtf or spelled, rule=rule, evidence=seen)


def stated(mention: DateMention, at: Evidence) -> When:
    return dated(mention, (mention.year or 0, "date.stated", ()), at)


def _calendar(mention: DateMention, context: DateContext, at: Evidence) -> When:
    if mention.year is not None:
        return stated(mention, at)
    if mention.relative_year:
        return _relative_year(mention, context, at)
    if mention.month is None:
        return _bare_day(mention, context, at)
    year = infer_year(mention, context)
    if year is None:
        first, last = iso(None, mention.month, mention.day), _range_end(mention, None)
        return _when(first, last, "none", "date.no-year", at)
    return dated(mention, year, at)


def dated(mention: DateMention, year: Year, at: Evidence) -> When:
    """Year, month, day and range put together."""
    number, rule, source = year
    number = number if rule == "date.stated" else _leap(number, mention)
    first = iso(number, mention.month, mention.day)
    basis: DateBasis = "stated" if rule == "date.stated" else "inferred-year"
    edtf = iso(number) + f"-{mention.part}" if mention.kind == "period" else None
    return _when(first, _range_end(mention, number), basis, rule, (*at, *source), edtf)


def _leap(year: int, mention: DateMention) -> int:
    """29 February lies in a leap year, if the year is not written: the nearest one before."""
    if (mention.month, mention.day) != (2, 29) or calendar.isleap(year):
        return year
    return next(y for y in range(year, year - 9, -1) if calendar.isleap(y))


def _range_end(mention: DateMention, year: int | None) -> str | None:
    if mention.to is None:
        return None
    to_year, to_month, to_day = mention.to
    if to_month is None and to_day is None:
        return iso(to_year)
    month = to_month or mention.month or 1
    wraps = year is not None and to_year is None and month < (mention.month or 1)
    return iso(to_year or (year + 1 if wraps and year is not None else year), month, to_day)


def _relative_year(mention: DateMention, context: DateContext, at: Evidence) -> When:
    """今年, 去年 count from the publication, 当年, 次年 from the date told before."""
    told = (context.previous, "date.year-from-previous")
    issue = (context.published, "date.year-from-issue")
    sources = [told, issue] if mention.relative_year == "story" else [issue, told]
    for when, rule in sources:
        year = parts(when)[0]
        if when is not None and year is not None:
            return dated(mention, (year + mention.shift, rule, when.evidence), at)
    found = _year_of_anchors(mention, context)
    if found is None:
        return When(rule="date.no-year", evidence=at)
    return dated(mention, (found[0] + mention.shift, *found[1:]), at)


def infer_year(mention: DateMention, context: DateContext) -> Year | None:
    """The year of a month (and day) that stands without one."""
    headed = next((when for end, when in reversed(context.year_lines) if end <= mention.start), None) or context.chronicle
    chronicle = parts(headed)[0]
    if headed is not None and chronicle is not None:
        return (chronicle, "date.year-from-title", headed.evidence)
    published = ((context.dateline, "date.year-from-dateline"), (context.issued, "date.year-from-issue"))
    of_year = _of_last_year(mention, context)
    for when, rule in published:
        if of_year is not None:
            return of_year
        if when is not None and (year := _year_before(mention, when)) is not None:
            return (year, rule, when.evidence)
    return _year_of_anchors(mention, context)


def _of_last_year(mention: DateMention, context: DateContext) -> Year | None:
    """3月17日，某局召开2017年工作会, put on a page in July 2018: the year that the meeting is of, where months lie between."""
    year, month, _ = parts(context.published)
    if year is None or month is None or mention.month is None or month - mention.month < 3:
        return None
    near = (a for a in context.anchors if a.kind == "programme" and 0 < a.start - mention.start <= NEAR and not a.sums_up)
    anchor = next(near, None)
    return (year - 1, "date.year-from-programme", anchor.when.evidence) if anchor is not None and _year_of(anchor) == year - 1 else None


def _year_before(mention: DateMention, issued: When) -> int | None:
    """The year in which the day fell last, seen from the issue; what is planned lies ahead."""
    year, month, day = parts(issued)
    if year is None or month is None or mention.month is None:
        return year
    seen = date(year, month, day or calendar.monthrange(year, month)[1])
    meant = _day(year, mention.month, mention.day or 1)
    if mention.planned or mention.link in ("by", "from"):
        return year + 1 if seen - meant > timedelta(days=183) else year
    return year - 1 if meant - seen > TOLERANCE else year


def _day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _year_of_anchors(mention: DateMention, context: DateContext) -> Year | None:
    choices: tuple[tuple[str, tuple[Anchor, ...], str], ...] = (
        ("full", context.anchors, "date.year-from-article"), ("programme", context.anchors, "date.year-from-programme"),
        ("full", context.page, "date.year-from-page"), ("programme", context.page, "date.year-from-page"),
        ("bare", context.anchors, "date.year-from-article"), ("bare", context.page, "date.year-from-page"),
    )
    for kind, anchors, rule in choices:
        usable = [a for a in anchors if a.kind == kind]
        if usable:
            usable = _of_old_year(usable, mention)
            told = anchors is context.anchors and not (kind == "bare" and usable[0].start > mention.start)
            anchor = _nearest(usable, mention.start) if told else max(usable, key=_year_of)  # 总结2019年工作，部署｜2020年任务
            looks_back = anchor.sums_up and mention.start < anchor.start and mention.month is not None and mention.month <= LOOKING_BACK
            return (_year_of(anchor) + (1 if looks_back else _turn(anchor, mention)), rule, anchor.when.evidence)
    return None


def _of_old_year(anchors: list[Anchor], mention: DateMention) -> list[Anchor]:
    """12月27日，……肯定2017年的工作，对2018年提出要求: at the year's end the next one is only looked forward to."""
    if mention.month is None or mention.month < YEARS_END or any(a.kind != "bare" for a in anchors):
        return anchors
    latest = max(map(_year_of, anchors))
    return [a for a in anchors if _year_of(a) < latest] if any(_year_of(a) == latest - 1 for a in anchors) else anchors


def _year_of(anchor: Anchor) -> int:
    return parts(anchor.when)[0] or 0


def _nearest(anchors: Sequence[Anchor], start: int) -> Anchor:
    """The last one before the mention, or the first after it; years long past (a foundation) do not count."""
    latest = max(map(_year_of, anchors))
    recent = [a for a in anchors if _year_of(a) >= latest - 1]
    before = [a for a in recent if a.start <= start]
    return before[-1] if before else recent[0]


def _turn(anchor: Anchor, mention: DateMention) -> int:
    """A story that runs over New Year: December and then January, or the other way round."""
    month = parts(anchor.when)[1]
    if anchor.ahead:
        return -1 if month is not None and mention.month is not None and mention.month > month else 0
    if month is None or mention.month is None or abs(month - mention.month) < 10:
        return 0
    ahead = mention.start > anchor.start
    return 1 if month > mention.month and ahead else -1 if month < mention.month and not ahead else 0


def _bare_day(mention: DateMention, context: DateContext, at: Evidence) -> When:
    """8日 takes month and year from the date told before, else from the issue."""
    if mention.day is None:
        return When(rule="date.none", evidence=at)
    previous = context.previous
    year, month, _ = parts(previous)
    if previous is not None and month is not None:
        return _with_month(mention, year, month, previous, at, "date.month-from-previous")
    issued = context.despatched or context.published
    year, month, day = parts(issued)
    if issued is None or month is None:
        return When(rule="date.no-month", evidence=at)
    if day is not None and mention.day > day and not mention.planned:
        year, month = _months_on(year, month, -1) if year is not None else (None, (month - 2) % 12 + 1)
    return _with_month(mention, year, month, issued, at, "date.month-from-issue")


def _with_month(mention: DateMention, year: int | None, month: int, source: When, at: Evidence, rule: str) -> When:
    if mention.day is not None and mention.day > calendar.monthrange(year or 2000, month)[1]:
        return When(rule="date.none", evidence=at)
    end = iso(year, month, mention.to[2]) if mention.to else None
    basis: DateBasis = "none" if year is None else source.basis if rule.endswith("previous") else "inferred"
    return _when(iso(year, month, mention.day), end, basis, rule, (*at, *source.evidence))


def _months_on(year: int, month: int, shift: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + shift
    return index // 12, index % 12 + 1


def _shifted(base: When | None, mention: DateMention, at: Evidence, rule: str, basis: DateBasis | None = None) -> When:
    """当天, 次日, 昨天: days on from a date that is known to the day (当天 also from a coarser one)."""
    year, month, day = parts(base)
    if base is None or base.date is None:
        return When(rule="date.no-anchor", evidence=at)
    evidence = (*at, *base.evidence)
    if mention.shift == 0 and basis is None:
        return _when(base.date, None, base.basis, rule, evidence)
    if month is None or day is None:
        return When(rule="date.no-anchor", evidence=at)
    moved = date(year or 2000, month, day) + timedelta(days=mention.shift)
    return _when(iso(moved.year if year else None, moved.month, moved.day), None, "inferred", rule, evidence)


def _same_day(mention: DateMention, context: DateContext, at: Evidence) -> When:
    return _shifted(context.previous, mention, at, "date.same-day" if mention.shift == 0 else "date.next-day")


def _relative_day(mention: DateMention, context: DateContext, at: Evidence) -> When:
    if context.published is None and context.despatched is None and mention.shift == 0 and parts(context.previous)[2] is not None:
        return _shifted(context.previous, mention, at, "date.same-day")  # 今天（3月8日）……今天上午
    return _shifted(context.despatched or context.published, mention, at, "date.day-from-issue", "inferred")


def _relative_month(mention: DateMention, context: DateContext, at: Evidence) -> When:
    base = context.previous if mention.relative_year == "story" else context.published
    year, month, _ = parts(base or context.previous)
    source = base or context.previous
    if source is None or year is None or month is None:
        return When(rule="date.no-anchor", evidence=at)
    year, month = _months_on(year, month, mention.shift)
    return _when(iso(year, month, mention.day), None, "inferred", "date.month-from-issue", (*at, *source.evidence))


def _weekday(mention: DateMention, context: DateContext, at: Evidence) -> When:
    """上周五 is in the week before the issue's; 周五 alone is the last one up to the issue."""
    issued = context.published
    year, month, day = parts(issued)
    if issued is None or year is None or month is None or day is None:
        return When(rule="date.no-anchor", evidence=at)
    seen = date(year, month, day)
    meant = seen - timedelta(days=seen.weekday()) + timedelta(days=int(mention.name) - 1, weeks=mention.shift)
    if not mention.part and meant > seen:
        meant -= timedelta(weeks=1)
    return _when(meant.isoformat(), None, "inferred", "date.weekday", (*at, *issued.evidence))


def _festival(mention: DateMention, context: DateContext, at: Evidence) -> When:
    near = festivals.day(mention.name, mention.year or parts(context.published)[0] or 2020)
    probe = replace(mention, kind="calendar", month=near.month if near else None, day=near.day if near else None)
    year: Year | None = (mention.year, "date.stated", ()) if mention.year is not None else infer_year(probe, context)
    if year is None:
        return When(rule="date.no-year", evidence=at)
    number, _, source = year
    day = festivals.day(mention.name, number)
    evidence = (*at, *source)
    if day is None or not mention.part or (festivals.is_lunar(mention.name) and not context.lunar_days):
        return _when(iso(number), None, "stated" if mention.year else "inferred-year", "date.festival-year", evidence)
    if mention.part == "day":
        return _when(day.isoformat(), None, "inferred", "date.festival", evidence)
    around = day - timedelta(days=1) if mention.part == "eve" else day
    return _when(iso(around.year, around.month), None, "inferred", f"date.festival-{mention.part}", evidence)


def _period(mention: DateMention, context: DateContext, at: Evidence) -> When:
    """A quarter, half-year or season dates to the year; its EDTF keeps the part."""
    if mention.year is not None:
        return stated(mention, at)
    if mention.relative_year:
        return _relative_year(mention, context, at)
    year = infer_year(replace(mention, month=FIRST_MONTHS.get(mention.part)), context)
    return dated(mention, year, at) if year else When(rule="date.no-year", evidence=at)


RULES: Mapping[str, Callable[[DateMention, DateContext, Evidence], When]] = {
    "calendar": _calendar, "same-day": _same_day, "relative-day": _relative_day, "relative-month": _relative_month,
    "weekday": _weekday, "festival": _festival, "period": _period, "lunar": _period,
}
