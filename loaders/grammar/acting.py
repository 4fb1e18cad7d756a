"""Areas that act themselves (江湾镇街道召开…, 我县举行…, 甲区、乙区作了汇报): text and frame in, offices out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Span
from .bodies import COUNTIES, TOWNS
from .frame import Frame
from .intervals import Stretches
from .lexicon import Token
from .offices import Office
from .scan import Scan
from .things import Thing

STREET = re.compile(
    r"(?:(?<![㐀-鿿])|(?<=[0-9]日)|(?<=[上中下]旬)|(?<=[上下]午))街道(?=[㐀-鿿])(?!办|党|人大|政协|社区|武装|总工会|妇联|团)"
)
HOLDS = r"(?:(?:隆重|成功|组织|正式|联合|专题|及时|适时|集中)*(?:召开|举行|举办)|(?:隆重|成功|组织)启动)"
OURS = re.compile(f"我(街道|[镇乡区县市州旗])(?={HOLDS})")
HOLD = re.compile(HOLDS)
REPORTS = re.compile(
    r"(?:[、和及][㐀-鿿]{2,6}){0,12}(?:等[^，。；]{0,8})?(?:分别|先后|依次)?(?:[就围][^，。；]{2,30})?(?:[作做]了?|进行了?)[^，。；、]{0,8}(?:汇报|发言|交流)"
)
"""甲区、乙区｜分别就某事作了汇报."""


def acting_areas(scan: Scan, frame: Frame, spans: tuple[Span, ...], taken: Stretches) -> list[tuple[Thing, Office]]:
    """Areas outside the stretches taken, each as the office that acts."""
    return [found for span in spans for found in (*_named(scan, span, taken), *_meant(scan, frame, span, taken))]


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


def _acting(start: int, end: int, token: Token, printed: str, name: str) -> tuple[Thing, Office]:
    return Thing(start, end, token, False), Office(start, end, printed, name, "government", name, True)
