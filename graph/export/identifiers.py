"""Properties of the property graph in, the same as they leave the house out: identifiers are whole IRIs, so that every column can be
joined with every other, and the characters of a passage are not called as the ends of an edge and of a time are.
"""

from __future__ import annotations

from dataclasses import replace

from ..property.schema import Property
from ..property.types import Properties, Value

IDENTIFIERS = frozenset({"article", "fact", "of", "post_as", "posts", "same_as", "who", "who_as"})

RENAMED = {"start": "start_character", "end": "end_character"}


def renamed(declared: Property) -> Property:
    return replace(declared, name=RENAMED.get(declared.name, declared.name))


def whole(base: str, properties: Properties) -> Properties:
    return tuple((RENAMED.get(name, name), iri(base, value) if name in IDENTIFIERS else value) for name, value in properties)


def iri(base: str, value: Value) -> Value:
    return tuple(base + one for one in value) if isinstance(value, tuple) else f"{base}{value}"
