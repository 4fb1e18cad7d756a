"""The official divisions of China by name: a name goes in, the divisions that bear it come out, with their parents.

Names repeat over the country (four districts are called 鼓楼区): every lookup returns all bearers, and the
`district_of`, `city_of` shortcuts answer only where one bearer remains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Literal

Level = Literal["province", "city", "district", "township"]
LEVELS: Mapping[int, Level] = MappingProxyType({2: "province", 4: "city", 6: "district", 9: "township"})
MUNICIPALITIES = ("11", "12", "31", "50")

PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|高山族|"
    "拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克|"
    "怒族|乌孜别克族?|俄罗斯族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|各族"
)
TAILS = (  # tried in this order: the first that leaves two characters gives the short form
    re.compile(rf"(?:{PEOPLES})*(?:自治区|自治州|自治县|自治旗|民族乡|族乡)$|(?:{PEOPLES})+乡$"),
    re.compile(r"(?:自治区|自治旗|特别行政区|地区|街道|林区|矿区|新区)$"),
    re.compile(r"[省市区县盟旗镇乡]$"),
)


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """One division; `code` is its statistical code: 2 digits for a province, 4 a city, 6 a district, 9 a township."""

    code: str
    name: str

    @property
    def level(self) -> Level:
        return LEVELS[len(self.code)]

    @property
    def short(self) -> str | None:
        """The name without 市, 区, 县, 街道 …, where two characters or more remain."""
        stems = (tail.sub("", self.name) for tail in TAILS)
        return next((stem for stem in stems if stem != self.name and len(stem) > 1), None)


def named(name: str) -> tuple[Division, ...]:
    """All divisions with exactly this name, in the order of their codes."""
    return _names().get(name, ())


def names() -> Iterable[str]:
    """Every full name of a division."""
    return _names().keys()


def upper() -> Iterator[Division]:
    """The provinces and cities."""
    return (d for d in _codes().values() if len(d.code) <= 4)


def shortened(name: str) -> tuple[Division, ...]:
    """The provinces, cities and districts that `name` is short for (上海, 虹口); townships are left out."""
    return _short_names().get(name, ())


def parent(division: Division) -> Division | None:
    """The division directly above; the districts of 北京, 上海, 天津, 重庆 have the municipality."""
    codes = (division.code[:n] for n in (6, 4, 2) if n < len(division.code))
    return next((_codes()[c] for c in codes if c in _codes()), None)


def ancestors(division: Division) -> Iterator[Division]:
    """The divisions above, the nearest first."""
    above = parent(division)
    while above is not None:
        yield above
        above = parent(above)


def district(division: Division) -> Division | None:
    """The district, county or county-level city that a township lies in; a district itself."""
    return _codes().get(division.code[:6]) if len(division.code) >= 6 else None


def city(division: Division) -> Division | None:
    """The prefecture-level city or municipality above (or the division itself)."""
    if division.code[:2] in MUNICIPALITIES:
        return _codes()[division.code[:2]]
    return _codes().get(division.code[:4]) if len(division.code) >= 4 else None


def province(division: Division) -> Division:
    return _codes()[division.code[:2]]


def within(candidates: Iterable[Division], context: Iterable[str]) -> tuple[Division, ...]:
    """The candidates that lie in a division named in `context`; all of them where the context excludes every one."""
    every = tuple(candidates)
    names = frozenset(context)
    kept = tuple(d for d in every if any(a.name in names or a.short in names for a in ancestors(d)))
    return kept or every


def only(candidates: Iterable[Division]) -> Division | None:
    """The one candidate, or None where there are none or several."""
    every = tuple(candidates)
    return every[0] if len(every) == 1 else None


def district_of(township: str, *context: str) -> Division | None:
    """The district of a subdistrict or town; None where several remain after the names in `context`."""
    found = within((d for d in named(township) if d.level == "township"), context)
    districts = {d for d in map(district, found) if d is not None}
    return only(districts)


def city_of(name: str, *context: str) -> Division | None:
    """The city of a district or county named `name`; None where several remain after the names in `context`."""
    found = within((d for d in named(name) if d.level == "district"), context)
    cities = {city(d) or d for d in found}
    return only(cities)


def townships_of(area: Division) -> tuple[Division, ...]:
    """The subdistricts, towns and townships of a district."""
    return tuple(d for d in _codes().values() if d.level == "township" and d.code.startswith(area.code))


def _read() -> Iterator[Division]:
    """The rows of both lists; a district's third cell holds its townships as code and name."""
    folder = files(__package__)
    lines = (folder.joinpath(name).read_text("utf-8").splitlines() for name in ("divisions.tsv", "divisions_former.tsv"))
    for line in chain.from_iterable(lines):
        if line.startswith("#"):
            continue
        code, name, *townships = line.split("\t")
        yield Division(code, name)
        for township in townships[0].split(" ") if townships else ():
            yield Division(code + township[:3], township[3:])


@cache
def _codes() -> Mapping[str, Division]:
    return MappingProxyType({d.code: d for d in _read()})


@cache
def _names() -> Mapping[str, tuple[Division, ...]]:
    return _grouped((d.name, d) for d in _codes().values())


@cache
def _short_names() -> Mapping[str, tuple[Division, ...]]:
    above = (d for d in _codes().values() if d.level != "township")
    return _grouped((d.short, d) for d in above if d.short is not None)


def _grouped(pairs: Iterable[tuple[str, Division]]) -> Mapping[str, tuple[Division, ...]]:
    groups: dict[str, list[Division]] = {}
    for name, division in pairs:
        groups.setdefault(name, []).append(division)
    return MappingProxyType({name: tuple(found) for name, found in groups.items()})
