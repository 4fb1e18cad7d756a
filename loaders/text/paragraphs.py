"""Lines in, paragraphs out: decides which lines belong together although a page broke them apart.

A paragraph ends where a sentence ends; what stands between (page numbers, captions of pictures) is put behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import labels, signs
from .days import is_day
from .headings import SPOKE
from .lines import Line

Group = list[Line]

TERMINAL = re.compile(r"[。！？!?…][\"”’』」》）)\]】]*$")
RULE = re.compile(r"[-—–―─━=_*＊~～]{3,}")
COLON = re.compile(r"[：:]$")
BYLINE = re.compile(r"[(（][^()（）]{1,30}[)）]$")
# `……点评。 通讯员 张三`: the name behind the last sentence.
CREDIT = re.compile(r"[。！？!?”][ \u3000]*(?:(?:本报|实习)?(?:记者|通讯员)|供稿|文图?|图文)[ \u3000:：/／]{1,3}[\u4e00-\u9fff· \u3000]{2,16}$")
COMMA = re.compile(r"[，,；;]")
STOP = re.compile(r"[。；;](?=.)")
HANGING = re.compile(r"[，,、；;（(《“‘「『]$|——$|[日号月年][至到—]$")
DANGLING = re.compile(r"[了的和与在对将把为从由向以并就是等及被至到于按经用让给]$")
GOES_ON = re.compile(r"[，,。、；;）)》”’！？]|[同和与及等的了地得着]")
OPENS = re.compile(
    r"PART ?\d|第[一二三四五六七八九十百\d]{1,4}[章节条]|[一二三四五六七八九十]{1,3}[、:：.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.、．](?!\d)|[●■◆★•·○◎□◇※►➤]|[【]|(?:来源|编辑|责编|审核|供稿|作者|撰稿|记者|通讯员|摄影|附件|主管|主办|承办|编印|编辑出版|出版)\W"
    r"|(?:上午|下午|晚上|中午|全天)[：:]|——|[□■]|问[：:]|答[：:（(]|\[[^\[\]：:]{1,20}\][：:]|[上下]一[篇条页]|分享到|原创|发布[时日]|发表于|点击上方|扫描|扫一扫|END$|[#＃]"
)
STARTS = re.compile(
    r"\d{1,4} ?[年月日]|[一二三四五六七八九十]{1,3}月|近日|日前|近年来|今年|昨天|为(?:了|进一步|深入|切实|做好|贯彻)|“七一”|[^，。]{0,12}讯[（(]?"
)
OPENERS = re.compile("[《“（「]")
MASTHEAD = re.compile(r"第 ?[\d一二三四五六七八九十百〇零]{1,5} ?期|星期[一二三四五六日天]|内部资料|(?:主办|编印|出版|编|主编)$|^主管|^(?:主办|编辑出版)[:：]")
STAMP = re.compile(r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?(?:[ \u3000T]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
CLOCKED = re.compile(r"[^，。；,;]{0,30}\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[ \u3000T]+\d{1,2}[:：]\d{2}[^，。；,;]{0,20}")
# `2021-03-12　来源：某镇政府`: a date with what else a page says of a text.
PUBLISHED = re.compile(
    r"[（(【\[]?\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?[ \u3000]*"
    r"(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[ \u3000]*[|｜/]?[ \u3000]*"
    r"(?:信息|稿件|文章)?(?:来源|出处|作者|编辑|责编|供稿|浏览|点击|阅读|发布|字[号体])")
# `2021 年3 月2 日，……` under a line that opens alike: entries.
ENTRY = re.compile(r"\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[ \u3000]?(?:[上下]午)?[，,]")
# `10月10日，……`: the first words of a report.
REPORTS = re.compile(r"\d{1,2}月\d{1,2}日(?:[上下]午|[早晚]|，|至|[—-]|是)|(?:近|日前|连)日来?，|日前，|本报讯")
PART = re.compile(
    r"(?:(?:文章|新闻|信息)?标题|题目|(?:发布|发稿|刊登)?(?:日期|时间)|内容|正文|栏目|关键词|浏览(?:次数|量)?|点击(?:次数|量|数)?|阅读(?:次数|量)?)[:：]"
)
# `村委会主任：张三`, `委员：李四、王五`: a row of those who hold a post.
HOLDERS = re.compile(
    r"[ \u3000]*[\u4e00-\u9fff、“”]{0,24}(?:书记|主任|委员|主席|[组队站所校院会]长|理事长|秘书长|会计|文书)[ \u3000]*[：:][ \u3000]*"
    r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}(?:[、，, \u3000]+[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,2})*[ \u3000]*"
)
# `指 挥 长：周建国　县委副书记、县长`, `　　　　黄志强　县应急管理局局长`: a row of a list of members.
ROSTER = re.compile(
    r"[ \u3000]*(?:(?:总 ?指挥|[副常务第一执行]*指 ?挥 ?长?|[副常务第一]*组 ?长|成 ?员|召集人|[副常务]*主 ?[任席]"
    r"|副?秘书长|副?会长)[ \u3000]*[：:])?[ \u3000]*"
    r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,3}(?:[（(][男女\u4e00-\u9fff，、]{1,6}[）)])?[ \u3000]+"
    r"[^，。：:]{2,40}(?:长|记|任|席|员|师|理|事|干)[ \u3000]*"
)
# `各社区、驻街单位：`, `亲爱的居民朋友们：`: whom a notice or a letter is to.
ADDRESSED = re.compile(r"(?:各|亲爱的|尊敬的|敬爱的|广大|全体)[^，。；：:？！]{1,24}(?:[，,][^，。；：:？！]{1,24}){0,3}[：:]")
# `关于……的通知`, `致……的一封信`: the headline of a notice or a letter, complete as it is.
NOTICE = re.compile(r"(?:关于|致|告)[^，。；：:]{4,50}(?:通知|通告|公告|公示|通报|意见|函|决定|批复|请示|一封信|倡议书|公开信|书)")
PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("「", "」"))
FIXED = signs.COLUMNS + signs.HEADINGS + signs.DOCUMENT_TITLE + signs.HEADER_CELL + signs.TABLE + signs.RECORD + signs.ITEM
ENTIRE = signs.COLUMNS + signs.DOCUMENT_TITLE
WRAPPED = 50
NARROW = 62


@dataclass(frozen=True, slots=True)
class Place:
    """Where two lines meet: the width of the column, a gap between them, and whether a headline could stand there."""

    column: float
    gap: bool
    slot: bool
    gapped: bool = False
    """Whether the page sets its parts apart by blank lines."""


def grouped(lines: Sequence[Line]) -> Iterator[Group]:
    """Lines of one paragraph together, in order; asides inside a paragraph follow it."""
    widths = _local_widths(lines) if _wrapped(lines) else [0.0] * len(lines)
    group: Group = []
    asides: Group = []
    column, slot = 0.0, True
    gapped = sum(line.gap for line in lines) > 2
    for line, width in zip(lines, widths, strict=True):
        if group and line.aside and not line.level:
            asides.append(line)
            continue
        if group and _joins(group, line, Place(column, bool(asides) or line.gap, slot, gapped)):
            group.append(line)
        else:
            slot = not group or line.gap or not (_ends(group[-1].text) or COLON.search(group[-1].text[-1:]))
            yield from _flushed(group, asides)
            group, asides = [line], []
        column = width
    yield from _flushed(group, asides)


def _flushed(group: Group, asides: Group) -> Iterator[Group]:
    if group:
        yield group
    for line in asides:
        yield [line]


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page breaks its lines at a column's width: half of its text stands in narrow lines."""
    total = sum(line.width for line in lines)
    narrow = sum(line.width for line in lines if line.width <= WRAPPED)
    return len(lines) >= 4 and narrow * 2 >= total


def _local_widths(lines: Sequence[Line]) -> list[float]:
    """For each line the width of the column around it; one line that is much wider than its neighbours does not count."""
    widths = [line.width if line.width <= NARROW and not line.row else 0.0 for line in lines]
    least = 0.75 * _usual(widths)
    columns = (_column(widths[max(0, i - 3) : i + 4]) for i in range(len(lines)))
    return [column if column >= least else 0.0 for column in columns]


def _usual(widths: Sequence[float]) -> float:
    """The width at which half of the text in narrow lines stands; lists of short entries are narrower by far."""
    half, ordered = sum(widths) / 2, sorted(widths)
    for width in ordered:
        half -= width
        if half <= 0:
            return width
    return 0.0


def _column(widths: Sequence[float]) -> float:
    ordered = sorted(widths, reverse=True)
    return ordered[1] if len(ordered) > 1 and ordered[0] > 1.3 * ordered[1] else ordered[0]


def _joins(group: Group, line: Line, place: Place) -> bool:
    last = group[-1]
    if _apart(last, line) or ENTRY.match(line.text) and ENTRY.match(group[0].text):
        return False
    if signs.RUN_ON in last.signs or _unclosed(group):
        return True
    if OPENS.match(line.text) or _bracketed(line.text):
        return bool(HANGING.search(last.text[-2:])) and not _bracketed(line.text)
    if HANGING.search(last.text[-2:]) and last.width > 8:
        return True
    if place.column >= 8 and last.width <= NARROW:
        return _flows_on(group, line, place)
    return _weight(group, line) >= 2


def _apart(last: Line, line: Line) -> bool:
    """Whether the page itself, or the end of a sentence, parts two lines."""
    if RULE.fullmatch(last.text) or RULE.fullmatch(line.text):
        return True
    if last.row or line.row or (line.signs and _fixed(line)) or (last.signs and _heads(last)):
        return True
    if last.signs.endswith(signs.EMOJI) or line.signs.startswith(signs.EMOJI) or max(last.linked, line.linked) > 0.8:
        return True
    if SPOKE.fullmatch(line.text) or ROSTER.fullmatch(line.text) or ROSTER.fullmatch(last.text):
        return True
    if HOLDERS.fullmatch(line.text) or HOLDERS.fullmatch(last.text):
        return True
    if ADDRESSED.fullmatch(line.text) or ADDRESSED.fullmatch(last.text) or NOTICE.fullmatch(last.text):
        return True
    if is_day(last.text) or is_day(line.text) or CREDIT.search(last.text[-40:]) or _informs(last) or _informs(line):
        return True
    return _ends(last.text) or bool(BYLINE.search(last.text[-34:])) or last.aside or _issues(last) or _issues(line)


def _informs(line: Line) -> bool:
    """`2023-05-12 08:30`, `标题：…`: a line that says when a text was published, or which of its parts follows, or a label."""
    return bool(STAMP.fullmatch(line.text) or PART.match(line.text) or labels.label(line.text) or CLOCKED.fullmatch(line.text) or PUBLISHED.match(line.text))


def _issues(line: Line) -> bool:
    """Whether a line belongs to a masthead: number of the issue, weekday, publisher, and no sentence."""
    text = line.text
    return "，" not in text and "。" not in text and line.width <= NARROW and bool(MASTHEAD.search(text))


def _ends(text: str) -> bool:
    return bool(TERMINAL.search(text[-6:]))


def _fixed(line: Line) -> bool:
    return any(sign in line.signs for sign in FIXED)


def _heads(line: Line) -> bool:
    return bool(line.level) or any(sign in line.signs for sign in ENTIRE)


def _bracketed(text: str) -> bool:
    return bool(re.fullmatch(r"[(（【\[][^()（）]{1,40}[)）】\]]", text))


def _unclosed(group: Group) -> bool:
    text = "".join([line.text for line in group[-3:]])[-60:]
    return len(text) > 8 and bool(OPENERS.search(text)) and any(text.rfind(a) > text.rfind(b) for a, b in PAIRS)


def _flows_on(group: Group, line: Line, place: Place) -> bool:
    """Whether a line of a narrow column is filled, so that the next one goes on with its sentence."""
    last = group[-1]
    filled = last.width >= place.column - 3.5
    inside = len(group) > 1 or not place.slot
    punctuated = bool(COMMA.search(last.text) or STOP.search(last.text))
    if COLON.search(last.text[-1:]) and not filled:
        return False
    if place.gap:
        inside = inside or (filled and punctuated and _begins(last))
        return (filled or last.width >= 0.75 * place.column) and not _begins(line) and (inside or _weight(group, line) >= 2)
    if len(group) == 1 and not punctuated and REPORTS.match(line.text) and not DANGLING.search(last.text):
        return False
    if not inside and not punctuated:
        return filled and not _begins(line) and not _list_like(last, line)
    if place.gapped and inside and len(group) == 1 and last.width >= 0.72 * place.column and not _begins(line):
        return True
    return filled or (last.width >= 0.6 * place.column and punctuated)


def _begins(line: Line) -> bool:
    """Whether a line opens like the first paragraph of a report."""
    return bool(STARTS.match(line.text))


def _list_like(last: Line, line: Line) -> bool:
    """Entries of a list end alike: 号, 站, 点 …"""
    return last.text[-1:] == line.text[-1:]


def _weight(group: Group, line: Line) -> int:
    """How much the text looks like the first half of a sentence that goes on in `line`."""
    text = "".join(part.text for part in group[-2:])
    long = len(text) > 34 or (len(text) > 24 and len(COMMA.findall(text)) > 1)
    weight = 3 * bool(STOP.search(text) and len(text) > 8) + bool(COMMA.search(text)) + bool(DANGLING.search(text[-1:]))
    return weight + bool(GOES_ON.match(line.text)) + long - _begins(line) - 2 * bool(COLON.search(text[-1:]))


