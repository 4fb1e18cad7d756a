"""The property graph as rows, sorted on disk: an open knowledge graph in, what is there and what a server has side by side out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..export.sorting import sorted_lines
from ..property.types import Node, Relationship
from ..property_graph import Opened, nodes, relationships

CHUNK = 50_000
"""Rows that are sorted in memory at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """A node (`kind` is its label) or a relationship (`kind` is its type, between the nodes `start` and `end`)."""

    kind: str
    id: str
    digest: str
    values: Mapping[str, Any]
    start: str = ""
    end: str = ""

    @property
    def mark(self) -> str:
        """What has to be the same on both sides."""
        return marked(self.digest, self.start, self.end)


def marked(digest: str, start: str = "", end: str = "") -> str:
    return f"{digest} {start} {end}"


def row(one: Node | Relationship) -> Row:
    if isinstance(one, Node):
        return Row(one.label, one.id, one.digest, one.values)
    return Row(one.type, one.id, one.digest, one.values, one.start, one.end)


@contextmanager
def node_rows(kg: Opened) -> Iterator[Iterator[Row]]:
    """Sorted by identifier."""
    with closing(sorted_lines((written(one.id, row(one)) for one in nodes(kg)), CHUNK)) as lines:
        yield read(lines)


@contextmanager
def relationship_rows(kg: Opened) -> Iterator[Iterator[tuple[str, Iterator[Row]]]]:
    """For each type in order, sorted by identifier."""
    with closing(sorted_lines((written(f"{one.type}\t{one.id}", row(one)) for one in relationships(kg)), CHUNK)) as lines:
        yield groupby(read(lines), key=lambda one: one.kind)


def written(key: str, row: Row) -> str:
    said = (row.kind, row.id, row.digest, row.values, row.start, row.end)
    return f"{key}\t{json.dumps(said, ensure_ascii=False)}\n"


def read(lines: Iterable[str]) -> Iterator[Row]:
    return (Row(*json.loads(line[line.rindex("\t") + 1 :])) for line in lines)


def side_by_side(ours: Iterable[Row], theirs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Row | None, str | None]]:
    """Two streams, both sorted by identifier, as one: the identifier, our row, and the mark that the server has."""
    left, right = iter(ours), iter(theirs)
    own, other = next(left, None), next(right, None)
    while own or other:
        if own and (other is None or own.id < other[0]):
            yield own.id, own, None
            own = next(left, None)
        elif other and (own is None or other[0] < own.id):
            yield other[0], None, other[1]
            other = next(right, None)
        elif own and other:
            yield own.id, own, other[1]
            own, other = next(left, None), next(right, None)
