"""The process of a `Pool`: the folders of a graph and of its view, its base, bytes and
whether files may be written on the command line, jobs on stdin, outcomes on stdout.

A job is a function of some module and its arguments: it is called with the open graph in front. What it returns goes
back, and so does a question that is refused. Both sides are ours, so both are pickled.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
from pathlib import Path
from typing import IO, Any

from ..answers import Graph
from ..graph.errors import KGError
from ..queries.errors import QuestionError, UnknownName
from .public import seen

LENGTH = 8


def sent(stream: IO[bytes], message: Any) -> None:
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(body).to_bytes(LENGTH, "big") + body)
    stream.flush()


def received(stream: IO[bytes]) -> Any:
    """EOFError where the other side is gone."""
    head = stream.read(LENGTH)
    if len(head) < LENGTH:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(head, "big")))  # noqa: S301 - from the process that started this one


def outcome(graph: Graph, job: tuple[Any, tuple[Any, ...]]) -> tuple[str, Any]:
    function, arguments = job
    try:
        return "done", function(graph, *arguments)
    except UnknownName as refused:
        return "unknown", (refused.message, refused.near)
    except QuestionError as refused:
        return "refused", refused.message
    except KGError as refused:
        return "missing", str(refused)
    except MemoryError:
        return "memory", None
    except Exception as error:  # noqa: BLE001 - the process stays, and whoever asked is told
        return "broken", f"{type(error).__name__}: {error}"


def main(folder: Path, view: Path, base: str, memory: int, *, writes: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this decides
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints gets among the outcomes
    graph = Graph(seen(folder, view, base))
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_CORE: 0, **({} if writes else {resource.RLIMIT_FSIZE: 0})}
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    sent(out, ("ready", None))
    while True:
        try:
            job = received(sys.stdin.buffer)
        except EOFError:
            return
        sent(out, outcome(graph, job))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), writes=sys.argv[5] == "1")
