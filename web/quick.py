"""The way that most queries take, with as little on it as can be: a GET of `/sparql` with a query alone in, its answer out.

An answer that lasts is kept, and given again as long as the build is the same. All else goes on to the application.
"""

from __future__ import annotations

import asyncio
import gzip
from urllib.parse import unquote_to_bytes

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from .address import host
from .body import utf8
from .conditional import tagged
from .limits import Buckets, too_frequent
from .problem import KINDS, said_of
from .served import Served, State
from .sparql.cache import Cache
from .sparql.forms import Forms, content_type
from .sparql.protocol import NO_STORE, found_by
from .sparql.run import Query

Known = tuple[list[tuple[bytes, bytes]], bytes]
"""Headers and body."""

PATH = "/sparql"
BEGIN = b"query="
LEAST = 1000
"""Bytes of an answer that is worth packing."""
DEPENDS = frozenset({b"if-none-match", b"authorization", b"range", b"content-length", b"transfer-encoding"})
"""Headers of a request that has to be looked at more closely."""
SHORT = 32 << 10
"""Bytes of an answer that the system takes at once, however slow the client is."""
LEVEL = 5


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
            if query.startswith(BEGIN) and b"&" not in query and not DEPENDS & headers.keys():
                await self.answer(scope, receive, send, headers)
                return
        await self.app(scope, receive, send)

    async def answer(self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, bytes]) -> None:
        scope["route"] = Route
        if wait := self.buckets.wait(scope):
            await too_frequent(wait)(scope, receive, send)
            return
        state, packed = self.served.state, b"gzip" in headers.get(b"accept-encoding", b"")
        key = (state.etag, scope["query_string"], headers.get(b"accept"), packed)
        known = self.cache.get(key)
        if known is None:
            try:
                known, lasting = await self.made(state, scope, headers.get(b"accept"))
            except KINDS as error:
                await said_of(error)(scope, receive, send)
                return
            known = pack(*known) if packed else known
            if lasting:
                self.cache.put(key, known, len(known[1]) + 2 * len(scope["query_string"]) + 1000)
        said, body = known
        await send({"type": "http.response.start", "status": 200, "headers": said})
        last = send({"type": "http.response.body", "body": body})
        await (asyncio.wait_for(last, self.served.limits.patience) if len(body) > SHORT else last)

    async def made(self, state: State, scope: Scope, accept: bytes | None) -> tuple[Known, bool]:
        """The answer, and whether it lasts."""
        text = utf8(unquote_to_bytes(scope["query_string"][len(BEGIN) :].replace(b"+", b" ")))
        limits, forms = self.served.limits, Forms.wanted(None if accept is None else accept.decode("latin-1"))
        query = Query(text, forms, rows=limits.rows, size=limits.answer)
        found = await found_by(state, query, host(scope))
        lasting, said = query.lasting, {"vary": "Accept", "cache-control": NO_STORE, "content-type": content_type(found.media_type or "")}
        if lasting:
            tagged(said, state.etag, *query.depends)
        headers = [(name.encode("ascii"), value.encode("ascii")) for name, value in said.items()]
        return ([*headers, (b"content-length", str(len(found.body)).encode("ascii"))], found.body), lasting


def pack(headers: list[tuple[bytes, bytes]], body: bytes) -> Known:
    headers = [*headers, (b"vary", b"Accept-Encoding")]
    if len(body) < LEAST:
        return headers, body
    body = gzip.compress(body, LEVEL, mtime=0)
    kept = [(name, value) for name, value in headers if name != b"content-length"]
    return [*kept, (b"content-encoding", b"gzip"), (b"content-length", str(len(body)).encode())], body
