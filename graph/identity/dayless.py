"""Reports without a day in, judgements out: which occasion of the days before its issue each tells of.

It is compared with what took place in its time. What takes place again and again looks alike from week to week, so what a report without a
day has in common with another must be what the next time would not have; who fits two days fits neither for sure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import filterfalse

from pyoxigraph import Literal, Store

from ...schema.vocabulary import SCHEMA
from ..iri import Ids
from .almanac import Almanac, distance, is_a_day
from .called import LONG, NUMBERED, common_tail, themes
from .common import in_common
from .ledger import Ledger
from .likeness import named_in
from .occasions import candidates, judgement, kinds_by_article, of_a_kind, rounds_of_meetings
from .places import is_area, is_wide, proper_part
from .series import series_of
from .slots import filled_otherwise
from .telling import Occasion
from .types import Judgement, Point
from .whereabouts import narrow_of, said_of, same_places, same_spots
from .wording import common_phrases, counted_in, figures_of, is_rare, of_other_figures

NO_DAY, SEVERAL = "没有写明哪一天 one does not say on which day", "一篇写作数日 one says several days"
SHORTLY = f"{NO_DAY}，七日之内刊出 printed within a week"
ANY_TIME = "没有只此一次才有的细节 nothing that another time would not have"
TWO_DAYS = "另一天的也相符 another day fits as well"
ONCE = frozenset({"visit", "ceremony"})
"""Kinds of which the same people do not hold one after the other at the same places."""
REGULAR = re.compile(
    r"例会|[周月季]会|办公会|常委会|党组会|党委会|班子会|学习会|中心组|调度会|碰头会|党日|党课|主题日|接访|接待日"
    r"|志愿服务|义诊|巡查|巡河|值班|集市|大扫除"
)
"""What is held again and again."""
FULL = 4
"""Characters of a full name."""
SHORT = 7
"""Days within which most of what takes place is printed, and somebody seldom goes to the same people again."""
ALIKE = 30
"""Bits that reports of one occasion have in common."""
WHOLLY = 55
Span = tuple[str, str]


def judged(almanac: Almanac, day: str, asked: frozenset[str], *, wholly: bool) -> Iterator[Judgement]:
    """On every pair of a day of which one is open (of no day, or of several); unless `wholly`, of what is `asked` only."""
    near = list(almanac.open_on(day))
    if near and (wholly or any(one.id in asked for one in near)):
        told = [*near, *almanac.dated(day, near)]
        kinds = kinds_by_article(told)
        for one, other in candidates(told):
            if (wholly or one.id in asked or other.id in asked) and is_met_on(day, one, other) and of_a_kind(one, other, kinds):
                yield from judgement(one, other, points(one, other), doubt="" if sets_apart(one, other) else ANY_TIME)
        yield from rounds_of_meetings(one for one in near if one.first == day and not one.day and (wholly or one.id in asked))


def is_met_on(day: str, one: Occasion, other: Occasion) -> bool:
    """Whether the pair is to be judged on this day: the first that both may be of. Of one day, it has been."""
    if (one.day and one.day == other.day) or not (one.first or other.first):
        return False
    return day == max(one.first or one.day, other.first or other.day)


def points(one: Occasion, other: Occasion) -> Iterator[Point]:
    yield (-0.5, SEVERAL) if one.day and other.day else (-0.5, SHORTLY) if shortly_after(one, other) else (-1.5, NO_DAY)
    yield from of_other_figures(one, other)


def shortly_after(one: Occasion, other: Occasion) -> bool:
    """Printed within days of what the other has, or of the other."""
    ends = [occasion.printed or (occasion.day and (occasion.last or occasion.day)) for occasion in (one, other)]
    return all(ends) and distance(*ends) <= SHORT


def sets_apart(one: Occasion, other: Occasion) -> bool:
    """Whether they have something in common that the same thing at another time would not have."""
    figures, phrases = figures_of(one.words) & figures_of(other.words), common_phrases(one, other)
    tail = "" if "visit" in (one.kind, other.kind) else common_tail(themes(one), themes(other))
    said = len(figures) > 1 or any(map(is_rare, figures)) or len(phrases) > 1 or any(len(phrase) >= LONG for phrase in phrases)
    if said or NUMBERED.search(tail) or series_of(one.words) & series_of(other.words):
        return True
    if REGULAR.search(one.label + tail) or REGULAR.search(other.label):
        return False
    alike = told_alike(one, other)
    company, places = company_of(one, other), narrow_places(one, other)
    soon = bool(one.day and other.day) or (shortly_after(one, other) and not other_company(one, other))
    if one.kind in ONCE and other.kind in ONCE:
        led = soon and bool(company & (one.heads | other.heads)) and not all(map(is_area, places))
        return (led or len(company) > 1) and bool(places) or len(places) > 1 or len(company) > 2 or len(tail) >= LONG or (soon and alike > 0 and bool(company))
    named = len(tail) >= FULL - soon or bool(tail) and len(tail + one.label) > LONG - FULL + 1 and one.label == other.label
    told = bool(figures or counted_in(one.words) & counted_in(other.words)), bool(phrases), soon and bool(one.programmes & other.programmes)
    words = alike > 0, soon and alike >= WHOLLY
    return sum((len(company) > 1, soon and bool(company), bool(places), named, *told, *words)) > 2


def other_company(one: Occasion, other: Occasion) -> bool:
    """Whether either names several who came along, and none of them came with the other: he may have come twice."""
    mine, theirs = one.people - one.heads - other.heads, other.people - one.heads - other.heads
    return len(mine) > 1 and len(theirs) > 1 and not mine & theirs


def told_alike(one: Occasion, other: Occasion) -> float:
    """Bits in common; none where they are fewer than those of one occasion, or the same wording is filled otherwise."""
    bits = in_common(one.body, other.body)
    return 0 if bits < ALIKE or filled_otherwise(one.body, other.body, one.people | other.people | one.named | other.named) else bits


def narrow_places(one: Occasion, other: Occasion) -> set[str]:
    """Where both were, also what one only mentions; a place under two names once."""
    found = {*narrow_of(same_places(one, other), one, other), *filterfalse(is_wide, said_of(one, other)), *same_spots(one, other)}
    return {proper_part(place) for place in found}


def company_of(one: Occasion, other: Occasion) -> frozenset[str]:
    """Who was at both, also those whom one only mentions."""
    return one.people & other.people | named_in(one, other, other.people) | named_in(other, one, one.people) | (one.named & other.named)


# --- who fits two days ---


def once_each(store: Store, ids: Ids, ledger: Ledger) -> Ledger:
    """What a report without a day is judged the same as must have one day in common; where it has not, people decide."""
    lines = [one for one in ledger if not one.human and any(reason.startswith(NO_DAY) for reason in one.reasons)]
    fitting = [one for one in lines if one.verdict == "same" or said(one)]
    spans = {name: days_of(store, ids, name) for one in fitting for name in (one.left, one.right)}
    torn = set(torn_apart(fitting, spans))
    return ledger.put(decided(one, one.left in torn or one.right in torn) for one in fitting)


def torn_apart(fitting: list[Judgement], spans: dict[str, Span | None]) -> Iterator[str]:
    """Names of those without a day that lead, by way of each other, to two days."""
    beside = defaultdict[str, list[str]](list)
    for one in fitting:
        beside[one.left].append(one.right)
        beside[one.right].append(one.left)
    met: set[str] = set()
    for name in sorted(beside):
        if spans[name] is None and name not in met:
            group, ahead = {name}, [name]
            while ahead:
                for other in beside[ahead.pop()]:
                    if other not in group:
                        group.add(other)
                        ahead += [other] if spans[other] is None else []
            days = [span for other in group if (span := spans[other]) is not None]
            loose = {other for other in group if spans[other] is None}
            met |= loose
            if days and max(first for first, _ in days) > min(last for _, last in days):
                yield from loose


def days_of(store: Store, ids: Ids, event: str) -> Span | None:
    """First and last day of what has a day."""
    found = [sorted(quad.object.value for quad in store.quads_for_pattern(ids.node(event), by, None) if isinstance(quad.object, Literal))
             for by in (SCHEMA.startDate, SCHEMA.endDate)]  # fmt: skip
    first, last = (next(filter(is_a_day, days), "") for days in found)
    return (first, last or first) if first else None


def said(one: Judgement) -> bool:
    return any(reason.startswith(TWO_DAYS) for reason in one.reasons)


def decided(one: Judgement, torn: bool) -> Judgement:
    reasons = tuple(reason for reason in one.reasons if not reason.startswith(TWO_DAYS))
    if torn:
        return replace(one, verdict="unsure", reasons=(*reasons, f"{TWO_DAYS} +0"))
    return replace(one, verdict="same", reasons=reasons)
