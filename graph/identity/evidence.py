"""What speaks for one person and what for two: two careers in, points with their reasons out. Pure functions.

A career is what some articles say of one person; posts at once in two places that nobody can serve at once speak
against, a post at the same office for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..frames import level
from .forms import Likeness
from .profiles import Chain, Held, Mention
from .types import Point

Days = tuple[str, str]
"""First and last day, of which both are certain."""

PART_TIME = re.compile(r"代表|委员|组长|成员|会长|理事|监事|顾问|志愿|秘书长|校友|调研员|主席团|指挥|联络员|导师|教授|队长|[河林路楼]长|网格长|召集人")
BESIDE = frozenset({"taskforce", "congress", "consultative", "mass", "media"})
"""Kinds of offices that one serves beside a full post."""
RENAMED = (
    # The reforms of 1998-2024, as their public plans name them: one line for each line of work.
    "卫生局 卫生和计划生育局 卫生和计划生育委员会 卫生计生委 卫计委 卫计局 卫生健康局 卫生健康委员会 卫健委 卫健局",
    "国土局 国土资源局 国土房产局 规划局 规划和自然资源局 自然资源和规划局 自然资源局",
    "工商局 工商行政管理局 质量技术监督局 质监局 食品药品监督管理局 食药监局 市场监督管理局 市场监管局",
    "环保局 环境保护局 生态环境局", "文化局 文体局 文广局 旅游局 文化广电新闻出版局 文化广电局 文化和旅游局 文旅局 文化广电和旅游局 文化广电旅游局",
    "建设局 建委 房管局 房产局 住房保障和房屋管理局 住房和城乡建设局 住房和城乡建设委员会 住建局 住建委", "劳动局 人事局 人力资源和社会保障局 人社局",
    "安监局 安全生产监督管理局 应急局 应急管理局", "农业局 农委 农业农村局 农业农村委员会", "城管局 城市管理局 城市管理行政执法局 城管执法局 综合行政执法局",
    "信访办 信访办公室 信访局", "双拥办 退役军人事务局 退役军人局", "街道办事处 人民政府街道办事处",
)  # fmt: skip
FAMILY = {name: family.split()[0] for family in RENAMED for name in family.split()}
HEIGHT = {"city": 3, "district": 2, "town": 1, "subdistrict": 1}
LAYER = {"city": "city", "district": "district", "town": "town", "subdistrict": "town"}
MONTH, YEAR = 31, 372
"""Days as `number` counts them."""


def number(day: str) -> int:
    year, month, date = (int(part) for part in day.split("-"))
    return year * YEAR + month * MONTH + date


@dataclass(frozen=True)
class Career:
    """The mentions of one person; `id` is how the ledger names them."""

    id: str
    mentions: tuple[Mention, ...]

    @cached_property
    def posts(self) -> tuple[Held, ...]:
        return tuple(post for one in self.mentions for post in one.posts)

    @cached_property
    def area(self) -> Chain:
        return max((one.area for one in self.mentions), key=lambda area: (len(area), area))

    @cached_property
    def genders(self) -> frozenset[str]:
        return frozenset(one.gender for one in self.mentions if one.gender)

    @cached_property
    def seats(self) -> dict[tuple[str, Chain], frozenset[Days]]:
        """Full posts by office, with the days on which articles show the person in it."""
        found: dict[tuple[str, Chain], set[Days]] = defaultdict(set)
        for post in self.posts:
            if post.first and post.last and full(post):
                found[post.office, post.area].add((post.first, post.last))
        return {seat: frozenset(days) for seat, days in found.items()}

    @cached_property
    def span(self) -> tuple[int, int] | None:
        known = [number(one.date) for one in self.mentions if one.date]
        return (min(known), max(known)) if known else None


def full(post: Held) -> bool:
    return not post.former and post.kind not in BESIDE and not PART_TIME.search(post.title)


def agree(one: Chain, other: Chain) -> bool:
    """Whether one says no more than a part of what the other says; a level in between may be left out (街道, 市 beside 街道, 区, 市)."""
    shorter, longer = sorted((respelt(one, other), respelt(other, one)), key=len)
    rest = iter(longer)
    return bool(shorter) and shorter[0] == longer[0] and all(area in rest for area in shorter)


def clash(one: Chain, other: Chain) -> bool:
    """Whether they name different areas of one level; of which one only says the town and the other the city, they do not."""
    mine, theirs = by_level(respelt(one, other)), by_level(respelt(other, one))
    return any(not mine[at] & theirs[at] for at in mine.keys() & theirs.keys())


def by_level(chain: Chain) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for area in chain:
        found[LAYER.get(level(area) or "", "village")].add(area)
    return found


def respelt(one: Chain, other: Chain) -> Chain:
    """福州鼓楼区 as the other has it: 鼓楼区 of 福州市."""
    if len(other) < 2 or not one or one[-1] == other[-2] or not one[-1].endswith(other[-2]):
        return one
    city = one[-1].removesuffix(other[-2])
    return (*one[:-1], *other[-2:]) if city in (other[-1], other[-1].removesuffix("市")) else one


def within(one: Chain, other: Chain) -> bool:
    """One area lies in the other, or is it."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and any(longer[at : at + len(shorter)] == shorter[: len(longer) - at] for at in range(len(longer)))


def points(one: Career, other: Career, likeness: Likeness | None = None) -> list[Point]:
    found = [*of_name(likeness), *of_areas(one, other), *of_offices(one, other), *of_time(one, other)]
    return [*found, *of_ranks(one, other), *at_once(one, other), *of_marks(one, other), *of_company(one, other)]


def of_name(likeness: Likeness | None) -> Iterator[Point]:
    if likeness == "scan":
        yield -2, "名字差一个形近字 a look-alike character"
    elif likeness == "form":
        yield -0.5, "名字差一个异体字 another form of a character"


def of_areas(one: Career, other: Career) -> Iterator[Point]:
    if not one.area or not other.area:
        return
    if agree(one.area, other.area):
        yield 3, f"同一辖区 same jurisdiction: {one.area[0]}"
    elif within(one.area, other.area):
        yield 0.5, f"上下级辖区 one jurisdiction in the other: {one.area[0]} | {other.area[0]}"
    else:
        yield -3, f"辖区不同 other jurisdictions: {'/'.join(one.area)} | {'/'.join(other.area)}"


def shared(one: Career, other: Career) -> list[tuple[Held, Held]]:
    """Posts at one office; of those at the same office, the ones with the same title first."""
    here = agree(one.area, other.area)
    pairs = [(a, b) for a in one.posts for b in other.posts if same_office(a, b, here)]
    return sorted(pairs, key=lambda pair: (pair[0].title != pair[1].title, not (pair[0].former or pair[1].former), str(pair)))


def same_office(one: Held, other: Held, here: bool) -> bool:
    """`here` says whether the two people are of one jurisdiction, which stands in where that of an office is not known."""
    known = one.area and other.area
    if one.office == other.office:
        return agree(one.area, other.area) if known else here
    return in_full(one.office, other) or in_full(other.office, one)


def in_full(name: str, post: Held) -> bool:
    """Whether `name` is the post's office with the areas around it before it, as other districts write it."""
    before, found, _ = name.partition(post.office) if name.endswith(post.office) else ("", "", "")
    for area in post.area[1:]:
        before = before.replace(area, "", 1) if before.endswith(area) or before.startswith(area) else before
    return bool(found) and name != post.office and not before


def renamed(one: Held, other: Held) -> bool:
    return one.office != other.office and agree(one.area, other.area) and family(one) == family(other) != ""


def family(post: Held) -> str:
    """The line of work of a bureau that the reforms renamed; empty for others."""
    tail = post.office.removeprefix(post.area[0] if post.area else "")
    return FAMILY.get(tail, "")


def of_offices(one: Career, other: Career) -> Iterator[Point]:
    pairs = shared(one, other)
    if pairs:
        a, b = pairs[0]
        yield 4, f"同一机构 same office: {a.office}"
        if a.title == b.title:
            yield 1, f"同一职务 same title: {a.title}"
        if any(a.former != b.former for a, b in pairs):
            yield 2, f"调任有据 a transfer is reported: 原 former {a.office}{a.title}"
    elif (old := next(((a, b) for a in one.posts for b in other.posts if renamed(a, b)), None)) is not None:
        yield 3, f"机构更名 renamed office: {old[0].office} | {old[1].office}"


def of_time(one: Career, other: Career) -> Iterator[Point]:
    if one.span and other.span:
        gap = max(one.span[0], other.span[0]) - min(one.span[1], other.span[1])
        if gap > 10 * YEAR:
            yield (-3 if gap > 20 * YEAR else -1), f"相隔 {gap // YEAR} 年 years apart"


def grade(post: Held) -> int:
    """Lower is higher: of a city, a district, a subdistrict, a community; then head, deputy, others."""
    return post.rank - 3 * height(post.area)


def height(area: Chain) -> int:
    return HEIGHT.get(level(area[0]) or "", 0) if area else 0


def of_ranks(one: Career, other: Career) -> Iterator[Point]:
    if one.span and other.span and one.posts and other.posts:
        early, late = sorted((one, other), key=lambda career: career.span or (0, 0))
        fall = min(grade(p) for p in late.posts) - min(grade(p) for p in early.posts)
        if fall > 3:
            yield -1, "后来的职级低得多 a much lower rank later"
        elif fall <= 0:
            yield 0.5, "职级相当或上升 rank equal or rising"


def at_once(one: Career, other: Career) -> Iterator[Point]:
    """Full posts at the same time in places that nobody serves at once."""
    worst: Point | None = None
    for (office, area), seen in sorted(one.seats.items()):
        for (beside, around), also in sorted(other.seats.items()):
            days = overlap(seen, also)
            if days >= 0 and apart((office, area), (beside, around)):
                sure = days > MONTH and disjoint(area, around) and not hangs_on_one(seen, also)
                worst = min(worst or (0.0, ""), (-6.0 if sure else -3.0, f"同时任职 posts at once: {office} | {beside}"))
    if worst:
        yield worst


def overlap(one: frozenset[Days], other: frozenset[Days]) -> int:
    """Days for which both certainly hold, from first to last; below zero where none."""
    last = min(max(last for _, last in days) for days in (one, other))
    first = max(min(first for first, _ in days) for days in (one, other))
    return number(last) - number(first)


def hangs_on_one(one: frozenset[Days], other: frozenset[Days]) -> bool:
    """Whether nothing is at once any more when a single article is wrong: a look back, a day misread."""
    return any(overlap(*left) < 0 for left in without_one(one, other)) or len(one) < 2 or len(other) < 2


def without_one(one: frozenset[Days], other: frozenset[Days]) -> Iterator[tuple[frozenset[Days], frozenset[Days]]]:
    for at_end in (min(one), max(one, key=lambda days: days[1])):
        if len(one) > 1:
            yield one - {at_end}, other
    for at_end in (min(other), max(other, key=lambda days: days[1])):
        if len(other) > 1:
            yield one, other - {at_end}


def apart(one: tuple[str, Chain], other: tuple[str, Chain]) -> bool:
    return one != other and bool(one[1]) and bool(other[1]) and (disjoint(one[1], other[1]) or far(one[1], other[1]))


def disjoint(one: Chain, other: Chain) -> bool:
    return bool(one) and bool(other) and not within(one, other)


def far(one: Chain, other: Chain) -> bool:
    """An office of a whole district or city, and one of a community."""
    low, high = sorted((height(one), height(other)))
    return low == 0 and high >= 2


def of_marks(one: Career, other: Career) -> Iterator[Point]:
    if one.genders and other.genders and one.genders != other.genders:
        yield -6, "性别标注不同 marked as man and woman"


def of_company(one: Career, other: Career) -> Iterator[Point]:
    if {m.article for m in one.mentions} & {m.article for m in other.mentions}:
        yield -6, "同一篇文章分列两人 named beside each other in one article"
        return
    days = {(m.date, name) for m in one.mentions if m.date for name in m.beside}
    met = sorted({name for m in other.mentions for name in m.beside if (m.date, name) in days})
    if len(met) > 1:
        yield 2, f"同日同在 together on one day with: {'、'.join(met[:3])}"


def score(found: Iterable[Point]) -> float:
    return round(sum(worth for worth, _ in found), 2)


def reasons(found: Iterable[Point]) -> tuple[str, ...]:
    return tuple(f"{reason} {worth:+g}" for worth, reason in found)
