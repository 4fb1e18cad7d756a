"""The server on its port: an application and settings in, requests answered until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ..queries.types import Label
from .lanes import Lanes
from .settings import Settings

NO_HTTP = Label(
    "请求不合 HTTP：网址里的汉字与空格须编码，如 curl -G 网址 --data-urlencode name=张三",
    "this is no HTTP: characters such as 张 and blanks are encoded in an address, as curl -G URL --data-urlencode name=张三 does",
)
HEAD = 64 << 10
"""Bytes of a request before its body."""
CONNECTIONS = 2000
LENT = 2
"""Plain queries in a row, answered at once, after which a connection is lent."""
SLOW, PENANCE = 1.0, 8
"""Seconds that are not at once; after that, so many more have to be."""
GRACE = 30
"""Seconds in which requests may come to their end when the server is stopped."""


class Together:
    """A transport that sends the head of an answer and its body as one: half the messages, and half the work for both sides."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.transport, self.loop = transport, loop
        self.held = b""

    def write(self, data: bytes) -> None:
        if not self.held and len(data) < HEAD:
            self.held = data
            self.loop.call_soon(self.flush)
        elif len(data) < HEAD:
            held, self.held = self.held, b""
            self.transport.write(held + data)
        else:
            self.flush()
            self.transport.write(data)

    def get_write_buffer_size(self) -> int:
        return len(self.held) + self.transport.get_write_buffer_size()

    def flush(self) -> None:
        if self.held:
            held, self.held = self.held, b""
            self.transport.write(held)

    def close(self) -> None:
        self.flush()
        self.transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.transport, name)


class Patient(HttpToolsProtocol):
    """Hangs up on who sends the head of a request too slowly, or too much of it; lends who asks one plain query after the other."""

    patience = 20.0
    lanes: Lanes | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        super().connection_made(Together(transport, self.loop))  # type: ignore[arg-type]  # all that is asked of one
        self.head = 0
        self.waiting: asyncio.TimerHandle | None = None
        self.begun, self.plain, self.lent, self.leaves = 0.0, 0, False, False
        self.wait()

    def wait(self) -> None:
        self.stop_waiting()
        self.waiting = self.loop.call_later(self.patience, self.transport.close)

    def stop_waiting(self) -> None:
        if self.waiting:
            self.waiting.cancel()
        self.waiting = None

    def data_received(self, data: bytes) -> None:
        if self.waiting:
            self.head += len(data)
            if self.head > HEAD + (data.count(b"\r\n\r\n") and len(data)):
                self.transport.close()
                return
        super().data_received(data)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - what it says is said better here
        body = f"{NO_HTTP}\n".encode()
        lines = b"HTTP/1.1 400 Bad Request", b"content-type: text/plain; charset=utf-8", b"content-length: %d" % len(body), b"connection: close", b"", body
        self.transport.write(b"\r\n".join(lines))
        self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.wait()

    def on_headers_complete(self) -> None:
        self.stop_waiting()
        self.head = 0
        self.begun = self.loop.time()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.scope["state"].get("plain"):
            self.plain = 0
        elif self.loop.time() - self.begun > SLOW:
            self.plain = -PENANCE
        else:
            self.plain += 1
        if self.lanes and self.plain >= LENT:
            self.loop.call_soon(self.lend)

    # --- lending, between two requests ---

    def lend(self) -> None:
        between = self.cycle.response_complete and self.cycle.keep_alive and not (self.waiting or self.pipeline)
        if not between or self.lent or self.transport.is_closing() or self.transport.get_write_buffer_size():
            return
        self.flow.pause_reading()
        self.lent = bool(self.lanes and self.lanes.lend(self))
        if self.lent:
            self._unset_keepalive_if_required()
        else:
            self.flow.resume_reading()

    def fileno(self) -> int:
        return int(self.transport.get_extra_info("socket").fileno())

    def who(self) -> str:
        return self.client[0] if self.client else ""

    def home(self) -> None:
        self.lent = False
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)
        if self.leaves:
            super().shutdown()

    def shutdown(self) -> None:
        """What is lent comes home first."""
        if self.lent and self.lanes:
            self.leaves = True
            self.lanes.recall()
        else:
            super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)


def bound(host: str, port: int) -> socket.socket:
    """OSError where the port is taken or the host is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


def server(app: Starlette, settings: Settings) -> uvicorn.Server:
    protocol = type("PatientFor", (Patient,), {"patience": settings.limits.patience, "lanes": app.state.lanes})
    options: dict[str, Any] = {
        "http": protocol, "ws": "none", "log_config": None, "access_log": False, "server_header": False,
        "timeout_keep_alive": 15, "timeout_graceful_shutdown": GRACE, "limit_concurrency": CONNECTIONS,
    }  # fmt: skip
    return uvicorn.Server(uvicorn.Config(app, **options))
