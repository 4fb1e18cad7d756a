"""Two reports of one day in, what speaks for one occasion and what for two out: points with their reasons. Pure functions.

What one report names the other may only mention: a name counts as well where it stands in the other's words, for less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .forms import variants
from .places import is_area, is_wide, parts, relation, said_in
from .telling import Occasion

Point = tuple[float, str]

GENERIC = re.compile(r"^(?:活动|会议|会|仪式|培训|工作会议|培训班|主题活动|志愿服务活动)$")
"""Names that say no more than the kind."""
VERB = re.compile(r"^[一-龥]{2}$")
"""检查, 调研: what every visit is."""
BEFORE = re.compile(r"[^一-龥A-Za-z0-9“”]|开展|举[行办]|召开|组织|参加|出席|主持|[主承协]办|启动了|进行|迎来|[在的把将了]")
"""Where the full name of an occasion begins: after any of these."""
THEME = 16
"""Characters before the name of an occasion in which the rest of it may stand: 第五届乡贤｜恳谈会."""
NUMBERED = re.compile(r"第([一二三四五六七八九十百零\d]+)([届次期季轮批场])")
OF_ANY = re.compile(r"^[省市区县旗镇乡]|^街道")
"""区教育局: every district has one."""
PARTS_OF_DAY = (("上午", re.compile(r"上午|早上|清晨|早晨|一早")), ("下午", re.compile(r"下午|午后")), ("晚上", re.compile(r"晚上|晚间|傍晚|当晚|夜间")))
FIGURE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)余?多?([万亿]?)(?![年月日号时点分期版届：:\d.-])([一-龥])")


def grounds(one: Occasion, other: Occasion) -> list[Point]:
    """By who was there, where it was and who held it; without one of these speaking for it no two reports are of one occasion."""
    return [*of_people(one, other), *of_places(one, other), *of_organisers(one, other)]


def circumstances(one: Occasion, other: Occasion) -> list[Point]:
    """By what it was of and called, at which hour, and with which figures."""
    return [*of_themes(one, other), *of_names(one, other), *of_hours(one, other), *of_figures(one, other), *of_kinds(one, other)]


# --- who ---


def of_people(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = spelt_alike(other.people, one.people)
    people, heads = one.people & same.keys(), one.heads & {name for name, spelt in same.items() if spelt in other.heads}
    said = named_in(one, other, people), named_in(other, one, set(same.values()))
    if heads:
        yield 3, f"同一主事者 same head: {listed(heads)}"
    elif one.heads and other.heads and not (one.heads & said[0] and other.heads & said[1]):
        yield -3, f"主事者不同 other heads: {listed(one.heads)} | {listed(other.heads)}"
    if people - heads:
        yield min(1.5 * len(people - heads), 4.5), f"同有 both name: {listed(people - heads)}"
    mentioned = said[0] | said[1]
    leading = mentioned & (one.heads | other.heads)
    if mentioned:
        yield min(len(mentioned) + len(leading), 3), f"另一篇提到 the other mentions: {listed(mentioned)}"
    elif one.people and other.people and not people:
        yield nobody(one, other), "没有共同的人 nobody in common"
    speakers = (one.speakers & other.speakers) - heads
    if speakers and one.label and one.label == other.label:
        yield 1.5, f"同在会上讲话 both say who spoke: {listed(speakers)}"


def nobody(one: Occasion, other: Occasion) -> float:
    """Whom a paper names of a crowd, its readers decide; a visit is its visitor."""
    if "visit" in (one.kind, other.kind):
        return -4
    return -1 if same_places(one, other) else -2


def spelt_alike(names: Iterable[str], among: frozenset[str]) -> dict[str, str]:
    """As the other report spells them: itself, or with one character that is another form or a look-alike."""
    found = {}
    for name in sorted(names):
        near = [name] if name in among else sorted(among & variants(name).keys())
        if len(near) == 1:
            found[near[0]] = name
    return found


def named_in(one: Occasion, other: Occasion, shared: set[str] | frozenset[str]) -> frozenset[str]:
    """People of one whom the other does not have among its people, though it has their names."""
    return frozenset(name for name in one.people - shared if name in other.words)


# --- where ---


def of_places(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = same_places(one, other)
    if same:
        narrow = [place for place in same if not is_wide(place)]
        yield (min(1.0 + len(narrow), 4.0) if narrow else 1.0), f"同一地点 same place: {listed(same)}"
        return
    said = {place for place in one.places if said_in(place, other.words)} | {place for place in other.places if said_in(place, one.words)}
    if said:
        yield (0.5 if all(map(is_wide, said)) else 1.5), f"另一篇提到地点 the other mentions: {listed(said)}"
    elif one.places and other.places:
        yield from of_other_places(one, other)
    elif (one.places or other.places) and one.words and other.words:
        yield of_one_side(one.places or other.places, other.words if one.places else one.words)


def of_one_side(places: frozenset[str], words: str) -> Point:
    """Of 鹭洲排涝站 a report that has no place of its own says 鹭洲泵站."""
    said = {proper for place in places if len(proper := parts(place)[1]) > 1 and proper in words}
    if said:
        return 1, f"另一篇提到地名 the other mentions: {listed(said)}"
    return -0.5, "只有一篇写明地点 one says where, the other nothing of it"


def of_other_places(one: Occasion, other: Occasion) -> Iterator[Point]:
    if any(relation(place, there) == "near" for place in one.places for there in other.places):
        return
    if any(all(map(is_wide, places)) for places in (one.places, other.places)):
        yield -1, f"地点详略不同 one place wider: {listed(one.places)} | {listed(other.places)}"
    elif all(map(is_area, one.places)) != all(map(is_area, other.places)):
        yield -1.5, f"地点详略不同 one place wider: {listed(one.places)} | {listed(other.places)}"
    else:
        yield -3, f"地点不同 other places: {listed(one.places)} | {listed(other.places)}"


def same_places(one: Occasion, other: Occasion) -> set[str]:
    return {place for place in one.places if any(relation(place, there) == "same" for there in other.places)}


# --- who held it, and what of ---


def of_organisers(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = {name for name in one.organisers if any(one_office(name, beside) for beside in other.organisers)}
    if same:
        sure = any(not OF_ANY.match(name) for name in same & other.organisers) or one.districts & other.districts or same_places(one, other)
        yield (2 if sure else 1), f"同一组织者 same organiser: {listed(same)}"
    elif one.organisers and other.organisers and not mentioned(one, other) and not mentioned(other, one):
        yield -1.5, f"组织者不同 other organisers: {listed(one.organisers)} | {listed(other.organisers)}"


def one_office(one: str, other: str) -> bool:
    """区民政局 is the 临江区民政局 of a paper of the city."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 2 and longer.endswith(shorter)


def mentioned(one: Occasion, other: Occasion) -> bool:
    short = (name.removeprefix(parts(name)[0]) for name in one.organisers)
    return any(name in other.words for name in (*one.organisers, *(rest for rest in short if len(rest) > len("人民政府"))))


def of_themes(one: Occasion, other: Occasion) -> Iterator[Point]:
    same = {name for name in one.programmes if any(one_in_the_other(name, beside) for beside in other.programmes)}
    if same:
        yield 1, f"同一项目 same programme: {listed(same)}"


# --- what it was called ---


def of_names(one: Occasion, other: Occasion) -> Iterator[Point]:
    if not one.label or not other.label:
        return
    if one.label == other.label and not (one.words and GENERIC.match(one.label)):
        yield (0.5 if "visit" in (one.kind, other.kind) and VERB.match(one.label) else 1), f"同名 same name: {one.label}"
    if "visit" in (one.kind, other.kind):
        return
    if one_in_the_other(one.label, other.label):
        yield from of_full_names(themes(one), themes(other))
    elif one.label not in other.words and other.label not in one.words:
        yield -2, f"名称不同 other names: {one.label} | {other.label}"


def of_full_names(one: frozenset[str], other: frozenset[str]) -> Iterator[Point]:
    """By what stands before: 第五届乡贤｜恳谈会."""
    numbers, others = numbered(one), numbered(other)
    if any(number != others[sort] for sort, number in numbers.items() if sort in others):
        yield -4, f"届次不同 other numbers: {listed(one)} | {listed(other)}"
        return
    tail = max((common_end(left, right) for left in one for right in other), key=lambda text: (len(text), text), default="")
    if NUMBERED.search(tail):
        yield 2.5, f"届次相同 same number: …{tail}"
    elif len(tail) > 1:
        yield (1.5 if len(tail) > 3 else 0.5), f"全称相同 same full name: …{tail}"
    elif one and other and not any(pairs(left) & pairs(right) for left in one for right in other):
        yield -2, f"名目不同 other themes: {listed(one)} | {listed(other)}"


def themes(one: Occasion) -> frozenset[str]:
    """What stands before its name wherever the report has it, as far as the clause goes."""
    found = (re.split(BEFORE, one.words[max(0, at.start() - THEME) : at.start()])[-1] for at in re.finditer(re.escape(one.label), one.words))
    return frozenset(text for text in found if len(text) > 1)


def numbered(names: Iterable[str]) -> dict[str, str]:
    return {found[2]: found[1] for name in sorted(names) for found in NUMBERED.finditer(name)}


def common_end(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[-1 - size] == other[-1 - size]:
        size += 1
    return one[len(one) - size :]


def pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def one_in_the_other(one: str, other: str) -> bool:
    """会议 may be the 推进会议 that another report names."""
    return one in other or other in one


# --- when, and how many ---


def of_hours(one: Occasion, other: Occasion) -> Iterator[Point]:
    mine, theirs = part_of_day(one.sentence), part_of_day(other.sentence)
    if mine and theirs and mine != theirs:
        yield -2, f"时段不同 other hours: {mine} | {theirs}"


def part_of_day(sentence: str) -> str:
    """The one that a sentence names."""
    found = [name for name, pattern in PARTS_OF_DAY if pattern.search(sentence)]
    return found[0] if len(found) == 1 else ""


def of_figures(one: Occasion, other: Occasion) -> Iterator[Point]:
    figures = figures_of(one.words) & figures_of(other.words)
    if figures:
        yield min(0.5 + 0.5 * len(figures), 2), f"同一数字 same figures: {listed(figures)}"


def figures_of(words: str) -> frozenset[str]:
    """Numbers that two reports do not have by chance: of two digits that count, or more."""
    found = ((number, f"{number}{power}{unit}") for number, power, unit in FIGURE.findall(words))
    return frozenset(text for number, text in found if len(number.replace(".", "").strip("0")) > 1)


def of_kinds(one: Occasion, other: Occasion) -> Iterator[Point]:
    if one.kind != other.kind:
        yield -1.5, f"类别不同 other kinds: {one.kind} | {other.kind}"


def listed(names: Iterable[str]) -> str:
    return "、".join(sorted(names))
