"""A frame that asks who came before or after somebody in a post in, readings as `holders` out, whose rows have predecessor and successor."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.titles import rank
from ..succession import HEAD
from ..types import Label
from .frame import Frame
from .names import Names, Post
from .resolve import office_of, one, parameter
from .types import NotUnderstood, Reading, Show, Thing

BEFORE, AFTER = "predecessor", "successor"


def succeeding(frame: Frame, names: Names, _: object) -> Iterator[Reading]:
    """某人由谁接替, 某局局长的前任是谁, who was director before somebody."""
    column = asked_column(frame)
    if column is None:
        return
    if frame.people:
        person = one(frame.people[0], ("person",))
        for post in posts_at_head(frame, person, names):
            office = Thing(post.office_name, "office", post.office)
            yield Reading("holders", {"office": parameter(office, names), "title": post.title}, Show(column=column, who=person.name))
    elif frame.titles and len(frame.things) == 1:
        office_, title = office_of(frame.things[0], frame.titles[-1], names)
        yield Reading("holders", {"office": office_, "title": title}, Show(column=column, make="last"))


def asked_column(frame: Frame) -> str | None:
    """Of whoever is named, the one before or the one after; 甲接替了谁 asks the other way round."""
    if frame.acts or frame.labels or frame.times or frame.orders or len(frame.people) > 1:
        return None
    said = frame.linked(BEFORE, AFTER)
    earlier = frame.linked("earlier") if frame.asks_for("person") and frame.titles and frame.people else None
    if earlier is not None:
        return BEFORE
    if said is None or not (frame.asks_for("person") or frame.noun("person") or not frame.asks):
        return None
    return BEFORE if said.value == AFTER and is_successor(frame, said.start) else said.value


def is_successor(frame: Frame, verb: int) -> bool:
    """甲|接替了|谁, whom did 甲 replace: the one who is named came after."""
    person, asked = next(iter(frame.people), None), frame.ask("person")
    if person is None or asked is None or person.start > verb or any(sign in frame.text[person.end : verb] for sign in ("由", "被", "'s", " by ")):
        return False
    return asked.start < person.start if asked.text.isascii() else verb < asked.start


def posts_at_head(frame: Frame, person: Thing, names: Names) -> list[Post]:
    """Only a head is one person at a time; of several such posts, those of the title or office that is said with it."""
    titles = {word for title in frame.titles for word in title.value.split()}
    offices = {thing.name for token in frame.things for thing in token.things}
    held = [post for post in names.posts.get(person.node, ()) if rank(post.title) == HEAD and (not titles or post.title in titles)]
    fit = [post for post in held if any(post.office_name.startswith(office) for office in offices)] or held
    if not fit:
        why = Label(f"报道里{person.name}没有一时只有一人的职务，推断不出前任与后任", f"{person.name} is at the head of nothing in reports: nobody is inferred")
        raise NotUnderstood(why, (person.name,))
    return fit
