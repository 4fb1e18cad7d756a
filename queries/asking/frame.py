"""Tokens in, the frame of the question out: what is asked for, which things it names, who does what in it, and when.

What is left over stays in `rest`, so that nobody is answered a question that was not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .spans import whole_time
from .types import Time, Token
from .wording import as_called, says_nothing

BEING = ("is", "was", "are", "were", "do", "does")
AUXILIARY = ("did", "has", "have", "had", "ever")
THERE = ("are there", "is there", "were there", "was there")
SIZES = ("多大", "多长")
WITH_WHOM = ("with whom", "with who", "together with whom")
LISTING = ("列出来", "列一下", "列出", "列举", "列个清单", "都列出来", "list", "list of", "a list of")
SEVERAL = ("两个", "两位", "两名", "几个叫", "两个叫", "both of the", "the two", "两人都")
PRONOUNS = ("他", "她", "它", "他们", "她们", "he", "she", "him", "her", "his", "they", "them")
QUOTES = " “”\"‘’'《》「」"
ROLES = ("speaks", "talks", "reports", "chairs", "awards", "declares")
NAMING = ("meeting", "ceremony", "training")
EVENTS = ("event", "visit", "meeting", "ceremony", "training")

OPEN = re.compile("的(?:是|有|都有|都是|人是|人有)[？?。 ]*$")
"""A sentence that whoever asks leaves to be ended."""


@dataclass(slots=True)
class Frame:
    """The parts of a question, each in the order of the text."""

    text: str
    asks: list[Token] = field(default_factory=list)
    nouns: list[Token] = field(default_factory=list)
    acts: list[Token] = field(default_factory=list)
    orders: list[Token] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)
    people: list[Token] = field(default_factory=list)
    things: list[Token] = field(default_factory=list)
    titles: list[Token] = field(default_factory=list)
    labels: list[Token] = field(default_factory=list)
    withs: list[Token] = field(default_factory=list)
    holds: list[Token] = field(default_factory=list)
    yes: bool = False
    excepted: list[Token] = field(default_factory=list)
    """Who or whoever did what is no answer."""
    options: list[Token] = field(default_factory=list)
    """Between which of these is asked."""
    today: str = ""
    listed: bool = False
    """Not only how many, but which."""
    pronoun: str = ""
    several: bool = False
    """All who have the name are asked about."""
    refused: list[Token] = field(default_factory=list)
    """Words that change the question in a way that no named question has: not, both."""
    rest: list[Token] = field(default_factory=list)
    quoted: list[Token] = field(default_factory=list)
    """What is left over in front of the name of an event: 消防 演练. The report has to have it."""
    told: list[Token] = field(default_factory=list)
    """Of these, what somebody did: whoever answers stands beside it."""
    named: list[Token] = field(default_factory=list)
    """Every name, also those that only tell which one is meant."""

    def asks_for(self, *values: str) -> bool:
        return any(one.value in values for one in self.asks)

    def ask(self, value: str) -> Token | None:
        return next((one for one in self.asks if one.value == value), None)

    def noun(self, *values: str) -> Token | None:
        return next((one for one in self.nouns if one.value.partition(":")[0] in values), None)

    def act(self, *values: str) -> Token | None:
        return next((one for one in self.acts if one.value in values), None)

    def linked(self, *values: str) -> Token | None:
        return next((one for one in self.withs if one.value in values), None)

    @property
    def time(self) -> Time | None:
        return self.times[0].time if self.times else None


def replace_frame(frame: Frame, **changes: list[Token]) -> Frame:
    made = Frame(**{name: getattr(frame, name) for name in frame.__slots__})
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def frame_of(text: str, tokens: Sequence[Token], today: str = "") -> Frame:
    """Of tokens that are put together."""
    frame = Frame(text, today=today)
    last = next((one for one in reversed(tokens) if one.tag != "fill"), None)
    asked = any(one.tag == "ask" for one in tokens)
    first = next((one for one in tokens), None)
    dropped: Token | None = None
    anchored = any(one.tag in ("name", "time", "title") or (one.tag == "label" and one.how == "name") or one.value in (*NAMING, "many") for one in tokens)
    if not anchored and (asked or not any(one.tag == "act" and one.value in ROLES for one in tokens)):  # nobody that is known: no word of reports goes anywhere
        tokens = [replace(one, tag="rest") if one.tag == "label" and one.how == "part" else one for one in tokens]
    tokens = list(as_called(tokens))
    for number, token in enumerate(tokens):
        if number and says_nothing(token, tokens[number - 1]):
            continue
        after = next((one for one in tokens[number + 1 : number + 2] if not text[token.end : one.start].strip(QUOTES)), None)
        if token.tag == "rest" and after is None:
            after = behind(tokens, number)
        if token.tag == "rest" and after is not None and (after.tag == "label" or (after.tag == "noun" and after.value in NAMING)):
            frame.quoted.append(token)
            if after.tag == "noun" and after.value == "meeting":  # 招聘会 is no meeting
                dropped = after
            continue
        if token is dropped or (token.text == "open" and frame.act("declares")):  # declared the games open
            continue
        put(frame, token, is_last=token is last, is_first=token is first and not asked)
    if not frame.asks and text.rstrip(" ？?。!！").endswith(("吧", "对吧", "是吧")):
        frame.yes = True
    frame.asks += left_open(frame)
    frame.times = whole_time(frame.times)
    frame.rest += unnamed(frame)
    if len(frame.refused) == 1 and frame.refused[0].value == "not" and frame.noun("source") and not frame.acts:
        frame.nouns.append(replace(frame.refused.pop(), tag="noun", value="gap"))  # 哪段时间没有某人的报道
    return frame


def unnamed(frame: Frame) -> list[Token]:
    """When does the canteen open: which is not said."""
    return [] if frame.named else [act for act in frame.acts if act.text in ("open", "opens")]


def left_open(frame: Frame) -> list[Token]:
    """陪同的是: who"""
    if frame.asks or frame.yes or not frame.acts or not OPEN.search(frame.text):
        return []
    at = frame.acts[-1].start
    return [Token(at, at, "ask", "谁", "person")]


def behind(tokens: Sequence[Token], number: int) -> Token | None:
    """贾谊|的|那场|讲座: the event that an unknown word belongs to."""
    rest = next((at for at in range(number + 1, len(tokens)) if tokens[at].tag != "fill"), len(tokens))
    there = number + 1 < rest < len(tokens) and tokens[number + 1].text == "的" and not tokens[number].text.isascii()
    return tokens[rest] if there and tokens[rest].value in NAMING else None


def put(frame: Frame, token: Token, *, is_last: bool, is_first: bool) -> None:
    lists = {
        "ask": frame.asks, "noun": frame.nouns, "act": frame.acts, "order": frame.orders, "time": frame.times, "title": frame.titles,
        "label": frame.labels, "with": frame.withs, "hold": frame.holds, "and": frame.refused, "rest": frame.rest,
        "but": frame.excepted, "option": frame.options,
    }  # fmt: skip
    match token.tag:
        case "fill":
            frame.yes = frame.yes or (is_first and token.text in BEING)
            frame.listed = frame.listed or token.text in LISTING
            frame.several = frame.several or token.text in SEVERAL
            frame.pronoun = frame.pronoun or (token.text if token.text in PRONOUNS else "")
        case "ask" if token.value == "many" and frame.asks and frame.asks[-1].text.endswith("哪") and frame.asks[-1].end == token.start:
            pass  # 去了哪|几所
        case "ask":
            frame.asks.append(token)
            if token.text in WITH_WHOM:
                frame.withs.append(replace(token, tag="with", value="with"))
        case "yesno":
            frame.yes = frame.yes or ((token.text not in AUXILIARY or is_first) and not (token.text in THERE and frame.asks_for("many")))
        case "noun" if token.text.startswith("address") and frame.people:
            frame.refused.append(replace(token, tag="neg", value="private"))
        case "neg":
            negated(frame, token, is_last=is_last)
        case "name":
            frame.named.append(token)
            (frame.people if is_person(token) else frame.things).append(token)
        case tag:
            lists[tag].append(token)


def negated(frame: Frame, token: Token, *, is_last: bool) -> None:
    """What no question has, but for 没有 at the end, and for how large a facility is."""
    if token.text in SIZES and not frame.people and not frame.asks and is_site(frame):
        frame.asks.append(replace(token, tag="ask", value="many"))
    elif is_last and token.text in ("没有", "没"):
        frame.yes = not frame.asks
    else:
        frame.refused.append(token)


def is_site(frame: Frame) -> bool:
    """A facility, or some work that a report has: what else is how large no report says."""
    sorts = {thing.sort for token in frame.things for thing in token.things}
    return "facility" in sorts or bool(not sorts and frame.labels)


def is_person(token: Token) -> bool:
    return bool(token.things) and all(thing.sort == "person" for thing in token.things)


def beside_person(frame: Frame) -> bool:
    """和某人, 某人和谁: the word that joins stands beside the name, and not between two things asked for."""
    joins = [link for link in frame.withs if link.value == "and"]
    return any(not frame.text[min(link.end, one.end) : max(link.start, one.start)].strip(" 的") for link in joins for one in frame.people)
