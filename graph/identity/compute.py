"""What a change has touched in, the judgements on it out: people and offices by name, events by day, those without one by issue.

A judgement depends on nothing but the names or days that it is about, so that judging what was touched gives the same
as judging everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Store

from ...schema.vocabulary import SCHEMA
from ..iri import Ids
from ..literals import to_date
from . import dayless, namesakes, occasions, offices, people, things
from .aliases import present
from .almanac import MONTH, Almanac, days_between, is_a_day, of_these
from .forms import variants
from .ledger import Ledger
from .profiles import Reader
from .types import Judgement, Pair, Touched, whole


def updated(store: Store, ids: Ids, ledger: Ledger, touched: Touched) -> Ledger:
    """What was computed of the touched anew, in place of what was computed before."""
    if not touched:
        return ledger
    reader = Reader(store, ids)
    scope, found = set[str](), list[Judgement]()
    of_what = (of_people(reader, touched.people), of_things(reader, touched.things), of_events(reader, touched))
    for judgements, names in of_what:
        scope |= names
        found += judgements
    return ledger.without(outdated(store, ids, ledger, scope)).put(found)


def outdated(store: Store, ids: Ids, ledger: Ledger, scope: set[str]) -> Iterator[Pair]:
    known: dict[str, bool] = {}
    for one in ledger:
        if one.human:
            continue
        for name in (one.left, one.right):
            if name not in known:
                known[name] = whole(name) not in scope and present(store, ids, name)
        if not (known[one.left] and known[one.right]):
            yield one.pair


def of_people(reader: Reader, names: Iterable[str]) -> tuple[list[Judgement], set[str]]:
    """Also on names that are written almost alike; of two touched ones, once."""
    found: dict[Pair, Judgement] = {}
    scope: set[str] = set()
    for name in names:
        scope |= {reader.short(one) for one in reader.people(name)}
        near = [(likeness, other) for other, likeness in sorted(variants(name).items()) if reader.people(other)]
        if not near and reader.met_once(name):
            continue
        mentions, alike = reader.mentions(name), [(likeness, reader.mentions(other)) for likeness, other in near]
        for one in people.judged(mentions, alike):
            found[one.pair] = one
    return list(found.values()), scope


def of_things(reader: Reader, names: Iterable[str]) -> tuple[list[Judgement], set[str]]:
    """Offices, communities, areas, facilities and programmes."""
    found: dict[Pair, Judgement] = {}
    scope: set[str] = set()
    for name in names:
        known, others = offices.offices(reader, name), things.things(reader, name)
        scope |= {reader.short(node) for node in reader.labelled(name)}
        for one in (*offices.judged(reader, name, known), *namesakes.judged(reader, name, others)):
            found[one.pair] = one
    return list(found.values()), scope


def of_events(reader: Reader, touched: Touched) -> tuple[list[Judgement], set[str]]:
    """Those of the days that were touched, with each other and with what is open on them; and what is open that was touched, on all of its days."""
    days, months = set(filter(is_a_day, touched.days)), [day for day in touched.days if len(day) == MONTH]
    scope, also = set[str](), set[str]()
    for one in of_these(reader, sorted(days), months, filter(is_a_day, touched.issues)):
        scope.add(reader.short(one.event))
        also.update(days_between(one.first, one.last))
    almanac, asked, found = Almanac(reader), frozenset(scope), list[Judgement]()
    for day in sorted(days | also):
        if day in days:
            scope |= begun_on(reader, day)
            found += occasions.judged(almanac.of_one_day(day))
        found += dayless.judged(almanac, day, asked, wholly=day in days)
    return found, scope


def begun_on(reader: Reader, day: str) -> set[str]:
    told = reader.store.quads_for_pattern(None, SCHEMA.startDate, to_date(day))
    return {reader.short(quad.subject) for quad in told if isinstance(quad.subject, NamedNode)}
