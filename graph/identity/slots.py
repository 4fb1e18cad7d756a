"""Words of two reports in, where one wording is filled otherwise out: “到｜鸿运加油站｜检查” beside “到｜永昌烟花｜检查”. Pure functions.

Who writes of the next occasion, or of another place, takes the same wording and fills in other names and numbers; who writes of the same one
in other words has the same names. So that what two reports print alike speaks for one form, and not for one occasion, where it is filled otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from .places import is_area
from .wording import EVERYWHERE

AROUND = 4
"""Characters before and after, taken together, that have to be alike."""
LONG = 8
"""Characters of what may be filled in."""
NUMBER = re.compile(r"[\d.一二三四五六七八九十百千两]+")
OF_DAYS = re.compile(r"[年月日号时点:：.\d-]|[万亿]?元")
CLOSED = re.compile(r"[^一-龥\d.]|^[于以从向]")
ITS_OWN = re.compile(r"[我本全该此各来到]|基层|困难|其他|部分|有关")
"""Of 我校 and 全区 it is not known what they are; nor is a town another place than one in it."""
KIND = re.compile(
    r"小?区|社区|街道|[镇乡村县市局路馆站]|公司|[小中大]?学校?|医院|广场|公园|大厦|[一-龥]?[组队班期届次批轮季]|工作会|座谈会|推进会|会议|培训|讲座|消防救援站"
)
AT = re.compile(r"(?:[到在为对把]|视察|检查|调研|走访|慰问|考察|联合|召开|举[办行]|听取|督[查导]|参观)$")
CLAUSE = re.compile(r"[，。；、日午]$")
BY = re.compile(r"陪同|汇报|介绍|主持|讲话|致辞|带队|宣布")
Filling = tuple[str, str]


@lru_cache(1 << 6)
def filled_otherwise(one: str, other: str, people: frozenset[str]) -> tuple[Filling, ...]:
    """What stands in the same place of both; `people` are names of either."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    found = (
        (one[before[1] : before[2]], (one[at[1] : at[2]], other[at[3] : at[4]]), one[after[1] : after[2]])
        for before, at, after in zip(steps, steps[1:], steps[2:], strict=False) if at[0] == "replace" and before[0] == after[0] == "equal"
    )  # fmt: skip
    return tuple(names for before, names, after in found if is_slot(before, names, after, people))


def is_of_a_series(name: str) -> bool:
    """第三届: beside it stands another one of the series, and no other name."""
    return name.startswith("第")


def is_slot(before: str, names: Filling, after: str, people: Iterable[str]) -> bool:
    if len(before) + len(after) < AROUND or "\n" in before[-2:] + after[:2] or any(len(name) > LONG or CLOSED.search(name) for name in names):
        return False
    if all(map(NUMBER.fullmatch, names)):
        return not OF_DAYS.match(after) and not before[-1:].isdigit() and not before.endswith("第二十")
    if any(len(name) < 2 or ITS_OWN.search(name) for name in names) or any(len({sort(name) for name in names}) > 1 for sort in (is_area, is_of_a_series)):
        return False
    if CLAUSE.search(before) and len(after) >= AROUND and not after[0].isdigit() and all(len(name) > 2 and not EVERYWHERE.search(name) for name in names):
        return True
    if BY.match(after):
        return all(any(person in name for person in people) for name in names)
    return not any(map(EVERYWHERE.search, names)) and (KIND.match(after) is not None or AT.search(before) is not None)
