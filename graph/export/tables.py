"""The property graph as tables: one for each label and each type of relationship, row by row. Here everything is there, facts and passages too.

Columns are those of the schema, `id` first; a relationship has `id`, `start` and `end`. Identifiers are IRIs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..property.schema import NODES, RELATIONSHIPS, Property
from ..property.types import Value
from ..property_graph import Opened, nodes, relationships
from .identifiers import renamed, whole

ID = Property("id", "string", "编号", "identifier")
START = Property("start", "string", "起点", "from")
END = Property("end", "string", "终点", "to")
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """`path` is the file without its suffix; `keys` say in which table the identifiers of a column stand, where that is one."""

    path: str
    zh: str
    en: str
    columns: tuple[Property, ...]
    keys: tuple[tuple[str, str], ...] = ()


def node_path(label: str) -> str:
    return f"nodes/{label.lower()}"


def way_path(type: str) -> str:  # noqa: A002 - as it is called in a property graph
    return f"relationships/{type.lower()}"


def way_table(path: str, zh: str, en: str, ends: tuple[tuple[str, str], ...], properties: tuple[Property, ...]) -> Table:
    starts, targets = {start for start, _ in ends}, {end for _, end in ends}
    keys = [(name, node_path(next(iter(labels)))) for name, labels in (("start", starts), ("end", targets)) if len(labels) == 1]
    return Table(path, zh, en, (ID, START, END, *map(renamed, properties)), tuple(keys))


TABLES: tuple[Table, ...] = (
    *(Table(node_path(one.label), one.zh, one.en, (ID, *map(renamed, one.properties))) for one in NODES),
    *(way_table(way_path(one.type), one.zh, one.en, one.ends, one.properties) for one in RELATIONSHIPS),
)


def rows(kg: Opened) -> Iterator[tuple[str, Row]]:
    """The path of the table with each row, in the order of the property graph."""
    base = kg.ids.base
    for node in nodes(kg):
        yield node_path(node.label), {**dict(whole(base, node.properties)), "id": base + node.id}
    for way in relationships(kg):
        yield way_path(way.type), {**dict(whole(base, way.properties)), "id": way.id, "start": base + way.start, "end": base + way.end}
