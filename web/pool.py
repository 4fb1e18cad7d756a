"""Jobs on the graph in processes of their own: a function and its arguments in, what it returns out, within the limits.

A process that takes too long is killed, and another one takes its place; what was given to it besides goes to others. Beside
one that has been busy for a while another one is started, and later it gives way: so a slow query holds up nobody else.
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
from .nursery import Gone, Job, Nursery, Process
from .settings import Limits
from .tasks import Tasks, keep
from .worker import NONE, Config, framed

R = TypeVar("R")

DEPTH = 8
"""Jobs that one process is given at once: while it runs one, the next are at hand, which spares waking each other for every job."""
SLOW = 0.5
"""Seconds of the processor after which a job gives way to others: on a machine that is busy with other things nothing is slow by itself."""
LOOK = 0.1
"""Seconds between looks at what runs, after which what waits behind a job goes to another process, a new one if need be."""
STEAL = 0.005
"""Seconds after which a process without work takes what waits behind a job."""
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
    """All within one event loop. `ready` processes take jobs; one that is busy for a while counts no longer, up to `most` in all."""

    nursery: Nursery
    config: Config
    limits: Limits
    ready: int = 2
    most: int = 8
    working: list[Process] = field(default_factory=list)
    """Those that have opened their graph."""
    waiting: deque[Job] = field(default_factory=deque)
    started: int = 0
    busy: int = 0
    killed: int = 0
    failed: int = 0
    """Processes that did not start."""
    number: int = NONE
    slow: Counter[str] = field(default_factory=Counter)
    """Slow jobs that run, by client."""
    tasks: Tasks = field(default_factory=set)
    timer: asyncio.TimerHandle | None = None
    closed: bool = False

    async def run(self, function: Callable[..., R], *arguments: object, client: str = "") -> R:
        """`function(graph, *arguments)` in another process; it has to stand in a module. QuestionError, KGError or Stopped."""
        if self.slow[client] >= max(1, self.most // 2):
            raise too_many()
        loop = asyncio.get_running_loop()
        self.number += 1
        job = Job(self.number, framed(self.number, (function, arguments)), client, loop.create_future(), loop.time())
        self.busy += 1
        try:
            self.place(job)
            done: R = self.said(await job.done)
            return done
        finally:
            self.busy -= 1
            self.left(job)

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

    # --- who does what ---

    def place(self, job: Job) -> None:
        free = min((one for one in self.working if self.takes(one)), key=lambda one: len(one.jobs), default=None)
        if free is None:
            self.waiting.append(job)
        else:
            self.give(free, job)
        self.start_enough()
        if self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(LOOK, self.look)

    def takes(self, process: Process) -> bool:
        return len(process.jobs) < DEPTH and not (process.held or process.polite or process.dead)

    def give(self, process: Process, job: Job) -> None:
        job.process = process
        process.jobs.append(job)
        if len(process.jobs) == 1:
            process.begun = asyncio.get_running_loop().time()
        process.say(job.message)

    def heard(self, process: Process, number: int, outcome: Any) -> None:
        if number == NONE:
            self.working.append(process)
            if not process.ready.done():
                process.ready.set_result(None)
            self.fill(process)
        elif process.jobs and process.jobs[0].number == number:  # else it was taken away, and comes too late
            self.ended(process, process.jobs.popleft(), outcome)
            if outcome[0] in ("memory", "broken"):  # with what it has left, the next job may fail as well
                process.kill()
                self.back(process)
                return
            process.begun, process.used, process.held = asyncio.get_running_loop().time(), None, False
            self.fill(process)

    def ended(self, process: Process, job: Job, outcome: tuple[str, Any] | Stopped) -> None:
        if process.polite:
            self.slow[job.client] -= 1
            self.slow += Counter()  # forgets those at zero
        if job.done.done():
            return
        if isinstance(outcome, Stopped):
            job.done.set_exception(outcome)
        else:
            job.done.set_result(outcome)

    def fill(self, process: Process) -> None:
        """What waits goes to it. One that gave way cannot take its place again (only the system's administrator may say so): it ends,
        and so does one more than are kept ready."""
        while self.waiting and self.takes(process):
            job = self.waiting.popleft()
            if not job.done.done():
                self.give(process, job)
        if not process.jobs:
            if process.polite or self.closed or self.free() > self.ready:
                process.kill()
            else:
                self.steal(process)

    def steal(self, process: Process) -> None:
        other = max(self.working, key=lambda one: len(one.jobs))
        if len(other.jobs) > 1 and asyncio.get_running_loop().time() - other.begun > STEAL:
            job = other.jobs.pop()
            other.say(framed(NONE, (job.number,)))
            self.give(process, job)

    def left(self, job: Job) -> None:
        """Nobody waits for it any more: where it has been running for a while, its process ends."""
        process = job.process
        if process and process.jobs and process.jobs[0] is job and asyncio.get_running_loop().time() - process.begun > LOOK:
            process.kill()

    def lost(self, process: Process) -> None:
        """What it ran comes to nothing; what it had besides goes to others."""
        self.started -= 1
        if process in self.working:
            self.working.remove(process)
        if not process.ready.done():
            process.ready.set_exception(Gone())
        if process.jobs:
            job = process.jobs.popleft()
            self.killed += 1
            self.ended(process, job, out_of_time(self.limits) if process.late else out_of_memory(self.limits))
        self.back(process)
        self.start_enough()

    def back(self, process: Process, kept: int = 0) -> tuple[int, ...]:
        """All but the first of its jobs wait before all others; their numbers."""
        moved = [process.jobs.pop() for _ in range(len(process.jobs) - kept)]
        self.waiting.extendleft(moved)
        for one in self.working:
            if self.waiting and self.takes(one):
                self.fill(one)
        return tuple(job.number for job in moved)

    # --- what takes too long ---

    def look(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for process in tuple(self.working):
            if process.jobs and now - process.begun >= LOOK and not process.dead:
                self.look_at(process, now - process.begun)
        for job in tuple(self.waiting):
            if now - job.since >= self.limits.seconds and not job.done.done():
                job.done.set_exception(too_busy())
        self.start_enough()  # where one did not start, another may
        self.timer = loop.call_later(LOOK, self.look) if self.busy else None

    def look_at(self, process: Process, seconds: float) -> None:
        if seconds >= self.limits.seconds:
            process.late = True
            process.kill()
            return
        process.held = True
        if len(process.jobs) > 1:
            process.say(framed(NONE, self.back(process, 1)))
        used = processor(process.pid)
        if process.used is None:
            process.used = used
        elif used - process.used >= SLOW and not process.polite:
            process.give_way()
            self.slow[process.jobs[0].client] += 1
        self.start_enough()

    # --- their number ---

    def free(self) -> int:
        """Processes that take jobs, or will when they have started."""
        return self.started - sum(one.polite or one.held or one.dead for one in self.working)

    def start_enough(self) -> None:
        """A pool that is closed still answers what it was asked."""
        while (self.waiting or not self.closed) and self.free() < self.ready and self.started < self.most:
            self.started += 1
            keep(self.tasks, self.start())

    async def start(self) -> None:
        try:
            process = await self.nursery.born(self.config, self)
        except OSError:
            self.started -= 1
            self.failed += 1
            return
        try:
            async with asyncio.timeout(START_SECONDS):
                await process.ready
        except TimeoutError:
            self.failed += 1
            process.kill()
        except Gone:
            self.failed += 1

    async def warm(self) -> None:
        """Starts those that are kept ready, and waits for the first. RuntimeError where none starts."""
        self.start_enough()
        await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
        if not self.working:
            message = f"{self.config.folder}: the processes for queries do not start"
            raise Broken(message)

    async def renew(self, config: Config) -> None:
        """Processes that begin as `config` says, in the place of those there are."""
        before, self.config = tuple(self.working), config
        self.ready += len(before)
        self.start_enough()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.ready -= len(before)
        for process in before:
            if process not in self.working or process.polite:
                continue
            if process.jobs:
                process.polite = True
            else:
                process.kill()

    async def close(self) -> None:
        """Lets jobs that run come to their end."""
        self.closed = True
        await asyncio.gather(*self.tasks)
        for process in tuple(self.working):
            if not process.jobs:
                process.kill()


def processor(pid: int) -> float:
    """Seconds that a process has used; zero where it is gone."""
    try:
        said = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(said[11]) + int(said[12])) / TICKS
