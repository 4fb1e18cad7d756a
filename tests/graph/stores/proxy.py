"""A line to a server that can be cut: an address in, the address of a way to it out, which breaks after so many bytes."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Proxy:
    """`left` counts the bytes to the server; at 0 all lines are cut, and new ones with them."""

    host: str
    port: int
    left: int | None = None
    lines: list[socket.socket] = field(default_factory=list)

    def carry(self, source: socket.socket, target: socket.socket, *, counted: bool) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                if counted and self.left is not None:
                    self.left -= len(data)
                    if self.left <= 0:
                        self.left = 0
                        break
                target.sendall(data)
        for one in self.lines if self.left == 0 else (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def through_proxy(url: str) -> Iterator[tuple[str, Proxy]]:
    to = urlsplit(url)
    proxy = Proxy(to.hostname or "", to.port or 0)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            if proxy.left == 0:
                return
            with socket.create_connection((proxy.host, proxy.port)) as server:
                proxy.lines += [self.request, server]
                back = threading.Thread(target=proxy.carry, args=(server, self.request), kwargs={"counted": False}, daemon=True)
                back.start()
                proxy.carry(self.request, server, counted=True)
                back.join()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield to._replace(netloc=f"127.0.0.1:{listening.server_address[1]}").geturl(), proxy
        listening.shutdown()
