"""Tokens side by side in, what they are beside each other out: titles that call an event, words that say no more than the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .types import Token

EVENTS = ("event", "visit", "meeting", "ceremony", "training")
SAYING = ("说", "讲", "讲到", "谈到", "写", "介绍", "says", "say", "said")
SEASONS = ("节", "七一", "六一", "国庆", "中秋", "端午", "元宵", "重阳", "春节", "元旦")


def says_nothing(token: Token, before: Token) -> bool:
    """报道|说; 七一|前: as the report has it."""
    said = token.tag == "act" and token.text in SAYING and before.value == "source"
    return said or (token.value == "earlier" and is_season(before))


def is_season(token: Token) -> bool:
    """A word for a day of every year, which is no time."""
    return token.tag == "label" and (token.text.endswith(SEASONS) or token.value.endswith(SEASONS))


def as_called(tokens: Sequence[Token]) -> Iterator[Token]:
    """书记|培训: what an event is for is no post; before|Teachers' Day is a day."""
    said = any(token.tag in ("name", "time") for token in tokens)
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if before is not None and is_tail(token, before):
            continue
        if after is not None and token.value == "earlier" and is_season(after):
            continue
        if said and before is not None and before.tag == "noun" and before.value in EVENTS and token.text in ("数", "数量"):  # 会议|数
            yield replace(token, tag="ask", value="many")
            continue
        if token.tag == "act" and token.text in RECEIVING and (after is None or receives(tokens[tokens.index(token) + 1 :])):
            yield replace(token, value="receives")
            continue
        if before is not None and after is not None and before.tag == after.tag == "title" and token.text in ("到", "至"):
            yield replace(token, tag="fill")
            continue
        purpose = after is not None and token.tag == "title" and after.value == "training" and after.start == token.end
        yield replace(token, tag="label") if purpose else token


RECEIVING = ("receive", "received", "receives", "accept", "accepted", "get", "got")


def receives(behind: Sequence[Token]) -> bool:
    """received|the keys: no guest."""
    token = next((token for token in behind if token.tag != "fill"), None)
    return token is None or token.tag in ("label", "rest")


def is_tail(token: Token, before: Token) -> bool:
    """招聘|会 is no meeting."""
    return token.tag == "noun" and token.text == "会" and before.tag == "label" and before.how == "part" and before.end == token.start
