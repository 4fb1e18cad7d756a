"""Where somebody is from, as a question says it: 成都市来的, from Chengdu, the Chengdu delegation."""

from __future__ import annotations

import re

from .frame import Frame
from .names import Names
from .resolve import close_to
from .types import Token

GOING = ("来", "到", "赴", "去", "前往", "来到", "到访")
THOSE = re.compile("的?(?:各位|有关)?(?:领导|干部|官员|方面)|(?:'s )?(?:officials|leaders)\\b")
"""Words behind a place by which its people are meant."""
GROUP = re.compile(
    "的?(?:党政)?(?:代表团|考察团|考察组|调研组|访问团)|来的?(?:客|人了?|宾客|领导|代表团|考察[团组])"
    "|(?:'s )?(?:delegation|group|team|visitors|guests)\\b"
)
GROUP_FROM = re.compile(r"\b(?:delegation|group|team|visitors|guests)(?: who came)? from(?: the)?$")
"""Those who came from there, together."""


def is_group(token: Token, frame: Frame) -> bool:
    """成都市代表团, the delegation from Chengdu, where that is no name itself."""
    before = frame.text[: token.start].rstrip().lower()
    after = frame.text[token.end :].lstrip().lower()
    return bool(GROUP.match(after) or GROUP_FROM.search(before)) and any(thing.sort in ("area", "office") for thing in token.things)


def from_there(token: Token, frame: Frame) -> bool:
    """成都市来鼓楼区考察的有谁, 陪同某人的鼓楼区领导, who from Chengdu came to Gulou: where they are from."""
    before = frame.text[: token.start].rstrip().lower().removesuffix(" the")
    others = frame.people or len(frame.things) > 1
    if is_group(token, frame):
        return True
    if others and (THOSE.match(frame.text[token.end :].lstrip().lower()) or (frame.people and before.endswith((" from", "来自")))):
        return True
    if frame.people or len(frame.things) < 2 or not (frame.asks_for("person") or frame.yes or frame.noun("person")):
        return False
    after = frame.text[token.end :].lstrip("的 ")
    return before.endswith((" from", "来自")) or (not before.endswith(GOING) and after.startswith(GOING) and token is frame.things[0])


def people_of(origin: Token, names: Names) -> tuple[str, ...]:
    """Whoever has a post in an office of an area, or in an office itself."""
    nodes = {
        person for person, posts in names.posts.items()
        if any(close_to(post, thing, names) is not None or thing.name in post.office_name for post in posts for thing in origin.things)
    }  # fmt: skip
    return tuple(sorted({thing.name for things in names.things.values() for thing in things if thing.node in nodes}))
