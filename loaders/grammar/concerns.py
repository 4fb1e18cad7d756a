"""What an event concerned: the programmes that the sentences which tell of it name, or that was looked into there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..types import Block
from .items import sentences
from .occasions import Occasion
from .programme_names import FoundProgramme

LOOKED_INTO = re.compile("(?:调研|考察|视察|检查|督导|督查|了解|察看|查看|听取|围绕|针对|就|推进|部署|宣传|宣讲|讲解|介绍)[^，。；]*")
MOST = 3
"""Sentences behind those that tell of an event in which what it concerned may be named first."""

Groups = Mapping[str, Sequence[FoundProgramme]]


def programmes_of(text: str, block: Block, occasion: Occasion, number: int, groups: Groups) -> tuple[str, ...]:
    """The names of the programmes; `number` is the event's place in the article, whose headline tells of the first."""
    heads = list(occasion.heads)
    if number == 0 and block.title is not None:
        heads.append((block.title.start, block.title.end))
    concerned = _named_in(groups, heads)
    if not concerned and number == 0 and block.paragraphs:
        opening = block.paragraphs[0]
        concerned = _named_in(groups, list(sentences(text, opening.start, opening.end))[:1])
    if concerned and occasion.kind != "visit":
        return concerned
    return tuple(dict.fromkeys((*concerned, *_looked_into(text, occasion, groups))))


def _looked_into(text: str, occasion: Occasion, groups: Groups) -> tuple[str, ...]:
    """What the next sentences say that was looked into or spoken about: 详细了解加装电梯情况."""
    following = [s for s in sentences(text, occasion.start, occasion.end) if s not in occasion.heads][:MOST]
    return _named_in(groups, [m.span() for s in following for m in LOOKED_INTO.finditer(text, *s)])


def _named_in(groups: Groups, stretches: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    told = list(stretches)
    return tuple(name for name, found in groups.items() if any(a <= m.start < b for m in found for a, b in told))
