"""The strips of a page in, what each is out: what a strip is by itself, set right by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text import Strip, labels, signs
from ..text.days import is_bare_day, is_day
from .features import REPORTS, after, parts
from .headlines import likeness
from .info import YEAR, are_people
from .kinds import ENDING, FIELD, HAN, PATH, Kind, is_titlelike, kind_of
from .mastheads import ORNAMENTED, is_collective, is_issuer, is_masthead, tells
from .tables import is_column_head
from .words import EVENTS, NOTICES, SECTIONS

NEIGHBOUR = re.compile(r"[◄◀<«\[【]?(?:上|下|前|后)(?:一|1)?[篇条页则个](?:文章|新闻|信息)?[】\]]?[:：]?")
PATHS = re.compile("[>＞»›]")
PART_OF_DAY = re.compile(r"(?:上午|下午|晚上?|全天|中午|当[天日晚]|凌晨|傍晚|\d{1,2}[:：]\d{2})")
SUBJECT = re.compile(
    r"[^：:，。“”\d]{2,14}(?:镇|乡|街道|村|社区|县|区|市|州|旗|苏木|嘎查|局|办|委|园|会|中心|学校|医院|公司)[：:]"
    r"(?=[^：:]{4,40}$)(?!.*\d{4,}|.*[号室]$)"
)
TEXT = (Kind.BODY, Kind.ROW)
LINES = (Kind.HEADLINE, Kind.ENTRY, Kind.SUBHEAD)
NOTES = (Kind.INFO, Kind.DATE, Kind.BYLINE, Kind.CAPTION, Kind.CREDIT)
MARKED = re.compile(r"[●◆■★▲△◎□◇○☆※·►▶]|\d{1,2}[.、．]")
TAIL = re.compile(r"(?:正式|顺利|隆重|圆满|成功)?(?:开业|开班|开幕|闭幕|开园|开工|竣工|揭牌|启用|启动|成立|举行|召开|落成|投用|挂牌|开讲|收官)")
SIGNED_HEAD = re.compile(r"[●◆■★▲△◎□◇○☆※►▶] ?[^。；：:]{6,40}$")
COUNT = re.compile(r"(?:[【\[]?0[1-9][】\]、.]? ?|[一二三四五六七八九十]{1,3}[、．.]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．])")
CALENDAR = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|[^，。]{0,14}讯[ （(]")
DATED_LINE = re.compile(r"[“\"]?\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[，, ]")
WORD = re.compile(r"[\u3400-\u9fff]{2,3}")
# The name of an account: 西山发布, 微西山, 今日西山, 西山融媒.
POSTED_BY = re.compile(
    r"[\w·]{2,8}(?:发布|融媒|之声|之窗|在线|微讯|资讯|手机报|头条)|微[\u3400-\u9fff]{2,4}"
    r"|(?:今日|掌上|悦享|魅力|网信|这里是)[\u3400-\u9fff]{2,4}"
)
SENT_BY = re.compile(r"[\u3400-\u9fff]{1,12}(?:村|社区|镇|乡|街道|局|办|委|校|小学|中学|医院|站|所|中心)")
# What a notice says of itself where nothing else heads it.
HEADED = re.compile("公示|公告|通告|通知|启事|倡议书|喜报|贺信|感谢信|慰问信|讣告|声明")
ASKED = re.compile(r"[\u3400-\u9fff]{2,8}[：:][^：:。；，]{4,40}[？?！!]")
NUMBERED_ISSUE = re.compile(r"第 ?[\d一二三四五六七八九十百〇零]{1,5} ?[期号]")
CHRONICLE = re.compile(r"[\u3400-\u9fff]{0,16}(?:大事记|纪事|年表)")
ANNEX = re.compile(r"附[表件]?[一二三四\d]?[：:] ?.{4,40}(?:表|名单|名册|一览)")


def kinds_of(strips: Sequence[Strip]) -> list[Kind]:
    kinds = [kind_of(strip) for strip in strips]
    _neighbours(strips, kinds)
    first = next((i for i, kind in enumerate(kinds) if kind in TEXT), len(kinds))
    _days(strips, kinds, first)
    _entries(strips, kinds)
    _numbers(kinds)
    for i in range(first):
        if kinds[i] is Kind.ENTRY and YEAR.fullmatch(strips[i].text):
            kinds[i] = Kind.DATE
    _menus(strips, kinds, first)
    _listed(strips, kinds)
    for at in range(len(strips)):
        if _entitles(strips, kinds, at, first):
            kinds[at] = Kind.HEADLINE
    _tails(strips, kinds)
    _counted(strips, kinds)
    _marked_heads(strips, kinds)
    _sections(strips, kinds)
    _labels(strips, kinds)
    _under_colon(strips, kinds)
    _bulletin(strips, kinds, first)
    _columns(strips, kinds)
    _accounts(strips, kinds)
    _signed(strips, kinds)
    _masthead(strips, kinds, first)
    parts(strips, kinds)
    return kinds


def _neighbours(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`下一篇：` on a line of its own: the headline below is that of another page."""
    for i in range(1, len(kinds)):
        if kinds[i - 1] is Kind.FURNITURE and NEIGHBOUR.fullmatch(strips[i - 1].text) and kinds[i] is not Kind.ROW and len(strips[i].text) <= 60:
            kinds[i] = Kind.FURNITURE


def _days(strips: Sequence[Strip], kinds: list[Kind], first: int) -> None:
    """Days at the head of what happened on them stay where they are; any other is a date of issue or of a text."""
    days = [i for i, kind in enumerate(kinds) if kind is Kind.DAY]
    dated = [i for i, kind in enumerate(kinds) if kind in (Kind.DATE, Kind.MASTHEAD) and is_day(strips[i].text) and after(kinds, i) is Kind.BODY]
    if len(dated) > 1 and any(kinds[i - 1] in TEXT for i in dated[1:]):
        days = sorted(days + dated)
    titled = Kind.HEADLINE in kinds[:first]
    for i in days:
        heads = after(kinds, i) in (*TEXT, Kind.ENTRY, Kind.SUBHEAD, Kind.DAY) or (i + 1 < len(strips) and PART_OF_DAY.match(strips[i + 1].text))
        if heads and (len(days) > 1 or titled):
            kinds[i] = Kind.DAY
        elif is_bare_day(strips[i].text):
            kinds[i] = Kind.DATE if i > first else Kind.MASTHEAD
    days = [i for i in days if kinds[i] is Kind.DAY]
    if len(days) > 1:
        _diary(strips, kinds, days)


def _entries(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Line upon line that opens with a full date tells of what happened on it, and heads nothing."""
    runs: list[list[int]] = [[]]
    for i, kind in enumerate(kinds):
        if kind in (*LINES, Kind.BODY, Kind.CAPTION) and DATED_LINE.match(strips[i].text):
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    for i in (i for run in runs if len(run) > 2 for i in run):
        kinds[i] = Kind.BODY


def _diary(strips: Sequence[Strip], kinds: list[Kind], days: Sequence[int]) -> None:
    """Short lines under the days of a diary say what happened."""
    for i in range(days[0] + 1, len(kinds)):
        if kinds[i] in LINES and not strips[i].level and (kinds[i - 1] is Kind.DAY or PART_OF_DAY.match(strips[i].text)):
            kinds[i] = Kind.BODY


def _numbers(kinds: list[Kind]) -> None:
    """A number on a line of its own counts the headline behind it."""
    for i, kind in enumerate(kinds):
        if kind is Kind.NUMBER:
            kinds[i] = Kind.FURNITURE if after(kinds, i) is Kind.HEADLINE and _reached(kinds, i + 1) is not None else Kind.ENTRY


def _menus(strips: Sequence[Strip], kinds: list[Kind], first: int) -> None:
    """Three and more short items one below the other, before any text, are a menu."""
    run: list[int] = []
    for i in range(first + 1):
        if i < first and signs.ITEM in strips[i].signs and len(strips[i].text) <= 8 and kinds[i] in (*LINES, Kind.FURNITURE):
            run.append(i)
            continue
        if len(run) >= 3:
            for at in run:
                kinds[at] = Kind.FURNITURE
        run = []


def _listed(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Short items among items of a list are entries, not headlines."""
    items = [signs.ITEM in strip.signs for strip in strips]
    for i, kind in enumerate(kinds):
        if kind is Kind.HEADLINE and items[i] and not strips[i].level and (items[i + 1 : i + 2] == [True] or (i and items[i - 1])):
            kinds[i] = Kind.ENTRY


def _entitles(strips: Sequence[Strip], kinds: Sequence[Kind], at: int, first: int) -> bool:
    """Whether a line that does not look like a headline is one, since it stands where headlines stand."""
    strip, kind = strips[at], kinds[at]
    if kind is Kind.FURNITURE:
        return strip.linked > 0.5 and len(HAN.findall(strip.text)) >= 6 and _text_follows(strips, kinds, at)
    if kind is not Kind.ENTRY:
        return False
    if is_collective(strip.text) and (len(strip.text) >= 6 if at < first else _over_items(strips, at)):
        return True
    if SUBJECT.match(strip.text):
        text = _reached(kinds, at)
        return text is not None and (strip.gap or bool(REPORTS.match(strips[text].text)))
    if CHRONICLE.fullmatch(strip.text):
        return at < first and Kind.HEADLINE not in kinds[:first]
    if at < first and Kind.HEADLINE not in kinds[:first] and (_is_labelled(strip) or HEADED.fullmatch(strip.text)):
        return True
    if ANNEX.fullmatch(strip.text):
        return after(kinds, at) is Kind.ROW
    return _is_word(strips, kinds, at) or _is_notice(strips, kinds, at) or _is_first(strips, kinds, at, first)


def _is_first(strips: Sequence[Strip], kinds: Sequence[Kind], at: int, first: int) -> bool:
    """`重阳节：……`: a line that opens the page over its only text, though it has the look of a field."""
    before = all(kind in (Kind.FURNITURE, Kind.MASTHEAD, Kind.PAGE_TITLE) for kind in kinds[:at])
    if not before or at >= first or Kind.HEADLINE in kinds:
        return False
    text = strips[at].text
    named = len(HAN.findall(text)) >= 8 and not ENDING.search(text) and len(text) <= 66
    return named and _reached(kinds, at) is not None


def _is_labelled(strip: Strip) -> bool:
    """`居民问：什么时候能装上电梯？`: a headline that opens like a field."""
    return len(strip.text) >= 8 and labels.label(strip.text) is None and bool(ASKED.fullmatch(strip.text))


def _over_items(strips: Sequence[Strip], at: int) -> bool:
    """Whether marked items stand right below a line."""
    return at + 2 < len(strips) and all(MARKED.match(strip.text) for strip in strips[at + 1 : at + 3])


def _counted(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`一、我区举办招聘会` over reports, one after the other: headlines of a digest, not parts of one text."""
    numbered = [i for i, kind in enumerate(kinds) if kind is Kind.SUBHEAD and COUNT.match(strips[i].text)]
    published = [i for i in numbered if after(kinds, i) in (Kind.DATE, Kind.INFO) and _reached(kinds, i) is not None]
    if len(published) > 1 and published == numbered and Kind.BODY not in kinds[: published[0]]:
        for i in published:
            kinds[i] = Kind.HEADLINE
        return
    dated = [i for i in numbered if after(kinds, i) is Kind.BODY and CALENDAR.match(strips[i + 1].text)]
    acting = sum(tells(COUNT.sub("", strips[i].text, count=1)) for i in dated)
    if len(dated) < 2 or len(dated) * 5 < len(numbered) * 4 or acting * 2 < len(dated) or Kind.BODY in kinds[: dated[0]]:
        return
    for i in dated:
        kinds[i] = Kind.HEADLINE


def _tails(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`某街道首个“长者饭堂”` / `开业`: the last word of a headline on a line of its own."""
    for i in range(1, len(kinds)):
        if kinds[i] is Kind.ENTRY and kinds[i - 1] is Kind.HEADLINE and not strips[i].gap and not strips[i].level and TAIL.fullmatch(strips[i].text):
            kinds[i] = Kind.HEADLINE


def _marked_heads(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`●我镇启动巡演活动` over a report, one after the other: headlines of a bulletin."""
    marked = [i for i, kind in enumerate(kinds) if kind is Kind.ENTRY and SIGNED_HEAD.match(strips[i].text)]
    heads = [i for i in marked if after(kinds, i) is Kind.BODY and CALENDAR.match(strips[i + 1].text)]
    acting = sum(tells(strips[i].text[1:]) for i in heads)
    if len(heads) > 1 and heads == marked and acting * 2 >= len(heads) and Kind.BODY not in kinds[: heads[0]]:
        for i in heads:
            kinds[i] = Kind.HEADLINE


def _sections(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`## 一、……` under the name of a collection: headlines of its texts."""
    level = next((s.level for s, kind in zip(strips, kinds, strict=True) if kind is Kind.HEADLINE and s.level and is_collective(s.text)), 0)
    for i, kind in enumerate(kinds):
        if level and kind is Kind.SUBHEAD and strips[i].level == level + 1 and COUNT.match(strips[i].text):
            kinds[i] = Kind.HEADLINE


def _labels(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`时间：…`, `主持：…`, `参加：…` one below the other: the head of minutes belongs to their text, as do the lines that go on with one."""
    at = 0
    while at < len(strips):
        end = at
        while end < len(strips) and not strips[end].row and (labels.label(strips[end].text) or end > at and _goes_with(strips[end], kinds[end])):
            end += 1
        said = [match[1] for strip in strips[at:end] if (match := labels.label(strip.text))]
        if labels.is_head(said):
            for i in range(at, end):
                kinds[i] = Kind.BODY
        elif said and labels.says_who(said[-1]):
            for i in range(at + 1, end):
                kinds[i] = Kind.ENTRY
        at = max(end, at + 1)


def _goes_with(strip: Strip, kind: Kind) -> bool:
    return kind in (Kind.HEADLINE, Kind.ENTRY) and not strip.gap and not strip.level and not FIELD.match(strip.text)


def _under_colon(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Lines right below `……如下：` are entries of the list that it announces, but not below a field of the site (`搜索：`)."""
    listed = False
    opening = next((i for i, kind in enumerate(kinds) if kind in (Kind.HEADLINE, *TEXT)), 0)
    for i, kind in enumerate(kinds[opening:], opening):
        listed = strips[i].text.endswith(("：", ":")) if strips[i].gap or not listed else kind in (Kind.HEADLINE, Kind.ENTRY)
        if listed and kind is Kind.HEADLINE and not strips[i].gap and not strips[i].level and kinds[i - 1] in (Kind.BODY, Kind.ENTRY):
            kinds[i] = Kind.ENTRY


def _bulletin(strips: Sequence[Strip], kinds: list[Kind], first: int) -> None:
    """`（一）……` over a text, in a numbered issue that has no other headline: the counted lines head its texts."""
    if not any(kinds[i] is Kind.MASTHEAD and NUMBERED_ISSUE.search(strips[i].text) for i in range(first)) or Kind.HEADLINE in kinds:
        return
    counted = [i for i, kind in enumerate(kinds) if kind is Kind.SUBHEAD and COUNT.match(strips[i].text) and strips[i].gap]
    heads = [i for i in counted if after(kinds, i) in TEXT]
    if len(heads) < 2 or Kind.BODY in kinds[: heads[0]]:
        return
    for i in counted:
        kinds[i] = Kind.HEADLINE if i in heads else Kind.FURNITURE


def _columns(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Names of columns between ornaments, and a list of the headlines that follow in the page, are no headlines."""
    heads = [i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE]
    last = {strips[i].text: i for i in heads if len(strips[i].text) >= 6}
    for i in heads:
        if last.get(strips[i].text, i) != i and after(kinds, i) not in TEXT:
            kinds[i] = Kind.FURNITURE
    _paths(strips, kinds, heads)
    for i, kind in enumerate(kinds[:-1]):
        if kind is Kind.HEADLINE and not strips[i].level and not strips[i + 1].gap and PATH.fullmatch(strips[i + 1].text):
            kinds[i] = Kind.FURNITURE  # the name of a site over a path through it
    for i, kind in enumerate(kinds):
        if kind in LINES and after(kinds, i) is Kind.HEADLINE and ORNAMENTED.fullmatch(strips[i].text):
            kinds[i] = Kind.FURNITURE


def _paths(strips: Sequence[Strip], kinds: list[Kind], heads: Sequence[int]) -> None:
    """A path through the site that ends with the headline, and the name of the column that ends a path above."""
    named = {strips[i].text for i in heads}
    paths = (strip.text for strip, kind in zip(strips, kinds, strict=True) if kind is Kind.FURNITURE and PATHS.search(strip.text))
    columns = {PATHS.split(text)[-1].strip() for text in paths}
    for i in heads:
        rest = PATHS.split(strips[i].text)
        if len(rest) > 1 and rest[-1].strip() in named or strips[i].text in columns and Kind.HEADLINE in kinds[i + 1 : i + 3]:
            kinds[i] = Kind.FURNITURE


def _signed(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """`西山村 王开山`, `王开山 李青河` right below a headline and over its text: who wrote it."""
    for i in range(1, len(kinds) - 1):
        if kinds[i] in (Kind.HEADLINE, Kind.ENTRY) and kinds[i - 1] is Kind.HEADLINE and _next_told(kinds, i) is Kind.BODY and not strips[i].level:
            office, _, people = strips[i].text.rpartition(" ")
            further = re.split("[ 、]", office)
            if len(further) > 1 and are_people(further[-1]):
                office = " ".join(further[:-1])
            if are_people(people) and (are_people(office) or is_issuer(office) or bool(SENT_BY.fullmatch(office))):
                kinds[i] = Kind.CREDIT


def _next_told(kinds: Sequence[Kind], at: int) -> Kind | None:
    return next((kind for kind in kinds[at + 1 :] if kind is not Kind.FURNITURE), None)


def _accounts(strips: Sequence[Strip], kinds: list[Kind]) -> None:
    """Between a headline and its date: the account that published a text, or the office that it is from."""
    for i in range(1, len(kinds) - 1):
        if kinds[i] is Kind.HEADLINE and kinds[i - 1] is Kind.HEADLINE and kinds[i + 1] in (Kind.DATE, Kind.INFO) and not strips[i].level:
            if POSTED_BY.fullmatch(strips[i].text):
                kinds[i] = Kind.FURNITURE
            elif is_issuer(strips[i].text) and not strips[i].gap:
                kinds[i] = Kind.CREDIT


def _text_follows(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    """Whether a link is a headline: notes and then a text stand behind it that is none."""
    text = _reached(kinds, at)
    return text is not None and (bool(strips[at].level) or text > at + 1) and not strips[text].linked and _names(strips[at])


def _names(strip: Strip) -> bool:
    return bool(strip.level) or is_titlelike(strip.text) or bool(SUBJECT.match(strip.text))


def _reached(kinds: Sequence[Kind], at: int) -> int | None:
    """The text behind a line with nothing but notes between them."""
    for number in range(at + 1, min(at + 4, len(kinds))):
        if kinds[number] in TEXT:
            return number
        if kinds[number] not in NOTES and kinds[number] is not Kind.FURNITURE:
            return None
    return None


def _is_word(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    """A headline of one word: it stands between two texts, and the second speaks of it."""
    strip = strips[at]
    if not strip.gap or not WORD.fullmatch(strip.text) or is_column_head(strip) or SECTIONS.fullmatch(strip.text):
        return False
    between = 0 < at < len(strips) - 1 and kinds[at - 1] in (*TEXT, Kind.BYLINE) and kinds[at + 1] is Kind.BODY
    return between and likeness(strip.text, strips[at + 1].text) == 1.0


def _is_notice(strips: Sequence[Strip], kinds: Sequence[Kind], at: int) -> bool:
    """`简讯`, `鸣谢` behind other texts: a small column, whatever its text speaks of."""
    apart = strips[at].gap and bool(NOTICES.fullmatch(strips[at].text)) and Kind.HEADLINE in kinds[:at]
    return apart and 0 < at < len(strips) - 1 and kinds[at - 1] in (*TEXT, Kind.BYLINE, Kind.DATE) and (strips[at + 1].gap or kinds[at + 1] is Kind.BODY)


def _masthead(strips: Sequence[Strip], kinds: list[Kind], first: int) -> None:
    """Lines above the last line of a masthead belong to it, and the name of the office right below."""
    marks = [i for i in range(first) if kinds[i] is Kind.MASTHEAD]
    if not marks:
        return
    before = list(kinds)
    for i in range(marks[-1]):
        if kinds[i] is not Kind.PAGE_TITLE and (kinds[i] is not Kind.FURNITURE or is_masthead(strips[i].text)):
            kinds[i] = Kind.MASTHEAD
    below = marks[-1] + 1
    if below < first and kinds[below] is Kind.HEADLINE and is_issuer(strips[below].text) and Kind.HEADLINE in kinds[below + 1 : first]:
        kinds[below] = Kind.MASTHEAD
    if Kind.HEADLINE not in kinds:
        _returned(strips, before, kinds, marks[-1])


def _returned(strips: Sequence[Strip], before: Sequence[Kind], kinds: list[Kind], mark: int) -> None:
    """A page that would have no headline left keeps the last one above its number or date."""
    for i in range(mark, -1, -1):
        if before[i] is Kind.HEADLINE and (is_collective(strips[i].text) or EVENTS.search(strips[i].text)):
            kinds[i] = Kind.HEADLINE
            return
