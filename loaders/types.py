"""The value types inside `loaders`: bytes → Document → Text → Page of blocks → Article (schema.types)."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from ..schema.types import Passage


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Text.value`: `start` inclusive, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """Cleaned text with the map to the document.

    `value` is simplified, without markup, pinyin insertions, blanks inside words and line breaks inside paragraphs;
    paragraphs, headlines and table rows end with ``\\n``; table cells are separated by ``\\t``. Character i of
    `value` stands for ``document.text[starts[i]:ends[i]]``; both arrays have one entry a character.
    """

    value: str
    starts: array[int]
    ends: array[int]

    def passage(self, start: int, end: int) -> Passage:
        """The stretch of the original text that `value[start:end]` was made from (start < end)."""
        low = min(self.starts[start:end])
        high = max(self.ends[start:end])
        return Passage(low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; the first row is the header where the page has one, else `header` is False."""

    rows: tuple[tuple[Span, ...], ...]
    header: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One article of a page as printed, before any fact is read: spans of `Text.value`."""

    title: Span | None
    subtitle: Span | None = None
    byline: Span | None = None
    """The contributing office or reporter, without brackets and words such as 来源 and 供稿."""
    dateline: Span | None = None
    """Words that give the publication date of this article alone."""
    paragraphs: tuple[Span, ...]
    tables: tuple[Table, ...] = ()
    captions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document cut into articles; what belongs to none (masthead, navigation, disclaimers) is furniture."""

    text: Text
    masthead: tuple[Span, ...] = ()
    """Lines that name the periodical, its publisher and its date of issue."""
    publisher: Span | None = None
    issue: Span | None = None
    blocks: tuple[Block, ...]
    furniture: tuple[Span, ...] = ()
