"""在县委书记张三，副县长李四等的陪同下: the items of a sentence in, those left for its clauses and the parts of the company out."""

from __future__ import annotations

import re

from ...schema.types import Role
from .acts import IN_COMPANY, Act
from .items import Item

TOGETHER = re.compile("(陪同|带领|率领|引导|见证)下")
COMES = frozenset({"accompany", "lead"})
ROLES: dict[str, tuple[Role, frozenset[str]]] = {
    "陪同": ("accompanies", COMES), "引导": ("accompanies", COMES), "带领": ("leads", COMES), "率领": ("leads", COMES),
    "见证": ("attends", frozenset({"attend"})),
}  # fmt: skip
LONGEST = 240
"""How far 在 stands before 陪同下."""
REST = 16
"""How far the last of those named stands before it: 等领导的陪同下."""


def in_company(text: str, items: list[Item], known: list[Act]) -> tuple[list[Item], list[Act]]:
    """Where commas part those who are named or 等领导 stands behind; else the reader of the clause sees them. `known` are the acts told already."""
    acts = list(known)
    if not items:
        return items, acts
    for match in TOGETHER.finditer(text, items[0].start, items[-1].end + REST):
        opening = _opening(text, items, match.start())
        if opening is None:
            continue
        inside = [i for i in items if opening.end <= i.start < match.start()]
        named = [i for i in inside if i.kind == "person" or i.kind == "office" and not _introduces(i, inside)]
        if not named or match.start() - named[-1].end > REST or IN_COMPANY.match(text, named[-1].end) and not any(i.kind == "pause" for i in inside):
            continue
        role, kinds = ROLES[match[1]]
        acts += [Act(i, role, i.start, match.end(), kinds, "role.in-company") for i in named if role != "leads" or i.kind == "person"]
        items = [i for i in items if i.end <= opening.start or i.start >= match.end()]
    return items, acts


def _opening(text: str, items: list[Item], end: int) -> Item | None:
    """The 在 that the company stands behind, with no act between."""
    found = None
    for item in reversed([i for i in items if i.end <= end and i.start >= end - LONGEST]):
        if item.kind == "verb":
            return None
        if item.kind == "word" and text[item.start : item.end] == "在":
            found = item
            break
        if item.kind == "pause" and text[item.start] in "。；：":
            return None
    return found


def _introduces(office: Item, inside: list[Item]) -> bool:
    """Whether an office is part of how somebody is introduced."""
    return any(i.kind == "person" and i.start <= office.start < i.end for i in inside)
