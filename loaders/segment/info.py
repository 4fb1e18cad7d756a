"""Bylines and datelines: which words of a strip name who contributed the text, and which give its date."""

from __future__ import annotations

import re

from ..text import Strip
from ..text.days import is_day
from ..types import Span
from ..words.surnames import surname_of
from .kinds import BRACKETED, COMPILED, DATE, STAMP
from .mastheads import is_office
from .words import EVENTS, OFFICE_END

KEYS = ("(?:信息|文章|稿件|新闻|资料)?来源", "供稿(?:单位|部门)?", "发布(?:机构|单位|部门)", "信息提供", "作者", "(?:本报)?记者", "撰稿", "通讯员", "文")
NEXT_KEY = r"(?:作者|来源|(?:发[布表])?(?:时间|日期)|浏览|点击|阅读|访问|责?任?编辑|编审|责编|校对|发布者|字[体号]|审核|供稿)(?:[次数量率]{0,2})[:：]"
VALUE = rf"[ ]?[:：｜|/／][ ]?(?!{NEXT_KEY})([^\s:：｜|/／【】\[\]()（）,，;；]{{2,30}}?)(?=[\s:：｜|/／【】\[\]()（）,，;；]|$|{NEXT_KEY})"
FIELDS = tuple(re.compile(rf"(?:^|[\s【\[(（]|(?<=[\u4e00-\u9fff\d])){key}{VALUE}") for key in KEYS)
MORE = re.compile(r"[ 、]([\u4e00-\u9fff]{2,4})(?=[ 、]|$)(?![:：])")
AUTHOR = FIELDS[KEYS.index("作者")]
WHEN = re.compile(DATE)
YEAR = re.compile(r"\d{4} ?年")
TRAILING_DATE = re.compile(rf"[\s(（]*{DATE}.*$")
PLACE_LINE = re.compile(r"[ ]+[\u4e00-\u9fff]{0,6}(?:报道|摄影|文|摄)$")
REPORTER = re.compile(
    r"[□■◆●○◇ ]*(?:[\u4e00-\u9fff·]{0,10}(?:记者|通讯员)|文[/／]图|图[/／]文|图文|文图)"
    r"[ ]+([\u4e00-\u9fff·]{2,10}(?:[ 、]+[\u4e00-\u9fff·]{2,10}){0,6})"
)
OPENING = re.compile(
    r"(?:[^，。：（(]{0,14}讯)?[ ]?[(（](?:本报|本网|本刊|实习|见习|特约)*(?:记者|通讯员|文[/／])[ :：]*([\u4e00-\u9fff·][\u4e00-\u9fff· 、,，/／:：]{1,50}?)"
    r"[ ]?(?:摄影)?(?:报道|[/／]?(?:文|图|摄|文图|图文))?[)）]"
)
# `（袁洁）7月30日晚，……`
OPENING_NAME = re.compile(
    r"(?:[^，。：（(]{0,14}讯)?[ ]?[(（]([\u4e00-\u9fff·]{2,12}(?:[ 、][\u4e00-\u9fff·]{2,12})?)[)）][ ]?(?=\d|本报|近日|日前|连日|昨|今)"
    r"|[^，。：（(]{0,14}讯[ ]?[(（](?P<several>[\u4e00-\u9fff·]{2,4}(?:[ 、](?:记者|通讯员)?[ ]?[\u4e00-\u9fff·]{2,4}){1,3})(?:[ ]?报道)?[)）]"
)
# Before and behind the name in brackets.
BEFORE = re.compile(
    r"(?:(?:信息|文章|稿件|新闻)?来源|供稿(?:单位)?|作者|撰稿|(?:本报|实习|见习)?记者|(?:本报)?通讯员|文字?|文图|图文|文[/／]图|摄影|报道)"
    r"[ :：/／|｜]*"
)
BEHIND = re.compile(
    r"[ :：/／]*(?:联合)?(?:供稿|报送|撰稿|摄影?|整理|汇编|编发)$"
    r"|[ :：/／]+(?:提供|文[/／]?图?|图文|推荐|报道|编辑|发布)$|[ ]?(?:文[/／]图|图[/／]文|摄影报道)$"
)
# What may stand behind the name: who edited it, a second name of another kind.
FURTHER = re.compile(
    r"[ ]+(?:责任编辑|责编|编辑|校对|审核|摄影)[ :：].*$|(?<=.)(?:责任编辑|责编|校对|审[核稿]人?|[一二三初复终]审)[:：].*$"
    r"|(?<=.)[ ]?(?:图片?|摄影?)[:：/／].*$"
)
# `2022年6月9日《南丰报》`, `第5版`: where and when the text was printed.
PRINTED = re.compile(rf"^[ ]?{DATE}[ ]?(?:第? ?\d{{1,2}} ?版)?[ ]?(?:《[^《》]{{2,16}}》)?[ ]?(?:第? ?\d{{1,2}} ?版)?[ ]?")
FIGURES = re.compile(r"[\d.年月日/—–~～至 -]+")
REPORTED = re.compile(r"记者|通讯员")
GLUED = re.compile(r"(?<=[。！？!?”…])[ ]?[(（]([^()（）]{2,40})[)）]$")
GLUED_CREDIT = re.compile(
    r"(?<=[。！？!?”])[ ]?(?:(?:本报|实习|见习)?(?:记者|通讯员)|供稿|文图|图文)[ :：/／]{0,3}([\u4e00-\u9fff·][\u4e00-\u9fff· ]{1,11})$"
)
GLUED_NAME = re.compile(r"(?<=[。！？”])[ ]{0,2}([\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3})?)$")
"""……圆满成功。｜李蕾: whoever signs at the end of a page, without brackets."""
NO_BYLINE = re.compile(
    r"点击|[共计] ?\d+ ?[张幅名人]"
    r"|同志(?!摄)|现场|合影|颁发|(?:发言|讲话|致辞)$|(?:与会|参会|全体)(?:代表|人员)|宣誓|查看|慰问|走访|座谈|会议|仪式|活动中|通过$|^(?:责任编辑|责编|编辑|校对|审核)|^发[布表]于|^(?:完|下转|上接|未完|续|全文|略|节选|试行|女|男|注|附|见|详见|图|待续|本文|以上|按|排名|此件|此页|公开发布|主动公开)|[。；！？@]|时间|电话|地址|[邮信]箱|热线"
)
SIGNED = re.compile(r"(?:本报|实习|见习)?(?:记者|通讯员)|供稿|来源|作者|文[/／]|[ ](?:文|摄|图)$|报送|撰稿")


def bracketed_byline(strip: Strip) -> Span | None:
    """`（街道党政办）` on a line of its own."""
    match = BRACKETED.fullmatch(strip.text)
    if match and (is_day(match[1].strip()) or FIGURES.fullmatch(match[1])):
        return None
    return _named(strip.span.start + match.start(1), match[1]) if match and not NO_BYLINE.search(match[1]) else None


def glued_byline(strip: Strip) -> tuple[Span, int] | None:
    """`……圆满结束。（街道党政办）`: the name and where the paragraph ends before it."""
    credit = GLUED_CREDIT.search(strip.text)
    if credit:
        return Span(strip.span.start + credit.start(1), strip.span.start + credit.end(1)), strip.span.start + credit.start()
    match = GLUED.search(strip.text)
    if match is None or NO_BYLINE.search(match[1]) or not _signs(match[1]):
        return None
    span = _named(strip.span.start + match.start(1), match[1])
    return (span, strip.span.start + match.start()) if span else None


def signed(strip: Strip) -> tuple[Span, int] | None:
    """`……圆满结束。李蕾`: the same of a name without brackets, with which a page ends."""
    match = GLUED_NAME.search(strip.text)
    if match is None or not are_people(match[1]):
        return None
    return Span(strip.span.start + match.start(1), strip.span.end), strip.span.start + match.start()


def are_people(content: str) -> bool:
    """Whether all words are people's names: `张三 李四`."""
    return len(content) <= 19 and all(2 <= len(name) <= 4 and surname_of(name) for name in re.split("[ 、]", content))


def _signs(content: str) -> bool:
    return are_people(content) or bool(SIGNED.search(content)) or (len(content) <= 24 and bool(OFFICE_END.search(content)))


def _named(start: int, content: str) -> Span | None:
    """The name inside the brackets, without 来源, 记者, 供稿 and a date."""
    printed = PRINTED.match(content)
    low, high = printed.end() if printed else 0, len(content)
    further = FURTHER.search(content, low)
    if further and further.start() > low:
        high = further.start()
        content = content[:high]
    date = TRAILING_DATE.search(content)
    if date and date.start() > low:
        high = date.start()
    before = BEFORE.match(content, low)
    if before and before.end() < high:
        low = before.end()
    behind = BEHIND.search(content[:high])
    if behind and behind.start() > low:
        high = behind.start()
    name = content[low:high]
    if before and " " in name.strip() and not REPORTED.search(before.group()) and not are_people(name.strip()):
        high = low + len(name) - len(name.lstrip()) + len(name.split()[0])
        name = content[low:high]
    low += len(name) - len(name.lstrip())
    high -= len(name) - len(name.rstrip())
    return Span(start + low, start + high) if high - low >= 2 else None


def field_byline(strip: Strip) -> Span | None:
    """The value of 来源, 供稿, 作者 … in a line of information; the first of these that is there."""
    compiled = COMPILED.fullmatch(strip.text) or STAMP.fullmatch(strip.text)
    if compiled and (who := _who(strip, compiled)):
        return who
    return field_of(strip)


def _named_people(strip: Strip, match: re.Match[str]) -> Span:
    """`作者：张三 李四`: all of the names."""
    end = match.end(1)
    while (more := MORE.match(strip.text, end)) and are_people(more[1]):
        end = more.end()
    return Span(strip.span.start + match.start(1), strip.span.start + end)


def field_of(strip: Strip) -> Span | None:
    """The author, where it is a person's name; else the first of the fields."""
    author = AUTHOR.search(strip.text)
    if author is not None and are_people(author[1]) and not OFFICE_END.search(author[1]):
        return _named_people(strip, author)
    for field in FIELDS:
        match = field.search(strip.text)
        if match:
            value = TRAILING_DATE.sub("", match[1])
            return Span(strip.span.start + match.start(1), strip.span.start + match.start(1) + len(value)) if value else None
    return None


def _who(strip: Strip, match: re.Match[str]) -> Span | None:
    """The office of a line that says who compiled the text or put it on the page; the account that posted it is none."""
    groups = match.groupdict()
    names = ("behind",) if groups.get("clock") else () if groups.get("posted") else ("office", "before", "behind")
    name = next((n for n in names if groups.get(n) and OFFICE_END.search(match[n].rstrip())), None)
    start = strip.span.start + match.start(name) if name else 0
    return Span(start, start + len(match[name].rstrip())) if name else None


def reporter(strip: Strip) -> Span | None:
    """`记者 张三` or `通讯员 李四` without brackets or colon."""
    match = REPORTER.match(PLACE_LINE.sub("", strip.text))
    return Span(strip.span.start + match.start(1), strip.span.start + match.end(1)) if match else None


def opening_byline(strip: Strip) -> Span | None:
    """`本报讯（记者 张三）……` at the beginning of a text."""
    match = OPENING.match(strip.text) or OPENING_NAME.match(strip.text)
    group = match.lastindex or 1 if match else 1
    return Span(strip.span.start + match.start(group), strip.span.start + match.end(group)) if match else None


def is_opening(strip: Strip) -> bool:
    """`某某网讯（记者 张三）` on a line of its own."""
    return OPENING.fullmatch(strip.text) is not None


def dated(strip: Strip) -> Span | None:
    """The date in a line; all of a line that is nothing but a day or a span of days."""
    bare = strip.text.strip("()（）[]【】")
    if is_day(bare) or (FIGURES.fullmatch(bare) and WHEN.match(bare)):
        start = strip.span.start + strip.text.index(bare)
        return Span(start, start + len(bare))
    if YEAR.fullmatch(bare):
        return strip.span
    match = WHEN.search(strip.text)
    return Span(strip.span.start + match.start(), strip.span.start + match.end()) if match else None


def is_signature(strip: Strip) -> bool:
    """A short line that is nothing but the name of an office."""
    return is_office(strip.text) and not EVENTS.search(strip.text)
