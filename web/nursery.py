"""Processes for jobs: a description in, a new process out, by a process that has loaded what all of them need."""

from __future__ import annotations

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from .worker import LENGTH, Config, framed

POLITE = 10


class Gone(ConnectionError):  # noqa: N818 - reads better where it is raised
    """The process ended before it had answered."""


class Line(asyncio.Protocol):
    """One question and its answer at a time, each with its length before it."""

    def __init__(self) -> None:
        self.buffer = bytearray()
        self.answer: asyncio.Future[Any] | None = None
        self.transport: asyncio.WriteTransport | None = None
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.WriteTransport", transport)  # not every loop's is one by its class

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if len(self.buffer) < LENGTH:
            return
        size = int.from_bytes(self.buffer[:LENGTH], "big") + LENGTH
        if len(self.buffer) >= size:
            body = bytes(self.buffer[LENGTH:size])
            self.buffer = self.buffer[size:]
            if self.answer and not self.answer.done():
                self.answer.set_result(pickle.loads(body))  # noqa: S301 - from a process that this one started

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as the base class has it
        self.lost = True
        if self.answer and not self.answer.done():
            self.answer.set_exception(Gone())

    def hear(self) -> asyncio.Future[Any]:
        self.answer = asyncio.get_running_loop().create_future()
        if self.lost:
            self.answer.set_exception(Gone())
        return self.answer

    def ask(self, message: Any) -> asyncio.Future[Any]:
        heard = self.hear()
        if self.transport:
            self.transport.write(framed(message))
        return heard


@dataclass(slots=True, eq=False)
class Process:
    pid: int
    line: Line
    polite: bool = False

    def give_way(self) -> None:
        self.polite = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, POLITE)

    def kill(self) -> None:
        """Nothing of what it does is kept. Its number may be another's once its line is lost."""
        if not self.line.lost:
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

    async def born(self, config: Config) -> Process:
        """A process that is opening its graph: it says so on its line when it is ready. Gone where none can be started."""
        here, there = socket.socketpair()
        with there:
            here.setblocking(False)
            async with self.lock:
                pid = await self.copied(there, config)
        _, line = await asyncio.get_running_loop().create_unix_connection(Line, sock=here)
        return Process(pid, line)

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
                command = [sys.executable, "-P", "-m", f"{__package__}.worker", str(there.fileno())]
                self.mother = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=2, pass_fds=[there.fileno()])  # noqa: S603 - our own module
        return self.control

    def close(self) -> None:
        if self.control:
            self.control.close()
        if self.mother:
            self.mother.kill()
            self.mother.wait()
        self.control = self.mother = None
