"""What the tests of the server share besides fixtures."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

TOKEN = "a-token-of-sixteen-or-more"  # noqa: S105 - of a server in a test
Serve = Callable[..., TestClient]
START = re.compile(r"http://127\.0\.0\.1:\d+")


@contextmanager
def process(kg: Path, *options: str, patience: float = 60) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """`jiedao serve` as a process of its own, and its address. Its log goes to a file: a pipe that nobody reads would stop it."""
    command = [sys.executable, "-m", "jiedao", "serve", str(kg), "--port", "0", "--rate", "0", *options]
    with tempfile.NamedTemporaryFile() as log, subprocess.Popen(command, stderr=log) as running:
        try:
            yield running, address(Path(log.name), running, patience)
        finally:
            running.terminate()
            running.wait(60)


def address(log: Path, running: subprocess.Popen[bytes], patience: float) -> str:
    until = time.monotonic() + patience
    while time.monotonic() < until and running.poll() is None:
        if found := START.search(log.read_text("utf-8")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8"))
