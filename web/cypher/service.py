"""Cypher over HTTP in the shape of Neo4j's Query API: `POST /db/{name}/query/v2` (https://neo4j.com/docs/query-api/current/).

There is one database, whatever it is called, and it is read. Its property graph is made when it is first asked.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ...graph.errors import KGError
from ...queries.errors import QuestionError
from ...queries.types import Label
from ..address import client
from ..body import decoded, media_type, utf8
from ..far import Far
from ..pool import Pool, Stopped
from ..problem import Refused
from ..served import Served, State
from ..settings import Limits
from .types import ROOM, Found, Statement, parameters

ACCEPTED = 202
"""What Neo4j answers with."""
RUN, MAKE = Far(".cypher.run", "run"), Far(".cypher.run", "make")
SYNTAX, TIME = "Neo.ClientError.Statement.SyntaxError", "Neo.ClientError.Transaction.TransactionTimedOut"


def failed(status: int, code: str, message: Label) -> Response:
    headers = {"cache-control": "no-store", **({"retry-after": "5"} if status in (429, 503) else {})}
    return JSONResponse({"errors": [{"code": code, "message": str(message)}]}, status, headers)


@dataclass(slots=True)
class Cypher:
    served: Served
    made: State | None = None
    pool: Pool | None = None
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def query(self, request: Request) -> Response:
        try:
            statement = await self.statement(request)
            state, found = await self.run(statement, client(request))
        except Stopped as stopped:
            return failed(stopped.status, TIME, stopped.message)
        except (QuestionError, KGError) as refused:
            return failed(400, SYNTAX, getattr(refused, "message", Label(str(refused), str(refused))))
        except Refused as refused:
            return failed(refused.status, SYNTAX, refused.detail)
        said = {"data": {"fields": list(found.fields), "values": [list(row) for row in found.values]}, "bookmarks": [f"jiedao:{state.build}"]}
        return JSONResponse(said, ACCEPTED, {"cache-control": "no-store"})

    async def statement(self, request: Request) -> Statement:
        media, _ = media_type(request)
        if media not in ("application/json", "application/vnd.neo4j.query"):
            raise Refused(415, Label("内容类型应为 application/json", "the content type is application/json"))
        said, limits = decoded(utf8(await request.body()), "body"), self.served.limits
        if not isinstance(said.get("statement"), str):
            raise Refused(400, Label("缺少 statement", "statement is missing"))
        if str(said.get("accessMode", "READ")).upper() != "READ":
            raise Refused(403, Label("只读", "it is only read"))
        return bounded(said["statement"], limits, parameters(said.get("parameters") or {}))

    async def run(self, statement: Statement, client: str = "", patience: float | None = None) -> tuple[State, Found]:
        """Where the property graph is not made within `patience` seconds, it goes on being made: Stopped says so."""
        try:
            state, pool = await asyncio.wait_for(asyncio.shield(self.ready()), patience)
        except TimeoutError:
            raise BeingMade from None
        found: Found = await pool.run(RUN, statement, client=client)
        return state, found

    async def ready(self) -> tuple[State, Pool]:
        """The processes that answer of the build that is served now; those of the one before end."""
        async with self.making:
            state = self.served.state
            if self.pool is None or self.made is not state:
                await self.served.make(state, MAKE, memory=self.served.limits.memory + ROOM)
                before, self.made = self.pool, state
                config = self.served.config(state.graph, memory=self.served.limits.memory + ROOM)
                self.pool = Pool(self.served.nursery, config, self.served.limits, ready=1, most=4)
                self.served.further[:] = [self.pool]
                if before:
                    await before.close()
            return state, self.pool


def bounded(text: str, limits: Limits, given: tuple[tuple[str, Any], ...] = ()) -> Statement:
    return Statement(text, given, limits.seconds, limits.rows, limits.memory >> 20)


class BeingMade(Stopped):
    """The property graph."""

    def __init__(self) -> None:
        zh, en = "属性图正在生成（只需一次），请稍后再运行", "the property graph is being made, which is done once; run it again in a moment"
        super().__init__(Label(zh, en), 503)


def routes(cypher: Cypher) -> list[BaseRoute]:
    return [Route("/db/{name}/query/v2", cypher.query, methods=["POST"], name="cypher")]
