"""Two reports of one day in, what speaks for one occasion and what for two out: points with their reasons. Pure functions.

What one report names the other may only mention: a name counts as well where it stands in the other's words, for less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from .called import listed, of_names, one_in_the_other
from .forms import variants
from .home import of_homes, of_mastheads
from .places import parts, relation
from .series import of_series
from .telling import Occasion
from .types import Point
from .whereabouts import OF_ANY, narrow_of, of_places, same_places
from .wording import of_figures, of_hours

SHORT = 3
"""Characters of the name of an office that may stand in the words of the other report: 团区委."""
OF_ONE_SORT = frozenset({"activity", "ceremony", "training"})
"""Kinds of what takes place before many people: a festival and its opening, a lecture and the day on which it is held."""
ANY = re.compile(r"^[省市区县镇乡]?(?:人民)?(?:政府|委员会|党委|机关|街道|办公室)$")
"""Names of offices that are everywhere."""
PARTY = re.compile(r"(?:一行|领导|(?:调研|考察|检查|视察|督[导查])组)")
"""What follows an office or a title where a report says only for whom somebody came."""
PART = re.compile(
    r"(?:机关|联合|离退休)?(?:党委|党组|党工委|党总支|党支部|支部|支委会|团委|团支部|工会|居委会|村委会|居民委员会|村民委员会|人民政府|办事处|管委会)$"
)
"""清涟社区党总支 is of 清涟社区."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two reports have in common, looked for once."""

    places: frozenset[str]
    organisers: set[str]
    mentioned: set[str]
    """Organisers of one in the words of the other."""


@lru_cache(1 << 4)
def shared(one: Occasion, other: Occasion) -> Shared:
    return Shared(same_places(one, other), same_organisers(one, other), mentioned(one, other) | mentioned(other, one))


def grounds(one: Occasion, other: Occasion) -> list[Point]:
    """By who was there, where it was and who held it; without one of these speaking for it no two reports are of one occasion."""
    where = (*of_places(one, other), *of_homes(one, other))
    return [*of_people(one, other), *where, *of_organisers(one, other), *of_districts(one, other), *of_mastheads(one, other)]


def circumstances(one: Occasion, other: Occasion) -> list[Point]:
    """By what it was of and called, at which hour, with which figures and in which words."""
    said = (*of_hours(one, other), *of_figures(one, other))
    return [*of_themes(one, other), *of_names(one, other), *of_series(one, other), *said, *of_kinds(one, other)]


# --- who ---


def of_people(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = spelt_alike(other.people, one.people)
    people, heads = one.people & same.keys(), one.heads & {name for name, spelt in same.items() if spelt in other.heads}
    said = named_in(one, other, people), named_in(other, one, set(same.values()))
    if heads:
        yield 3, f"同一主事者 same head: {listed(heads)}"
    elif one.heads and other.heads and not each_has_the_other(one, other, said) and not is_speaker(one, other):
        known = one.heads & (said[0] | other.people) or other.heads & (said[1] | one.people)
        yield (-1.5 if known else -3), f"主事者不同 other heads: {listed(one.heads)} | {listed(other.heads)}"
    if people - heads:
        yield min(1.5 * len(people - heads), 4.5), f"同有 both name: {listed(people - heads)}"
    if not heads and not (one.heads and other.heads) and (only := people & (one.heads | other.heads)):
        yield 0.5, f"一篇写明主事者 one says who led: {listed(only)}"
    mentioned = said[0] | said[1]
    leading = mentioned & (one.heads | other.heads)
    if mentioned:
        alone = 0.5 if leading and not (one.heads and other.heads) else 0
        yield min(len(mentioned) + len(leading) + alone, 3), f"另一篇提到 the other mentions: {listed(mentioned)}"
    elif both := one.named & other.named:
        yield min(len(both), 2), f"都提到 both mention: {listed(both)}"
    elif posts := by_post(one, other) | by_post(other, one):
        yield 1, f"另一篇只提到职务 the other mentions the post: {listed(posts)}"
    elif one.people and other.people and not people and (worth := nobody(one, other)):
        yield worth, "没有共同的人 nobody in common"
    yield from of_seats(one, other)
    speakers = (one.speakers & other.speakers) - heads
    if speakers and one.label and one.label == other.label:
        yield 1.5, f"同在会上讲话 both say who spoke: {listed(speakers)}"


def of_seats(one: Occasion, other: Occasion) -> Iterator[Point]:
    """One post of two people on one day: there are two such offices."""
    mine, theirs = dict(one.seats), dict(other.seats)
    if two := {seat for seat in mine.keys() & theirs.keys() if not spelt_alike((mine[seat],), frozenset((theirs[seat],)))}:
        yield -3, f"同一职务，不同的人 one post of two people: {listed(f'{seat}{mine[seat]} | {theirs[seat]}' for seat in two)}"


def each_has_the_other(one: Occasion, other: Occasion, said: tuple[frozenset[str], frozenset[str]]) -> bool:
    """One says who led, the other who chaired, and either has them both."""
    return bool(one.heads & (said[0] | other.people) and other.heads & (said[1] | one.people))


def is_speaker(one: Occasion, other: Occasion) -> bool:
    """Whether the head of one spoke where another chaired."""
    return "visit" not in (one.kind, other.kind) and bool(one.heads & other.speakers or other.heads & one.speakers)


def by_post(one: Occasion, other: Occasion) -> set[str]:
    """Where the other does not say who led: 县残联一行, 县长一行."""
    return set() if other.heads else {post for post in one.posts if re.search(f"(?<!副){re.escape(post)}{PARTY.pattern}", other.words)}


def nobody(one: Occasion, other: Occasion) -> float:
    """Whom a paper names of a crowd, its readers decide; a visit is its visitor, where it is said who that was."""
    if "visit" in (one.kind, other.kind):
        # Of one who is named alone it is not known whether he came or was there.
        return -4 if one.heads and other.heads else -0.5 if min(len(one.people), len(other.people)) == 1 else -2
    both = shared(one, other)
    here, held = narrow_of(both.places, one, other), sure(one, other)
    of_two_papers = bool(one.masthead and other.masthead) and relation(one.masthead, other.masthead) != "same"
    return 0 if here and (held or both.mentioned) else -0.5 if here or held else -1 if of_two_papers else -2


def spelt_alike(names: Iterable[str], among: frozenset[str]) -> dict[str, str]:
    """As the other report spells them: itself, or with one character that is another form or a look-alike."""
    found = {}
    for name in sorted(names):
        near = [name] if name in among else sorted(among & variants(name).keys()) or [spelt for spelt in sorted(among) if read_on(name, spelt)]
        if len(near) == 1:
            found[near[0]] = name
    return found


def read_on(one: str, other: str) -> bool:
    """邝正国来村, where a reader has gone on too far."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.startswith(shorter)


def named_in(one: Occasion, other: Occasion, shared: set[str] | frozenset[str]) -> frozenset[str]:
    """People of one whom the other does not have among its people, though it has their names."""
    return frozenset(name for name in one.people - shared if name in other.words)


# --- who held it, and what of ---


def of_organisers(one: Occasion, other: Occasion) -> Iterator[Point]:
    both = shared(one, other)
    if both.organisers:
        yield (2 if sure(one, other) else 1), f"同一组织者 same organiser: {listed(both.organisers)}"
    if both.mentioned:
        yield 1, f"另一篇提到组织者 the other mentions: {listed(both.mentioned)}"
    elif not both.organisers and one.organisers and other.organisers:
        yield -1.5, f"组织者不同 other organisers: {listed(one.organisers)} | {listed(other.organisers)}"


def sure(one: Occasion, other: Occasion) -> bool:
    both = shared(one, other)
    pairs = ((name, beside) for name in both.organisers for beside in other.organisers if one_office(name, beside))
    known = any(not OF_ANY.match(name) and not OF_ANY.match(beside) for name, beside in pairs)
    return bool(both.organisers) and (known or bool(one.districts & other.districts or both.places))


def same_organisers(one: Occasion, other: Occasion) -> set[str]:
    return {name for name in one.organisers if any(one_office(name, beside) for beside in other.organisers)}


def one_office(one: str, other: str) -> bool:
    """区民政局 is the 临江区民政局 of a paper of the city; what is of an office counts as that."""
    shorter, longer = sorted((root(one), root(other)), key=len)
    return len(shorter) > 2 and longer.endswith(shorter)


def root(office: str) -> str:
    return PART.sub("", office) or office


def mentioned(one: Occasion, other: Occasion) -> set[str]:
    """Organisers of one that are none of the other's and stand in its words, with the areas before them or without."""
    alone = (name for name in one.organisers if not any(one_office(name, beside) for beside in other.organisers))
    return {name for name in alone if any(way in other.words for way in (name, root(name), short(root(name))) if len(way) >= SHORT and not ANY.match(way))}


def short(office: str) -> str:
    rest = office.removeprefix(parts(office)[0])
    return rest if len(rest) > len("人民政府") else office


def of_districts(one: Occasion, other: Occasion) -> Iterator[Point]:
    """Where neither is printed in one report: that a town lies in a district the codes say, and towns have namesakes."""
    mine, theirs = one.districts | one.deduced, other.districts | other.deduced
    if (one.deduced or other.deduced) and apart(mine, theirs):
        yield -1, f"辖区不同 other districts: {listed(mine)} | {listed(theirs)}"


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """In two districts; a city's paper names the city (市), which may be that of the district."""
    wide = {all(name.endswith("市") for name in names) for names in (one, other)}
    return bool(one and other) and len(wide) == 1 and not any(name.endswith(beside) or beside.endswith(name) for name in one for beside in other)


def of_themes(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = {name for name in one.programmes if any(one_in_the_other(name, beside) for beside in other.programmes)}
    if same:
        yield 1, f"同一项目 same programme: {listed(same)}"
    elif said := {name for names, words in ((one.programmes, other.words), (other.programmes, one.words)) for name in names if name in words}:
        yield 0.5, f"另一篇提到项目 the other mentions the programme: {listed(said)}"


def of_kinds(one: Occasion, other: Occasion) -> Iterator[Point]:
    """An event of no known kind may be of any."""
    if one.kind != other.kind and "other" not in (one.kind, other.kind):
        yield (-0.5 if {one.kind, other.kind} <= OF_ONE_SORT else -1), f"类别不同 other kinds: {one.kind} | {other.kind}"
