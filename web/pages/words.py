"""Words and small forms that templates use: codes with their labels, titles of events, a text cut at the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...queries.codes import codes
from ...queries.types import Label
from .happenings import Happening

EVENT_KINDS = ("visit", "meeting", "ceremony", "training", "activity", "other")
SHORT = 4
"""A label of fewer characters is a word of the sentence (率, 观摩) and no title."""


def event_kinds() -> dict[str, Label]:
    return codes("event")


def title_of(happening: Happening, language: str) -> str:
    """What the text calls it, else its kind and where it was or what it was about."""
    about = happening.places or happening.programmes
    return titled(happening.label or "", happening.kind, [thing.name for thing in about], language)


def titled(label: str, code: str, about: Sequence[str], language: str) -> str:
    if len(label) >= SHORT:
        return label
    kind = codes("event")[code].text(language)
    kind = kind.capitalize() if language == "en" else kind
    if not about:
        return f"{kind}“{label}”" if label else kind
    comma, more = ("、", "等") if language == "zh" else (", ", " …")
    joined = comma.join(about[:2]) + (more if len(about) > 2 else "")
    return f"{kind}{'：' if language == 'zh' else ': '}{joined}"


def parts(text: str, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is one of the names."""
    wanted = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not wanted:
        yield text, False
        return
    for number, piece in enumerate(re.split("(" + "|".join(map(re.escape, wanted)) + ")", text)):
        if piece:
            yield piece, number % 2 == 1


def reference(page_title: str, address: str, build: str, version: str, language: str) -> str:
    """How to cite a page: what it shows, of which build of the graph, made by which software, and where."""
    if language == "zh":
        return f"《{page_title}》，街道知识图谱，版本 {build}，Jiedao {version}。{address}"
    return f"“{page_title}”, Jiedao knowledge graph, build {build}, Jiedao {version}. {address}"
