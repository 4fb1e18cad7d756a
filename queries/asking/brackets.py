"""Tokens with a name that several people have and brackets behind it in; the one whom the brackets tell out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .frame import is_person
from .merging import holds
from .names import Names
from .types import Token

BRACKETS = re.compile(r" ?[（(][^（）()]{1,40}[）)]")


def bracketed(text: str, tokens: Sequence[Token], names: Names) -> list[Token]:
    """张伟（应急管理局那位）: what stands in brackets behind a name that several people have says which."""
    made = list(tokens)
    for number, token in enumerate(made[:-1]):
        opened = BRACKETS.match(text, token.end)
        if token.tag != "name" or not is_person(token) or len(token.things) < 2 or opened is None:
            continue
        inside = [one for one in made if opened.start() < one.start < opened.end()]
        offices = [thing for one in inside if one.tag == "name" for thing in one.things]
        titles = " ".join(one.value for one in inside if one.tag == "title")
        things = tuple(thing for thing in token.things if holds(thing, offices, titles, names)) if offices or titles else ()
        if 0 < len(things) < len(token.things) and all(one.tag in ("name", "title", "fill", "noun") for one in inside):
            behind_it = [one for one in made[number + 1 :] if one not in inside]
            return bracketed(text, [*made[:number], replace(token, end=opened.end(), things=things), *behind_it], names)
    return made
