"""Which kind of body a head's title names by itself (校长 a school, 行长 a bank): title in, endings out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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


WHOLES = {
    "校": ("学校", "小学", "中学", "大学", "学院", "幼儿园", "中心校", "完小", "一小", "二小", "一中", "二中"),
    "院": ("院",), "行": ("行",), "局": ("局",), "厂": ("厂",), "公司": ("公司", "集团"), "集团": ("集团", "公司"),
}  # fmt: skip
HOUSES = (*WHOLES["校"], "医院", "卫生院", "公司", "集团", "法院", "检察院", "局")
"""Bodies that have an 办公室 of their own."""
SCHOOL = "学校"
PART_OF = re.compile(
    "(?P<level>[省市县区旗州])?(?P<body>学校|医院|公司|集团|[校院行局厂])"
    "(?P<part>党委|党组|党总支|党支部|纪委|团委|工会|工会委员会|办公室|党政办|行政办|德育处|教务处|教导处|政教处|总务处|安办)?"
)
"""局党委, 学校党支部, 县局: a body that the text has named, in short, with a part of it."""


def body_in_short(printed: str, named: Sequence[str]) -> str | None:
    """The full name, where the text has `named` a body of that kind before."""
    match = PART_OF.fullmatch(printed)
    if match is None or match["part"] is None and not (match["body"] == SCHOOL or match["level"] and match["body"] == "局"):
        return None
    level, ends = match["level"] or "", WHOLES[match["body"].removeprefix("学").removeprefix("医")]
    if level and match["body"] != "局":
        return None
    full = (n for n in reversed(named) if n.endswith(ends) and len(n) > 3 and level in n and not PART_OF.fullmatch(n))
    whole = next(full, None)
    return whole + (match["part"] or "") if whole is not None else None
