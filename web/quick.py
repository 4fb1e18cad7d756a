"""The way that most queries take, with as little on it as can be: a GET of `/sparql` with a query alone in, its answer out.

An answer that lasts is kept, and given again as long as the build is the same. All else goes on to the application.
"""

from __future__ import annotations

import asyncio

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from .address import host
from .limits import Buckets, too_frequent
from .plain import LEAST, LEVEL, PATH, Known, asked, is_plain, weight
from .plain import known as made
from .problem import KINDS, said_of
from .served import Served
from .sparql.cache import Cache
from .sparql.protocol import found_by

SHORT = 32 << 10
"""Bytes of an answer that the system takes at once, however slow the client is."""


class Route:
    """As the log knows it."""

    path = PATH


class Quick:
    def __init__(self, app: ASGIApp, served: Served, buckets: Buckets) -> None:
        self.app = GZipMiddleware(app, minimum_size=LEAST, compresslevel=LEVEL)
        self.served, self.buckets = served, buckets
        self.cache: Cache[Known] = Cache()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "GET":
            headers, query = dict(scope["headers"]), scope["query_string"]
            if is_plain(query, headers):
                await self.answer(scope, receive, send, headers)
                return
        await self.app(scope, receive, send)

    async def answer(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, bytes]) -> None:
        scope["route"] = Route
        scope["state"]["plain"] = True
        if wait := self.buckets.wait(scope):
            await too_frequent(wait)(scope, receive, send)
            return
        state, packed = self.served.state, b"gzip" in headers.get(b"accept-encoding", b"")
        key = (state.etag, scope["query_string"], headers.get(b"accept"), packed)
        known = self.cache.get(key)
        if known is None:
            try:
                query = asked(scope["query_string"], headers.get(b"accept"), self.served.limits)
                found = await found_by(state, query, host(scope))
            except KINDS as error:
                await said_of(error)(scope, receive, send)
                return
            lasting = query.lasting
            known = made(query, found, state.etag, lasting=lasting, packed=packed)
            if lasting:
                self.cache.put(key, known, weight(known[1], scope["query_string"]))
        said, body = known
        await send({"type": "http.response.start", "status": 200, "headers": said})
        last = send({"type": "http.response.body", "body": body})
        await (asyncio.wait_for(last, self.served.limits.patience) if len(body) > SHORT else last)
