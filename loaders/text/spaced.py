"""Tables whose cells stand apart by blanks: a draft goes in, one with tabs between the cells of such rows comes out."""

from __future__ import annotations

import re

from .edits import Draft

HEAD = (
    r"(?:序号|编号|[\u4e00-\u9fff]{0,8}(?:名称|地址|位置|姓名|性别|电话|方式|单位|部门|职务|岗位|地点|时间|日期|负责人|联系人"
    r"|类别|类型|数量|面积|备注|指标|金额|人数|户数|村居?|社区))"
)
HEADS = re.compile(rf"^[ \u3000]*{HEAD}(?:[ \u3000]+{HEAD}){{2,7}}[ \u3000]*$", re.MULTILINE)
APART = re.compile(r"(?<=[^ \u3000])[ \u3000]+(?=[^ \u3000])")
JOINER = "\u200b"
"""What has no width is dropped later: a run of blanks becomes one tab."""
LEAST = 2


def tabled(draft: Draft) -> Draft:
    """Rows of as many cells as the line of heads above them has words."""
    heads = list(HEADS.finditer(draft.value))
    if not heads:
        return draft
    value = draft.value
    for head in heads:
        end = _rows(value, *head.span())
        if end > head.end():
            value = value[: head.start()] + APART.sub(_tab, value[head.start() : end]) + value[end:]
    return draft.replaced(value)


def _tab(match: re.Match[str]) -> str:
    return "\t" + JOINER * (len(match[0]) - 1)


def _rows(value: str, start: int, end: int) -> int:
    """Where the rows below a line of heads end; the end of the heads where there are too few."""
    cells, at, rows = len(APART.findall(value[start:end].strip(" \u3000"))), end, 0
    while at < len(value):
        stop = value.find("\n", at + 1)
        stop = len(value) if stop < 0 else stop
        row = value[at + 1 : stop].strip(" \u3000")
        if len(APART.findall(row)) != cells or "。" in row:
            break
        at, rows = stop, rows + 1
    return at if rows >= LEAST else end
