"""The value types of the property graph: nodes and relationships as they stand in any property-graph database.

Identifiers are IRIs without the base of the graph. An element is equal wherever and whenever it was made of the same
content; its `digest` says so in sixteen characters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

Scalar = str | int | float
Value = Scalar | tuple[str, ...]
Properties = tuple[tuple[str, Value], ...]
"""Sorted by name; what is not known is not there."""


def properties(**values: Value | None) -> Properties:
    return tuple(sorted((name, value) for name, value in values.items() if value is not None and value != ()))


def digest(*parts: object) -> str:
    return blake2b(json.dumps(parts, ensure_ascii=False).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Node:
    label: str
    id: str
    properties: Properties

    @property
    def values(self) -> Mapping[str, Value]:
        return dict(self.properties)

    @property
    def digest(self) -> str:
        return digest(self.label, self.id, self.properties)


@dataclass(frozen=True, slots=True)
class Relationship:
    """`key` tells parallel ones of one type between the same two nodes apart."""

    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    key: str
    properties: Properties

    @property
    def id(self) -> str:
        return digest(self.type, self.start, self.end, self.key)

    @property
    def values(self) -> Mapping[str, Value]:
        return dict(self.properties)

    @property
    def digest(self) -> str:
        return digest(self.id, self.properties)
