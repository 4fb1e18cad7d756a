"""Areas that act themselves (江湾镇街道召开…, 我县举行…, 甲区、乙区作了汇报): text and frame in, offices out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..types import Span
from .bodies import COUNTIES, TOWNS
from .frame import Frame
from .intervals import Stretches
from .lexicon import VERBS, Token
from .offices import Office
from .scan import Scan
from .things import Thing

STREET = re.compile(
    r"(?:(?<![㐀-鿿])|(?<=[0-9]日)|(?<=[上中下]旬)|(?<=[上下]午))街道(?=[㐀-鿿])(?!办|党|人大|政协|社区|武装|总工会|妇联|团)"
)
HOLDS = r"(?:(?:隆重|成功|组织|正式|联合|专题|及时|适时|集中)*(?:召开|举行|举办)|(?:隆重|成功|组织)启动)"
OURS = re.compile(f"我(街道|[镇乡区县市州旗])(?={HOLDS})")
HOLD = re.compile(HOLDS)
THAT = re.compile(rf"(?:(?<![㐀-鿿])|(?<=[0-9]日)|(?<=[上下]午))该(街道|[镇乡])(?={HOLDS}|组织(?!委|部|员|办|科|生活)|开展|邀请|联合)")
"""7月25日，｜该镇｜组织志愿者…: the town that was named last."""
REPORTS = re.compile(
    r"(?:[、和及][㐀-鿿]{2,6}){0,12}(?:等[^，。；]{0,8})?(?:分别|先后|依次)?(?:[就围][^，。；]{2,30})?(?:[作做]了?|进行了?)[^，。；、]{0,8}(?:汇报|发言|交流)"
)
"""甲区、乙区｜分别就某事作了汇报."""


BEARING = re.compile(
    "(?:积极|持续|深入|认真|扎实|全面|大力|切实|充分|始终|不断|将|还|已|正|坚持|把|以|通过|着力|紧紧|聚焦|立足|严格|迅速|及时|及早|主动|创新|率先|探索)+"
)
"""How a town goes about what it does."""
SETS_OUT = re.compile("积极|持续|深入|认真|扎实|切实|充分|始终|将|坚持|把|通过|着力|紧紧|聚焦|立足|迅速|及时|主动|创新|率先|^以")
"""灵溪街道｜将…, ｜以…为抓手: what only an actor does."""
STAFF = re.compile("全体|机关干部|干部职工|班子成员|(?:相关|有关|主要)?(?:负责人|负责同志)|工作人员")


def does(scan: Scan, thing: Thing) -> bool:
    """Whether a town is what the clause tells of: 渭阳街道｜探索建立某机制, at the head of a clause and before a verb."""
    text, end = scan.text, thing.end
    if not text.endswith(TOWNS, 0, end) or not (scan.is_stop(thing.start - 1) or _behind_area(scan, thing.start)):
        return False
    if STAFF.match(text, end):
        return True
    bearing = BEARING.match(text, end)
    if bearing is not None and SETS_OUT.search(bearing[0]):
        return True
    end = bearing.end() if bearing else end
    token = scan.starting.get(end)
    return text[end : end + 2] in scan.lexicon.frequent_verbs or token is not None and bool(token.kinds & VERBS) and token.end - token.start > 1


def _behind_area(scan: Scan, position: int) -> bool:
    above = scan.ending.get(position)
    return above is not None and "area" in above.kinds and scan.is_stop(above.start - 1)


def acting_areas(scan: Scan, frame: Frame, spans: tuple[Span, ...], taken: Stretches) -> list[tuple[Thing, Office]]:
    """Areas outside the stretches taken, each as the office that acts."""
    found = [found for span in spans for found in (*_named(scan, span, taken), *_meant(scan, frame, span, taken))]
    return found + list(_that(scan, spans, taken))


def _named(scan: Scan, span: Span, taken: Stretches) -> Iterator[tuple[Thing, Office]]:
    """Towns and subdistricts wherever they are named; a district or a city only where it holds or reports something."""
    for token in scan.within(span.start, span.end):
        if "area" not in token.kinds or taken.overlap(token.start, token.end):
            continue
        name = scan.text[token.start : token.end]
        if name.endswith(TOWNS) or name.endswith(COUNTIES) and (HOLD.match(scan.text, token.end) or REPORTS.match(scan.text, token.end)):
            yield _acting(token.start, token.end, token, name, name)


def _meant(scan: Scan, frame: Frame, span: Span, taken: Stretches) -> Iterator[tuple[Thing, Office]]:
    """街道 and 我县: the area that the text is about."""
    for match in STREET.finditer(scan.text[span.start : span.end]):
        start, end = span.start + match.start(), span.start + match.end()
        if frame.township and frame.township.endswith("街道") and not taken.overlap(start, end):
            yield _acting(start, end, Token(start, end, frozenset({"area"})), "街道", frame.township)
    for match in OURS.finditer(scan.text, span.start, span.end):
        name = frame.expand(match[1])
        if name is not None and not taken.overlap(*match.span()):
            yield _acting(*match.span(), Token(*match.span(), frozenset({"area"})), match[0], name)


def _that(scan: Scan, spans: tuple[Span, ...], taken: Stretches) -> Iterator[tuple[Thing, Office]]:
    """该镇, 该街道: the town of that level named last."""
    matches = [m for span in spans for m in THAT.finditer(scan.text, span.start, span.end) if not taken.overlap(*m.span())]
    if not matches:
        return
    areas = (t for span in spans for t in scan.within(span.start, span.end) if "area" in t.kinds)
    towns = sorted((t for t in areas if scan.text.endswith(TOWNS, t.start, t.end) and t.end - t.start > 2), key=lambda t: t.start)
    starts = [t.start for t in towns]
    for match in matches:
        last = bisect_left(starts, match.start()) - 1
        name = scan.text[towns[last].start : towns[last].end] if last >= 0 else ""
        if name.endswith(match[1]):
            yield _acting(*match.span(), Token(*match.span(), frozenset({"area"})), name, name)


def _acting(start: int, end: int, token: Token, printed: str, name: str) -> tuple[Thing, Office]:
    return Thing(start, end, token, False), Office(start, end, printed, name, "government", name, True)
