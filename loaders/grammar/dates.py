"""Finding dates: text goes in, the words that state a date come out with the fields they state.

Nothing is inferred here: 3月17日 has no year, 次日 only says "one day on", 近日 is vague.
`when.resolve` turns a mention into a `When`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Literal

from ..words import festivals
from .numerals import fold, hanzi

Kind = Literal[
    "calendar", "relative-day", "same-day", "relative-month", "weekday", "festival", "lunar", "period", "vague",
]
Link = Literal["", "since", "until", "by", "from"]
YMD = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """The words `text[start:end]` and what they state."""

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    to: YMD | None = None
    """Last day, month or year of a range; parts that are not written are None."""
    shift: int = 0
    """Years for a calendar date (去年 -1), days (昨天 -1, 次日 +1), months (上月 -1) or weeks (上周五 -1)."""
    relative_year: Literal["", "issue", "story"] = ""
    """Whether `shift` counts years from the publication (今年) or from the date told before (当年, 次年)."""
    part: str = ""
    """初, 中旬, 底 …; for a period its EDTF code (Q2 is 34); for a festival day, eve or around."""
    name: str = ""
    """The festival's name; for a weekday its number, Monday 1."""
    hour: str = ""
    """上午, 晚 …: the part of the day, if stated."""
    link: Link = ""
    """自 … 以来, 截至 …, … 前, … 起: the date bounds a period and is no date of an occasion."""
    planned: bool = False
    """Something lies ahead: 计划于, 将于, 明年."""

    @property
    def full(self) -> bool:
        """A year and a month at least are written out."""
        return self.kind == "calendar" and self.year is not None and self.month is not None


S = r"[ \u3000]?"
DASH = r"(?:至|到|[-—–―~～－]{1,2})"
HANZI_YEAR = r"(?:一九|二[〇零○])[〇零○一二三四五六七八九]{2}"
YEAR = rf"(?:19|20)\d{{2}}|{HANZI_YEAR}"
BLANK_MONTH, BLANK_DAY = r"1[ \u3000]?[0-2]", r"3[ \u3000]?[01]|[12][ \u3000]?\d"
"""1 1 月 1 1日, as scanned."""
BLANK_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d"
DIGIT_YEAR, DIGIT_MONTH, DIGIT_DAY = r"(?:19|20)\d{2}", r"1[0-2]|0?[1-9]", r"3[01]|[12]\d|0?[1-9]"
RELATIVE_YEAR = r"今年|去年|前年|明年|后年|本年度?|上年度?|当年|同年|次年|翌年"
MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
DAY = r"3[01]|[12]\d|0?[1-9]|三十一?|卅一?|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
HOUR = r"上午|下午|中午|傍晚|凌晨|清晨|早上|早晨|晚上|晚间|夜间|当晚|晚|夜"
WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
NOT_AFTER_DIGIT = r"(?<![\d.一二三四五六七八九十百千万零〇第])"
SHORT_YEAR = rf"\d\d(?={S}年{S}(?:{MONTH}){S}月{S}(?:{DAY}){S}日)"
TAIL = rf"(?:{S}[（(]?{WEEKDAY}[）)]?)?(?:{S}(?P<hour>{HOUR}))?"

NUMERIC = re.compile(
    rf"(?<![\d.\-/])(?P<year>{DIGIT_YEAR})(?P<sep>[-/.])(?:(?P<month>{DIGIT_MONTH})(?P=sep)(?P<day>{DIGIT_DAY})"
    rf"|(?P<only>(?<=-)(?:0[1-9]|1[0-2])(?![-/.\d])))(?!\d)"
    rf"(?:{S}{DASH}{S}(?:(?P<year2>{DIGIT_YEAR})(?P=sep))?(?P<month2>{DIGIT_MONTH})[-/.](?P<day2>{DIGIT_DAY})(?![\d年]))?"
    rf"{TAIL}"
)
MONTHS = re.compile(
    rf"{NOT_AFTER_DIGIT}(?:(?:(?P<year>{YEAR}){S}年(?:度)?|(?P<relative>{RELATIVE_YEAR})){S})?"
    rf"(?P<month>{MONTH}){S}(?:月份?)?{S}(?:{DASH}|、){S}(?P<month2>{MONTH}){S}月(?:份)?(?!{S}(?:{DAY}){S}[日号])"
)
CALENDAR = re.compile(
    rf"{NOT_AFTER_DIGIT}(?:(?:(?P<year>{YEAR}|{BLANK_YEAR}|{SHORT_YEAR}){S}年|(?P<relative>{RELATIVE_YEAR})的?){S})?"
    rf"(?P<month>{BLANK_MONTH}|{MONTH}){S}月(?:份)?(?:{S}(?P<day>{BLANK_DAY}|{DAY}){S}[日号](?!楼|院|线|门|馆|店|桥|常)(?:{S}\d{{1,2}}[时点](?={S}{DASH}))?"
    rf"(?:{S}{DASH}{S}(?:(?P<year2>{YEAR}){S}年{S})?(?:(?P<month2>{MONTH}){S}月{S})?(?P<day2>{BLANK_DAY}|{DAY}){S}[日号])?"
    rf"|{S}(?P<day3>{DAY}){S}(?:{DASH}|[、和]){S}(?P<day4>{DAY}){S}日|(?P<part>上旬|中旬|下旬|初|底|末)?){TAIL}"
)
PERIOD = re.compile(
    rf"{NOT_AFTER_DIGIT}(?:(?:(?P<year>{YEAR}){S}年(?:度)?|(?P<relative>{RELATIVE_YEAR})的?){S})?"
    rf"(?P<period>第?{S}[1-4一二三四]{S}季度|上半年|下半年|(?<=年)[春夏秋冬](?:季|天)|今[春夏秋冬])"
)
YEARS = re.compile(rf"(?<!\d)(?P<year>{YEAR}){S}年?{S}{DASH}{S}(?P<year2>{YEAR}){S}年(?:度)?")
WHOLE_YEAR = re.compile(
    rf"(?<!\d)(?:(?P<year>{YEAR}){S}年(?:度)?|(?P<relative>{RELATIVE_YEAR}))(?P<part>年?[初底末中](?![级小学]))?(?!轻)"
)
BARE_DAY = re.compile(
    r"(?<![\d.月年第每近共时期续\-—~～/:：一二三四五六七八九十百千万])(?P<day>3[01]|[12]\d|[1-9]"
    r"|(?<![\u4e00-\u9fff])(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]))"
    rf"{S}日(?!常|均|报|游|程|本|光|记|历|子|内|间|后|制|产|前|租|托)"
    rf"(?:{S}{DASH}{S}(?P<day2>{DAY}){S}日(?!内|游))?{TAIL}"
)
NO_WEEK = r"(?:至|到|[-—、])[周星一二三四五六日]|(?:上午|下午|晚上?)?(?:开放|营业|闭馆|闭园|休息|公休|停业)"
WEEK = re.compile(
    rf"(?<![每逢至到—-])(?P<which>上上|上|本|这|下)?(?:个)?(?P<weekday>{WEEKDAY})(?!{NO_WEEK})(?:{S}(?P<hour>{HOUR}))?"
)
LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[廿二]?十[一二三四五六七八九]?|廿[一二三四五六七八九])"
LUNAR = re.compile(
    rf"(?:农历|阴历)(?:[^，。；\s]{{0,2}}年)?(?:[正腊冬]|十?[一二三四五六七八九十])月{LUNAR_DAY}?"
    rf"|(?:正|腊)月{LUNAR_DAY}|大年(?:初[一二三四五六七]|三十)"
)
DAYS: Mapping[str, int] = {
    "今天": 0, "今日": 0, "今晨": 0, "今晚": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1,
    "前天": -2, "前日": -2, "明天": 1, "明日": 1, "后天": 2,
}
SAME_DAY: Mapping[str, int] = {
    "当天": 0, "当日": 0, "是日": 0, "当晚": 0, "同日": 0, "同一天": 0, "当天晚上": 0,
    "次日": 1, "翌日": 1, "第二天": 1, "隔天": 1, "隔日": 1, "前一天": -1, "前一日": -1,
}
RELATIVE_MONTH: Mapping[str, int] = {
    "本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "当月": 0, "同月": 0,
}
VAGUE = (
    "近日", "日前", "近期", "最近", "不久前", "前不久", "前几天", "前些天", "这几天", "这两天", "近来", "近几天",
    "连日来", "连日", "前段时间", "近段时间", "一直以来", "近年来", "近年", "即日",
)
RELATIVE_YEARS: Mapping[str, tuple[int, Literal["issue", "story"]]] = {
    "今年": (0, "issue"), "本年": (0, "issue"), "本年度": (0, "issue"), "去年": (-1, "issue"), "上年": (-1, "issue"),
    "上年度": (-1, "issue"), "前年": (-2, "issue"), "明年": (1, "issue"), "后年": (2, "issue"),
    "当年": (0, "story"), "同年": (0, "story"), "次年": (1, "story"), "翌年": (1, "story"),
}


def _any(words: Iterable[str]) -> str:
    """The words as alternatives, longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


WORDS = re.compile(
    rf"(?P<same>{_any(SAME_DAY)})(?:{S}(?P<hour1>{HOUR}))?"
    rf"|(?P<relative_day>{_any(DAYS)})(?:{S}(?P<hour2>{HOUR}))?"
    rf"|(?P<relative_month>{_any(RELATIVE_MONTH)})(?:{S}(?P<day>{DAY}){S}[日号]|(?P<part>上旬|中旬|下旬|初|底|末))?{TAIL}"
    rf"|(?<![\d一二三四五六七八九十今去明前来本上下个整半])(?P<edge>[年月][初底末])(?![级小])"
    rf"|(?P<vague>{_any(VAGUE)})"
)
PERIODS: Mapping[str, int] = {"上半年": 40, "下半年": 41, "春": 21, "夏": 22, "秋": 23, "冬": 24}
AHEAD = re.compile(r"(?:(?:计划|预计|将|拟|力争|争取|确保|原定|暂定|初定|预期)[在于到至]?|定[于在])[^，。；、,;\d]{0,4}$")
SINCE = re.compile(r"(?:自从|自|从)$")
UNTIL = re.compile(r"(?:截至|截止|截止到|截至到)[^，。；,;\d]{0,2}$")
BY = re.compile(r"^(?:之前|以前|前)(?!夕|往|来|期|后|线|台|者|景|身|行|去)")
FROM = re.compile(r"^(?:以来|起|开始|至今|以后|之后)(?!草)")


def find(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """The date mentions in `text[start:end]`, from left to right, none overlapping."""
    end = len(text) if end is None else end
    part = fold(text[start:end])
    found: list[DateMention] = []
    taken = 0
    for low, high, make in sorted(_candidates(part), key=lambda c: (c[0], -c[1])):
        if low >= taken and (mention := make()) is not None:
            found.append(_placed(mention, part, start))
            taken = high
    return _explained(found, text)


def _explained(mentions: list[DateMention], text: str) -> list[DateMention]:
    """重阳节当天（10月4日）is one date: the day in brackets says when the festival was."""
    kept: list[DateMention] = []
    for mention in mentions:
        named = kept[-1] if kept and kept[-1].kind in ("festival", "lunar") else None
        if named and text[named.end:mention.start] in ("（", "(") and mention.kind == "calendar" and mention.day:
            kept[-1] = replace(mention, start=named.start)
        else:
            kept.append(mention)
    return kept


Candidate = tuple[int, int, Callable[[], DateMention | None]]


def _candidates(part: str) -> Iterator[Candidate]:
    there = frozenset(part)
    for signs, pattern, build in _grammar():
        if not signs.isdisjoint(there):
            for match in pattern.finditer(part):
                yield match.start(), match.end(), partial(build, match)


def _placed(mention: DateMention, part: str, offset: int) -> DateMention:
    """The mention with its true offsets and with what the words around it say."""
    before = part[max(0, mention.start - 8):mention.start].rstrip(" \u3000")
    after = part[mention.end:mention.end + 3]
    return replace(
        mention, start=mention.start + offset, end=mention.end + offset, link=_link(before, after),
        planned=(mention.shift > 0 and mention.relative_year == "issue") or bool(AHEAD.search(before)),
    )


def _link(before: str, after: str) -> Link:
    if UNTIL.search(before):
        return "until"
    if SINCE.search(before) or after.startswith("以来"):
        return "since"
    if BY.match(after):
        return "by"
    return "from" if FROM.match(after) else ""


def number(word: str | None) -> int | None:
    """Digits or a Chinese numeral (二〇二一, 十六, 廿八) as an integer."""
    if not word:
        return None
    word = word.replace(" ", "").replace("\u3000", "")
    if word.isascii():
        return int(word)
    value = hanzi(word)
    return None if value is None else int(value)


def _year(match: re.Match[str], group: str = "year") -> int | None:
    year = number(match[group])
    return year + 2000 if year is not None and year < 100 else year


def _relative(match: re.Match[str]) -> tuple[int, Literal["", "issue", "story"]]:
    return RELATIVE_YEARS[match["relative"]] if match["relative"] else (0, "")


def _numeric(match: re.Match[str]) -> DateMention:
    to = (number(match["year2"]), number(match["month2"]), number(match["day2"])) if match["day2"] else None
    return DateMention(
        start=match.start(), end=match.end(), kind="calendar", year=number(match["year"]),
        month=number(match["month"] or match["only"]), day=number(match["day"]), to=to, hour=match["hour"] or "",
    )


def _calendar(match: re.Match[str]) -> DateMention:
    month, day = number(match["month"]), number(match["day"] or match["day3"])
    last = match["day2"] or match["day4"]
    to = (_year(match, "year2"), number(match["month2"]), number(last)) if last else None
    shift, relative_year = _relative(match)
    return DateMention(
        start=match.start(), end=match.end(), kind="calendar", year=_year(match), month=month, day=day, to=to,
        shift=shift, relative_year=relative_year, part=match["part"] or "", hour=match["hour"] or "",
    )


def _months(match: re.Match[str]) -> DateMention | None:
    first, last = number(match["month"]), number(match["month2"])
    if first is None or last is None:
        return None
    shift, relative_year = _relative(match)
    return DateMention(
        start=match.start(), end=match.end(), kind="calendar", year=_year(match), month=first, to=(None, last, None),
        shift=shift, relative_year=relative_year,
    )


def _years(match: re.Match[str]) -> DateMention | None:
    first, last = _year(match), _year(match, "year2")
    if first is None or last is None or last <= first:
        return None
    return DateMention(start=match.start(), end=match.end(), kind="calendar", year=first, to=(last, None, None))


def _whole_year(match: re.Match[str]) -> DateMention:
    shift, relative_year = _relative(match)
    return DateMention(
        start=match.start(), end=match.end(), kind="calendar", year=_year(match),
        shift=shift, relative_year=relative_year, part=match["part"] or "",
    )


def _period(match: re.Match[str]) -> DateMention | None:
    word = match["period"]
    ordinal = re.search(r"[1-4一二三四]", word)
    code = PERIODS.get(word) or (32 + (number(ordinal[0]) or 0) if ordinal else PERIODS[word.strip("今季天")])
    shift, relative_year = _relative(match)
    return DateMention(
        start=match.start(), end=match.end(), kind="period", year=_year(match),
        shift=shift, relative_year=relative_year, part=str(code),
    )


def _bare_day(match: re.Match[str]) -> DateMention:
    to = (None, None, number(match["day2"])) if match["day2"] else None
    return DateMention(
        start=match.start(), end=match.end(), kind="calendar",
        day=number(match["day"]), to=to, hour=match["hour"] or "",
    )


def _week(match: re.Match[str]) -> DateMention | None:
    which, day = match["which"] or "", "一二三四五六日".find(match["weekday"][-1].replace("天", "日")) + 1
    shift = {"上上": -2, "上": -1, "下": 1}.get(which, 0)
    return DateMention(
        start=match.start(), end=match.end(), kind="weekday",
        shift=shift, name=str(day), part=which, hour=match["hour"] or "",
    )


def _words(match: re.Match[str]) -> DateMention:
    bare = DateMention(start=match.start(), end=match.end(), kind="vague", part=match["vague"] or "")
    if word := match["same"]:
        return replace(bare, kind="same-day", shift=SAME_DAY[word], hour=match["hour1"] or "")
    if word := match["relative_day"]:
        return replace(bare, kind="relative-day", shift=DAYS[word], hour=match["hour2"] or "")
    if word := match["relative_month"]:
        return replace(
            bare, kind="relative-month", shift=RELATIVE_MONTH[word], day=number(match["day"]), part=match["part"] or "",
            relative_year="story" if word in ("当月", "同月") else "issue", hour=match["hour"] or "",
        )
    if word := match["edge"]:
        kind: Kind = "relative-month" if word[0] == "月" else "calendar"
        return replace(bare, kind=kind, relative_year="issue", part=word[1])
    return bare


def _lunar(match: re.Match[str]) -> DateMention:
    return DateMention(start=match.start(), end=match.end(), kind="lunar", name=match[0])


EVE = r"前夕|来临之际|到来之际|来临前夕|来临前|到来前|来临|到来|之际|节前"
AROUND = r"期间|假期|长假|小长假|前后|假日|佳节"
ON = r"当天|当日|这天|这一天|当晚|(?=[，,在晚]|上午|下午|傍晚)"


@cache
def _festival_pattern() -> re.Pattern[str]:
    strong, weak = _any(festivals.names()), _any(festivals.weak_names())
    return re.compile(
        rf"(?:(?P<year>{YEAR}){S}年)?(?P<open>[“\"'‘「]?)(?:(?P<strong>{strong})|(?P<weak>{weak}))(?P<close>[”\"'’」]?)"
        rf"(?:(?<=[”\"'’」])(?:国际)?(?:建党|建军|劳动|妇女|青年|儿童)节)?"
        rf"(?:(?P<eve>{EVE})|(?P<around>{AROUND})|(?P<on>{ON}))?(?:{S}(?P<hour>{HOUR}))?"
    )


def _festival(match: re.Match[str]) -> DateMention | None:
    quoted = bool(match["open"] and match["close"])
    placed = match["eve"] or match["around"] or match["on"]
    if (match["weak"] and not (quoted or placed)) or (match["weak"] and not quoted and match["on"] == ""):
        return None
    part = "eve" if match["eve"] else "around" if match["around"] else "day" if match["on"] is not None else ""
    return DateMention(
        start=match.start(), end=match.end(), kind="festival", year=_year(match),
        name=match["strong"] or match["weak"], part=part, hour=match["hour"] or "",
    )


Rule = tuple[frozenset[str], re.Pattern[str], Callable[[re.Match[str]], DateMention | None]]
WORD_SIGNS = frozenset("年月") | {word[0] for words in (SAME_DAY, DAYS, RELATIVE_MONTH, VAGUE) for word in words}
_GRAMMAR: tuple[Rule, ...] = (
    (frozenset("-/."), NUMERIC, _numeric), (frozenset("月"), MONTHS, _months), (frozenset("月"), CALENDAR, _calendar),
    (frozenset("年"), YEARS, _years), (frozenset("季半春夏秋冬"), PERIOD, _period), (frozenset("年"), WHOLE_YEAR, _whole_year),
    (frozenset("日"), BARE_DAY, _bare_day), (frozenset("周期拜"), WEEK, _week), (frozenset("月年"), LUNAR, _lunar),
    (WORD_SIGNS, WORDS, _words),
)
"""Each pattern with the characters of which it holds at least one: most parts of a text hold none."""


@cache
def _grammar() -> tuple[Rule, ...]:
    signs = frozenset(name[-1] for name in (*festivals.names(), *festivals.weak_names()))
    return (*_GRAMMAR, (signs, _festival_pattern(), _festival))
