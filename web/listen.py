"""The server on its port: an application and settings in, requests answered until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .settings import Settings

HEAD = 64 << 10
"""Bytes of a request before its body."""
CONNECTIONS = 2000
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
    """Hangs up on who sends the head of a request too slowly, or too much of it."""

    patience = 20.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the base class has it
        super().connection_made(Together(transport, self.loop))  # type: ignore[arg-type]  # all that is asked of one
        self.head = 0
        self.waiting: asyncio.TimerHandle | None = None
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

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.wait()

    def on_headers_complete(self) -> None:
        self.stop_waiting()
        self.head = 0
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)


def bound(host: str, port: int) -> socket.socket:
    """OSError where the port is taken or the host is none of this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=1024)


def server(app: ASGIApp, settings: Settings) -> uvicorn.Server:
    protocol = type("PatientFor", (Patient,), {"patience": settings.limits.patience})
    options: dict[str, Any] = {
        "http": protocol, "ws": "none", "log_config": None, "access_log": False, "server_header": False,
        "timeout_keep_alive": 15, "timeout_graceful_shutdown": GRACE, "limit_concurrency": CONNECTIONS,
    }  # fmt: skip
    return uvicorn.Server(uvicorn.Config(app, **options))
