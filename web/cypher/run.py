"""One Cypher statement in a process of its own, on the property graph of the served view: text in, fields and values out.

Values are those of Neo4j's plain JSON: a node has `elementId`, `labels` and `properties`, a relationship its ends and type,
a path is a list of both in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ...answers import Graph
from ...graph.stores.ladybug import Ladybug
from ...graph.stores.ladybug import make as make_database
from ...queries.cypher_guard import check
from ...queries.engines.ladybug import broken
from ...queries.errors import QuestionError, encodable
from ...queries.limits import Limits
from ...queries.types import Label
from .types import Found, Statement

NAME = "property.lbug"
OWN = frozenset({"_ID", "_LABEL", "_SRC", "_DST", "_NODES", "_RELS"})


def place(graph: Graph) -> Path:
    return (graph.kg.view.path if graph.kg.view else graph.kg.path) / NAME


def make(graph: Graph) -> None:
    """The property graph of the view, in its folder; there when it is whole."""
    path = place(graph)
    if not path.exists():
        with TemporaryDirectory(dir=path.parent) as scratch:
            made = Path(scratch) / NAME
            make_database(graph.kg, made, Path(scratch))
            made.replace(path)


@lru_cache(maxsize=2)
def opened(path: Path, seconds: float) -> Ladybug:
    return Ladybug.open(path, seconds)


def run(graph: Graph, statement: Statement) -> Found:
    """It only reads: what would write, or reach for files and other servers, is refused."""
    text = encodable(statement.text)
    check(text)
    limits = Limits(statement.seconds, statement.rows, statement.megabytes)
    try:
        rows = list(islice(opened(place(graph), statement.seconds).run(text, dict(statement.parameters)), statement.rows + 1))
    except RuntimeError as error:
        raise broken(error, limits) from error
    if len(rows) > statement.rows:
        zh, en = f"结果超过 {statement.rows} 条，请用 LIMIT", f"more than {statement.rows} rows; ask for them in parts, with LIMIT"
        raise QuestionError(Label(zh, en))
    fields = tuple(rows[0]) if rows else ()
    return Found(fields, tuple(tuple(value(one) for one in row.values()) for row in rows))


def element(said: Mapping[str, Any]) -> str:
    return f"{said['table']}:{said['offset']}"


def value(said: Any) -> Any:
    if isinstance(said, Mapping):
        return thing(said)
    if isinstance(said, list | tuple):
        return [value(one) for one in said]
    if said is None or isinstance(said, bool | int | float | str):
        return said
    return said.isoformat() if isinstance(said, date) else str(said)


def thing(said: Mapping[str, Any]) -> Any:
    properties = {name: value(one) for name, one in said.items() if name not in OWN and one is not None}
    if "_NODES" in said:
        nodes, ways = [value(one) for one in said["_NODES"]], [value(one) for one in said["_RELS"]]
        return [one for pair in zip(nodes, [*ways, None], strict=True) for one in pair if one is not None]
    if "_SRC" in said:
        ends = {"startNodeElementId": element(said["_SRC"]), "endNodeElementId": element(said["_DST"])}
        own = {"elementId": element(said["_ID"])} if "_ID" in said else {}
        return {**own, **ends, "type": said["_LABEL"], "properties": properties}
    if "_LABEL" in said:
        return {"elementId": element(said["_ID"]), "labels": [said["_LABEL"]], "properties": properties}
    return properties
