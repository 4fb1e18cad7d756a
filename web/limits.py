"""What one client may ask of the server: requests in, those that are too many, too large or too slow refused."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..queries.types import Label
from .address import host
from .problem import problem
from .settings import Limits

CLIENTS = 10_000
"""Clients that are remembered."""
PORTION = 5000
"""Requests that are let in together, at most."""


@dataclass(slots=True)
class Buckets:
    """A bucket of tokens for each client: `burst` at once, `rate` a second in the long run."""

    rate: float
    burst: int
    known: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def taken(self, client: str, now: float) -> float:
        """Seconds until the client may come again; zero where this request is let in."""
        left, since = self.known.pop(client, (float(self.burst), now))
        left = min(float(self.burst), left + (now - since) * self.rate)
        wait = 0.0 if left >= 1 else (1 - left) / self.rate
        self.known[client] = (left - (wait == 0.0), now)
        if len(self.known) > CLIENTS:
            self.known.popitem(last=False)
        return wait

    def lent(self, client: str) -> int:
        """Requests that may be let in at once, and are counted now; what of them is not used goes `back`."""
        if not self.rate:
            return PORTION
        client, now = network(client), time.monotonic()
        left = self.known.get(client, (float(self.burst), now))[0]
        number = min(PORTION, int(left))
        return sum(self.taken(client, now) == 0.0 for _ in range(number))

    def back(self, client: str, number: int) -> None:
        client = network(client)
        if self.rate and number and client in self.known:
            left, since = self.known[client]
            self.known[client] = left + number, since

    def wait(self, scope: Scope) -> float:
        """Seconds until whoever asks may come again; zero where they are let in, and where there is no limit."""
        return self.taken(network(host(scope)), time.monotonic()) if self.rate else 0.0


def too_frequent(wait: float) -> Response:
    said = Label("请求太频繁，请稍候", "too many requests; wait a moment")
    return problem(429, said, {"retry-after": str(int(wait) + 1)})


def network(host: str) -> str:
    """One client has many addresses of version 6: its network counts."""
    if ":" not in host:
        return host
    try:
        return str(ipaddress.ip_network(f"{host.partition('%')[0]}/64", strict=False))
    except ValueError:
        return host


class TooSlow(Exception):  # noqa: N818 - reads better where it is raised
    pass


class TooLarge(Exception):  # noqa: N818 - as above
    pass


@dataclass(slots=True)
class Watch:
    """One request while its body comes in and its answer goes out."""

    limits: Limits
    take: Receive
    give: Send
    until: float = 0.0
    read: int = 0
    whole: bool = False
    begun: bool = False

    def __post_init__(self) -> None:
        self.until = time.monotonic() + self.limits.patience

    async def receive(self) -> Message:
        if self.whole:
            return await self.take()
        try:
            async with asyncio.timeout(max(0.0, self.until - time.monotonic())):
                message = await self.take()
        except TimeoutError:
            raise TooSlow from None
        self.read += len(message.get("body", b""))
        if self.read > self.limits.body:
            raise TooLarge
        self.whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        self.begun = True
        async with asyncio.timeout(self.limits.patience):
            await self.give(message)


class Gate:
    def __init__(self, app: ASGIApp, limits: Limits, buckets: Buckets) -> None:
        self.app = app
        self.limits = limits
        self.buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if wait := self.buckets.wait(scope):
            await too_frequent(wait)(scope, receive, send)
            return
        if length(scope) > self.limits.body:
            await self.too_large()(scope, receive, send)
            return
        await self.watched(scope, receive, send)

    async def watched(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The body has to be short and to come in in time; the client has to take each part of the answer in time."""
        watch = Watch(self.limits, receive, send)
        try:
            await self.app(scope, watch.receive, watch.send)
        except TooLarge:
            answer = self.too_large()
        except TooSlow:
            said = Label("请求来得太慢", "the request came in too slowly")
            answer = problem(408, said, {"connection": "close"})
        else:
            return
        if not watch.begun:
            await answer(scope, receive, send)

    def too_large(self) -> ASGIApp:
        said = Label(f"请求超过 {self.limits.body} 字节", f"the request is larger than {self.limits.body} bytes")
        return problem(413, said, {"connection": "close"})


def length(scope: Scope) -> int:
    """What the client says of it; nonsense is left to the server, which refuses it."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(said) if said.isdigit() and len(said) < 20 else 0
