"""A document with what was read in it: its text and passages in, paragraphs cut at the marks of facts out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...loaders.explain import Positions
from ...loaders.types import Block, Page, Span
from ...schema.types import Document, Passage

PART = 24_000
"""Characters that are shown at once."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage to mark: `kind` gives its colour, `anchor` the statement that it leads to."""

    start: int
    end: int
    kind: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: Marked | None = None
    at: bool = False
    """Within what the reader was led to."""
    first: bool = False
    """Where that begins."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    place: str
    """title, body or margin (masthead, navigation)."""
    article: int | None = None
    """The number of the article that begins here."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown of a long document: `number` of `parts`."""

    paragraphs: tuple[Paragraph, ...]
    number: int
    parts: int
    start: int
    end: int
    """In characters of the document."""


def part_of(document: Document, page: Page, marks: Sequence[Marked], at: tuple[int, int] | None, number: int) -> Part:
    """One part of the document; the one that holds `at`, where the reader is led to a passage."""
    places = Positions(page.text)
    lines = list(lines_of(page.text.value))
    cuts = cut(lines)
    focus = places.span(Passage(*at)) if at else None
    if focus:
        number = bisect_right([first.start for first, _ in cuts], focus.start)
    number = min(max(1, number), len(cuts) or 1)
    if not cuts:
        return Part((), 1, 1, 0, 0)
    shown = Span(cuts[number - 1][0].start, cuts[number - 1][1].end)
    found = [(span, mark) for mark in marks if (span := places.span(Passage(mark.start, mark.end))) and shown.start <= span.start < shown.end]
    kept = nested(found)
    printed = Printed(document, page)
    kinds = Places(page)
    paragraphs = tuple(
        Paragraph(tuple(pieces(line, kept, focus, printed)), kinds.place(line), kinds.begins(line))
        for line in lines if shown.start <= line.start < shown.end
    )  # fmt: skip
    return Part(paragraphs, number, len(cuts), *printed.offsets(shown))


def lines_of(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def cut(lines: Sequence[Span]) -> list[tuple[Span, Span]]:
    """First and last line of each part."""
    parts: list[tuple[Span, Span]] = []
    for line in lines:
        if parts and line.end - parts[-1][0].start <= PART:
            parts[-1] = (parts[-1][0], line)
        else:
            parts.append((line, line))
    return parts


def nested(found: Iterable[tuple[Span, Marked]]) -> list[tuple[Span, Marked]]:
    """Of two that cross the longer one stays; of two at one place the first; outer ones before inner ones."""
    kept: list[tuple[Span, Marked]] = []
    for span, mark in sorted(found, key=lambda one: (one[0].start - one[0].end, one[0].start)):
        near = [other for other, _ in kept if other.start < span.end and span.start < other.end]
        if all(other.start <= span.start and span.end <= other.end and other != span for other in near):
            kept.append((span, mark))
    return sorted(kept, key=lambda one: (one[0].start, -one[0].end))


class Printed:
    """The document's own characters for the cleaned ones: 鎮 where the cleaned text has 镇."""

    def __init__(self, document: Document, page: Page) -> None:
        self.source, self.text = document.text, page.text

    def __call__(self, start: int, end: int) -> str:
        text = self.text
        said = (self.source[text.starts[i]] if text.ends[i] - text.starts[i] == 1 else text.value[i] for i in range(start, end))
        return "".join(character if character.isprintable() else " " for character in said)

    def offsets(self, span: Span) -> tuple[int, int]:
        passage = self.text.passage(span.start, span.end)
        return passage.start, passage.end


class Places:
    """What a line of the page is: a title, a paragraph of an article or what stands around."""

    def __init__(self, page: Page) -> None:
        self.titles = {block.title.start for block in page.blocks if block.title}
        self.margins = {span.start for span in (*page.masthead, *page.furniture)}
        self.firsts = {first(block): number for number, block in enumerate(page.blocks, 1)}

    def place(self, line: Span) -> str:
        return "title" if line.start in self.titles else "margin" if line.start in self.margins else "body"

    def begins(self, line: Span) -> int | None:
        return self.firsts.get(line.start)


def first(block: Block) -> int:
    spans = [*block.paragraphs, *((block.title,) if block.title else ())]
    spans += [row[0] for table in block.tables for row in table.rows[:1] if row]
    return min((span.start for span in spans), default=-1)


def pieces(line: Span, marks: Sequence[tuple[Span, Marked]], focus: Span | None, printed: Printed) -> Iterator[Piece]:
    """The line cut wherever a mark or the focus begins or ends; the innermost mark is that of a piece."""
    here = [(span, mark) for span, mark in marks if span.start < line.end and line.start < span.end]
    edges = {line.start, line.end, *(edge for span, _ in here for edge in (span.start, span.end))}
    if focus:
        edges |= {focus.start, focus.end}
    inside = sorted(edge for edge in edges if line.start <= edge <= line.end)
    for start, end in pairwise(inside):
        covering = [mark for span, mark in here if span.start <= start and end <= span.end]
        at = focus is not None and focus.start <= start and end <= focus.end
        first_of = at and focus is not None and start == max(focus.start, line.start) and line.start <= focus.start
        yield Piece(printed(start, end), covering[-1] if covering else None, at, first_of)
