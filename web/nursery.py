"""Processes for jobs: a description in, a new process out, by a process that has loaded what all of them need."""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from collections import deque
from contextlib import suppress
from ctypes.util import find_library
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from .worker import Config, taken

POLITE = 10
LENGTH = 8
"""Bytes of the number of a process."""
ALLOCATORS = ("jemalloc", "mimalloc")
CONFIG = 65536
"""Bytes that the description of a process may have."""


def allocator() -> dict[str, str]:
    """A library that hands out memory faster than the system's own, where there is one: a query takes a quarter to a third less of the processor."""
    if "LD_PRELOAD" in os.environ or not sys.platform.startswith("linux"):
        return {}
    found = next(filter(None, map(find_library, ALLOCATORS)), None)
    return {"LD_PRELOAD": found} if found else {}


class Gone(ConnectionError):  # noqa: N818 - reads better where it is raised
    """The process ended before it was ready."""


class Owner(Protocol):
    """Who hears what a process says."""

    def heard(self, process: Process, number: int, outcome: Any) -> None: ...
    def lost(self, process: Process) -> None: ...


class Line(asyncio.Protocol):
    """What a process says, each with the number of its job."""

    def __init__(self, process: Process, owner: Owner) -> None:
        self.process, self.owner = process, owner
        self.buffer, self.held = bytearray(), bytearray()
        process.line = self
        self.transport: asyncio.WriteTransport | None = None
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)  # not every loop's is one by its class

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while found := taken(self.buffer):
            number, body = found
            self.owner.heard(self.process, number, pickle.loads(body))  # noqa: S301 - from a process that this one started

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as the base class has it
        self.lost = True
        self.owner.lost(self.process)

    def say(self, message: bytes) -> None:
        """What is said in one turn of the loop goes out as one."""
        if not self.held:
            asyncio.get_running_loop().call_soon(self.flush)
        self.held += message

    def flush(self) -> None:
        if self.transport:
            self.transport.write(bytes(self.held))
        self.held.clear()


@dataclass(slots=True)
class Job:
    """One question, while it waits and runs."""

    number: int
    message: bytes
    client: str
    done: asyncio.Future[tuple[str, Any]]
    since: float
    process: Process | None = None


@dataclass(slots=True, eq=False)
class Process:
    """`jobs` are those that it has been given; it runs the first of them."""

    pid: int
    ready: asyncio.Future[None]
    line: Line | None = None
    jobs: deque[Job] = field(default_factory=deque)
    begun: float = 0.0
    """When the first job began."""
    used: float | None = None
    """What the process had used of the processor when that job was first looked at."""
    held: bool = False
    """Nothing is given to it behind a job that takes a while."""
    polite: bool = False
    late: bool = False
    dead: bool = False

    def give_way(self) -> None:
        self.polite = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, POLITE)

    def say(self, message: bytes) -> None:
        if self.line:
            self.line.say(message)

    def kill(self) -> None:
        """Nothing of what it does is kept. Its number may be another's once its line is lost."""
        self.dead = True
        if self.line and not self.line.lost:
            with suppress(ProcessLookupError):
                os.kill(self.pid, 9)
            if self.line.transport:
                self.line.transport.abort()


@dataclass(slots=True)
class Nursery:
    """Starts with the first process that is wanted; all within one event loop."""

    control: socket.socket | None = None
    mother: subprocess.Popen[bytes] | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def born(self, config: Config, owner: Owner) -> Process:
        """A process that is opening its graph: `owner` hears from it when it is ready. Gone where none can be started."""
        here, there = socket.socketpair()
        with there:
            here.setblocking(False)
            pid = await self.copy(there, config)
        loop = asyncio.get_running_loop()
        process = Process(pid, loop.create_future())
        await loop.create_unix_connection(lambda: Line(process, owner), sock=here)
        return process

    async def copy(self, there: socket.socket, config: Config) -> int:
        """The number of a new process, which has the other end of the connection."""
        async with self.lock:
            return await self.copied(there, config)

    async def copied(self, there: socket.socket, config: Config) -> int:
        loop = asyncio.get_running_loop()
        for _ in range(2):
            control = self.started()
            try:
                socket.send_fds(control, [pickle.dumps(config)], [there.fileno()])
                said = await loop.sock_recv(control, LENGTH)
            except OSError:
                said = b""
            if len(said) == LENGTH:
                return int.from_bytes(said, "big")
            self.close()
        raise Gone

    def started(self) -> socket.socket:
        if self.control is None:
            self.control, there = socket.socketpair()
            self.control.setblocking(False)
            with there:
                command = [sys.executable, "-P", "-m", f"{__package__}.mother", str(there.fileno())]
                surroundings = os.environ | allocator()
                self.mother = subprocess.Popen(  # noqa: S603 - our own module
                    command, stdin=subprocess.DEVNULL, stdout=2, pass_fds=[there.fileno()], env=surroundings
                )
        return self.control

    def close(self) -> None:
        if self.control:
            self.control.close()
        if self.mother:
            self.mother.kill()
            self.mother.wait()
        self.control = self.mother = None
