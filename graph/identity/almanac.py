"""A store in, occasions by the days on which they may have been out: dated ones, and those between two days.

A report that gives no day (近日) was printed after it: it lies in the month before its issue. What was read of the last two months is kept,
so that days in order are read once, in bounded memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeVar

from pyoxigraph import NamedNode

from ...schema.days import is_iso_day
from ...schema.vocabulary import JD, SCHEMA
from ..literals import to_date
from .likeness import apart
from .profiles import Reader
from .telling import Districts, Occasion, as_told, beside_others, districts_in, of_article

BEFORE_ISSUE = 31
"""Days for which a report says 近日, and of the longest events that are compared day by day."""
KEPT = 2 * BEFORE_ISSUE + 2
"""Days of which what was read is kept."""
T = TypeVar("T")
MONTH, YEAR = len("2021-03"), len("2021")


@dataclass(frozen=True, slots=True)
class Open:
    """An event that may have been on any day from `first` to `last`; `day` is that on which it began, where that is known."""

    event: NamedNode
    article: NamedNode
    first: str
    last: str
    day: str = ""
    printed: str = ""
    """Day of issue, of what says of no day."""


@dataclass(slots=True)
class Almanac:
    reader: Reader
    printed: dict[str, list[Occasion]] = field(default_factory=dict)
    """By day of issue: those without any date."""
    ended: dict[str, list[Occasion]] = field(default_factory=dict)
    """By their last day: those of several days."""
    in_month: dict[str, list[Occasion]] = field(default_factory=dict)
    """By month: those of which no more is known."""
    begun: dict[str, list[tuple[NamedNode, Districts, list[Occasion]]]] = field(default_factory=dict)
    """Of the day that was asked for last: articles that date an event to it, their districts and, once they were needed, their occasions."""

    def of_one_day(self, day: str) -> Iterator[Occasion]:
        """Every event that starts on a day, as each article tells it that another one may be compared with; nothing less exact than a day."""
        near = beside_others({article: districts for article, districts, _ in kept(self.begun, day, self.articles, 1)})
        return (one for article, districts, told in self.begun[day] if article in near for one in self.read(article, districts, told, day))

    def dated(self, day: str, near: list[Occasion]) -> Iterator[Occasion]:
        """Occasions of a day that may be one of these."""
        places = {one.districts for one in near}
        for article, districts, told in kept(self.begun, day, self.articles, 1):
            if not all(apart(districts[0], known) for known in places):
                yield from self.read(article, districts, told, day)

    def read(self, article: NamedNode, districts: Districts, told: list[Occasion], day: str) -> list[Occasion]:
        """Once: `told` is what the shelf keeps."""
        if not told:
            told.extend(of_article(self.reader, article, districts, day))
        return told

    def open_on(self, day: str) -> Iterator[Occasion]:
        """Those that may have been on a day, and on another."""
        for later in days_from(day, BEFORE_ISSUE + 1):
            yield from kept(self.printed, later, lambda issue: self.told(undated(self.reader, issue)))
            until = kept(self.ended, later, lambda last: self.told(of_several_days(self.reader, last)))
            yield from (one for one in until if one.first <= day)
        of_month = kept(self.in_month, day[:MONTH], lambda month: self.told(of_a_month(self.reader, month)))
        yield from (one for one in of_month if day <= one.last)

    def told(self, events: Iterable[Open]) -> list[Occasion]:
        """Each article is read once for all that it has of the same days."""
        alike = defaultdict[Open, list[NamedNode]](list)
        for one in events:
            alike[replace(one, event=one.article)].append(one.event)
        found = [
            told for of, told_of in alike.items() for told in as_told(
                self.reader, of.article, districts_in(self.reader, of.article), told_of, day=of.day, first=of.first, last=of.last, printed=of.printed)
        ]  # fmt: skip
        return sorted(found, key=lambda one: (one.id, one.article))

    def articles(self, day: str) -> list[tuple[NamedNode, Districts, list[Occasion]]]:
        # What is pending is marked in a graph of that name, which is no article.
        dated = self.reader.store.quads_for_pattern(None, SCHEMA.startDate, to_date(day))
        found = {quad.graph_name for quad in dated if quad.subject != quad.graph_name}
        return [(one, districts_in(self.reader, one), []) for one in in_order(found)]


def undated(reader: Reader, issue: str) -> Iterator[Open]:
    """Events without a day in what was printed on this one."""
    told = reader.store.quads_for_pattern(None, SCHEMA.datePublished, to_date(issue))
    for article in in_order({quad.graph_name for quad in told if quad.subject == quad.graph_name}):
        events = in_order({quad.subject for quad in reader.store.quads_for_pattern(None, JD.reportedIn, article, article)})
        near = moved(issue, -BEFORE_ISSUE)
        yield from (Open(one, article, near, issue, printed=issue) for one in events if says_no_more_than_the_year(reader, one, article, issue))


def says_no_more_than_the_year(reader: Reader, event: NamedNode, article: NamedNode, issue: str) -> bool:
    """Nothing at all, or the year in which it was printed: 重阳节当天, of which the calendar is not known."""
    return reader.text(event, SCHEMA.startDate, article) in ("", issue[:YEAR])


def of_several_days(reader: Reader, last: str) -> Iterator[Open]:
    for event, article in dated_so(reader, SCHEMA.endDate, last):
        first = reader.text(event, SCHEMA.startDate, article)
        if is_a_day(first) and moved(last, -BEFORE_ISSUE) <= first < last:
            yield Open(event, article, first, last, first)


def of_a_month(reader: Reader, month: str) -> Iterator[Open]:
    """Printed in the month, it was before that day."""
    for event, article in dated_so(reader, SCHEMA.startDate, month):
        issue = reader.text(article, SCHEMA.datePublished, article)
        last = issue if is_a_day(issue) and issue.startswith(month) else moved(f"{moved(f'{month}-28', 4)[:MONTH]}-01", -1)
        yield Open(event, article, f"{month}-01", last)


def dated_so(reader: Reader, by: NamedNode, date: str) -> Iterator[tuple[NamedNode, NamedNode]]:
    for quad in reader.store.quads_for_pattern(None, by, to_date(date)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode) and reader.short(quad.subject).startswith("event/"):
            yield quad.subject, quad.graph_name


def of_these(reader: Reader, days: Iterable[str], months: Iterable[str], issues: Iterable[str]) -> Iterator[Open]:
    """Those that began on these days, those of these months, and those without a day of these issues."""
    for issue in issues:
        yield from undated(reader, issue)
    for month in months:
        yield from of_a_month(reader, month)
    for day in days:
        for last in {reader.text(event, SCHEMA.endDate, article) for event, article in dated_so(reader, SCHEMA.startDate, day)}:
            if is_a_day(last):
                yield from (one for one in of_several_days(reader, last) if one.first == day)


def kept(shelf: dict[str, T], key: str, made: Callable[[str], T], most: int = KEPT) -> T:
    """From the shelf; of more than so many days, what came first goes."""
    if key not in shelf:
        if len(shelf) >= most:
            del shelf[next(iter(shelf))]
        shelf[key] = made(key)
    return shelf[key]


def in_order(nodes: Iterable[object]) -> list[NamedNode]:
    return sorted((one for one in nodes if isinstance(one, NamedNode)), key=str)


def is_a_day(text: str) -> bool:
    """Of a year around which there are others to count in."""
    return text.startswith(("1", "2")) and is_iso_day(text)


def moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def days_from(day: str, number: int) -> list[str]:
    first = date.fromisoformat(day)
    return [(first + timedelta(at)).isoformat() for at in range(number)]


def distance(one: str, other: str) -> int:
    """In days."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def days_between(first: str, last: str) -> list[str]:
    return days_from(first, (date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
