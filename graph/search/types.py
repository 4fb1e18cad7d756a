"""What goes into the index and what comes out of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from ..catalogue import Source

Kind = Literal[
    "person", "office", "community", "facility", "area", "programme", "title", "policy", "event", "article",
]
KINDS: tuple[Kind, ...] = (
    "person", "office", "community", "facility", "area", "programme", "title", "policy", "event", "article",
)
Found = Literal["name", "prefix", "alias", "initials", "part", "text"]
"""What of it fits the words, best first: the whole name, its beginning, another name, initials, a part, the article's text."""


class Cleaned(Protocol):
    """Text without markup and line breaks; character i stands for ``original[starts[i]:ends[i]]``."""

    @property
    def value(self) -> str: ...
    @property
    def starts(self) -> array[int]: ...
    @property
    def ends(self) -> array[int]: ...


@dataclass(frozen=True, slots=True)
class Readable:
    """A document's text as it was decoded, and cleaned."""

    original: str
    cleaned: Cleaned


Reread = Callable[[Source], "Readable | None"]
"""Reads a document of the graph once more; None where its original cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A name that an article gives to a thing."""

    node: str
    kind: Kind
    name: str
    main: bool
    detail: str = ""
    """What tells it from others of the name: a person's post, the place around, the date of an event."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article: where it stands, what it names, and names in it that must not be found."""

    iri: str
    document: str
    start: int
    end: int
    title: str
    date: str
    said: tuple[Said, ...]
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence around the words: ``document.text[start:end] == quote``; `at` are the words' places in `quote`."""

    document: str
    title: str
    start: int
    end: int
    quote: str
    at: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    kind: Kind
    name: str
    found: Found
    matched: str
    """The name that fits, where it is not the principal one."""
    detail: str
    articles: int
    date: str
    score: float
    quote: Quote | None = None
