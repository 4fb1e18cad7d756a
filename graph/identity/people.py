"""Mentions of people of one name in, judgements out: who of them is one, who is two, and of whom people have to judge.

An IRI holds everybody of one name and district. It is taken apart where what it says cannot be one life, and joined
with another where an office, a transfer or the jurisdiction is the same. Nobody is joined across districts without an
office that both have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from .evidence import Career, agree, points, reasons, score, shared
from .forms import Likeness
from .profiles import Mention
from .types import RULES, Judgement, Pair, Point, Verdict

SAME, UNSURE, DIFFERENT = 3.0, 0.5, -5.0
DOUBT = -3.0
WORTH_SAYING = 3.0
"""A pair with less than this in its favour is two people, as the articles have it; no line is needed."""
OFFICE = 5
"""Characters at the end of an office's name that its long and short forms have in common."""
CROWD = 30
"""An office or district with more careers of one name than this says nothing."""


def judged(mentions: Iterable[Mention], alike: Iterable[tuple[Likeness, list[Mention]]] = ()) -> Iterator[Judgement]:
    """On all pairs of one name, and on pairs with names that are written almost alike."""
    own = careers(mentions)
    yield from within_one(own)
    yield from across(own)
    mine = [career for parts in own.values() for career in parts]
    for likeness, others in alike:
        theirs = [career for parts in careers(others).values() for career in parts]
        for pair in product(mine, theirs):
            one, other = sorted(pair, key=lambda career: career.id)
            yield from compared(one, other, likeness)


def careers(mentions: Iterable[Mention]) -> dict[str, list[Career]]:
    """By IRI: the careers that it holds, the one that keeps the IRI first."""
    by_person: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_person[one.person].append(one)
    return {person: list(lives(person, found)) for person, found in sorted(by_person.items())}


def lives(person: str, mentions: list[Mention]) -> Iterator[Career]:
    """Mentions that share an office are one career; careers that cannot be one life are kept apart."""
    parts: list[list[Mention]] = []
    for group in sorted(by_office(mentions), key=lambda group: (-len(group), group[0].article)):
        home = next((part for part in parts if not barred(part, group)), None)
        if home is None:
            parts.append(list(group))
        else:
            home += group
    for at, part in enumerate(parts):
        part.sort(key=lambda one: one.article)
        yield Career(part[0].unit if at else person, tuple(part))


def by_office(mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions linked by their posts; those without a post go with the first."""
    groups: list[tuple[set[str], list[Mention]]] = []
    loose: list[Mention] = []
    for one in sorted(mentions, key=lambda one: one.article):
        offices = {post.office for post in one.posts}
        if not offices:
            loose.append(one)
            continue
        linked = [group for group in groups if group[0] & offices]
        rest = [group for group in groups if not group[0] & offices]
        joined = (offices.union(*(o for o, _ in linked)), sorted([m for _, ms in linked for m in ms] + [one], key=lambda m: m.article))
        groups = [*rest, joined]
    found = [found for _, found in groups]
    return [*found, *([loose] if loose else [])]


def barred(one: list[Mention], other: list[Mention]) -> list[Point]:
    found = points(Career("", tuple(one)), Career("", tuple(other)))
    against = [point for point in found if point[0] <= DIFFERENT]
    return [] if {m.article for m in one} & {m.article for m in other} else against


def within_one(own: dict[str, list[Career]]) -> Iterator[Judgement]:
    """The units that leave an IRI, and which of them are one person."""
    for person, (main, *parts) in own.items():
        yield from doubted(main)
        for part in parts:
            found = barred(list(main.mentions), list(part.mentions)) or [(DIFFERENT, "另有一人 somebody else of the name")]
            units = [one.unit for one in part.mentions]
            for one in units:
                yield line(person, one, "different", found)
            for one in units[1:]:
                yield line(units[0], one, "same", [(SAME, f"同一机构 same office: {'、'.join(offices(part))}")])


def doubted(main: Career) -> Iterator[Judgement]:
    """Posts under one IRI that one person may, but need not, have held at once are left to people."""
    for one, other in combinations(by_office(list(main.mentions)), 2):
        found = points(Career("", tuple(one)), Career("", tuple(other)))
        beside = {m.article for m in one} & {m.article for m in other}
        if not beside and any(DIFFERENT < worth <= DOUBT for worth, _ in found):
            yield line(main.id, other[0].unit, "unsure", found)


def offices(career: Career) -> list[str]:
    return sorted({post.office for post in career.posts})


def across(own: dict[str, list[Career]]) -> Iterator[Judgement]:
    """Careers of different IRIs that have something in common; who fits two that are not one fits neither for sure."""
    everyone = [career for parts in own.values() for career in parts]
    whose = {career.id: person for person, parts in own.items() for career in parts}
    found = {
        (one.id, other.id): points(one, other)
        for one, other in candidates(everyone) if whose[one.id] != whose[other.id]
    }  # fmt: skip
    by_id = {career.id: career for career in everyone}
    fitting: dict[str, list[Career]] = defaultdict(list)
    for (one, other), said in found.items():
        if verdict(by_id[one], by_id[other], said) == "same":
            fitting[one].append(by_id[other])
            fitting[other].append(by_id[one])
    torn = {name for name, fits in fitting.items() if any(strangers(a, b) for a, b in combinations(fits, 2))}
    for (one, other), said in sorted(found.items()):
        which = verdict(by_id[one], by_id[other], said)
        doubtful = which == "same" and (one in torn or other in torn)
        if which:
            yield line(one, other, "unsure", [*said, (0, "另有同样相符的人 fits another as well")]) if doubtful else line(one, other, which, said)


def strangers(one: Career, other: Career) -> bool:
    return bool(one.area) and bool(other.area) and not agree(one.area, other.area) and not shared(one, other)


def candidates(everyone: list[Career]) -> Iterator[tuple[Career, Career]]:
    by_key: dict[tuple[str, str], list[Career]] = defaultdict(list)
    for career in everyone:
        for key in sorted({("office", post.office[-OFFICE:]) for post in career.posts} | {("area", name) for name in career.area[:1]}):
            by_key[key].append(career)
    met: set[tuple[str, str]] = set()
    for _, found in sorted(by_key.items()):
        for one, other in combinations(sorted(found, key=lambda career: career.id), 2) if len(found) <= CROWD else ():
            if (one.id, other.id) not in met:
                met.add((one.id, other.id))
                yield one, other


def compared(one: Career, other: Career, likeness: Likeness) -> Iterator[Judgement]:
    """Names that are written almost alike count only at one office."""
    if shared(one, other):
        said = points(one, other, likeness)
        which = verdict(one, other, said)
        if which:
            yield line(one.id, other.id, which, said)


def verdict(one: Career, other: Career, found: list[Point]) -> Verdict | None:
    """None where there is nothing to say: two people, as the articles have it."""
    total, near = score(found), sum(worth for worth, _ in found if worth > 0)
    if near < WORTH_SAYING:
        return None
    if total >= SAME:
        return "same" if agree(one.area, other.area) or shared(one, other) else "unsure"
    return "unsure" if total >= UNSURE else "different" if total <= DIFFERENT else None


def line(one: str, other: str, which: Verdict, found: list[Point]) -> Judgement:
    pair = Pair.of(one, other)
    return Judgement(left=pair.left, right=pair.right, verdict=which, score=score(found), reasons=reasons(found), by=RULES)
