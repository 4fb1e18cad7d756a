"""Turns of speech that change what the words beside them are for: tokens that are put together in, tokens that say it plainly out.

除了甲，还有谁: 甲 is left out of the answer. 7号还是8号: the day is asked for. 甲和乙谁多: both are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .frame import is_person
from .types import Token

OR = ("还是", "或者", "或", "or")
FOR_OPTIONS = {"time": "when", "person": "person", "thing": "place", "title": "post"}


def plainly(tokens: Sequence[Token]) -> list[Token]:
    return chosen_from(excepting([token for number, token in enumerate(tokens) if not still(token, tokens[number + 1 :])]))


def still(token: Token, after: Sequence[Token]) -> bool:
    """还是|什么: it is more, not one of two; 现在|还是|某人吗: whether it still is."""
    whether = any(one.tag == "yesno" and one.text in ("吗", "么") for one in after)
    return token.text == "还是" and bool(after) and (after[0].tag == "ask" or whether)


def excepting(tokens: Sequence[Token]) -> list[Token]:
    """What stands behind 除了 is left out: a name, or what somebody did."""
    made: list[Token] = []
    open_, found = False, False
    for token in tokens:
        if token.tag == "neg" and token.value == "except":
            open_, found, said = True, False, token
            continue
        if open_ and token.tag in ("name", "act", "title"):
            made.append(replace(token, tag="but"))
            found = True
        elif open_ and token.tag in ("fill", "with") and not (found and token.tag == "fill"):
            continue
        elif open_:
            made += [token] if found else [said, token]
            open_ = False
        else:
            made.append(token)
    return made


def chosen_from(tokens: list[Token]) -> list[Token]:
    """Two of a kind with an `or` between, and nothing else asked: which of the two it is."""
    at = next((number for number, token in enumerate(tokens) if token.text in OR and token.tag == "and"), None)
    if at is None:
        return tokens
    for one in range(at - 1, -1, -1):
        other = next((number for number in range(at + 1, len(tokens)) if class_of(tokens[number]) == class_of(tokens[one])), None)
        kind = class_of(tokens[one])
        if kind is None or other is None:
            continue
        if any(token.tag == "ask" and token.value not in (FOR_OPTIONS[kind], "what") for token in tokens):
            return tokens
        asked = replace(tokens[one], tag="ask", value=FOR_OPTIONS[kind], things=())
        options = [replace(tokens[number], tag="option") for number in (one, other) if kind not in ("time", "title")]
        rest = [token for number, token in enumerate(tokens) if number not in (one, at, other)]
        there = any(token.tag == "ask" for token in rest)
        return sorted([*rest, *options, *([] if there else [asked])], key=lambda token: token.start)
    return tokens


def is_compared(clause: Sequence[Token]) -> bool:
    """It is one of two that are compared: its asking word stands nowhere in the text."""
    return any(token.tag == "ask" and token.start == token.end for token in clause)


def class_of(token: Token) -> str | None:
    if token.tag == "name":
        return "person" if is_person(token) else "thing"
    return token.tag if token.tag in ("time", "title") else None


def versus(tokens: Sequence[Token]) -> list[list[Token]]:
    """甲和乙谁参加的活动多: the same count for the one and for the other; nothing where nothing is compared."""
    people = [token for token in tokens if token.tag in ("name", "option") and is_person(token)]
    if len(people) != 2 or not any(token.tag == "with" and token.value == "more" for token in tokens):
        return []
    common = [
        token for token in tokens
        if token not in people and token.tag not in ("ask", "and", "yesno") and not (token.tag == "with" and token.value in ("more", "and", "most"))
    ]  # fmt: skip
    asked = Token(people[-1].end, people[-1].end, "ask", "多少", "many")
    return [sorted([*common, replace(one, tag="name"), asked], key=lambda token: (token.start, token.end)) for one in people]
