"""SPARQL 1.1 Protocol: an HTTP request in, a query or an update and its answer out (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ...queries.types import Label
from ..address import client
from ..body import media_type, pairs, utf8
from ..conditional import unchanged
from ..negotiate import prefers_html
from ..problem import Refused
from ..served import Served, State
from ..settings import Settings
from ..token import check as check_token
from .cache import Cache
from .description import description
from .forms import GRAPHS, Forms, content_type, not_acceptable
from .run import Answer, Query, run
from .update import Update
from .update import run as run_update

FORM = "application/x-www-form-urlencoded"
DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
METHODS = ["GET", "POST", "OPTIONS"]
CONSOLE = "/console"
PLUS = 500
"""Bytes that an answer needs besides its body and its question."""
NO_STORE = "no-store"


@dataclass(frozen=True, slots=True)
class Operation:
    """What the request asks for, from its address and its body."""

    given: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str | None:
        values = self.given.get(name, ())
        if len(values) > 1:
            raise Refused(400, Label(f"{name} 只能给一次", f"{name} is given more than once"))
        return values[0] if values else None

    def all(self, name: str) -> tuple[str, ...]:
        return self.given.get(name, ())


async def operation(request: Request) -> Operation:
    found = pairs(request.url.query)
    if request.method == "POST":
        media, charset = media_type(request)
        if charset not in ("", "utf-8", "utf8"):
            raise Refused(415, Label("只接受 UTF-8", "only UTF-8 is taken"))
        body = utf8(await request.body())
        if media == FORM:
            found = [*((name, value) for name, value in found if name not in DIRECT.values()), *pairs(body)]
        elif media in DIRECT:
            found.append((DIRECT[media], body))
        else:
            known = ", ".join((FORM, *DIRECT))
            raise Refused(415, Label(f"内容类型应为：{known}", f"the content type is one of: {known}"), {"accept-post": known})
    given: dict[str, tuple[str, ...]] = {}
    for name, value in found:
        given[name] = (*given.get(name, ()), value)
    return Operation(given)


async def found_by(state: State, query: Query, client: str) -> Answer:
    found = await state.pool.run(run, query, client=client)
    if found.media_type is None:
        raise not_acceptable()
    return found


@dataclass(slots=True)
class Endpoint:
    served: Served
    settings: Settings
    cache: Cache[Answer] = field(default_factory=Cache)

    async def __call__(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": "GET, HEAD, POST, OPTIONS"})
        asked = await operation(request)
        if asked.one("update") is not None:
            return await self.updated(request, asked)
        if asked.one("query") is not None:
            return await self.answered(request, self.query(request, asked))
        if request.method == "POST" or request.url.query:
            raise Refused(400, Label("缺少参数 query", "the parameter query is missing"))
        if prefers_html(request.headers.get("accept"), GRAPHS):
            return RedirectResponse(CONSOLE, 303, {"vary": "Accept"})
        return description(request, self.served, self.settings)

    def query(self, request: Request, asked: Operation) -> Query:
        forms = Forms.wanted(request.headers.get("accept"), asked.one("format"))
        limits, default, named = self.served.limits, asked.all("default-graph-uri"), asked.all("named-graph-uri")
        return Query(asked.one("query") or "", forms, default, named, limits.rows, limits.answer)

    async def answered(self, request: Request, query: Query) -> Response:
        state, headers, lasting = self.served.state, {"vary": "Accept", "cache-control": NO_STORE}, query.lasting
        if lasting and unchanged(request, headers, state.etag, *query.depends):
            return Response(status_code=304, headers=headers)
        found = self.cache.get((state.etag, query)) if lasting else None
        if found is None:
            found = await found_by(state, query, client(request))
            if lasting:
                self.cache.put((state.etag, query), found, len(found.body) + len(query.text) + PLUS)
        return Response(found.body, headers={**headers, "content-type": content_type(found.media_type or "")})

    async def updated(self, request: Request, asked: Operation) -> Response:
        if asked.one("query") is not None or request.method != "POST":
            raise Refused(400, Label("更新须单独用 POST", "an update comes by POST, and alone"))
        check_token(request, self.settings)
        update = Update(asked.one("update") or "", asked.all("using-graph-uri"), asked.all("using-named-graph-uri"))
        await self.served.change(run_update, update)
        return Response(status_code=204, headers={"cache-control": NO_STORE})


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    endpoint = Endpoint(served, settings)

    async def sparql(request: Request) -> Response:
        return await endpoint(request)

    return [Route("/sparql", sparql, methods=METHODS, name="sparql"), Route("/sparql/", sparql, methods=METHODS)]
