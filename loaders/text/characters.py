"""Single characters: a draft goes in, one with ASCII digits and letters, plain blanks and simplified characters comes out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from . import signs
from .edits import Draft

BLANKS = "\u00a0\u1680\u2000\u2001\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\v\f\x1c\x1d\x1e\x1f\x85"
# Characters that simplified texts use in names beside their simplified forms.
NAMES = "乾於昇徵夥谿脩"
# Small forms of signs; the small question mark stands for a lost character (see `damage`).
SMALL = dict(zip("﹐﹑﹔﹕﹗﹙﹚﹝﹞", "，、；：！（）〔〕", strict=True))
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffc\ud800-\udfff\U000e0000-\U000e01ef]+"
)
PICTURES = re.compile("[\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u25b6\u25c0\u203c\u2049]+")
STRAIGHT = re.compile(r'["＂]([^"＂\n]{1,60})["＂]')
HAN = re.compile("[\u3400-\u9fff]")
CLEAN = re.compile("[\u203c-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]")


def _equivalents() -> dict[str, str]:
    """Forms of compatibility with one plain character each: full-width digits and letters, radicals, doubled ideographs."""
    table = dict.fromkeys(BLANKS, " ") | {"\u2002": "\u3000", "\u2003": "\u3000", "\u2028": "\n", "\u2029": "\n"}
    ranges = ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B), (0x2E80, 0x2FE0), (0xF900, 0xFB00))
    for low, high in ranges:
        for character in map(chr, range(low, high)):
            plain = unicodedata.normalize("NFKC", character)
            if len(plain) == 1 and plain != character:
                table[character] = plain
    return table | SMALL | {"％": "%", "﹪": "%", "＋": "+", "．": "."}


EQUIVALENTS = _equivalents()
COMPATIBLE = re.compile(f"[{re.escape(''.join(EQUIVALENTS))}]")


def line_breaks(draft: Draft) -> Draft:
    """One ``\\n`` for every way to end a line."""
    if "\r" not in draft.value:
        return draft
    return draft.substituted(re.compile(r"\r\n?"), "\n")


def invisible(draft: Draft) -> Draft:
    """Drop what has no width: marks of order and direction, joiners, control characters."""
    return draft.without(INVISIBLE)


def noncharacters(draft: Draft) -> Draft:
    """Drop the code points that the cleaning uses as its own signs."""
    return draft.without(signs.ALL)


def pictures(draft: Draft) -> Draft:
    """Emoji and arrows become one sign a run; the paragraph decides what it stands for."""
    return draft.substituted(PICTURES, signs.EMOJI) if CLEAN.search(draft.value) else draft


def plain(draft: Draft) -> Draft:
    return draft.exchanged(COMPATIBLE, EQUIVALENTS)


def quotes(draft: Draft) -> Draft:
    """Typewriter's quotation marks around Chinese words become “ and ”, as they are printed."""
    if '"' not in draft.value and "＂" not in draft.value:
        return draft
    return draft.replaced(STRAIGHT.sub(lambda m: f"“{m[1]}”" if HAN.search(m[1]) else m[0], draft.value))


def simplified(draft: Draft) -> Draft:
    """Traditional to simplified characters; in a simplified text the characters that live on in names stay."""
    strange = traditional().intersection(draft.value)
    if not strange:
        return draft
    value = _simplify(draft.value)
    if len(strange.difference(NAMES)) * 50 < len(set(draft.value)):
        value = _restored(draft.value, value)
    return draft.replaced(value)


def simple(text: str) -> str:
    """A few characters in their simplified forms."""
    return _by_character(text)


def _restored(before: str, after: str) -> str:
    if not any(c in before for c in NAMES):
        return after
    return "".join(b if b in NAMES else a for b, a in zip(before, after, strict=True))


def _simplify(value: str) -> str:
    result: str = _converter().convert(value)
    if len(result) == len(value):
        return result
    lines = value.split("\n")
    return "\n".join(c if len(c := _converter().convert(line)) == len(line) else _by_character(line) for line in lines)


def _by_character(value: str) -> str:
    return value.translate(_table())


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _table() -> dict[int, str]:
    characters = [chr(c) for c in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple = _converter().convert("\n".join(characters)).split("\n")
    return {ord(c): s for c, s in zip(characters, simple, strict=True) if c != s and len(s) == 1}


@cache
def traditional() -> frozenset[str]:
    """The characters that have a simplified form."""
    return frozenset(map(chr, _table()))
