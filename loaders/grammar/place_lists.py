"""Places that share the word for their kind: 12、13、15街坊; 劳动、新立、欣月社区; 幸福、和平、光明三个社区; text in, places out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..types import Span
from .dates import number
from .lexicon import Lexicon, Token
from .places import Place
from .scan import Scan
from .things import Thing

NUMBERED_BLOCKS = re.compile(r"(?<![\d.第])\d{1,3}(?:[、，,和及与]\d{1,3})*街坊")
KINDS = frozenset({"社区", "居民区", "小区", "行政村", "村", "嘎查"})
ALONE = KINDS - {"小区", "居民区"}
"""What a list shares without a number; beside 某小区 others stand by names of their own (某某城、某小区)."""
REACH = 48
NAME = "[㐀-鿿]{2,4}"
COUNT = r"(?P<count>[两二三四五六七八九十]|\d{1,2})个?"
NAMES = re.compile(rf"(?P<head>{NAME}(?:、{NAME}){{0,8}})(?P<joined>[、和及与])(?P<last>{NAME}?)(?P<some>等)?(?:{COUNT})?$")
NEAR = re.compile(rf"[、和及与]{NAME}等?(?:{COUNT})?$")
ALL = re.compile(rf"等{COUNT}(?:社区|居民区|小区|行政村|村|嘎查)")
BODY = re.compile("委|支|党|[民两]|集体|干部|书记|主任")
LEADS_IN = re.compile("(?:辖区内?的?|先后|分别|依次|街道|镇|乡|[了在到至赴对，。；：\n])$")
QUALITY = re.compile(
    "老旧|城市|城镇|农村|安置|重点|试点|示范|平安|美丽|文明|智慧|绿色|和谐|商品|电梯|高层|中心|城郊|城关|边远|贫困|一般|先进|其他|部分"
    "|.*(?:学校|企业|单位|机关|商场|超市|医院|公园|广场|市场|街道|乡镇|家庭|楼院|庭院|社区|小区|[村镇乡])$"
)
"""文明、和谐社区: what they are like; 学校、社区: a list of other things."""
OF_ITS_OWN = re.compile("[居委庙寺祠园馆院站所店厂校路街桥河湖湾江坝塘场厅城区组队会部岛山岭沟渠]$")
"""某文庙、｜某村: a place of another kind."""


def shared(scan: Scan, spans: Sequence[Span], within: str | None) -> Iterator[Place]:
    """The places of a text that are named in a list which says their kind once."""
    for span in spans:
        yield from _numbered(scan.text, span, within)
        for token in scan.within(span.start, span.end):
            if "place.community" in token.kinds and scan.text[token.start : token.end] in KINDS:
                yield from _named(scan, token, span.start, within)


def _named(scan: Scan, kind: Token, start: int, within: str | None) -> Iterator[Place]:
    """The names of a list before the word for their kind: counted, or behind an area or a verb of going."""
    text = scan.text
    start = max(start, kind.start - REACH)
    if BODY.match(text, kind.end) or not NEAR.search(text, max(start, kind.start - 9), kind.start):
        return
    listed = NAMES.search(text, start, kind.start)
    if listed is None:
        return
    first, sure = _opening(scan, *listed.span("head"))
    if first < 0:
        return
    names = [m.span() for m in re.compile(NAME).finditer(text, first, listed.end("head"))] + [listed.span("last")]
    words = [text[a:b] for a, b in names]
    if any(QUALITY.match(word) for word in words) or not _is_told(scan, listed, kind, words, sure):
        return
    ending = text[kind.start : kind.end].removeprefix("行政")
    for (low, high), word in zip(names, words, strict=True):
        end = kind.end if high == kind.start else high
        yield Place(low, end, text[low:end], word + ending, "community", within, "place.shared")


def _is_told(scan: Scan, listed: re.Match[str], kind: Token, words: Sequence[str], sure: bool) -> bool:
    """Whether the number fits the names, or, without one, what stands before them says that they are places."""
    counted = listed if listed["count"] else ALL.match(scan.text, kind.end)
    if counted is not None:
        count = number(counted["count"].replace("两", "二")) or 0
        return count == len(words) or count > len(words) and (counted is not listed or listed["some"] is not None)
    if not sure or listed["joined"] != "、" or scan.text[kind.start : kind.end] not in ALONE:
        return False
    return not any(OF_ITS_OWN.search(word) or _is_word(word, scan.lexicon) for word in words)


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.frequent or word in lexicon.common_words


def _opening(scan: Scan, start: int, end: int) -> tuple[int, bool]:
    """Where the first name begins, and whether an area or a verb of going stands right before it."""
    stop = scan.text.find("、", start, end)
    first = stop if stop >= 0 else end
    for at in range(max(start, first - 4), first - 1):
        token = scan.ending.get(at)
        if token is not None and token.kinds & {"go", "inspect", "area"}:
            return at, True
        if LEADS_IN.search(scan.text, max(0, at - 4), at):
            return at, scan.text[at - 1] in "到赴了"
    return -1, False


def things_of(places: Sequence[Place], named: Sequence[Thing], scan: Scan) -> list[Thing]:
    """Places whose name is only a part of what was printed in one (项目区｜柳湾村), or that share the word for their kind."""
    known = {(t.start, t.end) for t in named}
    spans = {(p.start, p.end) for p in places}
    whole = [t for t in named if (t.start, t.end) not in spans]
    parts = [Thing(a, b, t.last, False) for a, b in sorted(spans - known) for t in whole if t.start <= a and b <= t.end]
    ends = ((p, next((t for t in scan.within(p.end, p.end + 60) if "place.community" in t.kinds), None)) for p in places if p.rule == "place.shared")
    return parts + [Thing(p.start, p.end, token, False) for p, token in ends if token is not None and (p.start, p.end) not in known]


def _numbered(text: str, span: Span, within: str | None) -> Iterator[Place]:
    """12、13、15街坊: blocks of old houses that have numbers for names."""
    for listed in NUMBERED_BLOCKS.finditer(text, span.start, span.end):
        numbers = list(re.finditer(r"\d+", listed[0]))
        for found in numbers:
            at, to = listed.start() + found.start(), listed.start() + found.end()
            stop = listed.end() if found is numbers[-1] else to
            name = f"{found[0]}街坊"
            yield Place(at, stop, name, name, "community", within, "place.numbered")
