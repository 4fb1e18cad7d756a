"""A name of a question and the sort that is wanted in, the one thing that it stands for out; or a question back."""

from __future__ import annotations

from collections.abc import Iterable

from ...graph.search.keys import key
from ..types import Label
from .names import Names, Post
from .types import Ambiguous, NotUnderstood, Sort, Thing, Token

PLACES: tuple[Sort, ...] = ("community", "facility", "area", "office")
SHOWN = 6
HEADS = {
    "书记": ("党工委", "党委", "区委", "县委", "市委", "党总支", "党支部", "党组"),
    "副书记": ("党工委", "党委", "区委", "县委", "市委", "党总支", "党支部"),
    "主任": ("办事处", "居委会", "村委会", "管委会", "人大常委会"),
    "副主任": ("办事处", "居委会", "村委会", "管委会", "人大常委会"),
}
"""The offices of an area that people mean when they say only the title."""


def of_sorts(token: Token, sorts: Iterable[Sort]) -> tuple[Thing, ...]:
    wanted = tuple(sorts)
    found = [thing for thing in token.things if thing.sort in wanted]
    best = min((wanted.index(thing.sort) for thing in found), default=0)
    return tuple(thing for thing in found if wanted.index(thing.sort) == best)


def one(token: Token, sorts: Iterable[Sort]) -> Thing:
    found = of_sorts(token, sorts)
    if len({thing.node for thing in found}) > 1 and not is_told_alike(found):
        raise several(token.text, found)
    return found[0]


def is_told_alike(things: Iterable[Thing]) -> bool:
    """Whether nobody could say which is meant, since they have one name and one description: then all are shown.

    A programme may run in several districts. People without a post are left apart.
    """
    told = {(thing.name, "" if thing.sort == "programme" else detail(thing)) for thing in things}
    return len(told) == 1 and all(thing.sort != "person" or thing.detail for thing in things)


def detail(thing: Thing) -> str:
    """Each post and place once."""
    return "、".join(sorted(set(thing.detail.split("、"))))


def several(said: str, found: Iterable[Thing]) -> Ambiguous:
    things = tuple(sorted(set(found)))
    zh = "；".join(f"{one.name}（{detail(one)}）" if one.detail else one.name for one in things[:SHOWN])
    en = "; ".join(f"{one.name} ({detail(one)})" if one.detail else one.name for one in things[:SHOWN])
    more = len(things) - SHOWN
    zh, en = (f"{zh}；另有 {more} 个", f"{en}; {more} more") if more > 0 else (zh, en)
    return Ambiguous(Label(f"“{said}”不止一个，请说明是哪一个：{zh}", f"“{said}” may be several, say which: {en}"), said, things)


def parameter(thing: Thing, names: Names) -> str:
    """The name, or the identifier where others have the same name."""
    same = [other for other in names.things.get(key(thing.name), ()) if other.sort == thing.sort and other.node != thing.node]
    return thing.name if thing.sort == "programme" or is_told_alike([thing, *same]) else thing.node


def posts_of(token: Token, title: Token, names: Names) -> list[tuple[str, Post]]:
    """Person and post of all who hold such a title in an office or, where it is a place, in the offices of it."""
    wanted = title.value.split()
    found = [
        (person, post, rank)
        for person, posts in names.posts.items()
        for post in posts
        if post.title in wanted and (rank := closeness(post, token, names)) is not None
    ]
    best = min((rank for _, _, rank in found), default=0)
    near = [(person, post) for person, post, rank in found if rank == best]
    heads = [(person, post) for person, post in near if post.office_name.endswith(HEADS.get(post.title, ()))]
    return heads if best and heads else near


def closeness(post: Post, token: Token, names: Names) -> int | None:
    """0: the very office; 1: named after it; 2: the graph says that it belongs there."""
    ranks = [rank for thing in token.things if (rank := close_to(post, thing, names)) is not None]
    return min(ranks, default=None)


def close_to(post: Post, thing: Thing, names: Names) -> int | None:
    if post.office == thing.node:
        return 0
    if post.office_name.startswith(thing.name):
        return 1
    return 2 if thing.name in names.around.get(post.office, ()) else None


def office_of(token: Token, title: Token, names: Names) -> tuple[str, str]:
    """The office and the title that are meant: 洪园社区 + 书记 → its party committee."""
    found = posts_of(token, title, names)
    offices = {post.office: post for _, post in found}
    if not offices:
        said = f"{token.text}{title.text}"
        raise NotUnderstood(Label(f"图谱里没有“{token.text}”的“{title.text}”", f"the graph knows no {title.text} of {token.text}"), (said,))
    if len(offices) > 1 and " " in title.value:  # head of: whoever such a place has at its head
        led = {node: post for node, post in offices.items() if post.title.removeprefix("副") in {f"{thing.name[-1:]}长" for thing in token.things}}
        offices = led or offices
    if len(offices) > 1:
        things = [Thing(post.office_name, "office", node, post.title) for node, post in sorted(offices.items())]
        raise several(f"{token.text}{title.text}", things)
    (post,) = offices.values()
    return parameter(Thing(post.office_name, "office", post.office), names), post.title


def holder(token: Token, title: Token, names: Names) -> Token:
    """鼓楼区委 + 书记 where a person is wanted: whoever is known to hold the post."""
    found = posts_of(token, title, names)
    nodes = {person for person, _ in found}
    people = tuple(sorted({thing for things in names.things.values() for thing in things if thing.node in nodes}))
    if not people:
        why = Label(f"图谱里没有“{token.text}{title.text}”", f"the graph knows nobody in the post “{token.text} {title.text}”")
        raise NotUnderstood(why, (token.text + title.text,))
    start, end = min(token.start, title.start), max(token.end, title.end)
    return Token(start, end, "name", f"{token.text}{title.text}", things=people, how="post")
