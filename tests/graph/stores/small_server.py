"""A SPARQL server in this process, over Oxigraph: queries, the Graph Store Protocol, and whatever may go wrong."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store

TRIPLES = "application/n-triples"


@dataclass
class Small:
    """`wrong` is what the next answers do instead of answering: a status, `html`, `cut`, `slow`, or `reset`."""

    store: Store = field(default_factory=Store)
    union: bool = True
    user: str | None = None
    wrong: list[int | str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""
    given_up: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    @property
    def small(self) -> Small:
        assert isinstance(self.server, Server)
        return self.server.small

    def log_message(self, *_: object) -> None:
        pass

    def body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        found = b""
        while size := int(self.rfile.readline(), 16):
            found += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return found

    def answer(self, code: int, kind: str = "text/plain", body: bytes = b"") -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def act(self) -> None:
        body, path = self.body(), urlsplit(self.path)
        self.small.asked.append((self.command, self.path))
        wrong = self.small.wrong.pop(0) if self.small.wrong else None
        if self.small.user and "Authorization" not in self.headers:
            return self.answer(401)
        if isinstance(wrong, int):
            return self.answer(wrong, body=f"went\nwrong {wrong}".encode())
        if wrong == "html":
            return self.answer(200, "text/html", b"<html>welcome</html>")
        if wrong == "reset":
            return self.connection.shutdown(socket.SHUT_RDWR)
        if wrong == "slow":  # no answer comes while the caller waits, however busy the machine is
            self.small.given_up.wait(timeout=30)
            return None
        if path.path != "/ds":
            return self.answer(404, body=b"no such dataset")
        if self.command == "POST":
            return self.query(parse_qs(body.decode())["query"][0], cut=wrong == "cut")
        return self.graph(NamedNode(parse_qs(path.query)["graph"][0]), body)

    do_GET = do_PUT = do_DELETE = do_POST = act  # noqa: N815 - as the base class has them

    def query(self, sparql: str, *, cut: bool) -> None:
        try:
            kind, said = self.found(sparql)
        except SyntaxError as error:
            return self.answer(400, body=str(error).encode())
        return self.answer(200, kind, said[: len(said) // 2] if cut and kind != TRIPLES else said)

    def found(self, sparql: str) -> tuple[str, bytes]:
        """Solutions may only be dropped by the thread that made them: no frame keeps them that a broken connection leaves behind."""
        found = self.small.store.query(sparql, use_default_graph_as_union=self.small.union)
        if isinstance(found, QueryTriples):
            return TRIPLES, found.serialize(format=RdfFormat.N_TRIPLES) or b""
        return "application/sparql-results+json", found.serialize(format=QueryResultsFormat.JSON) or b""

    def graph(self, name: NamedNode, body: bytes) -> None:
        there = self.small.store.contains_named_graph(name)
        match self.command:
            case "GET" if there:
                quads = self.small.store.quads_for_pattern(None, None, None, name)
                self.answer(200, TRIPLES, "".join(f"{q.triple} .\n" for q in quads).encode())
            case "PUT":
                self.small.store.clear_graph(name)
                self.small.store.load(body, format=RdfFormat.N_TRIPLES, to_graph=name, lenient=True)
                self.answer(204)
            case "DELETE" if there:
                self.small.store.remove_graph(name)
                self.answer(204)
            case _:
                self.answer(404, body=b"no such graph")


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, small: Small) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.small = small

    def handle_error(self, *_: object) -> None:
        """Who asked has left."""


@contextmanager
def serving(small: Small) -> Iterator[Small]:
    with Server(small) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        small.url = f"http://127.0.0.1:{server.server_port}/ds"
        yield small
        small.given_up.set()
        server.shutdown()
        thread.join()
