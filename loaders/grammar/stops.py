"""The stops of a visit: an occasion and the names of what may be visited in, each stop with where it is named first out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..words import divisions
from .bodies import COUNTIES, TOWNS
from .frame import Frame
from .occasions import Occasion
from .offices import Office
from .place_words import ONE_OF_A_TOWN

TEAM = re.compile("部分|各(?![庄家营屯])|(?:志愿|服务|工作|宣讲|宣传|文艺|文体|艺术|秧歌|巡逻|夜巡|帮扶)[㐀-鿿]{0,4}[队团]$")
"""Teams act, and are gone to by nobody."""
Found = dict[str, tuple[int, int]]
ROOM = re.compile(
    "(?:本?社区|村级?|小区)?(?:各类|多个|党员|居民|老年|儿童|综合|一站式|便民|办事|服务)*"
    "(?:(?:活动|书画|阅览|图书|舞蹈|音乐|议事|调解|办公|会议|电教|体验|多功能|心理咨询|警务|值班|功能)室|大厅|展厅|走廊|图书馆|阅览角|宣传栏|文化墙)"
)
MANY = re.compile(r"(?:\d+|[多几各两三四五六七八九十]+)[所家个处座]")
"""多所小学, 3家企业."""
GOING = "(?:来到|走进|深入到?|前往|奔赴|赶赴|赴|到|走访慰?问?了?|慰问了?|看望了?)(?:了)?"
HOME = re.compile(
    rf"{GOING}(?:本|我|该)?(?P<word>社区|村(?=[，。；、]|里|开展|进行|调研|看望|慰问|走访|检查|指导))"
    "(?![㐀-鿿]{0,3}(?:居民|居委|党|工作|两委|服务|医院|网格|干部|书记))"
)
"""到社区开展慰问: the one that the text is about."""
HOUSE = re.compile(rf"{GOING}(?:县|镇|乡|区|街道|当地)?(?P<word>{'|'.join(sorted(ONE_OF_A_TOWN))})")
"""前往敬老院: a town has one."""
COUNTIES_LISTED = re.compile(
    rf"{GOING}(?P<list>[㐀-鿿]{{2,4}}?(?:[、和][㐀-鿿]{{2,4}}?)+)(?:等?(?:[地县市区]|县市|县区|市县|[两三四]地)|等)?(?=[，。；]|[开进调考学参走实观交])"
)
"""前往普安、盘州、晴隆等地."""
COUNTIES_NAMED = re.compile(rf"{GOING}(?P<list>[㐀-鿿]{{1,5}}?[县市区旗](?:[、和][㐀-鿿]{{1,5}}?[县市区旗])*)等?地?(?=[，。；]|[开进调考学参走实观交])")


SEVERAL = re.compile(
    "(?:到|了|赴|往|进|访|入)(?P<list>[㐀-鿿]{2,3}(?:、[㐀-鿿]{2,3})+)(?:等?[两二三四五六七八九\\d]+个?|等)(?P<kind>乡?镇|乡|街道|村|社区)"
)
"""抽取了甲、乙两镇, 深入甲、乙等社区."""


def stops_of(text: str, occasion: Occasion, names: Mapping[tuple[int, int], str], frame: Frame) -> Found:
    """Places first; towns and counties where no place in them is named; else what is only called by its kind."""
    found = _places(text, occasion, names)
    if occasion.kind == "visit":
        towns = _towns(occasion, frame)
        listed = {n: at for n, at in towns.items() if not found or _is_listed(text, at, occasion)}
        found = {**listed, **found} if len(listed) > len(found) or len(listed) == 1 else found
        counties = _counties(text, occasion, frame)
        found = {**counties, **found} if len(counties) > len(found) else found or _unnamed(text, occasion, names, frame)
    found = {n: at for n, at in found.items() if TEAM.search(n) is None}
    return {n: at for n, at in found.items() if not any(o != n and o.endswith(n) and len(n) >= 4 for o in found) and not _is_room(n, found)}


def _places(text: str, occasion: Occasion, names: Mapping[tuple[int, int], str]) -> Found:
    found: Found = {}
    for gone in occasion.places:
        at = (gone.place.start, gone.place.end)
        name = names.get(at)
        if name is None and gone.place.kind == "place" and gone.place.of is None and occasion.kind == "visit":
            name = re.sub(r"\s+", "", text[at[0] : at[1]])
        if name is not None:
            found.setdefault(name, at)
    return found


def _towns(occasion: Occasion, frame: Frame) -> Found:
    """The towns and counties gone to; a county is none of the text's own."""
    found: Found = {}
    for gone in occasion.places:
        office = gone.place.of
        if isinstance(office, Office) and office.kind == "government" and office.name == office.area:
            away = office.name.endswith(COUNTIES) and office.name not in (frame.district, frame.city)
            if office.name.endswith(TOWNS) or away:
                found.setdefault(office.name, (gone.place.start, gone.place.end))
    return found


def _is_listed(text: str, town: tuple[int, int], occasion: Occasion) -> bool:
    """甲镇、乙镇: a stop in a row of stops, and not the town in which the stops lie."""
    others = [(g.place.start, g.place.end) for g in occasion.places]
    between = (text[town[1] : a] if town[1] <= a else text[b : town[0]] for a, b in others if (a, b) != town)
    return any(words in ("、", "和", "及", "与") for words in between)


def _counties(text: str, occasion: Occasion, frame: Frame) -> Found:
    """赴甲、乙等地, 到某县: towns and counties by their short names."""
    own = (frame.district, frame.city, frame.province)
    for sentence in occasion.heads:
        several = SEVERAL.search(text, *sentence)
        if several:
            return {name + several["kind"]: several.span("list") for name in several["list"].split("、")}
        counties = COUNTIES_NAMED.search(text, *sentence) or COUNTIES_LISTED.search(text, *sentence)
        listed = re.split("[、和]", counties["list"]) if counties else []
        if counties and all((divisions.shortened(name) or divisions.named(name)) and name not in own for name in listed):
            return dict.fromkeys(listed, counties.span("list"))
    return {}


def _unnamed(text: str, occasion: Occasion, names: Mapping[tuple[int, int], str], frame: Frame) -> Found:
    """到社区, 前往敬老院: by what the text is about, or by its town."""
    for sentence in occasion.heads:
        for kind in (HOUSE, HOME):
            match = kind.search(text, *sentence)
            name = _by_kind(match["word"], names, frame) if match else None
            if match and name:
                return {name: match.span("word")}
    return {}


def _by_kind(word: str, names: Mapping[tuple[int, int], str], frame: Frame) -> str | None:
    named = {name for name in names.values() if name.endswith(word) and name != word}
    if len(named) == 1:
        return named.pop()
    return (frame.township or "") + word if word in ONE_OF_A_TOWN else None


def _is_room(name: str, gone: Iterable[str]) -> bool:
    """某社区｜书画室, 社区图书室: a room of the house gone to, which has no name of its own."""
    if ROOM.fullmatch(name) or MANY.match(name):
        return True
    return any(o != name and name.startswith(o) and ROOM.fullmatch(name, len(o)) for o in gone)
