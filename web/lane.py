"""A process that answers plain queries on connections that are lent to it, with nobody in between.

A request is looked at, answered, and only then taken from its connection. Where a query takes longer than it may here, the
system ends this process; the server then finds the request where it was, and answers it as any other. So it does with
whatever is not plain, or goes wrong: the connection goes back as it is.
"""

from __future__ import annotations

import os
import pickle
import re
import select
import signal
import socket
import time
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from secrets import token_hex
from wsgiref.handlers import format_date_time

import httptools

from ..answers import Graph
from . import plain
from .log import answered
from .problem import KINDS
from .settings import Limits
from .sparql.cache import Cache
from .sparql.run import run

CPU, WALL, TOGETHER = 0.1, 2.0, 8
"""Seconds of the processor that a query may take here, and seconds in all for so many requests that are there together."""
HEAD = 8192
"""Bytes of a request that is looked at here."""
LARGE = 1 << 20
"""Bytes of an answer that is left to the server."""
KEPT = 16 << 20
"""Bytes of answers that one process keeps."""
IDLE = 5.0
"""Seconds after which a connection without requests goes back."""
SOON = 0.1
"""Seconds after which the server hears what was answered."""
PAUSE = 0.5
"""Seconds to wait for a request before the time that one may take is counted anew."""
MESSAGE = 64 << 10
FIRST = re.compile(rb"GET [!-~]*?\?(query=[!\x22$%'-~]*) HTTP/1\.1")
"""With no other parameter and no fragment behind the query."""
OTHERS = frozenset({b"forwarded", b"x-forwarded-for", b"x-forwarded-proto", b"expect", b"upgrade"})
"""Headers that only the server makes something of."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is the same for all answers."""

    etag: str
    limits: Limits
    paths: tuple[bytes, ...]
    """Of the endpoint."""
    always: tuple[tuple[bytes, bytes], ...]
    """Headers of every answer."""
    logged: bool


@dataclass(frozen=True, slots=True)
class Lent:
    """What the server says with a connection; what comes back is the same with fewer requests `left`."""

    number: int
    client: str
    left: int


@dataclass(frozen=True, slots=True)
class Home:
    """All connections go back, and the process ends."""


@dataclass(slots=True)
class Notes:
    """Seconds that answers took."""

    seconds: list[float] = field(default_factory=list)


Reply = tuple[bytes, int]
"""An answer behind the lines that are its own, and the bytes of its body."""


@dataclass(slots=True)
class Guest:
    number: int
    client: str
    left: int
    connection: socket.socket
    since: float
    rest: memoryview = field(default_factory=lambda: memoryview(b""))
    """Of an answer that the client has not taken yet."""
    events: int = select.EPOLLIN


class Head:
    """A request without a body, as httptools reads it."""

    def __init__(self) -> None:
        self.parser = httptools.HttpRequestParser(self)
        self.headers: dict[bytes, bytes] = {}
        self.stays = self.whole = False

    def on_headers_complete(self) -> None:
        self.stays = self.parser.should_keep_alive()

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.lower()] = value

    def on_message_complete(self) -> None:
        self.whole = True


@lru_cache(maxsize=256)
def headers(lines: bytes) -> dict[bytes, bytes] | None:
    """Those of a request behind its first line, which a client says again and again; None where something has to be looked at more closely."""
    head = Head()
    try:
        head.parser.feed_data(b"GET / HTTP/1.1\r\n" + lines)
    except httptools.HttpParserError:
        return None
    known = head.whole and head.stays and OTHERS.isdisjoint(head.headers) and plain.DEPENDS.isdisjoint(head.headers)
    return head.headers if known else None


def read(request: bytes, begins: tuple[bytes, ...]) -> tuple[bytes, dict[bytes, bytes]] | None:
    """The query and the headers of one request that is there as a whole, with nothing behind it."""
    if not request.startswith(begins) or request.find(b"\r\n\r\n") != len(request) - 4:
        return None
    first, _, lines = request.partition(b"\r\n")
    said = FIRST.fullmatch(first)
    found = headers(lines) if said else None
    return (said[1], found) if said and found is not None else None


@lru_cache(maxsize=1)
def dated(seconds: int) -> bytes:
    return format_date_time(seconds).encode("ascii")


class Lane:
    def __init__(self, graph: Graph, control: socket.socket, rules: Rules) -> None:
        self.graph, self.control, self.rules = graph, control, rules
        self.begins = tuple(b"GET " + path + b"?" + plain.BEGIN for path in rules.paths)
        self.guests: dict[int, Guest] = {}
        self.cache: Cache[Reply] = Cache(KEPT)
        self.notes = Notes()
        self.name, self.numbers = token_hex(12), count()
        self.always = b"".join(b"%s: %s\r\n" % one for one in rules.always) + b"\r\n"
        self.leaving = False
        self.poll = select.epoll()
        self.poll.register(control, select.EPOLLIN)

    def run(self) -> None:
        swept = 0.0
        while self.guests or not self.leaving:
            found = self.poll.poll(SOON if self.notes.seconds else PAUSE, TOGETHER)
            signal.setitimer(signal.ITIMER_PROF, CPU)
            signal.setitimer(signal.ITIMER_REAL, WALL)
            for handle, _ in found:
                if handle == self.control.fileno():
                    self.hear()
                elif handle in self.guests:
                    self.serve(self.guests[handle])
            now = time.monotonic()
            if now - swept > SOON:
                self.sweep(now)
                swept = now

    def hear(self) -> None:
        message, handles, _, _ = socket.recv_fds(self.control, MESSAGE, 1)
        if not message:
            raise EOFError
        said = pickle.loads(message)  # noqa: S301 - from the process that started this one
        if isinstance(said, Home):
            self.leaving = True
            for guest in [one for one in self.guests.values() if not one.rest]:
                self.back(guest)
        else:
            connection = socket.socket(fileno=handles[0])
            guest = Guest(said.number, said.client, said.left, connection, time.monotonic())
            self.guests[connection.fileno()] = guest
            self.poll.register(connection, select.EPOLLIN)

    def serve(self, guest: Guest) -> None:
        if guest.rest:
            self.send(guest)
            return
        begun = time.perf_counter()
        try:
            request = guest.connection.recv(HEAD, socket.MSG_PEEK)
        except BlockingIOError:
            return
        except OSError:
            request = b""
        asked = read(request, self.begins) if guest.left else None
        said = self.answer(*asked) if asked else None
        if said is None:
            self.back(guest)
            return
        guest.connection.recv(len(request))
        guest.left -= 1
        name = f"{self.name}{next(self.numbers):08x}"
        now = time.time()
        guest.rest = memoryview(b"HTTP/1.1 200 OK\r\ndate: %s\r\nx-request-id: %s\r\n%s" % (dated(int(now)), name.encode("ascii"), said[0]))
        self.send(guest)
        self.notes.seconds.append(time.perf_counter() - begun)
        if self.rules.logged:
            os.write(2, f"{answered(now, name, plain.PATH, self.notes.seconds[-1], said[1], guest.client)}\n".encode())

    def answer(self, query_string: bytes, headers: dict[bytes, bytes]) -> Reply | None:
        accept, packed = headers.get(b"accept"), b"gzip" in headers.get(b"accept-encoding", b"")
        key = (query_string, accept, packed)
        known = self.cache.get(key)
        if known is not None:
            return known
        try:
            query = plain.asked(query_string, accept, self.rules.limits)
            signal.setitimer(signal.ITIMER_PROF, CPU)  # anew: what else is there together has its own
            found = run(self.graph, query, brief=True)
        except KINDS:
            return None
        if found.media_type is None or len(found.body) > LARGE:
            return None
        lasting = query.lasting
        own, body = plain.known(query, found, self.rules.etag, lasting=lasting, packed=packed)
        said = b"%s%s%s" % (b"".join([b"%s: %s\r\n" % one for one in own]), self.always, body)
        if lasting:
            self.cache.put(key, (said, len(body)), plain.weight(said, query_string))
        return said, len(body)

    def send(self, guest: Guest) -> None:
        waited, held = guest.since, guest.events
        guest.since = time.monotonic()
        try:
            guest.rest = guest.rest[guest.connection.send(guest.rest) :]
        except BlockingIOError:
            guest.since = waited
        except OSError:
            guest.rest = memoryview(b"")
            self.back(guest)
            return
        guest.events = select.EPOLLOUT if guest.rest else select.EPOLLIN
        if guest.events != held:
            self.poll.modify(guest.connection, guest.events)
        if self.leaving and not guest.rest:
            self.back(guest)

    def back(self, guest: Guest) -> None:
        """The server goes on with it. One that has gone away, or does not take its answer, the server finds closed."""
        del self.guests[guest.connection.fileno()]
        self.poll.unregister(guest.connection)
        if guest.rest:
            guest.connection.shutdown(socket.SHUT_RDWR)
        guest.connection.close()
        self.tell()
        self.control.send(pickle.dumps(Lent(guest.number, guest.client, guest.left)))

    def tell(self) -> None:
        if self.notes.seconds:
            self.control.send(pickle.dumps(self.notes))
            self.notes = Notes()

    def sweep(self, now: float) -> None:
        self.tell()
        for guest in [one for one in self.guests.values() if now - one.since > (self.rules.limits.patience if one.rest else IDLE)]:
            self.back(guest)


def run_lane(graph: Graph, control: socket.socket, *, rules: Rules) -> None:
    """Until the server is gone or wants all connections back."""
    Lane(graph, control, rules).run()
