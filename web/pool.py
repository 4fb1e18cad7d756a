"""Jobs on the graph in processes of their own: a function and its arguments in, what it returns out, within the limits.

A process that takes too long is killed, and another one takes its place. One that has been busy for a while gives way to
the others, and while all are busy further ones are started: so a slow query holds up nobody else.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ..graph.errors import KGError
from ..queries.errors import QuestionError, UnknownName
from ..queries.types import Label
from .settings import Limits
from .worker import LENGTH

R = TypeVar("R")

SLOW = 1.0
"""Seconds after which a job gives way to others."""
POLITE = 10
START_SECONDS = 60.0


class Stopped(QuestionError):  # noqa: N818 - reads better where it is raised
    """A job that took more than it may. `status` is that of HTTP."""

    def __init__(self, message: Label, status: int) -> None:
        super().__init__(message)
        self.status = status


def out_of_time(limits: Limits) -> Stopped:
    zh, en = f"超过 {limits.seconds:g} 秒，已停止；请缩小范围", f"it took more than {limits.seconds:g} s and was stopped; ask for less"
    return Stopped(Label(zh, en), 503)


def out_of_memory(limits: Limits) -> Stopped:
    megabytes = limits.memory >> 20
    zh, en = f"所需内存超过 {megabytes} MB，已停止；请缩小范围", f"it needed more than {megabytes} MB of memory and was stopped; ask for less"
    return Stopped(Label(zh, en), 503)


def too_busy() -> Stopped:
    return Stopped(Label("服务器正忙，请稍后再试", "the server is busy; try again in a moment"), 503)


def too_many() -> Stopped:
    return Stopped(Label("您有太多慢查询在运行，请等其结束", "too many slow queries of yours are running; wait for them to end"), 429)


class Broken(RuntimeError):  # noqa: N818 - reads better where it is raised
    """A job that failed where it should not have."""


@dataclass(slots=True, eq=False)
class Process:
    child: asyncio.subprocess.Process
    polite: bool = False

    async def tell(self, job: tuple[Any, ...]) -> None:
        body = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        if self.child.stdin is None:
            raise BrokenPipeError
        self.child.stdin.write(len(body).to_bytes(LENGTH, "big") + body)
        await self.child.stdin.drain()

    async def hear(self) -> tuple[str, Any]:
        if self.child.stdout is None:
            raise BrokenPipeError
        head = await self.child.stdout.readexactly(LENGTH)
        body = await self.child.stdout.readexactly(int.from_bytes(head, "big"))
        kind, value = pickle.loads(body)  # noqa: S301 - from a process that this one started
        return kind, value

    def give_way(self) -> None:
        self.polite = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.child.pid, POLITE)

    async def kill(self) -> None:
        with suppress(ProcessLookupError):
            self.child.kill()
        await self.child.wait()


@dataclass(slots=True)
class Pool:
    """All within one event loop. `most` processes may run at once; `ready` of them are kept waiting."""

    folder: Path
    view: Path
    base: str
    limits: Limits
    ready: int = 2
    most: int = 8
    writes: bool = False
    """Whether jobs may write files."""
    idle: list[Process] = field(default_factory=list)
    started: int = 0
    freed: asyncio.Condition = field(default_factory=asyncio.Condition)
    slow: Counter[str] = field(default_factory=Counter)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    killed: int = 0
    failed: int = 0
    """Processes that did not start."""
    busy: int = 0
    closed: bool = False

    async def run(self, function: Callable[..., R], *arguments: object, client: str = "") -> R:
        """`function(graph, *arguments)` in another process; it has to stand in a module. QuestionError, KGError or Stopped."""
        if self.slow[client] >= max(1, self.most // 2):
            raise too_many()
        process = await self.lent()
        self.busy += 1
        try:
            done: R = self.said(await self.outcome(process, (function, arguments), client))
            return done
        finally:
            self.busy -= 1
            await self.given_back(process)

    async def outcome(self, process: Process, job: tuple[Any, ...], client: str) -> tuple[str, Any]:
        loop = asyncio.get_running_loop()
        slow = False

        def take_long() -> None:
            nonlocal slow
            slow = True
            self.slow[client] += 1
            process.give_way()

        timer = loop.call_later(SLOW, take_long)
        try:
            async with asyncio.timeout(self.limits.seconds):
                await process.tell(job)
                return await process.hear()
        except TimeoutError:
            self.killed += 1
            await process.kill()
            raise out_of_time(self.limits) from None
        except (asyncio.IncompleteReadError, ConnectionError):
            self.killed += 1
            await process.kill()
            raise out_of_memory(self.limits) from None
        except asyncio.CancelledError:
            await process.kill()
            raise
        finally:
            timer.cancel()
            if slow:
                self.slow[client] -= 1
                self.slow += Counter()  # forgets those at zero

    def said(self, outcome: tuple[str, Any]) -> Any:
        kind, value = outcome
        match kind:
            case "done":
                return value
            case "unknown":
                raise UnknownName(*value)
            case "refused":
                raise QuestionError(value)
            case "missing":
                raise KGError(value)
            case "memory":
                raise out_of_memory(self.limits)
            case _:
                raise Broken(value)

    async def lent(self) -> Process:
        async with self.freed:
            if not self.idle and self.started < self.most:
                self.start_another()
            try:
                async with asyncio.timeout(self.limits.seconds):
                    await self.freed.wait_for(lambda: bool(self.idle))
            except TimeoutError:
                raise too_busy() from None
            process = self.idle.pop()
            if not self.idle and self.started < self.most and self.started - len(self.idle) >= self.ready:
                self.start_another()
            return process

    def start_another(self) -> None:
        self.started += 1
        task = asyncio.create_task(self.start())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def start(self) -> None:
        command = [sys.executable, "-P", "-m", f"{__package__}.worker", self.folder, self.view, self.base, self.limits.memory, int(self.writes)]
        child = await asyncio.create_subprocess_exec(
            *map(str, command), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 20
        )
        process = Process(child)
        try:
            async with asyncio.timeout(START_SECONDS):
                await process.hear()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            await process.kill()
            async with self.freed:
                self.started -= 1
                self.failed += 1
                self.freed.notify_all()
            return
        await self.given_back(process)

    async def given_back(self, process: Process) -> None:
        """One that gave way cannot take its place again (only the system's administrator may say so): it ends."""
        gone = process.polite or self.closed or process.child.returncode is not None
        if gone:
            await process.kill()
        async with self.freed:
            if gone:
                self.started -= 1
            else:
                self.idle.append(process)
            while not self.closed and self.started < self.ready:
                self.start_another()
            self.freed.notify_all()

    async def warm(self) -> None:
        """Starts those that are kept ready, and waits for the first."""
        async with self.freed:
            while self.started < self.ready:
                self.start_another()
            async with asyncio.timeout(START_SECONDS):
                await self.freed.wait_for(lambda: bool(self.idle or self.failed))
            if not self.idle:
                message = f"{self.folder}: the processes for queries do not start"
                raise Broken(message)

    async def close(self) -> None:
        """Lets jobs that run come to their end; nothing new is taken."""
        self.closed = True
        async with self.freed:
            idle, self.idle = self.idle, []
            self.started -= len(idle)
        for process in idle:
            await process.kill()
        await asyncio.gather(*self.tasks)
