"""Markdown: a draft with its marks goes in, one with line breaks and signs comes out."""

from __future__ import annotations

import re

from . import signs
from .edits import Draft

HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]++|(?<![ \t])[ \t]++#{1,6}[ \t]*+$", re.M)
IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,1000}\)")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\((?:https?:|/|\.|#|mailto:|javascript:)[^()\n]{0,1000}\)")
BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<![\w_])__(?=\S)|(?<=\S)__(?![\w_])")
ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?!\*)(?=[\s，。；：、！？)）]|$)|(?<=[\u3400-\u9fff ])\*(?=[^\s*])", re.M)
ITEM = re.compile(r"^[ ]{0,6}[-*+][ \t]+(?=\S)", re.M)
RULE = re.compile(r"^[ ]{0,3}(?:[-*_=][ ]?){3,}+[ \t]*+$", re.M)
QUOTE = re.compile(r"^[ ]{0,3}>[ ]?", re.M)
TABLE = re.compile(r"^[ ]{0,20}\|[^\n]*\|[ ]{0,20}\n[ ]{0,20}\|[ :|-]+\|[ ]{0,20}$(?:\n[ ]{0,20}\|[^\n]*\|[ ]{0,20}$)*+", re.M)
CODE = re.compile(r"^```.*$", re.M)


def unmarked(draft: Draft) -> Draft:
    """Take the marks away that are surely Markdown; a lone asterisk or underscore stays."""
    draft = _tables(draft) if "|" in draft.value else draft
    for pattern, new in ((IMAGE, ""), (CODE, ""), (RULE, ""), (QUOTE, ""), (ITEM, signs.ITEM)):
        draft = draft.substituted(pattern, new)
    draft = draft.substituted(LINK, lambda m: f"{signs.LINK}{m[1]}{signs.LINK_END}")
    draft = _bold(draft).without(ITALIC)
    return draft.substituted(HEADING, _heading)


def _heading(match: re.Match[str]) -> str:
    return signs.HEADINGS[min(len(match[1]), 3) - 1] if match[1] else ""


def _bold(draft: Draft) -> Draft:
    """`**` opens and closes by turns."""
    count = 0

    def sign(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return signs.BOLD if count % 2 else signs.BOLD_END

    return draft.substituted(BOLD, sign)


def _tables(draft: Draft) -> Draft:
    """`| a | b |` becomes cells that end with tabs; the line of dashes goes."""
    return draft.edited(edit for table in TABLE.finditer(draft.value) for edit in _table(draft.value, table))


def _table(value: str, table: re.Match[str]) -> list[tuple[int, int, str]]:
    edits: list[tuple[int, int, str]] = []
    lines = list(re.finditer(r".+", value[table.start() : table.end()]))
    for number, line in enumerate(lines):
        start, end = table.start() + line.start(), table.start() + line.end()
        if number == 1:
            edits.append((start, end, ""))
            continue
        bars = [start + bar.start() for bar in re.finditer(r"\|", line.group())]
        first = signs.TABLE + signs.HEADER_CELL if number == 0 else ""
        edits.append((start, bars[0] + 1, first))
        edits += [(bar, bar + 1, "\t") for bar in bars[1:-1]]
        edits.append((bars[-1], end, signs.TABLE_END if number == len(lines) - 1 else ""))
    return edits
