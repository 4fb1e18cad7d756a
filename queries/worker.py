"""Ad hoc SPARQL in a process of its own that can be killed: a query in, an answer out or the limit that it would break.

A query that runs in this process cannot be interrupted; in another it can. Start a `Worker` once on the folder of a
read-only view and keep it: it starts its process with the first query (about 0.1 s) and again only after one was killed.

    with KG.open("kg") as kg, Worker(kg.view.path) as worker:
        answer = worker.run("SELECT …", Limits(seconds=5))
        answer.body, answer.media_type          # SPARQL JSON results, or N-Triples of CONSTRUCT and DESCRIBE
        answer.encoded("text/csv")              # in another form

`run` blocks and may be called from any thread, one query at a time for each worker; `Workers(path, count)` shares out
several. Nothing of a query that was stopped is kept. Errors: BadParameter (refused or wrongly put), LimitReached.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from types import TracebackType
from typing import IO, Any

from .errors import BadParameter
from .guard import check
from .limits import Limits, out_of_memory, out_of_time, stopped
from .run import Answer
from .types import Label

CHILD = "queries.worker_process"


@dataclass(slots=True)
class Worker:
    """One process that answers queries on the store in `path`."""

    path: Path
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    megabytes: int = field(default=0, init=False)
    lock: Lock = field(default_factory=Lock, init=False, repr=False)

    def run(self, query: str, limits: Limits | None = None) -> Answer:
        """The answer to a read-only query, within the limits."""
        check(query)
        limits = limits or Limits()
        with self.lock:
            return self.answered(query, limits)

    def answered(self, query: str, limits: Limits) -> Answer:
        process = self.started(limits)
        try:
            sent(process.stdin, {"query": query, "seconds": limits.seconds, "rows": limits.rows})
            head, body = received(process.stdout)
        except (EOFError, BrokenPipeError, ValueError):  # the last: of a stream that `kill` has closed
            raise self.ended(limits) from None
        except BaseException:
            self.kill()  # half an answer would stand before the next one
            raise
        if "refused" in head:
            raise BadParameter(Label(*head["refused"]))
        if "memory" in head:
            self.kill()
            raise out_of_memory(limits)
        return Answer(head["kind"], body, head["rows"], head["cut"])

    def started(self, limits: Limits) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None or self.megabytes != limits.megabytes:
            self.kill()
            package = __package__.rpartition(".")[0]
            command = [sys.executable, "-P", "-m", f"{package}.{CHILD}", str(self.path), str(limits.megabytes)]
            self.process = subprocess.Popen(  # noqa: S603 - our own module, and a path that is no option
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self.megabytes = limits.megabytes
        return self.process

    def ended(self, limits: Limits) -> Exception:
        """Why the process is gone: the alarm that it had set, memory that it did not get, or an accident."""
        if self.process is None:
            return stopped()
        code = self.process.wait()
        self.kill()
        if code == -signal.SIGALRM:
            return out_of_time(limits)
        return out_of_memory(limits) if code < 0 else RuntimeError(f"the process of a query ended with {code}: {self.path}")

    def kill(self) -> None:
        """Ends the process, whatever it is doing; the next query starts another. Safe from another thread."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()


class Workers:
    """Several workers on one store, each lent to one query at a time."""

    def __init__(self, path: Path, count: int) -> None:
        self.all = tuple(Worker(path) for _ in range(count))
        self.free: LifoQueue[Worker] = LifoQueue()
        for worker in self.all:
            self.free.put(worker)

    @contextmanager
    def lent(self, timeout: float | None = None) -> Iterator[Worker]:
        """A worker, waiting for one at most `timeout` seconds (queue.Empty)."""
        worker = self.free.get(timeout=timeout)
        try:
            yield worker
        finally:
            self.free.put(worker)

    def close(self) -> None:
        for worker in self.all:
            worker.kill()


def sent(stream: IO[bytes] | None, message: dict[str, Any], body: bytes = b"") -> None:
    """One line of JSON that says how long the body after it is."""
    if stream is None:
        raise BrokenPipeError
    stream.write(json.dumps({**message, "length": len(body)}).encode() + b"\n" + body)
    stream.flush()


def received(stream: IO[bytes] | None) -> tuple[dict[str, Any], bytes]:
    line = stream.readline() if stream else b""
    if not stream or not line.endswith(b"\n"):
        raise EOFError
    head = json.loads(line)
    body = stream.read(head["length"])
    if len(body) < head["length"]:
        raise EOFError
    return head, body
