"""Communities, areas, facilities and programmes of one name in, judgements out: one where they lie in the same place, two in two districts.

Where a report leaves out the place, or the inner part of it, who and what else it names decides; if nothing does, people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from ..frames import level
from .called import listed
from .clusters import clusters
from .evidence import agree, clash, reasons, respelt, score
from .places import is_wide, parts
from .profiles import Reader
from .things import Company, Surroundings, Thing, things
from .types import RULES, Judgement, Pair, Point, Verdict

SAME, UNSURE = 3.0, 0.0
CROWD = 40
"""More things of one sort and name than this (乡村振兴) are compared by the place alone."""
FEW = 3
"""Places that a report without one may mean, for people to decide; of a name that is everywhere, nothing is said."""
NOWHERE = "一篇没有写明所在 one report does not say where"
RIVAL = "另有同样相符的 fits another as well"
MANY = re.compile(r"(?<!新)村$")
"""A county has several villages of one name."""
END = frozenset("市区县旗州盟镇乡道")
"""How areas end that stand before a name in full."""
BY_HEIGHT = (3.0, 3.0, 1.5, 0.5)
"""What somebody in the same post is worth: of a community, a town, a district, a city."""
PERSON, PLACE, MOST = 0.5, 1.5, 3.0


@dataclass(frozen=True, slots=True)
class Match:
    one: Thing
    other: Thing
    placed: tuple[Point, ...]
    company: tuple[Point, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        return (*self.placed, *self.company)

    @property
    def fits(self) -> bool:
        return score(self.points) >= SAME


def judged(reader: Reader, name: str, known: list[Thing]) -> Iterator[Judgement]:
    """On all pairs with a thing of this name."""
    seen = Surroundings(reader)
    by_sort: dict[str, list[Thing]] = defaultdict(list)
    for one in known:
        by_sort[one.sort].append(one)
    for sort, found in sorted(by_sort.items()):
        yield from of_one_name(seen, found)
        if sort != "programme":
            yield from in_full_and_short(reader, name, sort, found)


# --- of one name ---


def of_one_name(seen: Surroundings, found: list[Thing]) -> Iterator[Judgement]:
    crowd = len(found) > CROWD
    pairs = combinations(sorted(found, key=lambda one: one.id), 2)
    matches = [Match(one, other, placed) for one, other in pairs if (placed := tuple(of_places(one, other))) and not (crowd and NOWHERE in placed[0][1])]
    torn = set(torn_apart(matches))
    told = [one if one.fits and not {one.one.id, one.other.id} & torn else with_company(seen, one) for one in matches]
    yield from decided(told)


def with_company(seen: Surroundings, one: Match) -> Match:
    return Match(one.one, one.other, one.placed, tuple(of_company(one, seen.of(one.one), seen.of(one.other))))


def decided(told: list[Match]) -> Iterator[Judgement]:
    torn, open_to = set(torn_apart(told)), choices(told)
    sure, open_ones = list[Match](), list[Match]()
    for one in told:
        both = {one.one.id, one.other.id}
        if both & torn:
            best = [other for other in told if both & torn & {other.one.id, other.other.id} and score(other.company) >= SAME]
            if [one] == best:
                sure.append(one)
            elif not best and one.fits:
                open_ones.append(Match(one.one, one.other, one.points, ((0, RIVAL),)))
        elif one.fits and may_be_joined(one):
            sure.append(one)
        elif score(one.points) >= UNSURE and max(len(open_to[name]) for name in both) <= FEW:
            open_ones.append(one)
    joined = clusters(line(one, "same") for one in sure).by_name()
    yield from (line(one, "same") for one in sure)
    yield from (line(one, "unsure") for one in open_ones if one.other.id not in joined.get(one.one.id, ()))


def torn_apart(matches: Iterable[Match]) -> Iterator[str]:
    """Those that fit two which are not one."""
    fitting: dict[str, list[Thing]] = defaultdict(list)
    for one in matches:
        if one.fits:
            fitting[one.one.id].append(one.other)
            fitting[one.other.id].append(one.one)
    for name, found in fitting.items():
        if any(clash(a.around, b.around) for a, b in combinations(found, 2)):
            yield name


def choices(told: list[Match]) -> dict[str, set[str]]:
    """By thing: what it may be."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        found[one.one.id].add(one.other.id)
        found[one.other.id].add(one.one.id)
    return found


def may_be_joined(one: Match) -> bool:
    """What lies in two districts is one only if people say so: they were merged, or one report is wrong."""
    return all(worth >= 0 for worth, _ in one.placed)


def of_places(one: Thing, other: Thing) -> Iterator[Point]:
    """Empty where they lie apart."""
    mine, theirs = respelt(one.around, other.around), respelt(other.around, one.around)
    common = [name for name in mine if name in theirs]
    if clash(mine, theirs):
        if common and level(common[0]) == "city" and one.sort in ("area", "community"):
            yield -3, f"区县不同 other districts: {mine[0]} | {theirs[0]}"
    elif not common:
        yield 0, NOWHERE
    elif mine[0] == theirs[0]:
        yield 3, f"同名同地 same name in the same place: {mine[0]}"
    else:
        yield worth_of(one, common[0]), f"同名，一篇只写 same name, one report only says: {common[0]}"


def worth_of(one: Thing, common: str) -> float:
    """A city has many communities of one name, and a programme of the city is not that of a district."""
    if one.sort == "programme":
        return 0
    return 3 if one.sort == "area" or not (is_manifold(one.name) or level(common) == "city") else 1.5


def is_manifold(name: str) -> bool:
    return MANY.search(name) is not None or not parts(name)[1]


def of_company(one: Match, mine: Company, theirs: Company) -> Iterator[Point]:
    """Who and what both name: somebody in the same post, other people, other places."""
    seats = sorted(mine.seats & theirs.seats, key=lambda seat: (seat[3], seat))
    if seats:
        who, office, title, at = seats[0]
        more = len({name for name, *_ in seats}) - 1
        yield BY_HEIGHT[at] + min(more * PERSON * 2, MOST), f"都有 both name: {office}{title}{who}" + (f"等 {more + 1} 人 people" if more else "")
    people = (mine.people & theirs.people) - {name for name, *_ in seats}
    if people:
        yield min(len(people) * PERSON, MOST), f"都有此人 both name: {listed(sorted(people)[:3])}"
    around = {one.one.name, one.other.name} | (set(one.one.around) & set(one.other.around))
    places = {place for place in (mine.places & theirs.places) - around if tells_something(place, one.one.name)}
    if places:
        yield min(len(places) * PLACE, MOST), f"都有此地 both name: {listed(sorted(places)[:3])}"


def tells_something(place: str, name: str) -> bool:
    """Not a district, not 人民医院, and not what every place of the name has: 江滨街道文化中心."""
    return not is_wide(place) and not place.startswith(name) and (bool(parts(place)[1]) or level(place) is not None)


# --- the name in full ---


def in_full_and_short(reader: Reader, name: str, sort: str, found: list[Thing]) -> Iterator[Judgement]:
    """江滨街道文化中心 is the 文化中心 of 江滨街道."""
    for before, rest in shorter(name):
        yield from in_full(found, [(before, one) for one in of_sort(reader, rest, sort)])
    for longer in sorted({before + name for one in found for before in befores(one)}):
        yield from in_full(of_sort(reader, longer, sort), [(longer.removesuffix(name), one) for one in found])


def of_sort(reader: Reader, name: str, sort: str) -> list[Thing]:
    return [one for one in things(reader, name) if one.sort == sort]


def shorter(name: str) -> Iterator[tuple[str, str]]:
    for end in range(2, len(name) - 2):
        if name[end - 1] in END or level(name) == "district":
            yield name[:end], name[end:]


def befores(one: Thing) -> set[str]:
    """The areas around it as others write them before its name, of a district also its city as in 福州鼓楼区."""
    start = next((at for at, area in enumerate(one.around, 1) if one.name.startswith(area)), 0)
    found = {"".join(reversed(one.around[start:end])) for end in range(start + 1, len(one.around) + 1)}
    return found | {before.removesuffix("市") for before in found if level(one.name) == "district" and len(before) > 2}


def in_full(longs: list[Thing], shorts: list[tuple[str, Thing]]) -> Iterator[Judgement]:
    fitting = [(before, one) for before, one in shorts if before in befores(one)]
    torn = any(clash(one.around, other.around) for (_, one), (_, other) in combinations(fitting, 2))
    for long, (before, short) in product(longs, fitting):
        if not long.around or before.startswith(long.around[0]) or agree((short.name, *long.around), short.chain):
            said: tuple[Point, ...] = ((3, f"全称与简称 the name in full and in short: {long.name} | {short.name}"),)
            yield line(Match(long, short, said, ((0, RIVAL),) if torn else ()), "unsure" if torn else "same")


def line(one: Match, verdict: Verdict) -> Judgement:
    pair = Pair.of(one.one.id, one.other.id)
    return Judgement(left=pair.left, right=pair.right, verdict=verdict, score=score(one.points), reasons=reasons(one.points), by=RULES)
