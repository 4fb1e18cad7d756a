"""Which kind of body a head's title names by itself (校长 a school, 行长 a bank): title in, endings out."""

from __future__ import annotations

import re
from collections.abc import Mapping

BODIES: dict[str, tuple[str, ...]] = {
    "主席": ("妇联",), "馆长": ("馆",), "校长": ("学校", "学"), "园长": ("幼儿园",), "院长": ("院",), "站长": ("站",), "行长": ("行",), "社长": ("社",),
    "队长": ("队",), "董事长": ("公司", "集团"), "总经理": ("公司", "集团"), "经理": ("公司",), "厂长": ("厂",), "所长": ("所",), "会长": ("会",),
    "理事长": ("合作社",), "场长": ("场",),
}  # fmt: skip
HEADS = BODIES | {
    "局长": ("局",), "厅长": ("厅",), "关长": ("海关",), "监事长": ("公司",), "校长": ("大学", "学院", "中学", "小学", "学校", "中心校"),
}  # fmt: skip

SAME = re.compile("该(会|局|校|院|所|站|办|公司|社区|村|集团|中心)$")
"""该会｜主席: the body of that kind that was named last."""


def of_kind(title: str, heads: Mapping[str, tuple[str, ...]] = BODIES) -> tuple[str, ...]:
    """The endings of the bodies that a title is the head of, best first; none where many bodies have such heads."""
    return next((ends for head, ends in heads.items() if title.endswith(head)), ())
