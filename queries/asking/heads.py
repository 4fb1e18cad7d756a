"""A frame that asks who is at the head of an office, or in charge of something in it, in; readings as `holders` out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...graph.search.keys import key
from ..types import Label
from .frame import Frame
from .names import Names, Post
from .resolve import close_to, office_of, parameter
from .times import ENDING
from .types import NotUnderstood, Reading, Show, Thing, Token

HEADING = ("headed", "heads", "head", "led", "leads", "ran", "runs", "run", "领导", "掌管", "主政", "执掌", "掌舵")
HEAD = "局长 主任 书记 部长 主席 院长 校长 馆长 所长 站长 队长 会长 董事长 总经理 区长 县长 镇长 乡长 村长"
"""Titles of which every office has one at its head, as the graph has them."""
OVER = re.compile(
    r"(?:谁|哪位(?:领导|同志|干部)?|哪个(?:领导|人)|什么人)(?:在|来|是)?(?:分管|主管|负责|管着?|主抓|抓|分工管|管理)(?:的)?"
    r"([\u4e00-\u9fff]{2,8}?)(?:工作|这块|这一块|方面|事务|的|呢|啊)*[？?。 ]*$"
    r"|(?:分管|主管|负责|管|抓|主抓)([\u4e00-\u9fff]{2,8}?)(?:工作|这块|方面|事务)?的(?:领导|人|同志|干部|负责人)?(?:是|叫)?(?:谁|哪位|什么名字)?[？?。 ]*$"
)
"""谁管|宣传, 分管|城建|的是谁"""


def heads(frame: Frame, names: Names) -> Iterator[Reading]:
    if frame.people or frame.quoted or len(frame.things) != 1 or not any(of_office(thing) for thing in frame.things[0].things):
        return
    day = on_day(frame)
    when = {"on": day} if day else {}
    yield from over(frame, names, when)
    token = frame.things[0]
    act = frame.acts[0] if len(frame.acts) == 1 else None
    plain = not (frame.labels or frame.titles or frame.nouns or frame.rest or frame.withs or frame.orders)
    office = {thing.sort for thing in token.things} == {"office"}
    if act and plain and office and act.text in HEADING and frame.asks_for("person"):
        title = replace(act, tag="title", value=HEAD)
        office_, said = office_of(token, title, names)
        yield Reading("holders", {"office": office_, "title": said, **when}, Show(column="person", as_of=day))


def on_day(frame: Frame) -> str:
    """Of a stretch of time its first day, of its end the last."""
    if frame.time is None:
        return ""
    first, last = frame.time.since, frame.time.until
    return ((last or first) if ENDING.search(frame.times[0].text) else (first or last)) or ""


def of_office(thing: Thing) -> bool:
    return thing.sort in ("office", "area", "community", "facility")


def over(frame: Frame, names: Names, when: dict[str, str]) -> Iterator[Reading]:
    """Whoever has what was said in the title, or in the name of the office of it; where nobody has, nobody is guessed."""
    found = OVER.search(frame.text)
    if found is None or frame.titles:
        return
    said = found[1] or found[2]
    token = frame.things[0]
    if any(key(said) in key(thing.name) for thing in token.things) or token.start >= found.start():
        return
    posts = sorted(set(posts_over(said, token, names)), key=lambda post: (post.office_name, post.title))
    for post in posts:
        office = Thing(post.office_name, "office", post.office)
        yield Reading("holders", {"office": parameter(office, names), "title": post.title, **when}, Show(column="person"))
    if not posts:
        why = Label(f"图谱里没有“{token.text}”管“{said}”的职务", f"the graph knows no post of {token.text} for {said}")
        raise NotUnderstood(why, (said,))


def posts_over(said: str, token: Token, names: Names) -> Iterator[Post]:
    for held in names.posts.values():
        for post in held:
            inside = post.office_name[len(token.things[0].name) :] if post.office_name.startswith(token.things[0].name) else post.office_name
            if any(close_to(post, thing, names) is not None for thing in token.things) and said in f"{inside}{post.title}":
                yield post
