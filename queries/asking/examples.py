"""The graph's names in, a few questions about them out: what can be asked where a question was not understood."""

from __future__ import annotations

from ..types import Label
from .names import Names
from .types import Sort


def some(names: Names, *sorts: Sort) -> str | None:
    """A name of such a sort that stands for one thing alone; always the same one."""
    found = sorted(
        (len(thing.detail) == 0, name, thing.name)
        for name, things in names.things.items() for thing in things
        if thing.sort in sorts and len(things) == 1 and 3 <= len(thing.name) <= 8
    )  # fmt: skip
    return found[0][2] if found else None


def nearest(names: Names) -> tuple[Label, ...]:
    person, place, programme = some(names, "person"), some(names, "community"), some(names, "programme")
    found = []
    if place:
        found.append(Label(f"谁考察过{place}？", f"Who visited {place}?"))
    if person:
        found += [Label(f"{person}去过哪里？", f"Where did {person} go?"), Label(f"{person}是什么职务？", f"What is {person}'s post?")]
    if programme:
        found.append(Label(f"{programme}开过什么会？", f"Which meetings were held on {programme}?"))
    return tuple(found)
