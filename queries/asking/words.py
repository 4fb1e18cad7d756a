"""The words of questions, Chinese and English, from `words.tsv`, `glosses.tsv` and `small.tsv`: what each may be. Names and times are not here."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

from .types import Tag, Token

BOUND = re.compile(r"[a-z0-9']")
Meaning = tuple[Tag, str]
TAGS = {str(tag): tag for tag in get_args(Tag)}


LISTS = ("words.tsv", "glosses.tsv", "small.tsv")


def rows_of(name: str) -> Iterator[dict[str, str]]:
    lines = files(__package__).joinpath(name).read_text("utf-8").splitlines()
    yield from csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def table() -> dict[str, dict[str, tuple[str, ...]]]:
    """By tag and word: the values that it may have, in the order of the file."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in (row for name in LISTS for row in rows_of(name)):
        words = found.setdefault(row["tag"], {})
        for word in row["words"].split("|"):
            words[word] = (*words.get(word, ()), row["value"])
    return found


@cache
def lexicon() -> dict[str, tuple[Meaning, ...]]:
    """Every word with what it may be; what says something before what only fills."""
    found: dict[str, tuple[Meaning, ...]] = {}
    for said, words in table().items():
        if said in TAGS:
            for word, values in words.items():
                found[word] = (*found.get(word, ()), *((TAGS[said], value) for value in values))
    return inflections(found) | found


PLAIN = re.compile("[a-z]{3,}(?<!s)(?<!ed)(?<!ing)")


def inflections(known: dict[str, tuple[Meaning, ...]]) -> dict[str, tuple[Meaning, ...]]:
    """teach → teaches, teaching: regular forms of what somebody does, and plurals, that no list has."""
    made: dict[str, tuple[Meaning, ...]] = {}
    for word, meanings in known.items():
        kinds = {tag for tag, _ in meanings}
        if not PLAIN.fullmatch(word) or not kinds <= {"act", "label", "noun", "title"}:
            continue
        stem = word[:-1] if word.endswith("e") else word
        plural = f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}es" if re.search("(?:[sxz]|ch|sh)$", word) else f"{word}s"
        forms = (plural, f"{stem}ing", f"{stem}ed") if "act" in kinds else (plural,)
        made |= {form: meanings for form in forms if form not in known}
    return made


def meaning(tag: str, word: str) -> str | None:
    """The one value of a word of the lists that are no tags: `gloss`, `surname`, `unit`."""
    return next(iter(table().get(tag, {}).get(word, ())), None)


@cache
def longest() -> int:
    return max(map(len, lexicon()))


UNLESS = {"组织": re.compile("部|的(?:秘书|主席|会长|负责|领导)"), "率": re.compile("$|[多是有达为高低怎如？?，,]|提高|上升")}
"""Words that stand in longer ones which no list has: what may not follow."""


def words_in(text: str) -> Iterator[Token]:
    """Every word of the lists wherever it stands in the text; an English one only whole."""
    known = lexicon()
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + longest()) + 1):
            word = text[start:end]
            if word in known and whole(text, start, end) and not (word in UNLESS and UNLESS[word].match(text, end)):
                for tag, value in known[word]:
                    yield Token(start, end, tag, word, value)


ORDINAL = re.compile(r"第[\d一二三四五六七八九十百]{1,4}(?:[节堂]课|届|次|期|场|批|站|课|节|讲|堂|轮)")
LESSON = re.compile("[节堂]课$")


def ordinals_in(text: str) -> Iterator[Token]:
    """第九届: which of a row of events; the report has to say so. 第一节课 is 第一课."""
    for match in ORDINAL.finditer(text):
        yield Token(match.start(), match.end(), "label", match[0], LESSON.sub("课", match[0]))


@cache
def unit_heads() -> re.Pattern[str]:
    said = sorted((unit for unit in table().get("unit", {}) if unit.isalpha() and unit not in EVENTS), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(said)})数(?![字据目量码])")


EVENTS = ("次", "场", "期", "场次")
"""Units in which events are counted, and no figure."""
NUMBER_OF = re.compile(r"(?<=[\u3400-\u9fff])(?<!总)数(?=[\s，,。？?、]|$)")


def unit_heads_in(text: str) -> Iterator[Token]:
    """公里|数, 电梯|数: a figure by its unit, or by what is counted."""
    for match in unit_heads().finditer(text):
        yield Token(match.start(), match.end(), "label", match[0], match[0])
    for match in NUMBER_OF.finditer(text):
        yield Token(match.start(), match.end(), "label", match[0], "数量")


PART_OF_DAY = re.compile("上午|下午|中午|晚上|傍晚|夜里")


def parts_of_day_in(text: str) -> Iterator[Token]:
    """下午: dates end at the day, so the report has to say it."""
    for match in PART_OF_DAY.finditer(text):
        yield Token(match.start(), match.end(), "label", match[0], match[0])


HEAD = re.compile("(?<=([区县市镇乡]|(?<=组织|宣传|统战|武装)部))长")


def heads_in(text: str) -> Iterator[Token]:
    """鼓楼区长: the sign that ends the place opens the title too."""
    for match in HEAD.finditer(text):
        yield Token(match.start(), match.end(), "title", match[1] + match[0], match[1] + match[0])


def whole(text: str, start: int, end: int) -> bool:
    """An English word that stands for itself: `'s` may follow."""
    if not BOUND.match(text[start]):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (BOUND.match(before) and text[start] != "'") and not (BOUND.match(after) and after != "'")
