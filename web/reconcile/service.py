"""Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).

OpenRefine and other clients send lists of names and get the things of the graph that they may mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ...queries.types import Label
from ..address import client, root
from ..body import decoded, pairs, utf8
from ..headers import FRAMED
from ..problem import Refused
from ..served import Served
from ..settings import Settings
from .kinds import KINDS, PROPERTIES
from .match import Wanted, extend, kind, preview, reconcile, suggest

BATCH = 50
FEW, MANY = 5, 50
NAME = "街道 Jiedao"


def bad(zh: str, en: str) -> Refused:
    return Refused(400, Label(zh, en))


def manifest(here: str, base: str) -> dict[str, Any]:
    def suggestion(name: str) -> dict[str, str]:
        return {"service_url": f"{here}/reconcile", "service_path": f"/suggest/{name}", "flyout_service_path": f"/flyout/{name}?id=${{id}}"}

    return {
        "versions": ["0.2"], "name": NAME, "identifierSpace": base, "schemaSpace": "https://w3id.org/jiedao/ontology#",
        "defaultTypes": [kind(name) for name in KINDS],
        "documentation": f"{here}/", "batchSize": BATCH,
        "view": {"url": f"{here}/id/{{{{id}}}}"},
        "preview": {"url": f"{here}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 260},
        "suggest": {name: suggestion(name) for name in ("entity", "type", "property")},
        "extend": {"propose_properties": {"service_url": f"{here}/reconcile", "service_path": "/properties"}, "property_settings": []},
    }  # fmt: skip


def wanted(said: Any) -> Wanted:
    if not isinstance(said, dict) or not isinstance(said.get("query"), str) or not said["query"].strip():
        raise bad("每个查询要有 query", "each query has a text `query`")
    types = said.get("type") or ()
    kinds = tuple(one for one in ([types] if isinstance(types, str) else types) if isinstance(one, str) and one in KINDS)
    limit = said.get("limit", FEW)
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise bad("limit 应为正整数", "limit is a positive whole number")
    given = said.get("properties") or []
    if not isinstance(given, list):
        raise bad("properties 应为列表", "properties is a list")
    return Wanted(said["query"], kinds or (() if types else tuple(KINDS)), min(limit, MANY), tuple(filter(None, map(known, given))))


def known(said: Any) -> tuple[str, tuple[str, ...]] | None:
    """A property that the graph knows, with its values; others say nothing for or against."""
    if not isinstance(said, dict) or said.get("pid") not in PROPERTIES:
        return None
    values = said.get("v")
    listed = values if isinstance(values, list) else [values]
    texts = [one.get("name") or one.get("id") if isinstance(one, dict) else one for one in listed]
    kept = tuple(str(text) for text in texts if text not in (None, ""))
    return (said["pid"], kept) if kept else None


def page(title: str, lines: list[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in lines)
    return f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(title)}</title><h1>{escape(title)}</h1><dl>{rows}</dl></html>'


@dataclass(frozen=True, slots=True)
class Service:
    served: Served
    settings: Settings

    async def endpoint(self, request: Request) -> Response:
        given = dict(request.query_params)
        if request.method == "POST":
            given |= dict(pairs(utf8(await request.body())))
        if "queries" in given:
            return await self.matched(request, decoded(given["queries"], "queries"))
        if "extend" in given:
            return await self.extended(request, decoded(given["extend"], "extend"))
        if request.method == "POST":
            raise bad("缺少 queries 或 extend", "queries or extend is missing")
        return JSONResponse(manifest(root(request, self.settings), self.served.state.graph.kg.base))

    async def matched(self, request: Request, queries: dict[str, Any]) -> Response:
        if len(queries) > BATCH:
            raise Refused(413, Label(f"一次至多 {BATCH} 个查询", f"at most {BATCH} queries at once"))
        found = await self.served.run(reconcile, tuple(map(wanted, queries.values())), client=client(request))
        return JSONResponse(dict(zip(queries, found, strict=True)))

    async def extended(self, request: Request, said: dict[str, Any]) -> Response:
        ids, properties = said.get("ids"), said.get("properties")
        if not (isinstance(ids, list) and isinstance(properties, list) and all(isinstance(one, str) for one in ids)):
            raise bad("extend 要有 ids 与 properties", "extend has ids and properties")
        names = tuple(one.get("id") if isinstance(one, dict) else None for one in properties)
        if len(ids) > MANY * BATCH or any(name not in PROPERTIES for name in names):
            raise bad(f"属性有：{'、'.join(PROPERTIES)}", f"there are the properties: {', '.join(PROPERTIES)}")
        kept = tuple(self.identifier(one) for one in ids)
        return JSONResponse(await self.served.run(extend, kept, names, client=client(request)))

    def identifier(self, said: str) -> str:
        try:
            NamedNode(self.served.state.graph.kg.base + said)
        except ValueError as error:
            raise bad("编号无效", "this is no identifier") from error
        return said

    async def suggested(self, request: Request) -> Response:
        prefix = request.query_params.get("prefix", "").strip()
        if not prefix:
            raise bad("缺少 prefix", "prefix is missing")
        match request.path_params["what"]:
            case "entity":
                found = await self.served.run(suggest, prefix, FEW * 2, client=client(request))
            case "type":
                found = [kind(name) for name, one in KINDS.items() if prefix.lower() in f"{name} {one.label}".lower()]
            case "property":
                found = [{"id": name, "name": str(p.label)} for name, p in PROPERTIES.items() if prefix.lower() in f"{name} {p.label}".lower()]
            case _:
                raise Refused(404, Label("有 entity、type、property", "there are entity, type and property"))
        return JSONResponse({"result": found})

    async def properties(self, request: Request) -> Response:
        """What values can be fetched of things of a kind."""
        of = request.query_params.get("type", "")
        found = [{"id": name, "name": str(one.label)} for name, one in PROPERTIES.items() if not of or of in one.kinds]
        return JSONResponse({"type": of, "properties": found})

    async def previewed(self, request: Request) -> Response:
        one = self.identifier(request.query_params.get("id", ""))
        found = await self.served.run(preview, one, client=client(request))
        if found is None:
            raise Refused(404, Label("图谱中没有此编号", "nothing is known under this identifier"))
        return HTMLResponse(page(found.name, [("类别 / kind", found.kind), *found.said]), headers=FRAMED)

    async def flyout(self, request: Request) -> Response:
        one, what = request.query_params.get("id", ""), request.path_params["what"]
        label = KINDS[one].label if what == "type" and one in KINDS else PROPERTIES[one].label if what == "property" and one in PROPERTIES else None
        if label is not None:
            return JSONResponse({"id": one, "html": f"<p>{escape(str(label))}</p>"})
        found = await self.served.run(preview, self.identifier(one), client=client(request)) if what == "entity" else None
        if found is None:
            raise Refused(404, Label("图谱中没有此编号", "nothing is known under this identifier"))
        rows = "".join(f"<li>{escape(name)}: {escape(said)}</li>" for name, said in found.said)
        return JSONResponse({"id": one, "html": f"<p>{escape(found.name)} · {escape(found.kind)}</p><ul>{rows}</ul>"})


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    service = Service(served, settings)
    return [
        Route("/reconcile", service.endpoint, methods=["GET", "POST"], name="reconcile"),
        Route("/reconcile/suggest/{what}", service.suggested),
        Route("/reconcile/flyout/{what}", service.flyout),
        Route("/reconcile/properties", service.properties),
        Route("/reconcile/preview", service.previewed),
    ]
