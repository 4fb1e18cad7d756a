"""A page under construction: its units, each a text with the headlines that may belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..text import Strip
from ..types import Span, Table


@dataclass(slots=True)
class Unit:
    """A text as it grows: candidates for its headline, what it says, and how it ended."""

    heads: list[Strip] = field(default_factory=list)
    body: list[Strip] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    captions: list[Span] = field(default_factory=list)
    byline: Span | None = None
    by_name: bool = False
    """Whether a record names its author by name."""
    dateline: Span | None = None
    closed: bool = False
    ruled: bool = False
    """Whether a rule was the last thing printed."""
    entitled: bool = False
    """Whether a record says itself which of its parts is the title."""
    jumps: bool = False
    """Whether it goes on elsewhere: 下转第2版."""
    continues: bool = False
    """Whether it goes on with a text that broke off before: 上接第1版."""
    notes: list[Strip] = field(default_factory=list)
    """Lines between headline and text that say who and when."""
    dropped: list[Span] = field(default_factory=list)
    """Headlines that name no text but a column."""
    issuers: list[Span] = field(default_factory=list)
    """Names of the authority that the page belongs to."""
    title: Span | None = None
    title_text: str = ""
    subtitle: Span | None = None

    @property
    def started(self) -> bool:
        return bool(self.paragraphs or self.tables)

    @property
    def words(self) -> str:
        """What the text says, as far as it takes to tell its subject."""
        return "\n".join([strip.text for strip in self.body] + self.cells)[:6000]

    def says(self, strip: Strip, end: int | None = None) -> None:
        self.body.append(strip)
        self.paragraphs.append(Span(strip.span.start, end if end is not None else strip.span.end))


@dataclass(slots=True)
class Parts:
    """All of a page: its units and what belongs to none."""

    units: list[Unit] = field(default_factory=list)
    masthead: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    page_titles: list[Strip] = field(default_factory=list)
    loose: list[tuple[Strip, Unit]] = field(default_factory=list)
    """Lines like headlines that stand behind a finished text, with that text."""
