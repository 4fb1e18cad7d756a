"""People and office-holders as they are mentioned: the types that the readers of names and posts hand on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .offices import Office


@dataclass(frozen=True, slots=True)
class Held:
    """One post as printed at one place: `start`–`end` cover office and title."""

    office: Office
    title: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at one place: the apposition's whole stretch, the name's own, and the posts given there."""

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    posts: tuple[Held, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Anonymous:
    """An office-holder without a name (街道党工委书记表示): acts as the office."""

    start: int
    end: int
    office: Office
    title: str


def printed_name(text: str, start: int, end: int) -> str:
    """The name with one kind of interpunct, however it is printed."""
    return re.sub(r"[•‧・∙．]", "·", text[start:end])
