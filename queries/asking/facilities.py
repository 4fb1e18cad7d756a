"""A frame that asks for the facilities of a place in, readings as `community` out: which there are, where they stand."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.search.keys import key
from .frame import Frame
from .names import Names
from .resolve import one, parameter
from .types import Reading, Show, Thing, Token


def facilities(frame: Frame, names: Names, _: object) -> Iterator[Reading]:
    """和睦街道的老年助餐点有哪些, the address of the odd-job market in Wenyilu."""
    asked = frame.noun("address") or frame.asks_for("what", "place") or frame.listed
    token, words = placed(frame)
    noun = frame.noun("place")
    if token and noun and noun.text in EVERY and not words and asked and not (frame.acts or frame.rest or frame.people or frame.times or frame.yes):
        area = one(token, ("area", "community"))
        if area.sort in ("area", "community"):
            yield Reading("community", {"name": parameter(area, names), "item": "facility"}, Show(column="holder"))
        return
    if not asked or frame.people or frame.acts or frame.titles or frame.holds or frame.withs or frame.times or frame.yes or frame.orders:
        return
    if token is None or frame.rest or frame.refused or frame.quoted:
        return
    column = "address" if frame.noun("address") or frame.asks_for("place") else "holder"
    several = tuple(thing for thing in token.things if thing.sort == "facility")
    if len({thing.node for thing in several}) > 1 and not words:
        yield from in_place(several, None, names, column)
    elif words:
        areas = tuple(thing for thing in token.things if thing.sort in ("area", "community"))
        yield from in_place(tuple(thing for area in areas for thing in named_there(area, words, names)), areas[0] if areas else None, names, column)


EVERY = ("设施", "场所", "站点", "facilities", "facility", "venues")
SITES = ("驿站", "站")
"""Places of which an area has several, by what they are called."""


def placed(frame: Frame) -> tuple[Token | None, tuple[str, ...]]:
    """The place in question, and what its facilities are called: 花园路街道的|暖心驿站."""
    words = tuple(label.value for label in frame.labels)
    sites = [token for token in frame.things if token.things and all(thing.sort == "facility" for thing in token.things)]
    wide = [token for token in frame.things if token not in sites]
    if len(sites) == len(wide) == 1:
        return wide[0], (*words, sites[0].text)
    noun = frame.noun("place")
    kinds = (noun.value.partition(":")[2],) if noun and noun.text.endswith(SITES) else ()
    return (frame.things[0], (*words, *kinds)) if len(frame.things) == 1 else (None, ())


def named_there(area: Thing, words: tuple[str, ...], names: Names) -> Iterator[Thing]:
    """The facilities in a place whose names have all the words."""
    for thing in {thing for things in names.things.values() for thing in things if thing.sort == "facility"}:
        there = area.name in names.around.get(thing.node, ()) or thing.name.startswith(area.name)
        if there and all(any(key(one) in key(thing.name) for one in word.split()) for word in words):
            yield thing


def in_place(found: tuple[Thing, ...], place: Thing | None, names: Names, column: str = "holder") -> Iterator[Reading]:
    """Of all facilities of the place that is around them, these."""
    if not found:
        return
    wanted = tuple(sorted({thing.name for thing in found}))
    common = sorted(frozenset.intersection(*(names.around.get(thing.node, frozenset()) for thing in found)))
    around = parameter(place, names) if place else next(iter(common), None)
    if around is not None:
        yield Reading("community", {"name": around, "item": "facility"}, Show(column=column, words=wanted))
