"""Headers that every answer carries: what a browser may load, who may frame it, and how the request is called."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from secrets import token_hex

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import Settings

POLICY = "; ".join([
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
])  # fmt: skip
"""Nothing from another host, nothing inline."""
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
}
FRAMED = {
    "content-security-policy": POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
    "x-frame-options": "",
    "cross-origin-opener-policy": "",
}
"""For an answer that other sites may show in a frame."""
HSTS = "max-age=31536000"


def always(settings: Settings) -> list[tuple[bytes, bytes]]:
    """On a host that is shared with others nothing is said about its subdomains."""
    hsts = {"strict-transport-security": HSTS if settings.below else f"{HSTS}; includeSubDomains"} if settings.secure else {}
    return [(name.encode(), value.encode()) for name, value in {**ALWAYS, **hsts}.items()]


class Headers:
    """A handler that sets one of these itself keeps its own; an empty value means none at all."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self.app = app
        self.always = always(settings)
        self.names = frozenset(name for name, _ in self.always)
        self.name, self.number = token_hex(12), count()
        """Of requests: that of this run, and which it was."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = f"{self.name}{next(self.number):08x}"
        scope.setdefault("state", {})["request_id"] = name

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self.completed(message.get("headers", ()), name)
            await send(message)

        await self.app(scope, receive, with_headers)

    def completed(self, said: Iterable[tuple[bytes, bytes]], name: str) -> list[tuple[bytes, bytes]]:
        own = {key: value for key, value in said if key in self.names}
        if not own:
            return [*said, (b"x-request-id", name.encode()), *self.always]
        kept = [(key, value) for key, value in said if value or key not in self.names]
        return [*kept, (b"x-request-id", name.encode()), *((key, value) for key, value in self.always if key not in own)]
