"""The tokens of a question in, its clauses out: one thing asked for in each, with what it takes over from those before.

揭牌的是谁？哪天的事？ asks twice; who chaired it, and how many were there, too. A part in which nothing is asked belongs to its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from .frame import EVENTS, is_person
from .turns import plainly, versus
from .types import Token

SIGNS = re.compile("[，,；;？?。!！、]")
AND = ("and", "以及", "还有", "并且", "而且")
"""Words that a further question may follow."""
INVERTED = ("did", "was", "were", "is", "are", "has", "have", "had", "does", "do", "in")
SMALL = ("what", "many")
"""Asking words that stand well beside another."""
THOSE = ("他们", "她们", "them", "they")
INHERITED = ("time", "label", "act")


def clauses(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Where two are compared, one clause for each."""
    tokens = plainly(plain(tokens)) if tokens else []
    compared = versus(tokens)
    if compared or not tokens:
        return compared or [[]]
    parts = gathered(segments(text, tokens))
    asked = [one for part in parts for one in apart(part)]
    made: list[list[Token]] = []
    for part in asked:
        before = [token for earlier in made for token in earlier]
        own = [token for token in part if not (before and token.tag == "fill" and token.text in THOSE)]  # whoever was asked for before
        made.append(sorted([*own, *taken_over(own, before)], key=lambda token: token.start))
    return made


def plain(tokens: Sequence[Token]) -> list[Token]:
    """When X came to Y, who …: nothing is asked by a word that only joins."""
    asks = [token for token in tokens if token.tag == "ask"]
    if len(asks) < 2 or tokens[0] is not asks[0] or asks[0].text not in ("when", "where") or len(tokens) < 2 or tokens[1].text in INVERTED:
        return list(tokens)
    return list(tokens[1:])


def segments(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Where a sign stands between two words, or an `and` before a word that asks."""
    parts: list[list[Token]] = [[]]
    for number, token in enumerate(tokens):
        if parts[-1] and (SIGNS.search(text[parts[-1][-1].end : token.start]) or (token.text in AND and asks_next(tokens[number + 1 :]))):
            parts.append([])
            if token.text in AND:
                continue
        parts[-1].append(token)
    return [part for part in parts if part]


def asks_next(tokens: Sequence[Token]) -> bool:
    """Fillers aside, the next word asks."""
    following = next((token for token in tokens if token.tag != "fill" and token.text not in ("with", "since")), None)
    return following is not None and following.tag == "ask"


def asks(part: Iterable[Token]) -> bool:
    return any(token.tag == "ask" for token in part)


def gathered(parts: list[list[Token]]) -> list[list[Token]]:
    """Every part asks for something: what stands before the first asking one is said of it, what stands behind one belongs to it."""
    made: list[list[Token]] = []
    for part in parts:
        if made and not (asks(made[-1]) and asks(part)):
            made[-1] = [*made[-1], *part]
        else:
            made.append(part)
    return made


def apart(part: list[Token]) -> Iterator[list[Token]]:
    """谁什么时候: two things asked for in one breath are asked for one after the other."""
    titles = [token for token in part if token.tag == "title"]
    both = len({title.value for title in titles}) == len(titles) == 2
    if both and any(token.value == "and" and titles[0].end <= token.start < titles[1].end for token in part):
        for title in titles:  # 书记和主任各是谁
            yield [token for token in part if token is title or (token.tag != "title" and token.value != "and")]
        return
    kinds = list(dict.fromkeys(token.value for token in part if token.tag == "ask" and token.value not in SMALL))
    if len(kinds) < 2:
        yield part
        return
    for kind in kinds:
        yield [token for token in part if token.tag != "ask" or token.value in (kind, *SMALL)]


def taken_over(part: list[Token], before: list[Token]) -> Iterator[Token]:
    """Of what is said already, that which this part does not say anew: its people, its places, its time, what was done."""
    own = {kind_of(token) for token in part}
    seen = {(token.start, token.end) for token in part}
    for token in before:
        kind = kind_of(token)
        if kind == "event" and "label" in own:
            continue
        if kind in own or (token.start, token.end) in seen or kind is None or (kind == "act" and own & {"event", "label", "hold"}):
            continue
        seen.add((token.start, token.end))
        yield token


def kind_of(token: Token) -> str | None:
    if token.tag == "name":
        return "person" if is_person(token) else "thing"
    if token.tag == "noun" and token.value in EVENTS[1:]:
        return "event"
    return token.tag if token.tag in INHERITED or token.tag == "hold" else "label" if token.tag == "rest" else None
