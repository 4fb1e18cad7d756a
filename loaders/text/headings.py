"""Headings at the head of their paragraph (**送清凉** 7月27日，…; 启事　…): a draft goes in, one with them on lines of their own comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import signs
from .edits import Draft, Edit

SPOKE = re.compile(
    r"(?:[\u3400-\u9fff]{2,4} ?){1,4}(?:出席|讲话|致辞|主持|参加)(?:并(?:讲话|致辞|主持|宣布[\u3400-\u9fff]{1,6}))?"
    r"(?: ?(?:[\u3400-\u9fff]{2,4} ?){1,4}(?:出席|主持|参加))?"
)
"""`张三出席并致辞` right below a headline."""

BOLD = re.compile(
    rf"^[ \u3000]*+{signs.BOLD}(?P<words>[^，。；：！？:,;\n{signs.BOLD}{signs.BOLD_END}]{{4,24}}){signs.BOLD_END}"
    r"(?P<gap>[ \u3000]++)(?=[^\n]{16})",
    re.M,
)
WORDS = re.compile(
    r"^[ \u3000]*+(?P<words>编后|启事|更正|讣告|鸣谢|便民(?:服务|信息|提示)|温馨提示)(?P<gap>\u3000[ \u3000]*+| {2,}+)(?=[^\n]{8})", re.M
)


def parted(draft: Draft) -> Draft:
    """The blank behind such a heading becomes a line break."""
    draft = draft.edited(_edits(draft.value, BOLD)) if signs.BOLD in draft.value else draft
    return draft.edited(_edits(draft.value, WORDS))


def _edits(value: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(value):
        first = match.start("words")
        yield first, first + 1, signs.RUN_IN + value[first]
        yield *match.span("gap"), "\n"
