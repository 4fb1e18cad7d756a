"""The process of a `Worker`: the folder of a store and megabytes on the command line, queries on stdin, answers on stdout.

An alarm that the system rings ends it when a query takes too long, whatever it is doing and whoever still waits.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from .errors import BadParameter
from .limits import MEGABYTE
from .run import answered
from .worker import received, sent


def tried(store: Store, message: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        found = answered(store, message["query"], message["rows"])
    except BadParameter as refused:
        return {"refused": [refused.message.zh, refused.message.en]}, b""
    except MemoryError:
        return {"memory": True}, b""
    return {"kind": found.kind, "rows": found.rows, "cut": found.cut}, found.body


def main(path: Path, megabytes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for the answer decides
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    store = Store.read_only(str(path))
    for kind, most in ((resource.RLIMIT_AS, megabytes * MEGABYTE), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(kind, (most, most))
    while True:
        try:
            message, _ = received(sys.stdin.buffer)
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, message["seconds"])
        head, body = tried(store, message)
        signal.setitimer(signal.ITIMER_REAL, 0)
        sent(sys.stdout.buffer, head, body)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
