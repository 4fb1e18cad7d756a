"""Lines that give a day: a line goes in, whether it is nothing but a date (of a diary, a masthead, a signature) comes out."""

from __future__ import annotations

import re

_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WEEKDAY = r"(?: ?[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?)"
_WEEKDAYS = rf"{_WEEKDAY}(?: ?(?:至|到|[—–~～\-]{{1,2}}|、|和) ?{_WEEKDAY})?"
_MONTH_DAY = rf"{_DAY} ?月 ?{_DAY} ?[日号]"
_END = rf"(?: ?(?:至|到|[—–~～\-]{{1,2}}|、|和) ?(?:{_DAY} ?月 ?)?{_DAY} ?[日号]?{_WEEKDAY}?)"
_DATE = rf"(?:(?:\d{{4}}|[一二三四五六七八九〇零○]{{4}}) ?年 ?)?{_MONTH_DAY}{_WEEKDAY}?{_END}?"
DAY_LINE = re.compile(
    rf"[●■◆★▲○◇□·•◎☆►▶※▌|#]{{0,2}} ?[(（\[【]?(?:{_DATE}|{_DAY} ?月份?|{_WEEKDAYS}(?: ?[(（]?{_DATE}[)）]?)?)[)）\]】]?[:：]?"
)
WEATHER = re.compile(r"[ 　]+(?:天气[:：]?)?[晴阴多云小中大暴雷阵转雨雪雾霾间到]{1,8}$")
"""2023年5月8日 星期一 晴: a day of a diary."""
YEAR = re.compile(r"(?:\d{4}|[一二三四五六七八九〇零○]{4}) ?年")


def is_day(text: str) -> bool:
    return len(text) <= 40 and DAY_LINE.fullmatch(text) is not None


def is_bare_day(text: str) -> bool:
    """A day without a year, such as the days of a diary."""
    weather = WEATHER.search(text)
    return is_day(text[: weather.start()]) if weather else is_day(text) and not YEAR.search(text)
