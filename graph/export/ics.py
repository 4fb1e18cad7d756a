"""A knowledge graph in, a calendar out (iCalendar, RFC 5545): events that are known to the day, over one day or several.

What is known only to the month or year, or not at all, gets no day: it is a note (VJOURNAL without a start) that says what is known.
No clock: the stamp of an entry is the day on which it was reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, BinaryIO

from icalendar import Calendar, Journal
from icalendar import Event as Entry

from ...schema.words import word
from ..iri import Ids
from ..occasions import Named, Occasion, name_of, named, occasions
from ..property_graph import Opened
from .days import is_day
from .told import LABELS, Report, kind, line, participants, reports, title

EPOCH = date(1970, 1, 1)
"""The stamp of what was reported on no known day."""


def write_ics(kg: Opened, out: BinaryIO, only: Container[str] | None = None) -> None:
    known = named(kg, LABELS)
    head, tail = frame()
    out.write(head)
    for occasion in occasions(kg, only):
        out.write(entry(kg.ids, occasion, known).to_ical())
    out.write(tail)


def frame() -> tuple[bytes, bytes]:
    calendar = Calendar()
    calendar.add("prodid", "-//Jiedao//Jiedao//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "街道 Jiedao")
    head, end, tail = calendar.to_ical().partition(b"END:VCALENDAR")
    return head, end + tail


def days(occasion: Occasion) -> tuple[date, date] | None:
    first, last = occasion.text("first"), occasion.text("last")
    if first is None or last is None or not (is_day(first) and is_day(last)):
        return None
    return date.fromisoformat(first), date.fromisoformat(last)


def entry(ids: Ids, occasion: Occasion, known: Named) -> Any:
    when, told = days(occasion), reports(occasion, known)
    found = Entry() if when else Journal()
    found.add("uid", ids.base + occasion.id)
    found.add("dtstamp", stamp(told))
    if when:
        found.add("dtstart", when[0])
        found.add("dtend", when[1] + timedelta(days=1))
        found.add("transp", "TRANSPARENT")
    found.add("summary", title(occasion, known))
    if occasion.places and when:
        found.add("location", "、".join(name_of(known, one) for one in occasion.places))
    found.add("categories", [word("event", kind(occasion))])
    found.add("description", "\n".join(description(occasion, known, told)))
    return found


def stamp(told: list[Report]) -> datetime:
    published = min((one.published for one in told if one.published and is_day(one.published)), default=None)
    return datetime.combine(date.fromisoformat(published) if published else EPOCH, time(), UTC)


def description(occasion: Occasion, known: Named, told: list[Report]) -> Iterator[str]:
    if days(occasion) is None:
        yield f"日期：{occasion.text('date') or '不详'}，不知哪一天 / date: {occasion.text('date') or 'not known'}, no day is known"
    yield from (line(name, roles, posts) for _, name, roles, posts in participants(occasion, known))
    for one in told:
        yield f"「{one.quote}」 {one.document}:{one.start}-{one.end}"
