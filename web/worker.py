"""The processes of a `Pool`: one that has everything loaded and opens nothing, and its copies, one for each that is asked for.

A job is a function of some module and its arguments: it is called with the open graph in front. What it returns goes
back, and so does a question that is refused. Both sides are ours, so both are pickled. A copy costs a few milliseconds.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..answers import Graph
from ..graph.errors import KGError, LockedError
from ..graph.iri import pinyin
from ..queries.errors import QuestionError, UnknownName
from ..queries.header import questions
from ..queries.names import simplified
from ..queries.own import QuestionsError, known_questions
from .public import seen

LENGTH = 8
CONFIG = 65536
"""Bytes that the description of a process may have."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a process opens, and what it may take."""

    folder: Path
    view: Path
    base: str
    memory: int
    """Bytes of address space."""
    writes: bool
    """Whether it may write files."""
    questions: Path | None = None
    """A folder with questions of one's own."""


def framed(message: Any) -> bytes:
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(body).to_bytes(LENGTH, "big") + body


def exactly(connection: socket.socket, size: int) -> bytes:
    """EOFError where the other side is gone."""
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(1 << 20, size - len(parts)))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def received(connection: socket.socket) -> Any:
    size = int.from_bytes(exactly(connection, LENGTH), "big")
    return pickle.loads(exactly(connection, size))  # noqa: S301 - from the process that started this one


def outcome(graph: Graph, job: tuple[Any, tuple[Any, ...]]) -> tuple[str, Any]:
    function, arguments = job
    try:
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
    except Exception as error:  # noqa: BLE001 - the process stays, and whoever asked is told
        return "broken", f"{type(error).__name__}: {error}"


def answer(connection: socket.socket, config: Config) -> None:
    graph = Graph(seen(config.folder, config.view, config.base), known_questions(config.questions))
    limits = {resource.RLIMIT_AS: config.memory, resource.RLIMIT_CORE: 0, **({} if config.writes else {resource.RLIMIT_FSIZE: 0})}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    connection.sendall(framed(("ready", None)))
    while True:
        try:
            job = received(connection)
        except EOFError:
            return
        connection.sendall(framed(outcome(graph, job)))


def copy(connection: socket.socket, config: Config) -> int:
    """The number of the new process; in that process it does not return."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        answer(connection, config)
        code = 0
    except (OSError, KGError, QuestionsError) as error:
        os.write(2, f"{error}\n".encode())
    finally:
        os._exit(code)


def main(control: socket.socket) -> None:
    """One request is the pickled `Config` with a connected socket; its answer is the number of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this decides
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system forgets those that ended
    questions()
    pinyin(simplified("街道"))  # loads the dictionaries, which the copies share
    while True:
        body, handles, _, _ = socket.recv_fds(control, CONFIG, 1)
        if not body:
            return
        with socket.socket(fileno=handles[0]) as connection:
            config = pickle.loads(body)  # noqa: S301 - from the process that started this one
            control.sendall(copy(connection, config).to_bytes(LENGTH, "big"))


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
