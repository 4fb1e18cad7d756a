"""The graph's names and a question in, a few questions that can be asked out: about what it names, else about anything there is."""

from __future__ import annotations

from collections.abc import Iterable

from ..types import Label
from .names import Names
from .types import Sort, Thing, Token

MOST = 4


def some(names: Names, *sorts: Sort) -> str | None:
    """A name of such a sort that stands for one thing alone; always the same one."""
    found = sorted(
        (len(thing.detail) == 0, name, thing.name)
        for name, things in names.things.items() for thing in things
        if thing.sort in sorts and len(things) == 1 and 3 <= len(thing.name) <= 8
    )  # fmt: skip
    return found[0][2] if found else None


def of(thing: Thing) -> tuple[Label, ...]:
    """What can be asked of a thing of its sort."""
    name = thing.name
    match thing.sort:
        case "person":
            return Label(f"{name}去过哪里？", f"Where did {name} go?"), Label(f"{name}是什么职务？", f"What is {name}'s post?")
        case "programme":
            return (Label(f"{name}开过什么会？", f"Which meetings were held on {name}?"),)
        case "office":
            return (Label(f"{name}组织过什么活动？", f"Which events did {name} organise?"),)
        case _:
            return Label(f"谁考察过{name}？", f"Who visited {name}?"), Label(f"介绍一下{name}", f"Tell me about {name}")


def meant(token: Token) -> Thing | None:
    """The one thing of the name; of a subdistrict that is an area and an office, the area."""
    areas = [thing for thing in token.things if thing.sort == "area"]
    found = token.things if len(token.things) == 1 else areas
    return found[0] if len(found) == 1 else None


def nearest(names: Names, tokens: Iterable[Token] = ()) -> tuple[Label, ...]:
    about = [one for thing in dict.fromkeys(filter(None, map(meant, tokens))) for one in of(thing)]
    person, place, programme = some(names, "person"), some(names, "community"), some(names, "programme")
    anything = [
        Label(f"谁考察过{place}？", f"Who visited {place}?") if place else None,
        *(of(Thing(person, "person", "")) if person else ()),
        *(of(Thing(programme, "programme", "")) if programme else ()),
    ]
    return tuple(dict.fromkeys([*about, *filter(None, anything)]))[:MOST]
