"""A question and the dictionary in, its tokens out: the way through the text that leaves least over and needs fewest words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ...graph.search.keys import folded, key
from .merging import holds
from .names import Names
from .phrases import phrases_in
from .times import times_in
from .types import How, Tag, Thing, Token
from .words import heads_in, ordinals_in, parts_of_day_in, unit_heads_in, words_in

SIGNS = re.compile(r"[\s，。？！、；：,.?!;:“”\"‘’《》<>()（）\[\]【】…—·'-]+")
CHINESE = re.compile(r"[\u3400-\u9fff]+")
LATIN = re.compile(r"[a-zà-ɏ\u0300-\u036f]+(?:['’](?!s\b)[a-zà-ɏ]+)*")
WORN = re.compile("(?<=[跟带陪领随同伴抱有])著(?!作)")
"""着 as it is written where traditional characters are."""
HYPHEN = re.compile("(?<=[a-z]{3})-(?=[a-z]{3})")
"""family-doctor contracts"""
COST: dict[Tag, float] = {"name": 1, "title": 1.05, "label": 1.1, "time": 0.1, "fill": 1.25, "noun": 1.1}
UNKNOWN = 4.0
LEAST_NAME = 3
Step = tuple[float, Token | None, int]
LEADING = ("是", "在", "由", "的", "被", "到", "对", "给", "有", "于", "了", "过")
"""Words that open no name."""
EXTEND: tuple[Tag, ...] = ("name", "noun", "label", "title", "fill", "act", "with")
"""What may turn out to be a part of a name that is not written as the graph has it."""


def tokens_of(text: str, names: Names, today: date) -> list[Token]:
    """All of the text in tokens; what nothing explains is a `rest`."""
    said = HYPHEN.sub(" ", WORN.sub("着", folded(text)))
    times = times_in(said, today)
    found = [one for one in candidates(said, names) if not any(overlap(one, time) for time in times)]
    way = cheapest(said, [*times, *found])
    return repaired(said, way, names)


def candidates(said: str, names: Names) -> Iterator[Token]:
    yield from words_in(said)
    yield from phrases_in(said, names)
    yield from ordinals_in(said)
    yield from parts_of_day_in(said)
    yield from unit_heads_in(said)
    yield from heads_in(said)
    yield from names.written(said)
    yield from names.spoken(latin_runs(said), said)
    yield from names.bodies(said)


def latin_runs(said: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), m[0]) for m in LATIN.finditer(said)]


def overlap(one: Token, other: Token) -> bool:
    return one.start < other.end and other.start < one.end


def cost(token: Token) -> float:
    """A name that is only another word for many things is worth less than the word."""
    many = 0.3 if token.tag == "name" and len(token.things) > 3 else 0
    return COST.get(token.tag, 1.0) + many


def cheapest(said: str, found: Iterable[Token]) -> list[Token]:
    """The best way from the first character to the last; of equal ones, that of the lists' order."""
    ending: dict[int, list[Token]] = {}
    for token in found:
        ending.setdefault(token.end, []).append(token)
    best: list[Step] = [(0.0, None, 0)]
    for end in range(1, len(said) + 1):
        start = unknown_from(said, end)
        blank = not said[start:end].strip() or bool(SIGNS.fullmatch(said[start:end]))
        options: list[Step] = [(best[start][0] + (0.0 if blank else UNKNOWN), None, start)]
        options += [(best[one.start][0] + cost(one), one, one.start) for one in ending.get(end, ())]
        best.append(min(options, key=lambda option: option[0]))
    way: list[Token] = []
    at = len(said)
    while at > 0:
        _, token_, start = best[at]
        if token_ is not None:
            way.append(token_)
        elif not SIGNS.fullmatch(said[start:at]):
            way.append(Token(start, at, "rest", said[start:at]))
        at = start
    return joined(way[::-1], said)


def unknown_from(said: str, end: int) -> int:
    """Where an unknown piece that ends here begins: a Latin word or number is one piece."""
    start = end - 1
    if re.match(r"[a-z0-9à-ɏ]", said[start]):
        while start > 0 and re.match(r"[a-z0-9à-ɏ]", said[start - 1]):
            start -= 1
    return start


def joined(way: list[Token], said: str) -> list[Token]:
    """Unknown characters that touch are one rest."""
    out: list[Token] = []
    for number, token in enumerate(way):
        last = out[-1] if out else None
        touching = last is not None and (last.end == token.start or (token.text.isascii() and not said[last.end : token.start].strip()))
        if last is not None and last.tag == "rest" and touching and (token.tag == "rest" or splinter(way, number)):
            out[-1] = replace(last, end=token.end, text=said[last.start : token.end])
        else:
            out.append(token)
    return out


def splinter(way: list[Token], number: int) -> bool:
    """A single character between two unknown ones is no word of its own: 气怎|么|样."""
    token, after = way[number], way[number + 1] if number + 1 < len(way) else None
    return len(token.text) == 1 and token.tag in ("fill", "yesno", "noun") and after is not None and after.tag == "rest" and after.start == token.end


def repaired(said: str, way: list[Token], names: Names) -> list[Token]:
    """Each rest, with as many of its neighbours as make a name, is taken for what it comes near to."""
    number = 0
    while number < len(way):
        if way[number].tag == "rest":
            way, number = mended(said, way, number, names)
        number += 1
    return way


def mended(said: str, way: list[Token], number: int, names: Names) -> tuple[list[Token], int]:
    known = introduced(way, number, names)
    if known is not None:
        return known, number
    spans = [(left, right) for left in range(max(0, number - 2), number + 1) for right in range(number, min(len(way), number + 3))]
    for left, right in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        between = [one for one in way[left : right + 1] if one.tag != "rest"]
        if way[left].text in LEADING and left < number:
            continue
        if any(one.tag not in EXTEND for one in between) or not close(way[left : right + 1], said):
            continue
        start, end = way[left].start, way[right].end
        near = names.near(said[start:end])
        if near and not (near[1] in ("sound", "spelling") and any(one.tag == "name" for one in between)):
            things, how = near
            made = Token(start, end, "name", said[start:end], things=things, how=how)
            return [*way[:left], made, *way[right + 1 :]], left
    alone = by_words(way, number, names) or stacked(way, number, names)
    return (alone, number) if alone else worded(said, way, number, names)


def by_words(way: list[Token], number: int, names: Names) -> list[Token] | None:
    """nijiaqiao|end: some of the words that nothing explains may be a name; the others are left over."""
    token = way[number]
    words = list(re.finditer(r"\S+", token.text)) if token.text.isascii() else []
    if len(words) < 2:
        return None
    for length in range(len(words) - 1, 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            near = names.near(token.text[start:end])
            if near:
                pieces = ((0, start, None), (start, end, near), (end, len(token.text), None))
                return [*way[:number], *(piece(token, a, b, c) for a, b, c in pieces if token.text[a:b].strip()), *way[number + 1 :]]
    return None


def stacked(way: list[Token], number: int, names: Names) -> list[Token] | None:
    """佛山|禅城|祖庙街道: a city and a district without what ends their names, before a place."""
    token, after = way[number], way[number + 1] if number + 1 < len(way) else None
    if after is None or after.tag != "name" or after.start != token.end or not CHINESE.fullmatch(token.text):
        return None
    for cut in range(2, len(token.text) - 1):
        near = [names.near(token.text[:cut]), names.near(token.text[cut:])]
        if all(one is not None and one[1] == "part" and {thing.sort for thing in one[0]} & {"area"} for one in near):
            return [*way[:number], piece(token, 0, cut, near[0]), piece(token, cut, len(token.text), near[1]), *way[number + 1 :]]
    return None


def piece(token: Token, start: int, end: int, near: tuple[tuple[Thing, ...], How] | None) -> Token:
    text = token.text[start:end]
    said = text.strip()
    at = token.start + start + len(text) - len(text.lstrip())
    if near is None:
        return Token(at, at + len(said), "rest", said)
    return Token(at, at + len(said), "name", said, things=near[0], how=near[1])


def introduced(way: list[Token], number: int, names: Names) -> list[Token] | None:
    """副区长|招瑞芬: one sign amiss of three is another person, unless the post that is said with it fits."""
    token, title = way[number], way[number - 1] if number else None
    if title is None or title.tag != "title" or title.end != token.start or len(token.text) < LEAST_NAME:
        return None
    things = tuple(thing for thing in names.namesakes(token.text) if holds(thing, (), title.value, names))
    if len({thing.node for thing in things}) != 1:
        return None
    return [*way[:number], replace(token, tag="name", things=things, how="spelling"), *way[number + 1 :]]


def worded(said: str, way: list[Token], number: int, names: Names) -> tuple[list[Token], int]:
    """What is no name is a word that reports have, alone or with its neighbours: 分中心, 充电口. Where none has it, nothing is made of it."""
    spans = [(left, right) for left in range(max(0, number - 1), number + 1) for right in range(number, min(len(way), number + 2))]
    for left, right in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        text = said[way[left].start : way[right].end]
        neighbours = [one for one in way[left : right + 1] if one.tag != "rest"]
        if not CHINESE.fullmatch(text) or not all(map(may_be_part, neighbours)) or not close(way[left : right + 1], said):
            continue
        words = [(text, names.word(text))] if len(text) > 1 else []
        words = words if words and words[0][1] else pieces(text, names) if not neighbours else []
        if words:
            start = way[left].start
            made = [said_so(start + text.index(one), one, word or "", names) for one, word in words]
            return [*way[:left], *made, *way[right + 1 :]], left
    return way, number


def may_be_part(token: Token) -> bool:
    """整备土|地: of a word of the reports."""
    return token.tag in ("noun", "label", "hold") or (token.tag == "fill" and len(token.text) == 1)


def said_so(start: int, said: str, word: str, names: Names) -> Token:
    """A word of the reports; where that is the name of one site, the site: 健康路暖心驿站."""
    things = tuple(thing for thing in names.things.get(word, ()) if thing.sort == "facility")
    if things and key(said) != word:
        return Token(start, start + len(said), "name", said, things=things, how="part")
    return Token(start, start + len(said), "label", said, word, how="part")


def pieces(text: str, names: Names) -> list[tuple[str, str | None]]:
    """工业园|改造: all of it in words of reports, the longest from the left; none where something is left over."""
    found: list[tuple[str, str | None]] = []
    while text:
        one = next(((text[:length], word) for length in range(len(text), 1, -1) if (word := names.word(text[:length]))), None)
        if one is None:
            return []
        found, text = [*found, one], text[len(one[0]) :]
    return found


def close(way: list[Token], said: str) -> bool:
    return all(not said[one.end : other.start].strip() for one, other in pairwise(way))
