"""Text in, page out: `page_of(document)` cuts a document into articles, masthead and furniture; nothing is thrown away."""

from __future__ import annotations

import re

from ...schema.types import Document
from ..text import Strip, strips_of
from ..types import Block, Page, Span, Text
from .headlines import gathered, is_annex, likeness, named, redistributed
from .mastheads import is_issuer
from .units import Parts, Unit
from .walk import Walk

__all__ = ["page_of"]

ISSUE = re.compile(r"(?:\d{4} ?年 ?)?第 ?[\d一二三四五六七八九十百〇零]{1,5} ?期(?:[(（]总.{1,8}期[)）])?|[(（]\d{4}年[^()（）]{1,6}[)）]")
PUBLISHER = re.compile(
    r"([^\s，。：:（）()]{4,40}?(?:[ 、][^\s，。：:（）()]{2,30}?)?) ?(?:联合|共同)?(?:主办|编印|主编|编辑出版|出版|合办|合编|办编|编)(?=\s|$)"
)
SITE = re.compile(r"\s*[_|｜>]\s*|\s+[-–—]\s+|-{1,2}(?=[^-]*$)")


def page_of(document: Document) -> Page:
    """Cut a document into its articles."""
    text, strips = strips_of(document)
    parts = Walk(strips).run()
    _entitled(parts)
    units = _merged(parts.units)
    blocks = tuple(_block(unit) for unit in units)
    masthead = tuple(sorted(parts.masthead))
    return Page(
        text=text,
        masthead=masthead,
        publisher=_within(text, masthead, PUBLISHER, 1),
        issue=_within(text, masthead, ISSUE, 0),
        blocks=blocks,
        furniture=tuple(sorted(set(parts.furniture))),
    )


def _entitled(parts: Parts) -> None:
    """Give every text its title."""
    if parts.units and not parts.units[0].heads and len(parts.units) > 1 and any(unit.heads for unit in parts.units):
        left = redistributed(parts.units, parts.loose)
        parts.furniture += [head.span for head in left]
    if len(parts.units) == 1 and not parts.units[0].heads and len(parts.loose) == 1:
        _under_its_text(parts.units[0], parts.loose[0][0])
    gathered(parts)
    for unit in parts.units:
        named(unit)
        parts.furniture += unit.dropped
        parts.masthead += unit.issuers
    if len(parts.units) == 1 and parts.units[0].title is None and parts.page_titles:
        _from_page_title(parts.units[0], parts.page_titles[0])
    for strip in parts.page_titles:
        site = _site(strip)
        parts.masthead += [site] if site else []
        parts.furniture.append(Span(strip.span.start, site.start) if site else strip.span)


def _under_its_text(unit: Unit, head: Strip) -> None:
    """The one headline of a page stands behind its text."""
    if likeness(head.text, unit.words) >= 0.5:
        unit.heads = [head]
        unit.captions = [span for span in unit.captions if span != head.span]


def _site(strip: Strip) -> Span | None:
    """The authority whose site a page belongs to: the last part of the page's title."""
    start = max((match.end() for match in SITE.finditer(strip.text[:200])), default=0)
    return Span(strip.span.start + start, strip.span.end) if is_issuer(strip.text[start:]) else None


def _from_page_title(unit: Unit, strip: Strip) -> None:
    """A web page without headings: the first part of its title, if the text speaks of it."""
    first = SITE.split(strip.text[:200])[0]
    if len(first) >= 5 and likeness(first, unit.words) > 0.3:
        unit.title, unit.title_text = Span(strip.span.start, strip.span.start + len(first)), first


def _merged(units: list[Unit]) -> list[Unit]:
    """Lists that belong to the text before them become part of it."""
    merged: list[Unit] = []
    for unit in units:
        if merged and is_annex(unit, merged[-1]):
            before = merged[-1]
            before.tables += unit.tables
            before.paragraphs += unit.paragraphs
            before.captions += ([unit.title] if unit.title else []) + unit.captions
        else:
            merged.append(unit)
    return merged


def _block(unit: Unit) -> Block:
    return Block(
        title=unit.title,
        subtitle=unit.subtitle,
        byline=unit.byline,
        dateline=unit.dateline,
        paragraphs=tuple(unit.paragraphs),
        tables=tuple(unit.tables),
        captions=tuple(unit.captions),
    )


def _within(text: Text, spans: tuple[Span, ...], pattern: re.Pattern[str], group: int) -> Span | None:
    for span in spans:
        match = pattern.search(text.value[span.start : span.end])
        if match:
            return Span(span.start + match.start(group), span.start + match.end(group))
    return None
