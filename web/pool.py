"""Jobs on the graph in processes of their own: a function and its arguments in, what it returns out, within the limits.

A process that takes too long is killed, and another one takes its place. One that has been busy for a while gives way to
the others, and another one is started beside it: so a slow query holds up nobody else.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ..graph.errors import KGError, LockedError
from ..queries.errors import QuestionError, UnknownName
from ..queries.types import Label
from .nursery import Gone, Nursery, Process
from .settings import Limits
from .worker import Config

R = TypeVar("R")

SLOW = 0.5
"""Seconds of the processor after which a job gives way to others: on a machine that is busy with other things nothing is slow by itself."""
LOOK_AGAIN = 0.5
TICKS = os.sysconf("SC_CLK_TCK")
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


def not_installed(name: str) -> Stopped:
    return Stopped(Label(f"服务器没有安装 {name}", f"{name} is not installed on the server"), 501)


class Broken(RuntimeError):  # noqa: N818 - reads better where it is raised
    """A job that failed where it should not have."""


@dataclass(slots=True)
class Pool:
    """All within one event loop. `ready` processes take jobs; one that is slow counts no longer, up to `most` in all."""

    nursery: Nursery
    config: Config
    limits: Limits
    ready: int = 2
    most: int = 8
    idle: list[Process] = field(default_factory=list)
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    started: int = 0
    polite: int = 0
    busy: int = 0
    killed: int = 0
    failed: int = 0
    """Processes that did not start."""
    slow: Counter[str] = field(default_factory=Counter)
    """Slow jobs that run, by client."""
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    closed: bool = False

    async def run(self, function: Callable[..., R], *arguments: object, client: str = "") -> R:
        """`function(graph, *arguments)` in another process; it has to stand in a module. QuestionError, KGError or Stopped."""
        if self.slow[client] >= max(1, self.most // 2):
            raise too_many()
        process = self.idle.pop() if self.idle else await self.lent()
        self.busy += 1
        try:
            done: R = self.said(await Job(self, process, client).outcome((function, arguments)))
            return done
        finally:
            self.busy -= 1
            self.given_back(process)

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
            case "locked":
                raise LockedError(value)
            case "memory":
                raise out_of_memory(self.limits)
            case "absent":
                raise not_installed(value)
            case _:
                raise Broken(value)

    async def lent(self) -> Process:
        """Waits for a process in turn."""
        self.start_enough()
        until = asyncio.get_running_loop().time() + self.limits.seconds
        while not self.idle:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            try:
                async with asyncio.timeout_at(until):
                    await turn
            except TimeoutError:
                raise too_busy() from None
        return self.idle.pop()

    def start_enough(self) -> None:
        while not self.closed and self.started - self.polite < self.ready and self.started < self.most:
            self.start_another()

    def start_another(self) -> None:
        self.started += 1
        task = asyncio.create_task(self.start())
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def start(self) -> None:
        try:
            process = await self.nursery.born(self.config)
        except OSError:
            self.started -= 1
            self.failed += 1
            self.wake()
            return
        try:
            async with asyncio.timeout(START_SECONDS):
                await process.line.hear()
        except (TimeoutError, Gone):
            self.failed += 1
            process.kill()
        self.given_back(process)

    def given_back(self, process: Process) -> None:
        """One that gave way cannot take its place again (only the system's administrator may say so): it ends."""
        if process.polite or self.closed or process.line.lost:
            process.kill()
            self.started -= 1
            self.polite -= process.polite
        else:
            self.idle.append(process)
        if self.waiting or self.started:
            self.wake()

    def wake(self) -> None:
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return

    async def warm(self) -> None:
        """Starts those that are kept ready, and waits for the first. RuntimeError where none starts."""
        self.start_enough()
        await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
        if not self.idle:
            message = f"{self.config.folder}: the processes for queries do not start"
            raise Broken(message)

    async def close(self) -> None:
        """Lets jobs that run come to their end."""
        self.closed = True
        await asyncio.gather(*self.tasks)
        for process in self.idle:
            process.kill()
        self.started -= len(self.idle)
        self.idle.clear()


def processor(pid: int) -> float:
    """Seconds that a process has used; zero where it is gone."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(said[11]) + int(said[12])) / TICKS


@dataclass(slots=True)
class Job:
    """One job while it runs. After a while it gives way; at the limit its process is killed."""

    pool: Pool
    process: Process
    client: str
    late: bool = False
    since: float | None = None
    """What the process had used of the processor when it was first looked at."""
    timer: asyncio.TimerHandle | None = None

    async def outcome(self, job: tuple[Any, ...]) -> tuple[str, Any]:
        loop, limits = asyncio.get_running_loop(), self.pool.limits
        last = loop.call_later(limits.seconds, self.be_late)
        self.timer = loop.call_later(LOOK_AGAIN, self.look)
        try:
            kind, value = await self.process.line.ask(job)
        except Gone:
            self.pool.killed += 1
            raise (out_of_time(limits) if self.late else out_of_memory(limits)) from None
        except asyncio.CancelledError:
            self.process.kill()
            raise
        finally:
            self.timer.cancel()
            last.cancel()
            if self.process.polite:
                self.pool.slow[self.client] -= 1
                self.pool.slow += Counter()  # forgets those at zero
        return kind, value

    def look(self) -> None:
        used = processor(self.process.pid)
        self.since = used if self.since is None else self.since
        if used - self.since >= SLOW:
            self.be_slow()
        else:
            self.timer = asyncio.get_running_loop().call_later(LOOK_AGAIN, self.look)

    def be_slow(self) -> None:
        self.process.give_way()
        self.pool.polite += 1
        self.pool.slow[self.client] += 1
        self.pool.start_enough()

    def be_late(self) -> None:
        self.late = True
        self.process.kill()
