"""The Cypher console: a statement on the property graph in, its rows as a page or CSV out; the schema that the editor completes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from ...graph.property.schema import NODES, RELATIONSHIPS, Property, RelationshipTable
from ...queries.errors import QuestionError
from ...queries.formats import to_csv
from ...queries.types import Column, Label, Table, Value
from ..address import client
from ..cypher.service import BeingMade, bounded
from ..cypher.types import Found
from ..pool import Stopped
from .console import query_of
from .console_examples import CYPHER
from .frame import Page
from .questions import Shown

PATIENCE = 20.0
"""Seconds that a reader waits for the property graph to be made."""
ID = Property("id", "string", "编号", "identifier: the IRI without the base of the graph")
RESERVED = frozenset({"end", "group", "order"})
"""Names that are keywords of the language too, and so are quoted."""
ABSENT = Label(
    "这台服务器没有安装 LadybugDB，无法运行 Cypher：pip install 'jiedao[cypher]'",
    "LadybugDB is not installed on this server, so Cypher cannot be run: pip install 'jiedao[cypher]'",
)


def installed() -> bool:
    return find_spec("ladybug") is not None


async def answer(page: Page, text: str) -> Table:
    """QuestionError where it is wrong, Stopped where it takes too much or cannot be run here."""
    if not installed():
        raise Stopped(ABSENT, 501)
    statement = bounded(text, page.frame.served.limits)
    _, found = await page.frame.cypher.run(statement, client(page.request), PATIENCE)
    return table(found, page.asking.base)


async def console(page: Page) -> Response:
    query = query_of(page)
    shown, wrong, status, waits = None, None if installed() else ABSENT, 200, False
    if query:
        try:
            shown = Shown(page).answer(await answer(page, query))
        except Stopped as stopped:
            wrong, status, waits = stopped.message, stopped.status, isinstance(stopped, BeingMade)
        except QuestionError as error:
            wrong, status = error.message, 400
    examples = [(label.text(page.language), example, f"/console/cypher?{urlencode({'query': example})}") for label, example in CYPHER]
    return page.render(
        "console_cypher.html", status, title="Cypher", query=query or CYPHER[0][1], asked=bool(query), answer=shown, said=None, wrong=wrong,
        examples=examples, nodes=[(quoted(one.label), one) for one in NODES], ways=[(one, patterns(one)) for one in RELATIONSHIPS],
        quoted=quoted, link=urlencode({"query": query}), waits=waits,
    )  # fmt: skip


async def csv(page: Page) -> Response:
    found = await answer(page, query_of(page))
    headers = {"content-disposition": 'attachment; filename="jiedao.csv"'}
    return Response("\ufeff" + to_csv(found), media_type="text/csv; charset=utf-8", headers=headers)


def table(found: Found, base: str) -> Table:
    rows = tuple(tuple(shown(one, base) for one in row) for row in found.values)
    return Table("cypher", tuple(Column(name=name, type=kind(row[at] for row in rows), label=Label(name, name))
                                 for at, name in enumerate(found.fields)), rows)  # fmt: skip


def kind(values: Iterable[Value]) -> Any:
    known = [one for one in values if one is not None]
    return "number" if known and all(isinstance(one, int | float) for one in known) else "text"


def shown(value: Any, base: str) -> Value:
    """A node is its IRI, a list (a path too) the several values of a cell."""
    if isinstance(value, list):
        return tuple(single(one, base) for one in value)
    return single(value, base)


def single(value: Any, base: str) -> str | int | float | None:
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    properties = value.get("properties") if isinstance(value, Mapping) else None
    if properties is not None and "labels" in value:
        return base + str(properties.get("fact") or properties.get("id"))
    if properties is not None and "type" in value:
        return f":{value['type']}" + (f" {written(properties)}" if properties else "")
    return written(value)


def written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def patterns(way: RelationshipTable) -> list[str]:
    return [f"(:{quoted(start)})-[:{quoted(way.type)}]->(:{quoted(end)})" for start, end in way.ends]


@cache
def vocabulary() -> tuple[dict[str, Any], ...]:
    """Labels, relationship types and properties with what they mean; properties with the labels and types that have them."""
    labels = [{"name": quoted(one.label), "zh": one.zh, "en": one.en, "kind": "class"} for one in NODES]
    types = [{"name": quoted(one.type), "zh": one.zh, "en": one.en, "kind": "type"} for one in RELATIONSHIPS]
    owners: dict[Property, list[str]] = {}
    for name, properties in (*((one.label, (ID, *one.properties)) for one in NODES), *((one.type, one.properties) for one in RELATIONSHIPS)):
        for one in properties:
            owners.setdefault(one, []).append(name)
    found = [{"name": quoted(one.name), "zh": one.zh, "en": one.en, "kind": "property", "of": of} for one, of in owners.items()]
    return (*labels, *types, *sorted(found, key=lambda one: str(one["name"])))


def quoted(name: str) -> str:
    return f"`{name}`" if name.lower() in RESERVED else name


def terms(page: Page) -> Response:  # noqa: ARG001 - as every handler
    return Response(json.dumps(vocabulary(), ensure_ascii=False), media_type="application/json", headers={"cache-control": "public, max-age=3600"})
