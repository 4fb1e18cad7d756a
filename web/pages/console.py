"""The query consoles: a query in, its rows as a page, CSV or JSON out; the terms that the editor completes."""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import urlencode

from starlette.responses import Response

from ...queries.errors import QuestionError
from ...queries.formats import to_csv
from ...queries.types import Label, Table
from ...schema.reference import LABEL, NAME, TYPE, Said, curie, load, text
from ...schema.vocabulary import PREFIXES, term
from .console_examples import SPARQL
from .frame import Page
from .questions import Shown

LONGEST = 20_000
PROPERTIES = {term("owl:ObjectProperty"), term("owl:DatatypeProperty")}
CLASS = term("owl:Class")
SAID: dict[bool, Label] = {True: Label("是", "yes"), False: Label("否", "no")}


def query_of(page: Page) -> str:
    return page.asked("query")[:LONGEST]


async def console(page: Page) -> Response:
    query = query_of(page)
    table, said, wrong, status = None, None, None, 200
    if query:
        try:
            found = await page.frame.served.sparql(query)
        except QuestionError as error:
            wrong, status = error.message, 400
        else:
            table = Shown(page).answer(found) if isinstance(found, Table) else None
            said = SAID[found].text(page.language) if isinstance(found, bool) else found if isinstance(found, str) else None
    examples = [(label.text(page.language), example, f"/console?{urlencode({'query': example})}") for label, example in SPARQL]
    return page.render(
        "console_sparql.html", status, title=page.word("查询", "Query"), query=query or SPARQL[0][1], asked=bool(query), answer=table, said=said, wrong=wrong,
        examples=examples, prefixes=PREFIXES, link=urlencode({"query": query}),
    )  # fmt: skip


async def csv(page: Page) -> Response:
    found = await page.frame.served.sparql(query_of(page))
    if not isinstance(found, Table):
        return Response(str(found), media_type="text/plain; charset=utf-8")
    headers = {"content-disposition": 'attachment; filename="jiedao.csv"'}
    return Response("\ufeff" + to_csv(found), media_type="text/csv; charset=utf-8", headers=headers)


@cache
def vocabulary() -> tuple[dict[str, str], ...]:
    """Classes, properties and codes with their labels, then the prefixes."""
    found = [
        {"name": curie(node), "zh": called(said, "zh"), "en": called(said, "en"), "kind": kind(set(said.get(TYPE, ())))}
        for node, said in load().items()
        if called(said, "en") and node.value.startswith(tuple(PREFIXES.values()))
    ]
    prefixes = [{"name": f"{prefix}:", "zh": namespace, "en": namespace, "kind": "namespace"} for prefix, namespace in PREFIXES.items()]
    return (*sorted(found, key=lambda one: one["name"]), *prefixes)


def called(said: Said, language: str) -> str:
    return text(said, LABEL, language) or text(said, NAME, language)


def kind(types: set[object]) -> str:
    return "class" if CLASS in types else "property" if types & PROPERTIES else "constant"


def terms(page: Page) -> Response:  # noqa: ARG001 - as every handler
    return Response(json.dumps(vocabulary(), ensure_ascii=False), media_type="application/json", headers={"cache-control": "public, max-age=3600"})
