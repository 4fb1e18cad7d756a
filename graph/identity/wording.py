"""Two reports in, what their words say beside people, places and names: hours, figures, phrases that both have. Pure functions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from .called import listed, themes
from .telling import Occasion
from .types import Point

PARTS_OF_DAY = (("上午", re.compile(r"上午|早上|清晨|早晨|一早")), ("下午", re.compile(r"下午|午后")), ("晚上", re.compile(r"晚上|晚间|傍晚|当晚|夜间")))
UNIT = r"余?多?([万亿]?)(?![年月日号时点分期版届：:\d.-])([一-龥])"
FIGURE = re.compile(rf"(?<![\d.])(\d+(?:\.\d+)?){UNIT}")
COUNTED = re.compile(rf"([一-龥]{{2}})?(?<![\d.])(\d[\d.]+){UNIT}(?=([一-龥]{{2}})?)")
FEW = 2
"""Digits that count, from which on a number is rare by itself: 4390元."""
PEOPLE = str.maketrans("名位", "人人")
"""160余名 are 160余人."""
PHRASE = 5
"""Characters that two reports do not have in common by chance, once names and what every report says are left out."""
EVERYWHERE = re.compile(
    r"[^一-龥A-Za-z“”]|[的了和与及在到将把并等给赴至由]|来到|前来|进行|开展|举[行办]|召开|组织|参加|出席|主持|[主承协]办|陪同|参与|实地|"
    r"详细|认真|深入|现场|查看|察看|听取|汇报|介绍|了解|情况|工作|强调|指出|要求|表示|检查|调研|走访|慰问|督[导查]|指导|视察|考察|一行|率队|带队|先后|随后|"
    r"活动|会议|仪式|领导|派出所|民警|律师|有关|相关|负责人|全[市区县镇省乡]|广大|群众|居民|高质量发展|人民政府|街道办事处|党组成员|常务委员会|"
    r"副?(?:书记|主任|[局区县市镇乡州省科处站所院校厅部队团会司社]长|主席|主任委员|经理|总裁|代表|委员)"
)
"""What stands between phrases: signs, small words, and what reports of every occasion say."""
OFFICE = re.compile(r"(?:局|委|办公室|委员会|常委会|党组|总支|支部|政府|人大|政协|[协工商联]会)$")
"""Whose people come to much that takes place."""


def of_hours(one: Occasion, other: Occasion) -> Iterator[Point]:
    mine, theirs = part_of_day(one.sentence), part_of_day(other.sentence)
    if mine and theirs and mine != theirs:
        yield -2, f"时段不同 other hours: {mine} | {theirs}"


def part_of_day(sentence: str) -> str:
    """The one that a sentence names."""
    found = [name for name, pattern in PARTS_OF_DAY if pattern.search(sentence)]
    return found[0] if len(found) == 1 else ""


def of_figures(one: Occasion, other: Occasion) -> Iterator[Point]:
    figures, counted = figures_of(one.words) & figures_of(other.words), counted_in(one.words) & counted_in(other.words)
    if figures or counted:
        rare = any(map(is_rare, figures))
        worth = (1 if rare else 0.5) + 0.5 * len(figures) if figures else 0.5
        yield min(worth + (0.5 if counted else 0), 2), f"同一数字 same figures: {listed(counted or figures)}"


def is_rare(figure: str) -> bool:
    return any(len(number.replace(".", "").strip("0")) > FEW for number in re.findall(r"[\d.]+", figure))


def of_other_figures(one: Occasion, other: Occasion) -> Iterator[Point]:
    """Numbers of the same that are others, where none is the same: 60人, 85人."""
    mine, theirs = figures_of(one.words), figures_of(other.words)
    units = {figure.lstrip("0123456789.") for figure in mine} & {figure.lstrip("0123456789.") for figure in theirs}
    if units and not mine & theirs:
        yield -1.5, f"数字不同 other figures: {listed(mine)} | {listed(theirs)}"


@lru_cache(1 << 12)
def counted_in(words: str) -> frozenset[str]:
    """Numbers of two digits or more with what was counted: 侧柏1300株, 80名居民."""
    found = ((before, f"{number}{power}{unit.translate(PEOPLE)}", after) for before, number, power, unit, after in COUNTED.findall(words))
    return frozenset(text for before, figure, after in found for text in (before + figure if before else "", figure + after if after else "") if text)


@lru_cache(1 << 12)
def figures_of(words: str) -> frozenset[str]:
    """Numbers that two reports do not have by chance: of two digits that count, or more."""
    found = ((number, f"{number}{power}{unit.translate(PEOPLE)}") for number, power, unit in FIGURE.findall(words))
    return frozenset(text for number, text in found if len(number.replace(".", "").strip("0")) > 1)


def common_phrases(one: Occasion, other: Occasion) -> list[str]:
    return [phrase for phrase in longest(grams(one) & grams(other)) if not OFFICE.search(phrase)]


@lru_cache(1 << 12)
def grams(one: Occasion) -> frozenset[str]:
    """Every run of so many characters in its words, its names left out."""
    words, called = one.words, () if one.kind == "visit" else (one.label, *themes(one))
    for name in sorted({*one.people, *one.places, *one.organisers, *one.programmes, *one.districts, *called} - {""}, key=lambda name: (-len(name), name)):
        words = words.replace(name, "\n")
    return frozenset(text[at : at + PHRASE] for text in re.split(EVERYWHERE, words) for at in range(len(text) - PHRASE + 1))


def longest(found: frozenset[str]) -> list[str]:
    """The phrases that these runs make up, each once."""
    ends = {gram[1:] for gram in found}
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for gram in sorted(found):
        begun[gram[:-1]].append(gram)
    phrases = []
    for gram in (one for one in sorted(found) if one[:-1] not in ends):
        phrase, used = gram, {gram}
        while (after := next((one for one in begun[phrase[1 - PHRASE :]] if one not in used), None)) is not None:
            phrase = phrase + after[-1]
            used.add(after)
        phrases.append(phrase)
    return phrases
