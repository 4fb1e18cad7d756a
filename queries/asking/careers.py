"""A frame that speaks of one person's posts in, readings as `career` out: which, since when, where, before which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..types import Question
from .frame import EVENTS, Frame, beside_person
from .names import Names
from .resolve import one, parameter
from .rows import LATEST
from .types import Reading, Show, Token


def careers(frame: Frame, names: Names, _: Mapping[str, Question]) -> Iterator[Reading]:
    """某人是什么职务, 某人是谁, 某人什么时候当上主任"""
    if len(frame.people) != 1 or is_elsewhere(frame) or not asks_career(frame):
        return
    person = {"name": parameter(one(frame.people[0], ("person",)), names)}
    if frame.acts and frame.orders:
        yield Reading("itinerary", person, Show(column="date", make="last" if frame.orders[0].value == "last" else "first"))
        return
    words = tuple(word for title in said_titles(frame) for word in title.value.split())
    if frame.linked("earlier") and not frame.yes:
        yield Reading("career", person, Show(column="post", earlier=words or LATEST))
        return
    offices = tuple(said for token in frame.things for said in (*([] if token.text.isascii() else [token.text]), *(thing.name for thing in token.things)))
    offices = () if frame.several else offices
    span = (frame.time.since or "", frame.time.until or "") if frame.time else ()
    yield Reading("career", person, replace(shown(frame), kinds=words, words=offices, also=span))
    yield from reported(frame, person, span, narrowed=bool(words or offices))


OF_THERE = re.compile("(?:是|属于).+的(?:人|干部|领导|同志|工作人员)?(?:吗|么|吧)")
"""是花桥街道的人吗"""
GENERAL = ("head", "heads", "leader of")
"""Of whatever it is."""


def said_titles(frame: Frame) -> list[Token]:
    """从副主任升为主任: what somebody became."""
    if "从" in frame.text and len(frame.titles) > 1 and not frame.holds:  # 从副主任到主任经过哪些职务: all between
        return []
    rising = any(hold.text.endswith(("成", "为", "任")) for hold in frame.holds) and "从" in frame.text
    return [title for title in (frame.titles[-1:] if rising else frame.titles) if title.text not in GENERAL]


def reported(frame: Frame, person: dict[str, str], span: tuple[str, ...], *, narrowed: bool) -> Iterator[Reading]:
    """Where no post is known: what is reported, or as what somebody is reported."""
    if narrowed:
        return
    if not (span or frame.yes):
        named = {"person": person["name"]}
        if is_who(frame) or is_plain(frame):
            yield Reading("events", named, Show(column="event"))
        elif frame.asks_for("post", "office"):  # there are reports, but no post in them
            yield Reading("events", named, Show(column="post"))
    times = {name: said for name, said in zip(("since", "until"), span, strict=False) if said}
    if times and frame.asks_for("post"):  # as a report of that time has it
        yield Reading("itinerary", {**person, **times}, Show(column="post"))


def is_elsewhere(frame: Frame) -> bool:
    """What somebody did, or with whom, is no post."""
    sites = frame.noun("place") and not at_work(frame) and not frame.holds and not (frame.titles and frame.asks_for("what"))
    linked = beside_person(frame) or any(link.value not in ("earlier", "and") for link in frame.withs)
    labels = [one for one in frame.labels if one is not behind_which(frame)]
    return bool(acting(frame) or linked or labels or sites or frame.noun(*EVENTS, "itinerary") or frame.asks_for("event"))


def acting(frame: Frame) -> bool:
    return any(token.value != "takes" and not (token.value == "holds" and (frame.noun("post") or frame.asks_for("post"))) for token in frame.acts)


def asks_career(frame: Frame) -> bool:
    post = frame.asks_for("post", "office") or frame.noun("post", "office") or frame.holds
    titled = frame.titles and (frame.yes or frame.asks_for("when", "place", "what"))
    said = frame.yes and len(frame.things) == 1
    belongs = said and (all(thing.sort == "office" for thing in frame.things[0].things) or (OF_THERE.search(frame.text) and not frame.acts))
    more = frame.excepted and frame.asks_for("what")
    return bool(post or more or is_of_family(frame) or is_who(frame) or whence(frame) or is_plain(frame) or titled or belongs or (frame.acts and frame.orders))


def is_of_family(frame: Frame) -> bool:
    """姓某的干部有哪些: if there is one alone, that one and their posts."""
    return frame.people[0].text.startswith(("姓", "surnamed", "the ", "with ", "by ")) and frame.people[0].how == "surname"


def is_who(frame: Frame) -> bool:
    return frame.asks_for("person") and not (frame.things or frame.labels or frame.titles)


def is_plain(frame: Frame) -> bool:
    return frame.asks_for("what") and not (frame.acts or frame.nouns or frame.things or frame.orders)


def whence(frame: Frame) -> bool:
    hails = any(ask.value == "place" and "来自" in ask.text for ask in frame.asks)
    return at_work(frame) or bool(frame.asks_for("place") and (frame.noun("person") or hails) and not frame.acts)


def shown(frame: Frame) -> Show:
    show = Show(column="post", make="exists" if frame.yes else "list")
    if frame.asks_for("when"):
        until = any(ask.text.startswith(("until", "till")) for ask in frame.asks)
        return replace(show, column="last_seen" if until else "first_seen", make="last" if until else "list")
    if frame.noun("source") and not frame.asks_for("post"):
        return replace(show, column="evidence")
    show = replace(show, without=tuple(word for token in frame.excepted if token.tag == "but" for word in token.value.split()))
    return replace(show, column="office") if whence(frame) or asks_for_office(frame) else show


def at_work(frame: Frame) -> bool:
    """是哪个学校的, 某人的公司叫什么"""
    body = next((token for token in frame.things if token.text in ("公司", "单位", "学校", "医院")), None)
    noun = frame.noun("place", "office") or behind_which(frame) or body
    if noun is not None and noun.text.isascii() and frame.asks_for("what") and len(frame.people) == 1 and not frame.acts:
        return frame.text.rstrip(" ?").lower().endswith((" from", " work at", " work for", " work in", " belong to"))
    if noun is None or frame.acts or len(frame.people) != 1 or noun.start < frame.people[0].end or not noun.text.isalpha() or noun.text.isascii():
        return False
    theirs = frame.text[frame.people[0].end : noun.start] == "的" and not frame.asks_for("many", "place", "when")
    where = frame.text[frame.people[0].end :].startswith("在") and not frame.text[noun.end :].strip("？?。的 工作上班任职")  # 在哪个街道
    return theirs or bool(frame.asks_for("what") and (frame.text[noun.end :].startswith("的") or where))


def behind_which(frame: Frame) -> Token | None:
    """是哪个派出所的"""
    asked = next((ask for ask in frame.asks if ask.text in ("哪个", "哪家", "哪所")), None)
    there = (one for one in (*frame.labels, *frame.things) if asked and one.start == asked.end and frame.text[one.end : one.end + 1] == "的")
    return next(there, None)


def asks_for_office(frame: Frame) -> bool:
    """哪个单位, 在哪家公司工作, 是哪里的副区长"""
    named = (frame.holds and frame.noun("place")) or (frame.titles and frame.asks_for("place", "what"))
    return bool(frame.asks_for("office") or at_work(frame) or named or (frame.noun("office") and not frame.noun("post")))
