"""Two reports in, what speaks for one place and what for two out: by what is read as places, and by where their words say that it was. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .called import listed, things
from .places import SAYS_ENOUGH, is_area, is_wide, parts, relation, said_in
from .telling import Occasion
from .types import Point

OF_ANY = re.compile(r"^[省市区县旗镇乡]|^街道")
"""区教育局: every district has one."""
LONG = 4
"""Characters of a proper part, above which the first two and the last two may stand for it."""
AT = re.compile(r"(?:在|到|走进)([一-龥]{4,14})")
SPOT = re.compile(
    r"(?![全各本我该此])[一-龥]{2,12}?(?:广场|公园|体育[馆场]|剧[院场]|礼堂|会堂|中心|图书馆|文化馆|博物馆|纪念馆|展览馆"
    r"|[小中大]学|[学党]校|大厦|酒店|宾馆|报告厅|会议室|机场|车站|码头|基地|园区|文创园)"
)
"""Where something is said to have been, at or to which."""
OF_ITSELF = (
    ("(?:公司|集团|厂)$", "[我本](?:公司|司|厂)|(?:莅临|来到|走进)公司"), ("(?:学校?|幼儿园)$", "[我本][校园]"), ("(?:院|中心)$", "[我本](?:院|中心)"),
    ("(?:社区|居委会)$", "[我本]社区"), ("村(?:委会)?$", "[我本]村"), ("[镇乡]$", "[我本][镇乡]"), ("街道$", "[我本]街道"), ("合作社$", "[我本]社"),
    ("[局馆站所]$", "[我本][局馆站所]"),
)  # fmt: skip
"""What sort of place it is, and how its own paper says that they came: to us."""


def said_of(one: Occasion, other: Occasion) -> set[str]:
    """Places of one in the words of the other."""
    return {place for place in one.places if said_in(place, other.words)} | {place for place in other.places if said_in(place, one.words)}


def of_places(one: Occasion, other: Occasion) -> Iterator[Point]:
    if both := same_places(one, other):
        narrow = narrow_of(both, one, other)
        less = 1.0 if all(map(is_wide, both)) else 1.5
        yield (min(1.0 + len(narrow), 4.0) if narrow else less), f"同一地点 same place: {listed(both)}"
        return
    if said := said_of(one, other):
        yield (0.5 if all(map(is_wide, said)) else 1.5), f"另一篇提到地点 the other mentions: {listed(said)}"
    elif one.places and other.places:
        yield from of_other_places(one, other)
    elif spots := same_spots(one, other):
        known = bool(one.districts & other.districts) or any(parts(spot)[1] for spot in spots)
        yield (1.5 if known else 1), f"都写在 both say at: {listed(spots)}"
    elif (one.places or other.places) and one.words and other.words:
        yield of_one_side(one.places or other.places, other.words if one.places else one.words)


def same_spots(one: Occasion, other: Occasion) -> set[str]:
    """Where the words of a report without a place say that it was, and the other too, as its place or in its words."""
    if one.places and other.places:
        return set()
    mine, theirs = (occasion.places or spots_of(occasion.words) for occasion in (one, other))
    return {spot for spot in mine if any(relation(spot, there) == "same" for there in theirs)}


@lru_cache(1 << 12)
def spots_of(words: str) -> frozenset[str]:
    found = (SPOT.match(text) for text in AT.findall(words))
    return frozenset(spot[0] for spot in found if spot and len(spot[0]) >= SAYS_ENOUGH)


def narrow_of(same: frozenset[str], one: Occasion, other: Occasion) -> set[str]:
    """Without districts and more, and without what every district has (区人力资源市场), where the district of one only is known."""
    known = bool(one.districts & other.districts) or not (one.districts or other.districts)
    return {place for place in same if not is_wide(place) and (known or not any(map(of_any, (place, *like(place, other)))))}


def like(place: str, other: Occasion) -> Iterator[str]:
    return (there for there in other.places if relation(place, there) == "same")


def of_any(place: str) -> bool:
    return OF_ANY.match(place) is not None and not parts(place[1:])[1]


def of_one_side(places: frozenset[str], words: str) -> Point:
    """Of 鹭洲排涝站 a report that has no place of its own says 鹭洲泵站, of 浙川精密轴承有限公司 浙川轴承."""
    proper = [proper for place in places if len(proper := parts(place)[1]) > 1]
    said = {way for name in proper for way in (name, name[:2] + name[-2:] if len(name) > LONG else name) if way in words}
    if said:
        return 1, f"另一篇提到地名 the other mentions: {listed(said)}"
    if of_its_town := {own for place in places if len(own := place.removeprefix(parts(place)[0])) >= SAYS_ENOUGH and own != place and own in words}:
        return 0.5, f"另一篇提到的像是 the other may mention: {listed(of_its_town)}"
    if itself := {place for place in places if speaks_of_itself(place, words)}:
        trade = {run for place in itself for run in runs(parts(place)[1]) if run in words}
        return (1.5 if trade else 0.5), f"另一篇说的是自己 the other speaks of itself: {listed(trade or itself)}"
    return -0.5, "只有一篇写明地点 one says where, the other nothing of it"


def speaks_of_itself(place: str, words: str) -> bool:
    return any(re.search(kind, place) and re.search(says, words) for kind, says in OF_ITSELF)


def runs(name: str) -> set[str]:
    """Two characters of it at a time: of 浙川精密轴承 its 轴承."""
    return {name[at : at + 2] for at in range(len(name) - 1)}


def of_other_places(one: Occasion, other: Occasion) -> Iterator[Point]:
    if any(relation(place, there) == "near" for place in one.places for there in other.places):
        return
    if any(all(map(is_wide, places)) for places in (one.places, other.places)):
        yield -1, f"地点详略不同 one place wider: {listed(one.places)} | {listed(other.places)}"
    elif all(map(is_area, one.places)) != all(map(is_area, other.places)):
        yield -1.5, f"地点详略不同 one place wider: {listed(one.places)} | {listed(other.places)}"
    else:
        named = all(any(is_area(place) or parts(place)[2] or len(place) > SAYS_ENOUGH + 1 for place in places) for places in (one.places, other.places))
        yield (-3 if named else -2), f"地点不同 other places: {listed(one.places)} | {listed(other.places)}"


@lru_cache(1 << 4)
def same_places(one: Occasion, other: Occasion) -> frozenset[str]:
    """Also what both are named after."""
    return frozenset(place for place in one.places if any(like(place, other))) | (things(one) & things(other))
