"""Words as they are compared: names, articles and what is typed in; keys, pairs of characters and pinyin out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

HAN = r"㐀-鿿豈-﫿\U00020000-\U0003ffff"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
CHINESE = re.compile(rf"[{HAN}]")
NOT_LATIN = re.compile(r"[^a-z0-9]+")
MASK = "\ue000"
"""Stands for a character that must not be found; it belongs to no word."""
CONVERTER = OpenCC("t2s")


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Simplified, plain and small, without blanks: what is compared."""
    return str(CONVERTER.convert("".join(unicodedata.normalize("NFKC", text).split()))).lower()


def folded(text: str) -> str:
    """Character for character as `key` has it; blanks stay. A character that would become several stays as it is."""
    plain = "".join(one if len(small := unicodedata.normalize("NFKC", one).lower()) != 1 else small for one in text)
    simple = str(CONVERTER.convert(plain))
    return simple if len(simple) == len(plain) else plain


def pairs(text: str) -> Iterator[str]:
    """`加装电梯` → 加装 装电 电梯 梯: every word of two characters or more is a phrase of these, one is a prefix."""
    for run in RUN.finditer(text):
        word = run[0]
        if CHINESE.match(word):
            yield from (word[at : at + 2] for at in range(len(word)))
        else:
            yield word


def phrase(word: str) -> str:
    """A word as the full-text engine looks for it; every part in quotation marks, so that nothing in it is syntax."""
    runs = [run[0] for run in RUN.finditer(word)]
    parts = [phrase_of(run) for run in runs]
    return " ".join(parts)


def phrase_of(run: str) -> str:
    if not CHINESE.match(run):
        return f'"{run}"*'
    if len(run) == 1:
        return f'"{run}"*'
    return f'"{" ".join(run[at : at + 2] for at in range(len(run) - 1))}"'


@lru_cache(maxsize=65536)
def sounds(text: str) -> tuple[str, str]:
    """Pinyin without tones and blanks, and its initials: `电梯` → `dianti`, `dt`."""
    syllables = [NOT_LATIN.sub("", one.lower()) for one in lazy_pinyin(text)]
    return "".join(syllables), "".join(one[:1] for one in syllables)


def latin(typed: str) -> str:
    """What is typed as pinyin: `Tián lín` → tianlin; empty where it is none. ü is v."""
    decomposed = unicodedata.normalize("NFD", typed.lower()).replace("u\u0308", "v")
    bare = "".join(one for one in decomposed if not unicodedata.combining(one))
    return "" if CHINESE.search(bare) else NOT_LATIN.sub("", bare)
