"""A question as it was typed in, the same as it was meant out: verbs and words misspelt, English words that only gloss a Chinese name beside them.

Everything keeps its place: what is taken out becomes blanks. What was taken for what is said to whoever asks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from ...graph.search.keys import CHINESE, sounds
from .types import Token, Understood
from .words import lexicon, rows_of

LEAST = 4
"""Letters of a word that may be misspelt."""
LONGEST_WORD = 4
LATIN = re.compile(r"[a-z][a-z'’-]*", re.IGNORECASE)
ENGLISH = re.compile(r"\b(?:who|what|which|when|where|how|whom|did|does|is|was|were|are|has|have|list|show|tell|give|the|of|in|number)\b", re.IGNORECASE)


@cache
def vocabulary() -> frozenset[str]:
    """English words of the lists and frames."""
    said = {piece for word in lexicon() if word.isascii() for piece in re.findall("[a-z]+", word)}
    return frozenset(said | {piece for row in rows_of("cues.tsv") for piece in re.findall("[a-z]{3,}", row["words"])})


@cache
def heard() -> dict[str, tuple[str, ...]]:
    """Chinese words of two signs and more that say what somebody does, by how they sound."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, meanings in lexicon().items():
        if CHINESE.match(word) and 1 < len(word) <= LONGEST_WORD and any(tag in ("act", "noun") for tag, _ in meanings):
            found[sounds(word)[0]].add(word)
    return {sound: tuple(sorted(words)) for sound, words in found.items()}


def corrected(text: str, tokens: Sequence[Token]) -> tuple[str, tuple[Understood, ...]]:
    """The text with what nothing explains as the word that it comes nearest to."""
    told: list[Understood] = []
    for start, end, meant in sorted(slips(text, tokens), reverse=True):
        told.append(Understood(text[start:end], meant, "spelling"))
        text = text[:start] + meant + text[end:]
    return text, tuple(reversed(told))


def slips(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    for token in tokens:
        if token.tag != "rest":
            continue
        if CHINESE.search(token.text):
            found = homophone(text, token)
            if found:
                yield found
        for match in LATIN.finditer(text, token.start, token.end):
            meant = nearest_word(match[0]) if match[0].islower() or match.start() == 0 else None
            if meant:
                yield match.start(), match.end(), meant


def homophone(text: str, token: Token) -> tuple[int, int, str] | None:
    """视查 for 视察: as many signs, the same sound, and one sign at least the same."""
    for start in range(max(0, token.start - 1), token.end):
        for end in range(min(len(text), start + 3), start + 1, -1):
            said = text[start:end]
            if end <= token.start or not all(map(CHINESE.match, said)) or said in lexicon():
                continue
            words = [word for word in heard().get(sounds(said)[0], ()) if len(word) == len(said) and any(a == b for a, b in zip(word, said, strict=True))]
            if len(words) == 1:
                return start, end, words[0]
    return None


@cache
def nearest_word(said: str) -> str | None:
    """visted → visited: one letter amiss, the first aside; None where it is a word, or near to several."""
    word = said.lower()
    if len(word) < LEAST or any(known == word or (len(known) > LEAST and word.startswith(known)) for known in vocabulary()):
        return None
    near = [known for known in vocabulary() if known[0] == word[0] and len(known) > LEAST and inflected(known, word) is None]
    found = [known for known in near if DamerauLevenshtein.distance(word, known, score_cutoff=1) == 1 and not is_another(word, known)]
    same = [known for known in found if sorted(known) == sorted(word)] or [known for known in found if set(known) == set(word)] or found
    return same[0] if len(same) == 1 else None


LEAST_REPLACED = 6


def is_another(word: str, known: str) -> bool:
    """seats, stats: in a short word another letter makes another word."""
    return len(word) == len(known) < LEAST_REPLACED and sorted(word) != sorted(known)


ENDINGS = ("s", "d", "r", "n", "y", "e", "ed", "er", "ing", "ion", "or")


def inflected(one: str, other: str) -> str | None:
    """found, founded, founder: words of their own, and no slip."""
    stems = {one[: len(one) - len(end)]: end for end in (*ENDINGS, "") if one.endswith(end)}
    return next((stem for end in (*ENDINGS, "") if other.endswith(end) and (stem := other[: len(other) - len(end)]) in stems), None)


def without_glosses(text: str, tokens: Sequence[Token]) -> str:
    """the Shuangxi reservoir (双溪水库): an English question has the Chinese name; the English words in front of it, or of the same thing, only gloss it."""
    chinese = [token for token in tokens if token.tag in ("name", "label", "rest") and CHINESE.match(token.text)]
    if not chinese or not ENGLISH.search(text):
        return text
    named = {thing.node for token in chinese for thing in token.things}
    out = [token for token in tokens if token.tag == "name" and token.text.isascii() and named & {thing.node for thing in token.things}]
    for token in chinese:
        found = gloss(text, token, tokens)
        if token.tag == "label" and any(one.tag == "name" for one in found) and text[: token.start].rstrip().endswith(("(", "（")):
            out.append(token)  # Women's Federation (妇联): the English is the name
            continue
        out += found
    last = chinese[-1]
    if text[: last.start].rstrip().endswith(BEHIND):  # behind the question: whatever nothing explains is what it glosses
        out += [one for one in tokens if one.end <= last.start and one.text.isascii() and (one.tag == "rest" or is_gloss_of(one, last))]
    for token in out:
        text = blanked(text, token.start, token.end)
    return text


BEHIND = ("?", "？", "(", "（")
GLOSS = ("rest", "label", "noun", "name", "title")
LEADING = ("the", "a", "an", "of", "for", "in", "at", "on", "about", "with", "through")


def gloss(text: str, name: Token, tokens: Sequence[Token]) -> list[Token]:
    """The words between an article and the name; without one, only before brackets."""
    before = [one for one in tokens if one.end <= name.start and (one.tag != "fill" or one.text.strip())]
    found: list[Token] = []
    while before and before[-1].text.isascii() and (before[-1].tag in GLOSS or hyphened(text, before[-1])):
        found.append(before.pop())
    opened = text[: name.start].rstrip().endswith(("(", "（"))
    led = bool(before) and before[-1].text.lower().split()[-1] in LEADING
    between = text[found[0].end : name.start] if found else ""
    return found if (opened or led) and not any(sign in between for sign in "?？,，。;") else []


def hyphened(text: str, token: Token) -> bool:
    """meals-|on|-wheels"""
    return text[token.start - 1 : token.start] == "-" or text[token.end : token.end + 1] == "-"


def is_gloss_of(token: Token, name: Token) -> bool:
    if token.tag != "label":
        return False
    said = name.things[0].name if name.things else name.text
    return name.tag != "name" or any(word in said for word in token.value.split())


def blanked(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\s]", " ", text[start:end]) + text[end:]
