"""Minutes: label lines (时间, 主持, 参加, 列席) go in, the occasion that they head comes out with who chaired and who came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ...schema.types import EventKind, Role, When
from ..text import labels
from ..types import Span
from .acts import Act
from .dates import DateMention
from .items import Item
from .occasions import Occasion, dates_event

ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile("主持"), "chairs"),
    (re.compile("参加|出席|列席|参会|与会"), "attends"),
    (re.compile("主讲"), "reports"),
)


def heads(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of each head begin and end: a time, and who was there."""
    at = 0
    while at < len(spans):
        end = at
        while end < len(spans) and labels.label(text, spans[end].start):
            end += 1
        said = [match[1] for span in spans[at:end] if (match := labels.label(text, span.start))]
        if "时间" in said and labels.is_head(said):
            yield at, end
        at = max(end, at + 1)


def occasion(
    text: str,
    spans: Sequence[Span],
    items: Callable[[int, int], list[Item]],
    dates: Callable[[int, int], list[DateMention]],
    resolve: Callable[[DateMention, When | None], When],
    kind: EventKind,
) -> Occasion | None:
    """The occasion that one head tells of; None where it names nobody."""
    acts = [act for span in spans for act in _acts(text, span, items)]
    if not acts:
        return None
    days = (d for span in spans if text.startswith("时间", _word(text, span)) for d in dates(span.start, span.end) if dates_event(d))
    day = next(days, None)
    when = resolve(day, None) if day is not None else When()
    return Occasion(kind, when, spans[0].start, spans[-1].end, acts=acts, heads=[(s.start, s.end) for s in spans], rule="event.minutes")


def _word(text: str, span: Span) -> int:
    match = labels.label(text, span.start)
    return match.start(1) if match else span.start


def _acts(text: str, span: Span, items: Callable[[int, int], list[Item]]) -> Iterator[Act]:
    match = labels.label(text, span.start)
    role = next((role for pattern, role in ROLES if match and pattern.search(match[1])), None)
    if match is None or role is None:
        return
    for item in items(match.end(), span.end):
        if item.kind == "person":
            yield Act(item, role, match.start(1), match.end(1), frozenset(), f"role.{role}")
