"""SQL dumps: the string literals of INSERT statements are the text, all around them and the escapes in them are markup."""

from __future__ import annotations

import re

from . import signs
from .edits import Draft

LITERAL = re.compile(r"'((?:[^'\\]|\\[\s\S]|'')*+)(?:'|\\?\Z)")
ESCAPE = re.compile(r"\\([\s\S])|''")
ESCAPED = {"n": "\n", "r": "", "t": " ", "0": "", "Z": ""}


def unmarked(draft: Draft) -> Draft:
    """Every literal becomes lines of its own; a new tuple opens a new record."""
    pieces: list[tuple[int, int, str]] = []
    position = 0
    for literal in LITERAL.finditer(draft.value):
        between = draft.value[position : literal.start() + 1]
        pieces.append((position, literal.start() + 1, f"\n\n{signs.RECORD}" if _opens(between) else "\n\n"))
        pieces += [(literal.start(1) + a, literal.start(1) + b, c) for a, b, c in _escapes(literal[1])]
        position = literal.end(1)
    pieces.append((position, len(draft.value), "\n"))
    return draft.edited(pieces)


def _opens(between: str) -> bool:
    """Whether a new tuple begins between two literals."""
    return bool(re.search(r"(?:VALUES?\s*\(|\)\s*,\s*\()[^()]*$", between, re.I))


def _escapes(literal: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), ESCAPED.get(m[1], m[1]) if m[1] else "'") for m in ESCAPE.finditer(literal)]
