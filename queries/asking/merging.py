"""Tokens in, the same with names that stand together as one out: `花桥街道 办事处` is that office, `区民政局 局长 某某` that person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ...graph.search.keys import CHINESE, key
from ..types import Label
from .frame import is_person
from .names import Names
from .types import NotUnderstood, Thing, Token

LINKS = ("of", "in", "the", "at", "for")
THAT = ("", "的", "那个", "这个", "那", "这", "那家", "那处", "的那个", "那里的")
HIGHER, LOWER = ("省", "市", "自治区", "州", "盟"), ("区", "县", "市", "旗")


def put_together(tokens: Sequence[Token], names: Names) -> list[Token]:
    """Names that stand together are one."""
    return merged(list(map(settled, tokens)), names)


def settled(token: Token) -> Token:
    """Of several things under one name, those whose own name it is."""
    own = tuple(thing for thing in token.things if key(thing.name) == key(token.text))
    return replace(token, things=own) if token.tag == "name" and own else token


def merged(tokens: list[Token], names: Names) -> list[Token]:
    """From the left: a name and what it is more closely called, office and title and person."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        while (joined := last_joined(out, names)) is not None:
            out = joined
    return out


def last_joined(out: list[Token], names: Names) -> list[Token] | None:
    """The last of them put together with what stands before it, or None."""
    return next((joined for way in WAYS if (joined := way(out, names)) is not None), None)


def set_beside(out: list[Token], names: Names) -> list[Token] | None:
    """A name, a title or a word right behind another."""
    token, before = out[-1], previous(out)
    if before is None or token.tag not in ("name", "title", "noun", "label"):
        return None
    one = out[before]
    if token.tag == one.tag == "label":
        return site_of(out, before, names)
    if token.tag in ("noun", "label"):  # 某某老师
        return [*out[:before], replace(one, end=token.end)] if token.text == "老师" and is_person(one) and touches(out, before) else None
    if token.tag == "title":
        return titled(out, before, names) if one.tag == "name" and is_person(one) and touches(out, before) else None
    if is_person(token):
        return introduced(out, before, names)
    return narrowed(out, before, names) if one.tag == "name" and not is_person(one) else None


def told_apart(out: list[Token], _: Names) -> list[Token] | None:
    """仁义|路|的|零工驿站: of several sites of that name, the one that has the word before it in its own."""
    token, before = out[-1], [one for one in out[-4:-1] if one.tag == "label"]
    sites = [thing for thing in token.things if thing.sort == "facility"] if before and token.tag == "name" else []
    fit = tuple(thing for thing in sites if all(key(one.text) in key(thing.name) for one in before))
    if len({thing.node for thing in sites}) < 2 or len({thing.node for thing in fit}) != 1:
        return None
    at = out.index(before[0])
    return [*out[:at], replace(token, start=before[0].start, text="".join(one.text for one in out[at:]), things=fit, how="part")]


def may_be_one(one: Token, token: Token) -> bool:
    """华丰|那个|助餐点, 解放阁|那个|驿站"""
    site = one.tag == "label" and token.tag == "noun" and token.value.startswith("place:")
    return site or (one.tag == "name" and not is_person(one) and token.tag in ("label", "noun", "rest"))


def site_of(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """建行|劳动者港湾: the one facility whose name has both."""
    one, other = out[before], out[-1]
    sites = tuple(thing for thing in names.made_of(one.text, other.text) if thing.sort == "facility") if touches(out, before) else ()
    if len({thing.node for thing in sites}) != 1:
        return None
    return [*out[:before], replace(other, tag="name", value="", start=one.start, text=one.text + other.text, things=sites, how="part")]


def previous(out: list[Token]) -> int | None:
    """The nearest token before the last that is not only 的 or a time."""
    return next((at for at in range(len(out) - 2, -1, -1) if out[at].tag not in ("fill", "time") or (out[at].tag == "fill" and out[at].text != "的")), None)


def touches(out: list[Token], before: int) -> bool:
    return before == len(out) - 2 and out[before].end == out[-1].start


def of_that(out: list[Token], before: int) -> bool:
    """天台路社区|的|张伟"""
    return before == len(out) - 3 and out[-2].text == "的" and out[before].end == out[-2].start and out[-2].end == out[-1].start


def narrowed(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """湖南路街道 + 高云岭小区, 花桥街道 … 办事处: the second is in or of the first."""
    one, other = out[before], out[-1]
    whole = tuple(thing for first in one.things for thing in names.things.get(key(first.name + other.text), ()))
    whole = whole or (names.all_of(names.ending(key(one.text + other.text))) if touches(out, before) else ())  # 海曙区|政协
    if chained(out, before):
        return [*out[:before], replace(other, start=one.start, text=one.text + other.text)]
    things = whole or tuple(thing for thing in other.things if any(belongs(thing, first, names) for first in one.things))
    if not things or set(things) == set(one.things):
        return None
    between = out[before + 1 : -1]
    text = one.text + other.text
    return [*out[:before], *(t for t in between if t.tag == "time"), replace(other, start=one.start, text=text, things=things)]


def glued(out: list[Token], names: Names) -> list[Token] | None:
    """华丰|那个|助餐点: the one thing of that place, or of that name, that is called so."""
    at = next((at for at in range(len(out) - 2, -1, -1) if out[at].tag != "fill" or out[at].text not in THAT), None)
    other = out[-1]
    if at is None or not may_be_one(out[at], other):
        return None
    between = "".join(token.text for token in out[at + 1 : -1])
    if between not in THAT or len(other.text) < 2 or not CHINESE.search(other.text) or key(other.text) in names.things:
        return None
    things = names.made_of(out[at].text, other.text)
    if len({thing.node for thing in things}) != 1:
        return None
    text = out[at].text + other.text
    return [*out[:at], replace(other, tag="name", value="", start=out[at].start, text=text, things=things, how="part")]


def chained(out: list[Token], before: int) -> bool:
    """成都|青羊区: a city and a district at once, of which the graph knows one alone and does not say that it is elsewhere."""
    one, other = out[before], out[-1]
    areas = [{thing.node for thing in token.things if thing.sort == "area"} for token in (one, other)]
    first, last = (next((thing.name for thing in token.things if thing.sort == "area"), "") for token in (one, other))
    return touches(out, before) and all(len(nodes) == 1 for nodes in areas) and first.endswith(HIGHER) and last.endswith(LOWER) and last != first


def narrowed_behind(out: list[Token], names: Names) -> list[Token] | None:
    """civil affairs bureau of Daoli District: the place stands behind the office that is in it."""
    place = out[-1]
    at = next((at for at in range(len(out) - 2, -1, -1) if out[at].tag != "fill" or out[at].text not in LINKS), None)
    if at is None or at == len(out) - 2 or place.tag != "name" or out[at].tag != "name":
        return None
    if is_person(out[at]):  # Zhang Wei of the emergency management bureau
        people = tuple(thing for thing in out[at].things if holds(thing, place.things, "", names))
        several = len(out[at].things) > 1 and any(one.text == "of" for one in out[at + 1 : -1])
        return [*out[:at], replace(out[at], end=place.end, things=people)] if people and several else None
    several = len({thing.node for thing in out[at].things}) > 1
    things = tuple(
        thing for thing in out[at].things if (thing.sort == "office" or several) and any(belongs(thing, other, names) for other in place.things)
    )
    return [*out[:at], replace(out[at], end=place.end, text=f"{out[at].text} {place.text}", things=things)] if things else None


def belongs(thing: Thing, to: Thing, names: Names) -> bool:
    """By its name, or by what the graph says is around it."""
    inside = thing.name != to.name and (thing.name.startswith(to.name) or (to.sort == "programme" and to.name in thing.name))
    return inside or to.name in names.around.get(thing.node, ())


def introduced(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """区民政局 局长 某某: the person is the one who holds that post."""
    title = out[before] if out[before].tag == "title" else None
    spaced = title is not None and title.text.isascii() and before == len(out) - 2 and out[-1].start - title.end < 2 and len(out[-1].things) > 1
    if not touches(out, before) and not spaced and (title or not of_that(out, before)):
        return None
    person = out[-1]
    at = previous(out[: before + 1]) if title else before
    office = out[at] if at is not None and out[at].tag == "name" and not is_person(out[at]) and (not title or touches(out[: before + 1], at)) else None
    if title is None and office is None:
        return None
    things = tuple(one for one in person.things if holds(one, office.things if office else (), title.value if title else "", names))
    if not things:
        if title is None or spaced:
            return None
        said = (office.text if office else "") + title.text + person.text
        message = Label(f"图谱里没有“{said}”这样的任职", f"the graph knows nobody “{said}” in that post")
        raise NotUnderstood(message, (said,))
    start = at if office and at is not None else before
    return [*out[:start], replace(person, start=out[start].start, things=things)]


def titled(out: list[Token], before: int, names: Names) -> list[Token] | None:
    """张局长 the other way round: 张某局长."""
    person, title = out[before], out[-1]
    things = tuple(one for one in person.things if holds(one, (), title.value, names, addressed=True))
    return [*out[:before], replace(person, end=title.end, things=things)] if things else None


def holds(person: Thing, offices: Iterable[Thing], title: str, names: Names, *, addressed: bool = False) -> bool:
    """Whoever is addressed by a title may be the deputy: 副 is not said."""
    wanted = list(offices)
    titles = tuple(title.split())
    return any(
        (not title or post.title in titles or (addressed and post.title.endswith(titles)))
        and (not wanted or any(one.node == post.office or related(post.office_name, one) for one in wanted))
        for post in names.posts.get(person.node, ())
    )


def related(office: str, thing: Thing) -> bool:
    return office.startswith(thing.name)


Way = Callable[[list[Token], Names], list[Token] | None]
WAYS: tuple[Way, ...] = (narrowed_behind, glued, told_apart, set_beside)
"""In which the last token may be one with those before it, the surest first."""
