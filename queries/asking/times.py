"""Times in a question, Chinese and English: text and today in, tokens with their stretch of time out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from .stretches import (
    NUMBERS,
    QUARTERS,
    ago,
    day,
    day_before,
    days,
    half,
    in_month,
    last_month,
    lately,
    month,
    month_back,
    next_day,
    number,
    one_day,
    past_weekday,
    previous,
    quarter,
    season_back,
    since_start,
    third,
    week,
    week_of,
    weekday,
    year,
    year_and_month,
    years,
)  # fmt: skip
from .types import Time, Token

N = r"(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
Y = r"(\d{4}|[〇零一二三四五六七八九]{4})"
RELATIVE = {"今": 0, "去": -1, "前": -2, "明": 1, "本": 0, "上": -1, "这": 0}
MONTHS = {name.lower(): number for number in range(1, 13) for name in (calendar.month_name[number], calendar.month_abbr[number])} | {"sept": 9}
M = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
COUNT = "(" + "|".join([r"\d{1,2}", *NUMBERS]) + ")"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"


Maker = Callable[[re.Match[str], date], Time | None]
TO = r" ?(?:-|–|—|~|～|to|and|until|through) ?"
D = "(" + "|".join(name.lower() for name in calendar.day_name) + ")"
SEASONS = "(spring|summer|autumn|fall|winter)"

ATOMS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple((re.compile(pattern), make) for pattern, make in (
    (r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", lambda m, _: day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)", lambda m, _: day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(?<!\d)(\d{4})-(\d{1,2})(?![\d-])", lambda m, _: month(int(m[1]), int(m[2]))),
    (r"(?<![\d.])(\d{4})[./](\d{1,2})(?![\d./年])", lambda m, _: month(int(m[1]), int(m[2]))),
    (rf"(?<![\d年])(\d\d)年{N}月{N}[日号]", lambda m, _: day(2000 + int(m[1]), number(m[2]), number(m[3]))),
    (rf"(?<![\d年])(\d\d)年{N}月份?", lambda m, _: month(2000 + int(m[1]), number(m[2]))),
    (r"“?十([三四五])五”?(?:规划)?(?:时期|期间)?", lambda m, _: years(2001 + 5 * number(m[1]), 2005 + 5 * number(m[1]))),
    (r"\bh([12]),? (?:of )?(\d{4})\b", lambda m, _: half(int(m[2]), "上半年" if m[1] == "1" else "下半年")),
    (rf"(?:从|自)?{Y}(?:到|至){Y}年(?:之间|期间|间)?", lambda m, _: years(number(m[1]), number(m[2]))),
    (r"\b(?:from |between )?(?<![\d-])((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)(?![\d-])", lambda m, _: years(int(m[1]), int(m[2]))),
    (rf"{Y}年{N}月{N}[日号]?(?:到|至|-|—|~|～){N}[日号](?:之间|期间|间)?", lambda m, _: days(number(m[1]), number(m[2]), number(m[3]), number(m[4]))),
    (rf"\b(?:(?:between|from|on|in) )?{DAY}{TO}{DAY}(?: of)? {M}\.?,? (\d{{4}})\b", lambda m, _: days(int(m[4]), MONTHS[m[3]], int(m[1]), int(m[2]))),
    (rf"\b(?:(?:between|from|on|in) )?{M}\.? {DAY}{TO}{DAY},? (\d{{4}})\b", lambda m, _: days(int(m[4]), MONTHS[m[1]], int(m[2]), int(m[3]))),
    (rf"{Y}年{N}月{N}[日号](?:那|这|所在|当)的?个?(?:一)?(?:周|星期|礼拜)", lambda m, _: week_of(day(number(m[1]), number(m[2]), number(m[3])))),
    (rf"{N}月{N}[日号](?:那|这|所在|当)的?个?(?:一)?(?:周|星期|礼拜)", lambda m, _: Time(month=number(m[1]), day=number(m[2]), week=True)),
    (rf"{Y}年{N}月(初|上旬|中旬|下旬|底|末)", lambda m, _: third(number(m[1]), number(m[2]), m[3])),
    (rf"([今去前])年{N}月(初|上旬|中旬|下旬|底|末)", lambda m, t: third(t.year + RELATIVE[m[1]], number(m[2]), m[3])),
    (rf"{Y}年的?第?([一二三四1-4])季度", lambda m, _: quarter(number(m[1]), number(m[2]))),
    (r"([今去前])年的?第?([一二三四1-4])季度", lambda m, t: quarter(t.year + RELATIVE[m[1]], number(m[2]))),
    (rf"{Y}年的?(入冬|[春夏秋冬])(?:天|季|的时候)?", lambda m, _: half(number(m[1]), m[2])),
    (r"([今去前])年的?(入冬|[春夏秋冬])(?:天|季|的时候)?", lambda m, t: half(t.year + RELATIVE[m[1]], m[2])),
    (rf"{Y}年{N}月{N}[日号]", lambda m, _: day(number(m[1]), number(m[2]), number(m[3]))),
    (rf"{Y}年{N}月份?", lambda m, _: month(number(m[1]), number(m[2]))),
    (rf"{Y}年(上半年|下半年|年初|年中|年底|年末|初|底|末)", lambda m, _: half(number(m[1]), m[2])),
    (rf"{Y}年?(?:-|—|–|~|～){{1,2}}{Y}年度?", lambda m, _: years(number(m[1]), number(m[2]))),
    (rf"{Y}年度?", lambda m, _: year(number(m[1]))),
    (rf"([今去前])年{N}月{N}[日号]", lambda m, t: day(t.year + RELATIVE[m[1]], number(m[2]), number(m[3]))),
    (rf"([今去前])年{N}月份?", lambda m, t: month(t.year + RELATIVE[m[1]], number(m[2]))),
    (r"([今去前])年(上半年|下半年|年初|年中|年底|年末|初|底|末)", lambda m, t: half(t.year + RELATIVE[m[1]], m[2])),
    (r"(?<!年)(上半年|下半年)", lambda m, _: Time(part=m[0])),
    (r"([今去前明])年", lambda m, t: year(t.year + RELATIVE[m[1]])),
    (r"本年度?", lambda _, t: year(t.year)),
    (rf"(上上个?月|上个?月|这个月|本月){N}[日号]?(?:到|至|-|—|~|～|和|、){N}[日号]", lambda m, t: in_month(last_month(t, m[1]), number(m[2]), number(m[3]))),
    (rf"(上上个?月|上个?月|这个月|本月){N}[日号]", lambda m, t: in_month(last_month(t, m[1]), number(m[2]), number(m[2]))),
    (r"(上上个?月|上个?月|这个月|本月)的?(初|上旬|中旬|下旬|底|末)", lambda m, t: third(*year_and_month(last_month(t, m[1])), m[2])),
    (r"大前年", lambda _, t: year(t.year - 3)),
    (r"(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个)?(年|月|周|星期|礼拜|天)(?:以|之)?前", lambda m, t: ago(t, number(m[1]), m[2])),
    (r"(?:今年|本年)以来|年初以来|年内|今年到现在|开年以来", lambda _, t: since_start(t)),
    (r"(上|这|本)个?(?:周|星期|礼拜)([一二三四五六日天])", lambda m, t: weekday(t, RELATIVE[m[1]], m[2])),
    (r"上上个?月", lambda _, t: month_back(t, 2)),
    (r"上个?月", lambda _, t: month_back(t, 1)),
    (r"这个月|本月|当月", lambda _, t: month_back(t, 0)),
    (r"上个?(?:周|星期|礼拜)", lambda _, t: week(t, -1)),
    (r"这个?(?:周|星期|礼拜)|本周", lambda _, t: week(t, 0)),
    (r"(?<=[到至])(?:现在|目前|如今|今)(?:为止)?|\b(?<=until )now\b|\b(?<=till )now\b|\b(?<=to )now\b", lambda _, t: one_day(t)),
    (r"昨天|昨日", lambda _, t: one_day(t - timedelta(days=1))),
    (r"前天", lambda _, t: one_day(t - timedelta(days=2))),
    (r"(?<!当)(?:今天|今日)", lambda _, t: one_day(t)),
    (r"(?:最近|过去|近|这)(?:的)?半年", lambda _, t: lately(t, 6, "月")),
    (r"(?:最近|过去|近|这)(?:的)?(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个)?(年|月|周|星期|天)(?:来|内|里|间)?", lambda m, t: lately(t, number(m[1]), m[2])),
    (rf"(?<![\d年月]){N}[日号](?![楼院])", lambda m, _: Time(day=number(m[1])) if 1 <= number(m[1]) <= 31 else None),
    (r"年初|年底|年末", lambda m, _: Time(part=m[0])),
    (rf"(?<![\d年]){N}月{N}[日号]", lambda m, _: Time(month=number(m[1]), day=number(m[2]))),
    (rf"(?<![\d年个]){N}月(?:份|初|上旬|中旬|下旬|底|末)?(?!\d)", lambda m, _: Time(month=number(m[1]))),
    (rf"\b(?:the )?(start|beginning|middle|end) of {M}\.?,? (\d{{4}})\b", lambda m, _: third(int(m[3]), MONTHS[m[2]], m[1])),
    (rf"\b(early|mid|late)[ -](?:in )?{M}\.?,? (\d{{4}})\b", lambda m, _: third(int(m[3]), MONTHS[m[2]], m[1])),
    (r"\b(?:the )?(start|beginning|middle|end) of (?:the year )?(\d{4})\b", lambda m, _: half(int(m[2]), m[1])),
    (r"\b(early|mid|late)[ -](?:in )?(\d{4})\b", lambda m, _: half(int(m[2]), m[1])),
    (r"\b(?:the )?(first half|second half|spring|summer|autumn|fall|winter) (?:of |in )?(\d{4})\b", lambda m, _: half(int(m[2]), m[1])),
    (r"\b(?:the )?(first|second|third|fourth|last) quarter of (\d{4})\b", lambda m, _: quarter(int(m[2]), QUARTERS[m[1]])),
    (r"\bq([1-4]),? (?:of )?(\d{4})\b", lambda m, _: quarter(int(m[2]), int(m[1]))),
    (r"\b(\d{4})[ -]?q([1-4])\b", lambda m, _: quarter(int(m[1]), int(m[2]))),
    (r"\b(?:the )?(first half|second half|start|beginning|middle|end) of (this|last) year\b", lambda m, t: half(t.year - (m[2] == "last"), m[1])),
    (rf"\b(?:the )?{SEASONS} of (this|last) year\b", lambda m, t: half(t.year - (m[2] == "last"), m[1])),
    (rf"\blast {SEASONS}\b", lambda m, t: season_back(t, m[1])),
    (rf"\bthis {SEASONS}\b", lambda m, t: half(t.year, m[1])),
    (r"\b(?:early|earlier) (?:in )?this year\b|\bso far this year\b|\bthis year so far\b", lambda _, t: since_start(t)),
    (r"\bsince (?:the )?(?:start|beginning) of (?:this|the) year\b", lambda _, t: since_start(t)),
    (r"\b(early|mid|late)[ -](?:in )?last year\b", lambda m, t: half(t.year - 1, m[1])),
    (rf"\b{COUNT} (years?|months?|weeks?|days?) ago\b", lambda m, t: ago(t, number(m[1]), m[2])),
    (r"\bthe day before yesterday\b", lambda _, t: one_day(t - timedelta(days=2))),
    (rf"\blast {D}\b", lambda m, t: past_weekday(t, m[1])),
    (rf"\b{DAY}(?: of)? {M}\.?,? (last|this) year\b", lambda m, t: day(t.year - (m[3] == "last"), MONTHS[m[2]], int(m[1]))),
    (r"\b(?:the )?(first|second|third|fourth|last) quarter of (this|last) year\b", lambda m, t: quarter(t.year - (m[2] == "last"), QUARTERS[m[1]])),
    (rf"\b{DAY}(?: of)? {M}\.?,? (\d{{4}})\b", lambda m, _: day(int(m[3]), MONTHS[m[2]], int(m[1]))),
    (rf"\b{M}\.? {DAY},? (\d{{4}})\b", lambda m, _: day(int(m[3]), MONTHS[m[1]], int(m[2]))),
    (rf"\b{M}\.?,?(?: of)? (\d{{4}})\b", lambda m, _: month(int(m[2]), MONTHS[m[1]])),
    (rf"\b{M}\.? (this|last) year\b", lambda m, t: month(t.year - (m[2] == "last"), MONTHS[m[1]])),
    (rf"\b(this|last) {M}\b", lambda m, t: month(t.year - (m[1] == "last" and MONTHS[m[2]] >= t.month), MONTHS[m[2]])),
    (rf"\b{DAY}(?: of)? {M}\b", lambda m, _: Time(month=MONTHS[m[2]], day=int(m[1]))),
    (rf"\b{M} {DAY}\b(?! \d)", lambda m, _: Time(month=MONTHS[m[1]], day=int(m[2]))),
    (r"\b(?:the )?(?:last|past|previous) (years?|months?|weeks?)\b", lambda m, t: previous(t, m[1])),
    (rf"\b(?:the )?(?:last|past|previous) {COUNT} (years?|months?|weeks?|days?)\b", lambda m, t: lately(t, number(m[1]), m[2])),
    (r"\bthe year before last\b", lambda _, t: year(t.year - 2)),
    (r"\bthis year\b", lambda _, t: year(t.year)),
    (r"\bthis month\b", lambda _, t: month_back(t, 0)),
    (r"\bthis week\b", lambda _, t: week(t, 0)),
    (r"\byesterday\b", lambda _, t: one_day(t - timedelta(days=1))),
    (r"\btoday\b", lambda _, t: one_day(t)),
    (r"(?<![\w-])((?:19|20)\d\d)(?![\w-])", lambda m, _: year(int(m[1]))),
    (rf"(?<![a-z])(?:in|since|from|between|until|and|to|during|after|before) {M}\b", lambda m, _: Time(month=MONTHS[m[1]])),
))  # fmt: skip
SINCE_BEFORE = re.compile(r"(?:自从|自|从|since|from|starting(?: in| from)?)\s*$")
SINCE_AFTER = re.compile(r"\s*(?:以来|起至今|至今|起|开始|onwards?)")
LATER_AFTER = re.compile(r"\s*(?:以后|之后|后)(?!天)")
LATER_BEFORE = re.compile(r"\b(?:after|later than)\s*$")
EARLIER_AFTER = re.compile(r"\s*(?:以前|之前|前)(?!往|来|夕|年|天)")
EARLIER_BEFORE = re.compile(r"\b(?:before|earlier than|prior to)\s*$")
ENDING = re.compile("[底末]$|^(?:the )?end of")
"""Before the end of the year is still in it."""
UNTIL_BEFORE = re.compile(r"(?:截至|截止到|截止|\buntil|\bup to|\bby|\btill)\s*$")
BETWEEN = re.compile(r"\s*(?:到|至|-|—|–|~|～|和|与|\band\b|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*$")
OPENING = re.compile(r"(?:从|自|在|\bbetween|\bfrom)\s*$")
CLOSING = re.compile(r"\s*(?:之间|期间|间|为止|这段时间|左右|前后|那阵子?|那几天|那会儿?)")
LEADING = re.compile(r"(?:\bin the course of|\bin|\bon|\bduring|\bof|在|于)\s*$")


def times_in(text: str, today: date) -> list[Token]:
    """All times of a text, ranges put together; none overlap."""
    atoms = list(atoms_in(text, today))
    joined: list[Token] = []
    while atoms:
        one = atoms.pop(0)
        if atoms and BETWEEN.fullmatch(text[one.end : atoms[0].start] or " x"):
            together = ranged(text, one, atoms[0])
            if together:
                atoms.pop(0)
                joined.append(together)
                continue
        joined.append(directed(text, one))
    return dated(joined, today)


def dated(times: list[Token], today: date) -> list[Token]:
    """5月29日……（2023年）: a year that stands elsewhere. What is still only a part of some year is no time."""
    years = [one for one in times if one.time and one.time.since and one.time.since == one.time.until and len(one.time.since) == 4]
    bare = [one for one in times if one.time and (one.time.month or one.time.part)]
    if len(times) == 2 and len(years) == len(bare) == 1:
        value, time = int((years[0].time or Time()).since or 0), bare[0].time or Time()
        made = half(value, time.part) if time.part else day(value, time.month or 0, time.day) if time.day else month(value, time.month or 0)
        made = week_of(made) if time.week else made
        if made:
            return sorted([replace(bare[0], time=made), replace(years[0], tag="fill")], key=lambda one: one.start)
    if len(times) == 1 and bare and (bare[0].time or Time()).part.endswith("半年"):
        return [replace(bare[0], time=half(today.year, (bare[0].time or Time()).part))]
    return [one for one in times if one.time and not one.time.part and not one.time.week]


def atoms_in(text: str, today: date) -> Iterator[Token]:
    taken: list[Token] = []
    for pattern, make in ATOMS:
        for match in pattern.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            time = make(match, today)
            if time:
                taken.append(Token(match.start(), match.end(), "time", match[0], time=time))
    return iter(sorted(taken, key=lambda one: one.start))


def ranged(text: str, one: Token, other: Token) -> Token | None:
    """2021年到2022年; a month without a year takes that of the other end."""
    first, last = one.time or Time(), other.time or Time()
    if first.month and last.until and not first.day:
        first = month(int(last.until[:4]), first.month) or first
    if last.month and first.since and not last.day:
        last = month(int(first.since[:4]), last.month) or last
    if first.part and last.until:
        first = half(int(last.until[:4]), first.part)
    if last.part and first.since:
        last = half(int(first.since[:4]), last.part)
    if not (first.since and last.until) or first.since > last.until:
        return None
    start, end = around(text, one.start, other.end, OPENING, CLOSING)
    return Token(start, end, "time", text[start:end], time=Time(first.since, last.until))


def directed(text: str, one: Token) -> Token:
    """With what stands before and behind: since, until, after, before."""
    time = one.time or Time()
    before, after = text[: one.start], text[one.end :]
    if time.since is None or time.until is None:
        start, end = around(text, one.start, one.end, LEADING, CLOSING)
        return Token(start, end, "time", text[start:end], time=time)
    for left, right, made in (
        (LATER_BEFORE, LATER_AFTER, Time(since=next_day(time.until))),
        (EARLIER_BEFORE, EARLIER_AFTER, Time(until=time.until if ENDING.search(one.text) else day_before(time.since))),
        (UNTIL_BEFORE, None, Time(until=time.until)),
        (SINCE_BEFORE, SINCE_AFTER, Time(since=time.since)),
    ):
        lead, tail = left.search(before), right.match(after) if right else None
        if lead or tail:
            start = lead.start() if lead else around(text, one.start, one.end, OPENING, CLOSING)[0]
            return Token(start, one.end + (tail.end() if tail else 0), "time", text[start : one.end], time=made)
    start, end = around(text, one.start, one.end, LEADING, CLOSING)
    return Token(start, end, "time", text[start:end], time=time)


def around(text: str, start: int, end: int, left: re.Pattern[str], right: re.Pattern[str]) -> tuple[int, int]:
    lead, tail = left.search(text[:start]), right.match(text[end:])
    return (lead.start() if lead else start), (end + tail.end() if tail else end)
