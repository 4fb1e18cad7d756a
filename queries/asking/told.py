"""Words of a question that no list has, and a row with its quotations: whether its reports have them, and who stands beside them.

谁讲解了工作指引: of all who spoke, those in whose clause the guide is; where nobody is named in it, whoever the sentence named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ...graph.search.keys import key
from ..types import Record

SENTENCE = re.compile("[。！？；!?;]")
CLAUSE = re.compile("[，,：:]")
PIECE = 2
"""Signs that make a word."""
BEHIND = 4


def covered(word: str, said: str) -> bool:
    """刺绣班, 入户测温测: in pieces of two signs or more that the text has; the last sign of three or more may stand a little behind."""
    rest, before = key(word), ""
    while rest:
        length = next((length for length in range(len(rest), PIECE - 1, -1) if rest[:length] in said), 0)
        if not length:
            return len(rest) == 1 and (rest in before or re.search(f"{re.escape(before)}.{{0,{BEHIND}}}{re.escape(rest)}", said) is not None)
        before, rest = rest[:length], rest[length:]
    return True


AND = ("、", "和", "与", "及", "（")
INNER = re.compile("(?:街道|[省市区县镇乡])(?=.{4})")


def short(name: str) -> str:
    """莲华街道综合文化站 is 街道综合文化站 in a report of that subdistrict."""
    found = INNER.search(name)
    return name[found.start() :] if found and found.start() else name


def any_of(word: str, said: str) -> bool:
    """Of words that mean the same, one."""
    return any(key(one) in said for one in word.split())


def sentences(row: Record) -> Iterator[list[str]]:
    """The clauses of every sentence that is quoted, as they are compared."""
    passages: Any = row.get("evidence") or ()
    for quote in dict.fromkeys(str(one["quote"]) for one in passages):
        for sentence in SENTENCE.split(quote):
            clauses = [key(clause) for clause in CLAUSE.split(sentence)]
            if any(clauses):
                yield clauses


def beside(row: Record, names: Iterable[str], quoted: Iterable[str], near: Iterable[str] = ()) -> set[str]:
    """Of these names, those that the reports name in one breath with the words: all that are quoted, or one of those that are near."""
    people = {name: key(short(name)) for name in names}
    words, others = tuple(quoted), tuple(near)
    found: set[str] = set()
    for clauses in sentences(row):
        whole = "".join(clauses)
        if not all(covered(word, whole) for word in words):
            continue
        for number, clause in enumerate(clauses):
            if any(covered(word, clause) for word in words) or any(any_of(word, clause) for word in others):
                found |= named_last(clauses[: number + 1], people)
    return found


def named_last(clauses: list[str], people: dict[str, str]) -> set[str]:
    """Whoever the last clause names, else of the nearest before it that names anybody those it begins with: 甲、乙, and not 甲从乙."""
    here = {name for name, said in people.items() if said in clauses[-1]}
    for clause in reversed(clauses[:-1] if not here else []):
        found = sorted((clause.find(said), name, said) for name, said in people.items() if said in clause)
        if found:
            first = [found[0]]
            for one in found[1:]:
                between = clause[first[-1][0] + len(first[-1][2]) : one[0]]
                if not between.startswith(AND):
                    break
                first.append(one)
            return {name for _, name, _ in first}
    return here
