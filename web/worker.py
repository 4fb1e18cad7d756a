"""A process of a `Pool`: a connection and what to open in, jobs answered until whoever started it is gone.

A job is a function of some module and its arguments: it is called with the open graph in front. What it returns goes
back, and so does a question that is refused. Both sides are ours, so both are pickled.
"""

from __future__ import annotations

import gc
import pickle
import re
import resource
import socket
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..answers import Graph
from ..graph.errors import KGError, LockedError
from ..queries.errors import QuestionError, UnknownName
from ..queries.own import known_questions
from .public import seen

HEAD = struct.Struct("!QQ")
"""What stands before a message: its bytes, and the number of the job."""
NONE = 0
"""The number of what is no job: that a process is ready, or which jobs have been taken away from it."""
PART = 1 << 20
NO_MEMORY = re.compile(r"annot allocate memory|failed to map segment|can't start new thread")
"""How the system says it through libraries that have other errors for it."""
PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Config:
    """What a process opens, and what it may take."""

    folder: Path
    view: Path
    base: str
    memory: int
    """Bytes of address space that a job may take, besides what the process has when it is ready."""
    writes: bool
    """Whether it may write files."""
    questions: Path | None = None
    """A folder with questions of one's own."""
    names: Path | None = None
    """The index of names, where it has been made."""
    dictionary: Path | None = None
    """Names for questions in words, which all processes share."""
    instead: Callable[[Graph, socket.socket], None] | None = None
    """What it does instead of waiting for jobs. It may write its log, which may be a file."""


def framed(number: int, message: Any) -> bytes:
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body), number) + body


def taken(buffer: bytearray) -> tuple[int, bytes] | None:
    """The first message, out of the buffer; None where it has not come in as a whole."""
    if len(buffer) < HEAD.size:
        return None
    size, number = HEAD.unpack_from(buffer)
    end = HEAD.size + size
    if len(buffer) < end:
        return None
    body = bytes(memoryview(buffer)[HEAD.size : end])
    del buffer[:end]
    return number, body


@dataclass(slots=True)
class Inbox:
    """Jobs that have come in, in their order. Several wait here, so that the next one is at hand when one is done."""

    connection: socket.socket
    buffer: bytearray = field(default_factory=bytearray)
    jobs: deque[tuple[int, bytes]] = field(default_factory=deque)

    def next(self) -> tuple[int, bytes]:
        """EOFError where the other side is gone."""
        self.fill(0 if not self.jobs else socket.MSG_DONTWAIT)
        while not self.jobs:
            self.fill(0)
        return self.jobs.popleft()

    def fill(self, flags: int) -> None:
        try:
            part = self.connection.recv(PART, flags)
        except BlockingIOError:
            return
        if not part:
            raise EOFError
        self.buffer += part
        while found := taken(self.buffer):
            number, body = found
            if number == NONE:
                gone = frozenset(pickle.loads(body))  # noqa: S301 - from the process that started this one
                self.jobs = deque(job for job in self.jobs if job[0] not in gone)
            else:
                self.jobs.append(found)


def outcome(graph: Graph, job: bytes) -> tuple[str, Any]:
    try:
        function, arguments = pickle.loads(job)  # noqa: S301 - from the process that started this one
        return "done", function(graph, *arguments)
    except UnknownName as refused:
        return "unknown", (refused.message, refused.near)
    except QuestionError as refused:
        return "refused", refused.message
    except LockedError as refused:
        return "locked", str(refused)
    except KGError as refused:
        return "missing", str(refused)
    except MemoryError:
        return "memory", None
    except ModuleNotFoundError as absent:
        return "absent", absent.name
    except Exception as error:  # noqa: BLE001 - whoever asked is told
        return ("memory", None) if NO_MEMORY.search(str(error)) else ("broken", f"{type(error).__name__}: {error}")


def address_space() -> int:
    """Bytes that this process has."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * PAGE


def answer(connection: socket.socket, config: Config) -> None:
    graph = Graph(seen(config.folder, config.view, config.base), known_questions(config.questions), names=config.names)
    files = {} if config.writes or config.instead else {resource.RLIMIT_FSIZE: 0}
    limits = {resource.RLIMIT_AS: address_space() + config.memory, resource.RLIMIT_CORE: 0, **files}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    connection.sendall(framed(NONE, None))
    gc.freeze()  # what was loaded stays: nobody has to look through it again and again
    if config.instead:
        config.instead(graph, connection)
        return
    inbox = Inbox(connection)
    while True:
        number, body = inbox.next()
        connection.sendall(framed(number, outcome(graph, body)))
