"""Dated reports in, the times between them in which there is none out. A date that is no day fills its month or year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..graph.seen import ends
from .types import Given, Label, Record, Value, Worked

LEAST = 90
DAY = timedelta(days=1)
NOTHING = Label("图谱中没有注明日期的报道提到它", "no report with a date speaks of it in this graph")


@dataclass(frozen=True, slots=True)
class Report:
    first: date
    last: date
    row: Record


def day(text: str, *, last: bool) -> date:
    """`2021-02` → its first or last day; a day that no month has is its last."""
    known = [int(part) for part in text.split("-")]
    year, month, number = (*known, *((12, 31) if last else (1, 1))[len(known) - 1 :])
    return date(year, month, min(number, monthrange(year, month)[1]))


def reports(rows: list[Record]) -> Iterator[Report]:
    """All of them whose year is known."""
    for row in rows:
        for when in sequence(row["when"]):
            known = ends(str(when))
            if known and all(end[:4] != "0000" for end in known):
                yield Report(day(known[0], last=False), day(known[1], last=True), row)


def sequence(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()


def between(found: list[Report]) -> Iterator[tuple[Report | None, Report | None]]:
    """Neighbours in time: the one that reaches furthest so far, and the next; open at both ends."""
    furthest: Report | None = None
    for report in sorted(found, key=lambda one: (one.first, one.last, str(one.row["report"]))):
        yield furthest, report
        furthest = report if furthest is None or report.last > furthest.last else furthest
    yield furthest, None


def gaps(rows: list[Record], given: Given) -> Worked:
    """Those of at least so many days, in their order."""
    found, values = list(reports(rows)), given.values
    since = day(values["since"], last=False) if "since" in values else None
    until = day(values["until"], last=True) if "until" in values else None
    least = int(values.get("days", LEAST))
    shown = []
    for before, after in between(found):
        starts = [one for one in (before and before.last + DAY, since) if one]
        stops = [one for one in (after and after.first - DAY, until) if one]
        if (before or since) and (after or until) and starts and stops:
            first, last = max(starts), min(stops)
            if (last - first).days + 1 >= least:
                shown.append(gap(first, last, before, after))
    return shown, () if found else (NOTHING,)


def gap(first: date, last: date, before: Report | None, after: Report | None) -> Record:
    rows = [one.row for one in (before, after) if one]
    return {
        **(rows[0] if rows else dict.fromkeys(("report", "label", "when"))),
        "first": first.isoformat(), "last": last.isoformat(), "days": (last - first).days + 1,
        "before": worded(before), "after": worded(after),
        "evidence": tuple(one for row in rows for one in sequence(row["evidence"])),
    }  # fmt: skip


def worded(report: Report | None) -> str | None:
    """`2021-03-17 考察某某小区`"""
    if report is None:
        return None
    days = report.first.isoformat() if report.first == report.last else f"{report.first}/{report.last}"
    return f"{days} {report.row['label'] or ''}".strip()
