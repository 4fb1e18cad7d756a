"""Times in a question, Chinese and English: text and today in, tokens with their stretch of time out."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from .types import Time, Token

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
N = r"(\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
Y = r"(\d{4}|[〇零一二三四五六七八九]{4})"
RELATIVE = {"今": 0, "去": -1, "前": -2, "明": 1, "本": 0, "上": -1, "这": 0}
MONTHS = {name.lower(): number for number in range(1, 13) for name in (calendar.month_name[number], calendar.month_abbr[number])} | {"sept": 9}
M = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + ")"
NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
COUNT = "(" + "|".join([r"\d{1,2}", *NUMBERS]) + ")"
DAY = r"(\d{1,2})(?:st|nd|rd|th)?"


def number(said: str) -> int:
    """`十二`, `二十`, `二〇二一`, `12`, `three`."""
    if said.isdecimal():
        return int(said)
    if said in NUMBERS:
        return NUMBERS[said]
    if "十" in said:
        tens, _, ones = said.partition("十")
        return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
    return int("".join(str(DIGITS[one]) for one in said))


def year(value: int) -> Time:
    return Time(f"{value:04}", f"{value:04}")


def years(first: int, last: int) -> Time | None:
    """2023—2024年度"""
    return Time(f"{first:04}", f"{last:04}") if first <= last else None


def month(value: int, number_: int) -> Time | None:
    return Time(f"{value:04}-{number_:02}", f"{value:04}-{number_:02}") if 1 <= number_ <= 12 else None


def day(value: int, number_: int, day_: int) -> Time | None:
    if not 1 <= number_ <= 12 or not 1 <= day_ <= calendar.monthrange(value, number_)[1]:
        return None
    said = f"{value:04}-{number_:02}-{day_:02}"
    return Time(said, said)


def one_day(value: date) -> Time:
    return Time(value.isoformat(), value.isoformat())


def back(today: date, months: int) -> date:
    """The same day so many months before, or the last of that month."""
    total = today.year * 12 + today.month - 1 - months
    return date(total // 12, total % 12 + 1, min(today.day, calendar.monthrange(total // 12, total % 12 + 1)[1]))


def lately(today: date, count: int, unit: str) -> Time:
    """近三年: since that day three years ago."""
    match unit[0]:
        case "年" | "y":
            start = back(today, 12 * count)
        case "月" | "m" | "个":
            start = back(today, count)
        case "周" | "星" | "w":
            start = today - timedelta(weeks=count)
        case _:
            start = today - timedelta(days=count)
    return Time(start.isoformat())


def month_back(today: date, count: int) -> Time | None:
    there = back(today.replace(day=1), count)
    return month(there.year, there.month)


def week(today: date, count: int) -> Time:
    monday = today - timedelta(days=today.weekday() - 7 * count)
    return Time(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


SPANS = {
    "上半年": (1, 6), "下半年": (7, 12), "年初": (1, 3), "初": (1, 3), "年中": (5, 8), "春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (11, 12),
    "入冬": (11, 12), "winter": (11, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "start": (1, 3), "beginning": (1, 3), "early": (1, 3), "middle": (5, 8),
    "mid": (5, 8), "first half": (1, 6), "second half": (7, 12),
}  # fmt: skip
"""Months of a year; whatever else is said of it is its end, from October."""
THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "start": (1, 10), "beginning": (1, 10), "early": (1, 10), "middle": (11, 20), "mid": (11, 20)}
"""Days of a month; its end is from the twenty-first."""
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


def half(value: int, said: str) -> Time:
    first, last = SPANS.get(said, (10, 12))
    return Time(f"{value:04}-{first:02}", f"{value:04}-{last:02}")


def third(value: int, month_: int, said: str) -> Time | None:
    """12月底, the end of December"""
    if not 1 <= month_ <= 12:
        return None
    first, last = THIRDS.get(said, (21, calendar.monthrange(value, month_)[1]))
    return Time(f"{value:04}-{month_:02}-{first:02}", f"{value:04}-{month_:02}-{last:02}")


def quarter(value: int, number_: int) -> Time | None:
    return Time(f"{value:04}-{3 * number_ - 2:02}", f"{value:04}-{3 * number_:02}") if 1 <= number_ <= 4 else None


def week_of(said: Time | None) -> Time | None:
    """5月29号那周: from Monday to Sunday"""
    if said is None or said.since is None:
        return None
    one = date.fromisoformat(said.since)
    return week(one, 0)


Maker = Callable[[re.Match[str], date], Time | None]
TO = r" ?(?:-|–|—|~|～|to|and|until|through) ?"


def days(value: int, month_: int, first: int, last: int) -> Time | None:
    """6 to 10 November 2023"""
    one, other = day(value, month_, first), day(value, month_, last)
    return Time(one.since, other.until) if one and other and first <= last else None


def last_month(today: date, said: str) -> Time:
    return month_back(today, LAST_MONTHS[said]) or Time()


def year_and_month(there: Time) -> tuple[int, int]:
    value, _, month_ = (there.since or "").partition("-")
    return int(value), int(month_)


def in_month(there: Time, first: int, last: int) -> Time | None:
    """上个月7号到8号"""
    return days(*year_and_month(there), first, last)


def weekday(today: date, weeks: int, said: str) -> Time:
    """上周五, last Friday"""
    number_ = WEEKDAYS[said]
    return one_day(today - timedelta(days=today.weekday() - 7 * weeks - number_))


def past_weekday(today: date, said: str) -> Time:
    return one_day(today - timedelta(days=(today.weekday() - WEEKDAYS[said] - 1) % 7 + 1))


def ago(today: date, count: int, unit: str) -> Time | None:
    """两年前, three months ago: that year, month or day; of weeks, that week."""
    match unit[0]:
        case "年" | "y":
            return year(today.year - count)
        case "月" | "m" | "个":
            return month_back(today, count)
        case "周" | "星" | "w" | "礼":
            return week(today, -count)
        case _:
            return one_day(today - timedelta(days=count))


def season_back(today: date, said: str) -> Time:
    """last spring: the one that is over"""
    last = SPANS[said][1]
    return half(today.year - (last >= today.month), said)


def since_start(today: date) -> Time:
    return Time(f"{today.year:04}", None)


WEEKDAYS = {word: at for at, word in enumerate("一二三四五六")} | {"日": 6, "天": 6} | {name.lower(): at for at, name in enumerate(calendar.day_name)}
D = "(" + "|".join(name.lower() for name in calendar.day_name) + ")"
SEASONS = "(spring|summer|autumn|fall|winter)"
LAST_MONTHS = {"上上个月": 2, "上上月": 2, "上个月": 1, "上月": 1, "这个月": 0, "本月": 0, "当月": 0}

ATOMS: tuple[tuple[re.Pattern[str], Maker], ...] = tuple((re.compile(pattern), make) for pattern, make in (
    (r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", lambda m, _: day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)", lambda m, _: day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(?<!\d)(\d{4})-(\d{1,2})(?![\d-])", lambda m, _: month(int(m[1]), int(m[2]))),
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
CLOSING = re.compile(r"\s*(?:之间|期间|间|为止|这段时间)")
LEADING = re.compile(r"(?:\bin|\bon|\bduring|\bof|在|于)\s*$")


def previous(today: date, unit: str) -> Time | None:
    if unit.startswith("year"):
        return year(today.year - 1) if unit == "year" else lately(today, 3, "y")
    return month_back(today, 1) if unit.startswith("month") else week(today, -1)


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


def last_day(said: str) -> date:
    """The last day of 2021, 2021-03 or 2021-03-17."""
    parts = [int(part) for part in said.split("-")]
    if len(parts) == 3:
        return date(*parts)
    months = parts[1] if len(parts) == 2 else 12
    return date(parts[0], months, calendar.monthrange(parts[0], months)[1])


def next_day(said: str) -> str:
    return (last_day(said) + timedelta(days=1)).isoformat()


def day_before(said: str) -> str:
    parts = [int(part) for part in said.split("-")] + [1, 1]
    return (date(*parts[:3]) - timedelta(days=1)).isoformat()
