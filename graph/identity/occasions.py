"""Events of one day in, judgements out: which reports tell of the same occasion.

Two reports are compared where they name a person, a place, an organiser, a programme or a full name in common; what speaks for
and against is added up and said in the reasons. The same article tells of two occasions if it tells them twice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from .called import in_its_own_name, themes
from .common import rare_runs
from .likeness import apart, circumstances, grounds, root
from .places import proper_part, ways_to_say
from .series import series_of
from .telling import Occasion
from .telltale import UNOPPOSED, of_words, says_enough
from .types import RULES, Judgement, Pair, Point, Verdict
from .wording import figures_of, is_rare

SAME, UNSURE = 4.0, 2.5
CROWD = 40
"""A name in more events of one day than this (the city, a slogan) leads to no comparison."""
FULL = 4
"""Last characters of a full name by which reports are brought together."""
PROPER = 2
"""First characters of the proper part of a place by which they are, too: 古柏村, 古柏村文化礼堂."""
ROUND = re.compile(r"(?:与会|参会)(?:人员|代表|领导|同志|嘉宾|干部)")
"""People of whom it is only said that they were at the meeting."""
LENGTHS = range(2, 8)
"""Characters of names that are looked for in the words of reports."""
Pairs = list[tuple[Occasion, Occasion, Judgement]]


def judged(occasions: Iterable[Occasion]) -> Iterator[Judgement]:
    """On every pair of one day that may be one; the order of the occasions makes no difference."""
    told = sorted(occasions, key=lambda one: (one.id, one.article))
    kinds = kinds_by_article(told)
    pairs = ((one, other) for one, other in candidates(told) if one.day == other.day and of_a_kind(one, other, kinds))
    found = [(one, other, line) for one, other in pairs for line in judgement(one, other)]
    yield from (line for _, _, line in found)
    rounds = {line.pair: line for line in rounds_of_meetings(told)}
    yield from rounds.values()
    yield from (line for line in beside_each_other(told, found) if line.pair not in rounds)


def kinds_by_article(told: Iterable[Occasion]) -> dict[str, set[str]]:
    kinds = defaultdict[str, set[str]](set)
    for one in told:
        kinds[one.article].add(one.kind)
    return kinds


def of_a_kind(one: Occasion, other: Occasion, kinds: dict[str, set[str]]) -> bool:
    """What one calls a visit and the other talks may be one, but not where either report has both."""
    return one.kind == other.kind or (other.kind not in kinds[one.article] and one.kind not in kinds[other.article])


def judgement(one: Occasion, other: Occasion, further: Iterable[Point] = (), *, doubt: str = "") -> Iterator[Judgement]:
    """`further` counts as well; where there is a doubt, it is for people to decide."""
    ground = grounds(one, other)
    points = [*ground, *circumstances(one, other), *further]
    if sum(worth for worth, _ in points) < UNSURE - UNOPPOSED:
        return
    words = list(of_words(one, other, points))
    points += words
    score = round(float(sum(worth for worth, _ in points)), 2)
    if score >= UNSURE:
        sure = any(worth > 0 for worth, _ in ground) or in_its_own_name(one, other) or (any(worth > 0 for worth, _ in words) and says_enough(one, other))
        verdict: Verdict = "same" if score >= SAME and sure and not doubt else "unsure"
        pair, reasons = Pair.of(one.id, other.id), tuple(f"{reason} {worth:+g}" for worth, reason in (*points, *([(0, doubt)] if doubt else ())))
        yield Judgement(left=pair.left, right=pair.right, verdict=verdict, score=score, reasons=reasons, by=RULES)


def rounds_of_meetings(told: Iterable[Occasion]) -> Iterator[Judgement]:
    """What those at a meeting were shown before or after it is a part of that, in the only meeting that the article has of it."""
    meetings = defaultdict[str, list[Occasion]](list)
    for one in (all_of_them := list(told)):
        if one.kind == "meeting":
            meetings[one.article].append(one)
    for one in all_of_them:
        near = meetings[one.article] if one.kind == "visit" and ROUND.search(one.sentence) else []
        if len(near) == 1 and (not one.people or one.sentence == near[0].sentence):
            pair, why = Pair.of(one.id, near[0].id), "与会人员所看，是会议的一部分 what those at the meeting were shown +4"
            yield Judgement(left=pair.left, right=pair.right, verdict="same", score=4, reasons=(why,), by=RULES)


def beside_each_other(told: list[Occasion], found: Pairs) -> Iterator[Judgement]:
    """Where kinds were bridged: two events of one article stay two, by whatever chain of reports."""
    if all(one.kind == other.kind for one, other, line in found if line.verdict == "same"):
        return
    joined = {name for _, _, line in found if line.verdict == "same" for name in (line.left, line.right)}
    by_article: dict[str, list[Occasion]] = defaultdict(list)
    for one in told:
        if one.id in joined:
            by_article[one.article].append(one)
    for group in by_article.values():
        for one, other in combinations(group, 2):
            if one.kind != other.kind and one.id != other.id:
                pair, why = Pair.of(one.id, other.id), "同一篇文章分列两事 told beside each other in one article -6"
                yield Judgement(left=pair.left, right=pair.right, verdict="different", score=-6, reasons=(why,), by=RULES)


# --- which to compare ---


def candidates(occasions: Iterable[Occasion]) -> Iterator[tuple[Occasion, Occasion]]:
    """Of one day, or of none in particular."""
    by_name: dict[tuple[str, str], dict[str, Occasion]] = defaultdict(dict)
    all_of_them = list(occasions)
    printed = ways(all_of_them)
    for one in all_of_them:
        for key in (*brought_together_by(one), *mentions(one, printed)):
            by_name[key][f"{one.id} {one.article}"] = one
    met: set[tuple[str, str]] = set()
    for _, found in sorted(by_name.items()):
        if len(found) > CROWD:
            continue
        for one, other in combinations([found[key] for key in sorted(found)], 2):
            if (one.id, other.id) not in met and may_be_one(one, other):
                met.add((one.id, other.id))
                yield one, other


def brought_together_by(one: Occasion) -> Iterator[tuple[str, str]]:
    for group, names in (("people", one.people), ("organisers", one.organisers), ("programmes", one.programmes)):
        for name in sorted(names):
            yield group, name
    for office in sorted(one.organisers):
        yield "offices", root(office)[-FULL:]
    for place in sorted(one.places):
        proper = proper_part(place)
        yield "places", proper
        yield "first words", proper[:PROPER]
    for numbered in sorted(series_of(one.words)):
        yield "series", " ".join(numbered)
    for found in sorted(rare_runs(one.body) | set(filter(is_rare, figures_of(one.words)))):
        yield "words", found
    for name in sorted(themes(one) if one.kind != "visit" else ()):
        if len(name) >= FULL:
            yield "full name", name[-FULL:] + one.label


def ways(occasions: Iterable[Occasion]) -> dict[str, set[tuple[str, str]]]:
    """How names of people and places are printed, and which each is a name of."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in occasions:
        for place in one.places:
            for way in ways_to_say(place):
                found[way].add(("said", proper_part(place)))
        for name in one.people | one.named:
            found[name].add(("said", name))
    return found


def mentions(one: Occasion, printed: dict[str, set[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Of the names of the day, those in its words, and its own: apart from who has the name, as a word may have it by chance."""
    yield from (("said", name) for name in (*sorted(one.people), *map(proper_part, sorted(one.places))))
    runs = {one.words[at : at + length] for length in LENGTHS for at in range(len(one.words) - length + 1)}
    for run in runs & printed.keys():
        yield from printed[run]


def may_be_one(one: Occasion, other: Occasion) -> bool:
    return one.id != other.id and one.article != other.article and not apart(one.districts, other.districts)
