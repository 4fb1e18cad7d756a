"""A knowledge graph in, a folder of CSV files for `neo4j-admin database import` out, with its arguments in `import.args`.

What is imported is what `jiedao sync` would send, digests included: a sync that follows makes indexes and sends only what changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from ..property.schema import NODE, RELATIONSHIP, Property
from ..property.types import Node, Relationship, Value
from ..property_graph import Opened, nodes, relationships

ARGUMENTS = "import.args"
SEPARATOR = "\x1f"
"""Between the values of a list; it stands in no text."""
HOW = (f"--array-delimiter=U+{ord(SEPARATOR):04X}", "--multiline-fields=true")
TYPES = {"string": "", "strings": ":string[]", "integer": ":long", "number": ":double"}
MARK = "Jiedao"
NODE_HEAD, WAY_HEAD = ("id:ID", "_digest", ":LABEL"), (":START_ID", ":END_ID", ":TYPE", "_id", "_digest")


def write_neo4j_csv(kg: Opened, folder: Path) -> None:
    files: dict[str, TextIO] = {}
    with ExitStack() as opened:

        def write(path: str, head: tuple[str, ...], table: tuple[Property, ...], cells: Iterable[Value], values: dict[str, Value]) -> None:
            if path not in files:
                (folder / path).parent.mkdir(exist_ok=True)
                files[path] = opened.enter_context((folder / path).open("w", encoding="utf-8", newline=""))
                files[path].write(line((*head, *(f"{one.name}{TYPES[one.type]}" for one in table))))
            files[path].write(line((*cells, *(values.get(one.name) for one in table))))

        for node in nodes(kg):
            write(f"nodes/{node.label.lower()}.csv", NODE_HEAD, NODE[node.label].properties, node_cells(node), dict(node.properties))
        for way in relationships(kg):
            path, table = f"relationships/{way.type.lower()}.csv", RELATIONSHIP[way.type].properties
            write(path, WAY_HEAD, table, way_cells(way), dict(way.properties))
    named = (f"--{path.partition('/')[0]}={path}" for path in sorted(files))
    (folder / ARGUMENTS).write_text("".join(f"{one}\n" for one in (*named, *HOW)), "utf-8", newline="")


def node_cells(node: Node) -> tuple[Value, ...]:
    return node.id, node.digest, (MARK, node.label)


def way_cells(way: Relationship) -> tuple[Value, ...]:
    return way.start, way.end, way.type, way.id, way.digest


def line(cells: Iterable[Value | None]) -> str:
    return ",".join(map(cell, cells)) + "\n"


def cell(value: Value | None) -> str:
    """Nothing is what is not known; an empty text is quoted."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    text = SEPARATOR.join(value) if isinstance(value, tuple) else value
    return '"' + text.replace('"', '""') + '"'
