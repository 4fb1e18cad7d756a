"""Two names of places in, whether they can be one place out: by the words alone, as two papers of one district print them.

A name is an area (区, 镇, 街道), a proper part and what kind of thing it is: 春晖街道 · 云栖里 · 小区.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ..frames import level

Relation = Literal["same", "near", "other"]

AREA = re.compile(r"^[一-龥]{1,8}?(?:自治[区州县]|[省市县镇乡]|街道|(?:经济|高新|技术)*开发区|[经高]开区|新区|(?<![小社校园景厂库矿片牧林])区)(?=[一-龥]{2})")
"""What goes before the name of a place; an estate (小区) is none."""
KINDS = re.compile(
    r"(?:小区|社区|居民区|新村|村委会|居委会|村|花园|家园|公寓|大厦|有限责任公司|股份有限公司|有限公司|公司|集团|厂|工地|项目|合作社|基地|园区|产业园|工业园"
    r"|排涝站|泵站|水库|大堤|堤防|堤|粮库|小学|中学|学校|幼儿园|学院|大学|卫生服务中心|卫生服务站|卫生院|医院|养老院|敬老院|福利院|养老服务站|服务中心"
    r"|服务站|中心|驿站|站|会议室|会议中心|礼堂|篮球场|操场|赛场|文化馆|图书馆|体育馆|纪念馆|博物馆|展览馆|馆|广场|公园|菜场|市场|商场|剧院|剧场|影院|街区|步行街|大道|路|街|巷"
    r"|派出所|消防站|大楼|办公楼|老街|居民楼|学堂|书院|食堂|餐厅|园|院)$"
)  # fmt: skip
"""What kind of thing it is."""
UNNAMED = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+|实验|中心|人民|中医|妇幼保健|市民|群众|文化|活动|文体|体育|党群|社区|为老|便民|政务|行政|老年|养老|综合|新时代文明实践"
    r"|机关|附属|县|区|市|镇|乡|街道|会议|政府|本|我|全|各|部分|辖区|老旧|一些|多个|试点|建设|施工|现场|人力资源|城市|农村|重点|民营|本地)+$"
)
"""What is no proper part: 第三中学 and 人民医院 are everywhere."""
SAYS_ENOUGH = 4
"""Characters of the name of a place: of 广场 alone there are many."""
WIDE = frozenset("省市区县镇乡")
PROPER = 3
"""Characters of a proper part that may stand alone: 云栖里."""


@lru_cache(1 << 14)
def parts(name: str) -> tuple[str, str, str]:
    """Areas before it, proper part, kind; the proper part is empty where there is none."""
    rest = name
    while (found := AREA.match(rest)) is not None:
        rest = rest[found.end() :]
    areas, kind = name[: len(name) - len(rest)], ""
    if (tail := KINDS.search(rest)) is not None and tail.start() > 0:
        rest, kind = rest[: tail.start()], tail[0]
    return areas, ("" if UNNAMED.match(rest) or KINDS.fullmatch(rest) else rest), kind


def proper_part(name: str) -> str:
    """What brings reports of one place together: its proper part, the name itself where it has none."""
    return parts(name)[1] or name


@lru_cache(1 << 14)
def relation(one: str, other: str) -> Relation:
    """`near`: what they have in common speaks neither for one place nor for two."""
    if one == other or one_ends_the_other(one, other) or one_begins_the_other(one, other):
        return "same"
    (_, proper, kind), (_, beside, sort) = parts(one), parts(other)
    shorter, longer = sorted((proper, beside), key=len)
    if len(shorter) < 2 or not (longer.startswith(shorter) or longer.endswith(shorter)):
        return "near" if said_in(one, other) or said_in(other, one) else "other"
    if proper != beside and (len(shorter) < PROPER or len(longer) < len(shorter) + 2 or not longer.endswith(shorter)):
        return "other" if kind == sort else "near"
    if kind and sort:
        return "same" if kind.endswith(sort) or sort.endswith(kind) else "near"
    return "same" if len(shorter) >= PROPER and not is_area(one) and not is_area(other) else "near"


def one_ends_the_other(one: str, other: str) -> bool:
    """临江区滨河广场 is the 滨河广场 that a paper of the district names, 县文化馆 that of the county."""
    shorter, longer = sorted((one, other), key=len)
    before = longer.removesuffix(shorter)
    enough = longer.endswith(shorter) and len(shorter) >= SAYS_ENOUGH and (len(before) > 1 or before in WIDE)
    return enough and (bool(parts(shorter)[1]) or not parts(longer)[1])


def one_begins_the_other(one: str, other: str) -> bool:
    """纺织新村 is the 纺织新村社区 of another report, 古柏村 where its 文化礼堂 is."""
    shorter, longer = sorted((one, other), key=len)
    rest = longer.removeprefix(shorter)
    return len(shorter) >= PROPER and longer.startswith(shorter) and not is_area(shorter) and bool(rest) and is_unnamed(rest)


def is_unnamed(rest: str) -> bool:
    """A kind of thing without a name of its own: 小区, 文化礼堂, 党群服务中心."""
    tail = KINDS.search(rest)
    return tail is not None and (tail.start() == 0 or UNNAMED.match(rest[: tail.start()]) is not None)


def is_area(name: str) -> bool:
    return level(name) in ("district", "city", "town", "subdistrict")


def is_wide(name: str) -> bool:
    """A district or more: that two occasions were there says little."""
    return level(name) in ("district", "city")


@lru_cache(1 << 14)
def ways_to_say(name: str) -> tuple[str, ...]:
    """What another report may print of it: the name without its areas, or its proper part alone."""
    areas, proper, _ = parts(name)
    if not proper:
        return (name,) if len(name) >= SAYS_ENOUGH else ()
    own = name.removeprefix(areas)
    bare = own[1:] if own[0] in WIDE and len(own) > SAYS_ENOUGH else own
    return tuple(one for one in dict.fromkeys((own, bare, proper)) if len(one) >= PROPER)


def said_in(name: str, words: str) -> bool:
    return any(way in words for way in ways_to_say(name))
