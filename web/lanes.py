"""Connections that ask one plain query after the other are lent to processes that answer them alone, and come back: the server's side of `lane`.

In: a connection that is between two requests. Out: whether it was lent. One that comes back is where it was.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import socket
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Protocol

from .cors import SHARED
from .headers import always
from .lane import MESSAGE, Home, Lent, Notes, Rules, run_lane
from .limits import Buckets
from .log import LOG, Metrics
from .nursery import Gone
from .plain import PATH
from .pool import Pool
from .served import Served
from .tasks import Tasks, keep

MOST = 8
FAILED = 3
"""Processes that did not get ready, after which none is started any more for this graph."""


class Borrowed(Protocol):
    """A connection of the server."""

    def fileno(self) -> int: ...
    def who(self) -> str: ...
    def home(self) -> None: ...


@dataclass(slots=True, eq=False)
class Way:
    """A process, with the connections that it has."""

    pid: int
    control: socket.socket
    pool: Pool
    """Of the graph that it answers from."""
    ready: bool = False
    held: dict[int, tuple[Borrowed, int]] = field(default_factory=dict)
    """Each with the requests that it was lent for."""


@dataclass(slots=True)
class Lanes:
    """All within one event loop; processes are started when the first connection could be lent."""

    served: Served
    buckets: Buckets
    metrics: Metrics
    most: int = field(default_factory=lambda: min(MOST, max(2, os.cpu_count() or 1)))
    ways: list[Way] = field(default_factory=list)
    starting: int = 0
    failed: int = 0
    closed: bool = False
    numbers: count[int] = field(default_factory=count)
    tasks: Tasks = field(default_factory=set)

    def lend(self, one: Borrowed) -> bool:
        pool = self.served.state.pool
        here = [way for way in self.ways if way.pool is pool]
        self.start(self.most - len(here) - self.starting)
        way = min((way for way in here if way.ready), key=lambda way: len(way.held), default=None)
        left = self.buckets.lent(one.who()) if way else 0
        if way is None or left == 0:
            return False
        number = next(self.numbers)
        try:
            socket.send_fds(way.control, [pickle.dumps(Lent(number, one.who(), left))], [one.fileno()])
        except OSError:  # it has too much to do, or is gone
            self.buckets.back(one.who(), left)
            return False
        way.held[number] = one, left
        return True

    # --- what comes back ---

    def heard(self, way: Way) -> None:
        while True:
            try:
                message = way.control.recv(MESSAGE)
            except BlockingIOError:
                return
            except OSError:
                message = b""
            if not message:
                self.lost(way)
                return
            match pickle.loads(message) if way.ready else None:  # noqa: S301 - from a process that this one started
                case Notes() as notes:
                    self.metrics.note(PATH, "GET", 200, *notes.seconds)
                case Lent() as back:
                    self.back(way, back.number, back.left)
                case _:
                    way.ready, self.failed = True, 0

    def back(self, way: Way, number: int, left: int) -> None:
        one, _ = way.held.pop(number)
        self.buckets.back(one.who(), left)
        one.home()

    def lost(self, way: Way) -> None:
        """The system ended it, or it had nothing more to do. Another one comes with the next connection that could be lent."""
        asyncio.get_running_loop().remove_reader(way.control)
        way.control.close()
        self.ways.remove(way)
        self.failed += not way.ready
        for number in tuple(way.held):
            self.back(way, number, 0)

    def recall(self) -> None:
        """What is lent comes back as soon as it can."""
        for way in self.ways:
            with suppress(OSError):
                way.control.send(pickle.dumps(Home()))

    # --- processes ---

    def start(self, more: int) -> None:
        if self.closed or self.failed >= FAILED:
            return
        for _ in range(more):
            self.starting += 1
            keep(self.tasks, self.started())

    async def started(self) -> None:
        state = self.served.state
        config = replace(self.served.config(state.graph), instead=partial(run_lane, rules=self.rules(state.etag)))
        here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        here.setblocking(False)
        try:
            with there:
                pid = await self.served.nursery.copy(there, config)
        except (Gone, OSError):
            self.failed += 1
            here.close()
            return
        finally:
            self.starting -= 1
        way = Way(pid, here, state.pool)
        self.ways.append(way)
        asyncio.get_running_loop().add_reader(here, self.heard, way)

    def rules(self, etag: str) -> Rules:
        settings = self.served.settings
        paths = tuple({path.encode("ascii") for path in (PATH, settings.below + PATH)})
        return Rules(etag, settings.limits, paths, (*SHARED, *always(settings)), LOG.isEnabledFor(logging.INFO))

    async def close(self) -> None:
        self.closed = True
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for way in tuple(self.ways):
            with suppress(ProcessLookupError):
                os.kill(way.pid, 9)
            self.lost(way)
