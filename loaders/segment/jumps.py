"""Texts that go on at another place of the page: the lines that say so (下转第2版, 上接第1版), and the parts put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..text import Strip
from ..types import Span
from .headlines import likeness
from .units import Unit

SHEET = r"(?:第? ?[\dA-Z一二三四五六七八九十]{1,3} ?版|后版|前版|本版)"
OUT = re.compile(rf"[（(【\[]?下转{SHEET}[^（）()。]{{0,8}}[)）】\]]?$")
IN = re.compile(rf"[（(【\[]?(?:紧)?上接{SHEET}(?:《[^《》]{{2,40}}》)?[^（）()，。：]{{0,8}}?(?:[)）】\]]|(?=[^）)】\]]*$)|$)[：:]?")
LEAST = 0.3


def breaks_off(strip: Strip) -> int | None:
    """Where the words 下转第2版 at the end of a strip begin."""
    found = OUT.search(strip.text)
    return found.start() if found else None


def goes_on(strip: Strip) -> int | None:
    """Where the text begins behind the words 上接第1版."""
    found = IN.match(strip.text)
    return found.end() if found else None


def cut(strip: Strip, start: int, end: int) -> Strip:
    """A part of a strip."""
    text = strip.text[start:end]
    low = start + len(text) - len(text.lstrip())
    return replace(strip, span=Span(strip.span.start + low, strip.span.start + end), text=strip.text[low:end])


def mended(units: Sequence[Unit]) -> list[Unit]:
    """Each text with the part that goes on with it; parts that could belong to several stay by themselves."""
    parts = [unit for unit in units if unit.continues]
    homes = [unit for unit in units if unit.jumps and not unit.continues]
    taken = {id(part): home for part, home in _pairs(parts, homes)}
    for part in parts:
        home = taken.get(id(part))
        if home is not None:
            home.body += part.body
            home.paragraphs += part.paragraphs
            home.tables += part.tables
            home.captions += [head.span for head in part.heads] + part.captions
            home.byline = home.byline or part.byline
    return [unit for unit in units if id(unit) not in taken]


def _pairs(parts: Sequence[Unit], homes: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """By what they say; else in order, where there are as many parts as texts that break off."""
    claims = sorted(
        ((_kinship(home, part), -h, -p) for h, home in enumerate(homes) for p, part in enumerate(parts)), reverse=True
    )
    found: dict[int, int] = {}
    for score, h, p in claims:
        if score >= LEAST and -p not in found and -h not in found.values():
            found[-p] = -h
    if len(parts) == len(homes):
        left = [h for h in range(len(homes)) if h not in found.values()]
        for p in range(len(parts)):
            found[p] = found[p] if p in found else left.pop(0)
    return [(parts[p], homes[h]) for p, h in sorted(found.items())]


def _kinship(home: Unit, part: Unit) -> float:
    """How much of the headline the part speaks of."""
    return likeness("".join(head.text for head in home.heads), part.words + "".join(head.text for head in part.heads))
