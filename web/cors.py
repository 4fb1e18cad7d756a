"""Which answers scripts of other sites may read: all data, no page. Nothing here knows a cookie, so nothing is given away."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = ("/sparql", "/api", "/reconcile", "/id", "/data", "/ontology", "/rdf-graph-store", "/.well-known", "/db")
SHARED = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After, X-Request-Id"),
)
PREFLIGHT = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
    "access-control-allow-headers": "Accept, Accept-Language, Authorization, Content-Type, If-None-Match",
    "access-control-max-age": "86400",
}


def is_open(path: str) -> bool:
    return any(path == one or path.startswith((f"{one}/", f"{one}.")) for one in OPEN)


class Cors:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in Headers(scope=scope):
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send)
            return

        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *SHARED]
            await send(message)

        await self.app(scope, receive, opened)
