"""Firms, teams and schools of no listed ending that act together with others (联合某某物业、某某证券开展活动): text in, offices out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Span
from .beginnings import GROUP
from .hosting import ALLIES, AND_OTHERS, HOLDS
from .intervals import Stretches
from .lexicon import HARD, Token
from .offices import Office
from .scan import Scan
from .things import Thing

WITH = re.compile(
    rf"(?:{ALLIES})(?P<list>[^，。；：！？\n]{{3,90}}?)(?=等(?!级)|[到赴在于为向，,。]|走进|来到|深入|共同|一起|一道|联合|组织|开展|举办|举行|召开)"
)
JOINTLY = re.compile(f"{AND_OTHERS}(?:共同|联合|携手)(?:在[^，。；、]{{2,16}})?{HOLDS}")
DOES = re.compile(f"[^。；\n]{{0,60}}?{HOLDS}")
PARTS = re.compile("[、，]|以及|及|和")
STOP = re.compile("[，。；：！？\n]")
NAMED = re.compile(
    r"[㐀-鿿（）]{0,12}[㐀-鿿]{2}(?:队|协会|学会|商会|联合会|促进会|研究会|站|所|学校|小学|中学|大学|学院|幼儿园|医院|银行|支行|分行|公司|物业|中心|超市|诊所|药房|药店|证券|保险|人寿|口腔|眼科"
    r"|开发商|集团|工作室|影院|书店|社工|酒店|饭店|餐厅|移动|联通|电信|农商行|工行|农行|建行|中行|石化|俱乐部|艺术团|合唱团|琴行|画室|培训学校)|消防队|交警队|卫生院|农技站|供电所"
)
OF_CLASS = re.compile("共建|驻地|驻区|辖区|相关|爱心|有关|周边|部分|社会|职能|所属|[镇区县市街]属|各|多[家个]|小区物业$")


def partners(scan: Scan, spans: tuple[Span, ...], taken: Stretches) -> Iterator[tuple[Thing, Office]]:
    """Those that no mention in `taken` covers, in order."""
    for span in spans:
        for start, end in _lists(scan.text, span):
            for first, last in _parts(scan.text, start, end):
                if not taken.overlap(first, last) and _is_name(scan, first, last):
                    taken.add(first, last)
                    name = scan.text[first:last]
                    token = Token(first, last, frozenset({"office"}))
                    yield Thing(first, last, token, False), Office(first, last, name, name, "enterprise", None, True)


def _lists(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The lists behind 联合 and before 共同开展."""
    for match in WITH.finditer(text, span.start, span.end):
        if DOES.match(text, match.end("list"), span.end):
            yield match.span("list")
    for match in JOINTLY.finditer(text, span.start, span.end):
        low = max(span.start, match.start() - 90)
        stops = [m.end() for m in STOP.finditer(text, low, match.start())]
        first = text.find("、", stops[-1] if stops else low, match.start())
        if first >= 0:
            yield first + 1, match.start()


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for joint in PARTS.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _is_name(scan: Scan, start: int, end: int) -> bool:
    if NAMED.fullmatch(scan.text, start, end) is None or GROUP.match(scan.text, start) or OF_CLASS.search(scan.text, start, end):
        return False
    return not any(t.kinds & HARD and t.end - t.start > 1 and not t.kinds & {"office", "place"} for t in scan.within(start, end))
