"""What the tests of the server share besides fixtures."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from jiedao.web.app import create_app
from jiedao.web.served import Served
from jiedao.web.settings import Settings

TOKEN = "a-token-of-sixteen-or-more"  # noqa: S105 - of a server in a test
Serve = Callable[..., TestClient]
START = re.compile(r"http://127\.0\.0\.1:\d+[/a-z]*")
BELOW = "/a/jiedao"


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


@dataclass
class Proxy:
    """A host that passes on what is below one path, and writes down whatever else it is asked for."""

    port: int = 0
    strayed: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}{BELOW}"


@contextmanager
def proxy(to: int, *, keeps: bool) -> Iterator[Proxy]:
    """In front of a server at port `to`; it `keeps` the path when it passes a request on, or takes it away."""
    known = Proxy()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.path != BELOW and not self.path.startswith((f"{BELOW}/", f"{BELOW}?")):
                known.strayed.append(self.path)
                self.answer(404, [], b"")
                return
            with closing(HTTPConnection("127.0.0.1", to, timeout=60)) as behind:  # also where the browser has gone
                behind.request(self.command, self.path if keeps else self.path.removeprefix(BELOW) or "/", body, dict(self.headers))
                said = behind.getresponse()
                answered = said.status, said.getheaders(), said.read()
            self.answer(*answered)

        def answer(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else body)

        do_GET = do_HEAD = do_POST = pass_on  # noqa: N815 - as the library calls them

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    known.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield known
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


@contextmanager
def below(kg: Path, *options: str, keeps: bool = True) -> Iterator[Proxy]:
    """`jiedao serve` below a path of the proxy's host."""
    port = free_port()
    with proxy(port, keeps=keeps) as front, process(kg, "--port", str(port), "--base-url", f"{front.address}/", *options) as (_, said):
        assert said == front.address
        yield front


@contextmanager
def running(kg: Path, settings: Settings, port: int) -> Iterator[None]:
    """The server in a thread of this process."""
    served = Served(kg, settings)
    server = uvicorn.Server(uvicorn.Config(create_app(served, settings), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield
    server.should_exit = True
    thread.join(20)
    served.close()
