"""What is said of a time in, its stretch of days, months or years out."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from .types import Time

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
WEEKDAYS = {word: at for at, word in enumerate("一二三四五六")} | {"日": 6, "天": 6} | {name.lower(): at for at, name in enumerate(calendar.day_name)}
LAST_MONTHS = {"上上个月": 2, "上上月": 2, "上个月": 1, "上月": 1, "这个月": 0, "本月": 0, "当月": 0}


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


def previous(today: date, unit: str) -> Time | None:
    if unit.startswith("year"):
        return year(today.year - 1) if unit == "year" else lately(today, 3, "y")
    return month_back(today, 1) if unit.startswith("month") else week(today, -1)


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
