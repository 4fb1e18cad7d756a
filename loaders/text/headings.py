"""Headings at the head of their paragraph (**送清凉** 7月27日，…; 启事　…; entries of a yearbook, 【换届选举】　6月12日，…), and
the head of a page (发布时间：2020-01-15不负韶华，…): a draft goes in, one with them on lines of their own comes out.
"""

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

ENTRY = re.compile(r"^[ \u3000]*+【(?P<words>[^【】\n：:]{3,40})(?P<gap>】)(?![：:])[ \u3000]*+(?=[^\n]{6})", re.M)
TELLS = re.compile(r"[^。\n]{0,12}(?:\d ?月|\d ?日|\d ?年|是年|年内|全年|年初|年末|上半年|下半年)")
YEARBOOK = re.compile("年 ?鉴")
_LABEL = (
    r"(?:时间|日期)[ ]?[:：][ ]?20\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?(?: ?\d{1,2}:\d\d(?::\d\d)?(?!\d))?"
    r"(?:[ ]?字体[:：][ ]?(?:【[^】\n]{0,9}】)?)?"
)
RUN_ON = re.compile(
    rf"^[^\n。]{{0,80}}?(?:{_LABEL}(?P<gap>[ \u3000]*)(?P<first>[\u3400-\u9fff“])(?=[^\n：:]{{24}})"
    r"|(?:来源|作者)[ ]?[:：][ ]?[\u3400-\u9fff]{2,12}(?P<space>[ \u3000]*)(?P<digit>\d)(?=\d?月\d{1,2}日[^\n]{24}))",
    re.M,
)
"""发布时间：2020-01-15｜不负韶华，…, 来源：区政协｜8月11日，…: the text runs on behind the head of its page."""
FEWEST = 2


def parted(draft: Draft) -> Draft:
    """The blank behind such a heading becomes a line break."""
    draft = draft.edited(_edits(draft.value, BOLD)) if signs.BOLD in draft.value else draft
    draft = draft.edited(_entries(draft.value)) if YEARBOOK.search(draft.value) else draft
    draft = draft.edited(_run_on(draft.value))
    return draft.edited(_edits(draft.value, WORDS))


def _entries(value: str) -> Iterator[Edit]:
    """Two entries and more, most of which tell when: each is a text of its own, with its heading."""
    found = list(ENTRY.finditer(value))
    if len(found) >= FEWEST and 2 * sum(TELLS.match(value, match.end()) is not None for match in found) >= len(found):
        yield from ((match.start("gap"), match.end(), f"】\n{signs.RUN_ON}") for match in found)


def _run_on(value: str) -> Iterator[Edit]:
    for match in RUN_ON.finditer(value):
        gap, first = ("gap", "first") if match["first"] else ("space", "digit")
        yield match.start(gap), match.end(), "\n" + match[first]


def _edits(value: str, pattern: re.Pattern[str]) -> Iterator[Edit]:
    for match in pattern.finditer(value):
        first = match.start("words")
        yield first, first + 1, signs.RUN_IN + value[first]
        yield *match.span("gap"), "\n"
