"""Answers that were given before, given again with as little in the way as can be: what is asked in bytes in, the answer out.

A GET of `/sparql` with the same address and the same `Accept` has the same answer as long as the build is the same. All
else, and clients that ask whether something has changed, goes on to the application; so does what is to be packed.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .sparql.cache import Cache

Known = tuple[list[tuple[bytes, bytes]], bytes]

PATH = "/sparql"
LEAST = 1000
"""Bytes of an answer that is worth packing."""
DEPENDS = frozenset({b"if-none-match", b"authorization", b"range"})
LASTING = b"cache-control", b"public, max-age=0, must-revalidate"


class Route:
    """As the log knows it."""

    path = PATH


class Quick:
    def __init__(self, app: ASGIApp, build: Callable[[], str]) -> None:
        self.plain = app
        self.packing = GZipMiddleware(app, minimum_size=LEAST, compresslevel=5)
        self.build = build
        self.cache: Cache[Known] = Cache()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.plain(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if b"gzip" in headers.get(b"accept-encoding", b""):
            await self.packing(scope, receive, send)
        elif scope["method"] == "GET" and scope["path"] == PATH and not DEPENDS & headers.keys():
            await self.known(scope, receive, send, (self.build(), scope["query_string"], headers.get(b"accept"), headers.get(b"host")))
        else:
            await self.plain(scope, receive, send)

    async def known(self, scope: Scope, receive: Receive, send: Send, key: tuple[object, ...]) -> None:
        found = self.cache.get(key)
        if found is None:
            await self.plain(scope, receive, self.remembering(key, send))
            return
        scope["route"] = Route
        headers, body = found
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def remembering(self, key: tuple[object, ...], send: Send) -> Send:
        """Takes down an answer that lasts and comes in one piece."""
        lasting: list[tuple[bytes, bytes]] = []

        async def remember(message: Message) -> None:
            if message["type"] == "http.response.start":
                if message["status"] == 200 and LASTING in message["headers"]:
                    lasting.extend(message["headers"])
            elif lasting and not message.get("more_body", False):
                body = message.get("body", b"")
                self.cache.put(key, (list(lasting), body), len(body) + 2 * len(str(key)) + 1000)
            await send(message)

        return remember
