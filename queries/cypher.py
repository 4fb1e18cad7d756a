"""Ad hoc Cypher: text in, a table out. Writing, files and other databases are refused before anything runs.

A node is its identifier with its label and properties, a relationship its type and properties, a path the nodes along it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

from .cypher_guard import check
from .engines.types import Run
from .errors import encodable
from .limits import Limits, cut_off
from .types import Column, Label, Plain, Table, Value

OWN = ("_ID", "_LABEL", "_SRC", "_DST", "_NODES", "_RELS")
"""What the engine adds to the properties of nodes, relationships and paths."""


def plain(value: Any) -> Plain:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def cell(value: Any) -> Value:
    if isinstance(value, Mapping):
        if "_NODES" in value:
            return tuple(cell(one) for one in value["_NODES"])
        label = {"label": str(value["_LABEL"])} if "_LABEL" in value else {}
        said = ((name, one) for name, one in value.items() if name not in OWN and one is not None)
        return {**label, **{name: "；".join(map(str, one)) if isinstance(one, list) else plain(one) for name, one in said}}
    if isinstance(value, list | tuple):
        return tuple(cell(one) for one in value)
    return plain(value)


def column(name: str) -> Column:
    return Column(name=name, type="text", label=Label(name, name))


def cypher(run: Run, query: str, limits: Limits | None = None) -> Table:
    """The answer to a query that a person wrote; BadParameter says where it goes wrong, LimitReached that it takes too much."""
    limits, text = limits or Limits(), encodable(query)
    check(text)
    found = list(islice(run(text, {}), limits.rows + 1))
    rows = tuple(tuple(map(cell, row.values())) for row in found[: limits.rows])
    columns = tuple(map(column, next(iter(found), {})))
    return Table("cypher", columns, rows, (cut_off(limits),) if len(found) > limits.rows else ())
