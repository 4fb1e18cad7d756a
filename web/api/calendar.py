"""Answers as calendars: a table with dates in, iCalendar (RFC 5545) out. What has no day is no entry, and is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from ...queries.formats import text, worded
from ...queries.types import Label, Record, Table
from ..problem import Refused

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
TITLE = ("label", "kind", "event_kind", "programme", "place")
SAID = ("person", "role", "post", "programme", "participants", "evidence")


def dated(table: Table) -> bool:
    return any(column.name == "date" for column in table.columns) and any(column.name == "event" for column in table.columns)


def calendar(table: Table, base: str, here: str, build: str, since: datetime, lang: str) -> bytes:
    if not dated(table):
        raise Refused(400, Label("此问题的答案没有日期，不能作日历", "the answers of this question have no days: there is no calendar of them"))
    made = Calendar()
    made.add("prodid", "-//Jiedao//jiedao serve//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"街道 Jiedao · {table.question}")
    for entry in entries(table, base, here, since, lang):
        made.add_component(entry)
    made.add("x-jiedao-build", build)
    return bytes(made.to_ical())


def entries(table: Table, base: str, here: str, since: datetime, lang: str) -> Iterator[Event]:
    """One for each event, however many rows it has."""
    seen: set[str] = set()
    for row in table:
        node, found = str(row["event"]), DAY.fullmatch(str(row["date"]))
        if node in seen or not found:
            continue
        seen.add(node)
        first = day(found)
        if first is not None:
            yield entry(table, row, node, first, f"{here}/id/{node.removeprefix(base)}", since, lang)


def day(found: re.Match[str]) -> date | None:
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def entry(table: Table, row: Record, node: str, first: date, url: str, since: datetime, lang: str) -> Event:
    said = {column.name: text(worded(column, row[column.name], lang)) for column in table.columns}
    made = Event()
    made.add("uid", node)
    made.add("dtstamp", since.astimezone(UTC))
    made.add("dtstart", first)
    made.add("dtend", first + timedelta(days=1))
    made.add("summary", " · ".join(filter(None, (said.get(name) for name in TITLE))) or node)
    made.add("description", "\n".join(filter(None, (said.get(name) for name in SAID))))
    if said.get("place"):
        made.add("location", said["place"])
    made.add("url", url)
    made.add("transp", "TRANSPARENT")
    return made
