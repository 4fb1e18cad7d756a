"""A server below a path of its host: requests in as if it had the host to itself; every address that goes out put below that path.

All of `web` speaks of addresses from the root. What a proxy passes on may have the path or have lost it: both are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEADS = re.compile(r'(?<=\s)((?:href|src|action|data-(?:terms|shapes|layout))=")(?=/)')
"""An attribute whose address begins at the root. Text never looks like one, since a quotation mark in it is written as a reference."""


def addresses(html: str, below: str) -> str:
    """The page with its addresses below the path."""
    return LEADS.sub(rf"\g<1>{below}", html) if below else html


def taken(routes: Iterable[BaseRoute], below: str) -> bool:
    """Whether the path begins like an address of the server's own, so that nobody could tell them apart."""
    own = {route.path.split("/")[1].partition(".")[0] for route in routes if isinstance(route, Route)}
    return bool(below) and below.split("/")[1] in own


class Below:
    def __init__(self, app: ASGIApp, *, below: str) -> None:
        self.app, self.below = app, below

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def moved(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = list(self.headers(message.get("headers", ())))
            await send(message)

        await self.app({**scope, **self.within(scope)}, receive, moved)

    def within(self, scope: Scope) -> dict[str, object]:
        path = str(scope["path"])
        if path != self.below and not path.startswith(f"{self.below}/"):
            return {}
        raw = scope.get("raw_path") or b""
        return {"path": path[len(self.below) :] or "/", "raw_path": raw[len(self.below) :] or b"/"}

    def headers(self, said: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
        below = self.below.encode("ascii")
        for name, value in said:
            match name.lower():
                case b"location" if value.startswith(b"/"):
                    yield name, below + value
                case b"link":
                    yield name, value.replace(b"</", b"<" + below + b"/")
                case b"set-cookie":
                    yield name, value.replace(b"; Path=/", b"; Path=" + below)
                case _:
                    yield name, value
