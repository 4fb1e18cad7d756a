"""Any SPARQL 1.1 server over HTTP: an address in; solutions of queries, and whole named graphs read, put and deleted, out."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from ..errors import KGError

Solution = Mapping[str, NamedNode | BlankNode | Literal]
Lines = Iterable[str]
"""Statements as lines of N-Triples."""
RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
TIMEOUT = 60.0
ATTEMPTS = 4
PAUSE = 0.25
"""Seconds before the second attempt; they double with each further one."""
PIECE = 1 << 16
"""Bytes that are sent at once."""
BUSY = (429, 502, 503, 504)
USER, PASSWORD, TOKEN = "JIEDAO_SPARQL_USER", "JIEDAO_SPARQL_PASSWORD", "JIEDAO_SPARQL_TOKEN"
UNION = """SELECT ?one ?joined WHERE {
  { SELECT ?s ?p ?o (1 AS ?one) WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1 }
  OPTIONAL { ?s ?p ?o BIND(1 AS ?joined) }
} LIMIT 1"""


class RemoteError(KGError):
    """A server that cannot be reached, refuses, or answers something else; one line that names it without its password."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server answers queries and keeps its graphs (SPARQL 1.1 Graph Store HTTP Protocol)."""

    query: str
    graphs: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, url: str, graphs: str | None = None, environment: Mapping[str, str] = os.environ) -> Address:
        """Who asks stands in the URL (`http://user:password@host/dataset`) or in the environment."""
        bare, user, password = without_user(url)
        store, store_user, store_password = without_user(graphs or url)
        return cls(
            bare, store, user or store_user or environment.get(USER), password or store_password or environment.get(PASSWORD),
            environment.get(TOKEN),
        )  # fmt: skip


def without_user(url: str) -> tuple[str, str | None, str | None]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        raise RemoteError("不是 SPARQL 服务的网址 no address of a SPARQL server; 应如 like http://localhost:3030/jiedao")
    shown = f"[{host}]" if ":" in host else host
    bare = urlunsplit(parts._replace(netloc=f"{shown}:{port}" if port else shown))
    return bare, parts.username and unquote(parts.username), parts.password and unquote(parts.password)


@dataclass(slots=True)
class Remote:
    """A server. Reading, putting and deleting a graph do the same when they are done twice, so all may be tried again."""

    address: Address
    timeout: float = TIMEOUT
    """Seconds a query may take from the first byte sent to the last byte read."""
    client: httpx.Client = field(init=False, repr=False)
    joined: bool | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        to = self.address
        headers = {"User-Agent": "jiedao"} | ({"Authorization": f"Bearer {to.token}"} if to.token else {})
        auth = (to.user, to.password or "") if to.user else None
        self.client = httpx.Client(auth=auth, headers=headers, timeout=self.timeout)

    def select(self, sparql: str) -> Iterator[Solution]:
        """The solutions as they come in. Questions need the union of the named graphs as default graph."""
        self.need_union()
        return self.solutions(sparql)

    def solutions(self, sparql: str) -> Iterator[Solution]:
        with self.results(sparql) as result:
            if not isinstance(result, QuerySolutions):
                raise RemoteError(f"{self.address.query}: 不是 SELECT 的结果 no answer to a SELECT query")
            names = [variable.value for variable in result.variables]
            for solution in result:
                yield {name: value for name in names if (value := solution[name]) is not None}

    def ask(self, sparql: str) -> bool:
        with self.results(sparql) as result:
            if not isinstance(result, QueryBoolean):
                raise RemoteError(f"{self.address.query}: 不是 ASK 的结果 no answer to an ASK query")
            return bool(result)

    def construct(self, sparql: str) -> Iterator[Triple]:
        """What CONSTRUCT and DESCRIBE give."""
        with self.sent(self.asking(sparql, TRIPLES), (TRIPLES, "text/plain")) as stream:
            yield from triples(stream)

    def need_union(self) -> None:
        if self.joined is None:
            found = next(iter(self.solutions(UNION)), None)
            self.joined = None if found is None else "joined" in found  # an empty server says nothing of itself
        if self.joined is False:
            zh = "默认图不是全部命名图之并，请在服务器上设定（Fuseki：tdb2:unionDefaultGraph true）"
            raise RemoteError(f"{self.address.query}: {zh} its default graph is not the union of its named graphs: set that; 见 see docs/sync.md")

    def graph(self, name: str) -> Iterator[Triple]:
        """The statements of a named graph; none where there is no such graph."""
        request = self.client.build_request("GET", self.address.graphs, params={"graph": name}, headers={"Accept": TRIPLES})
        with self.sent(lambda: request, (TRIPLES, "text/plain"), absent=True) as stream:
            yield from triples(stream)

    def put(self, name: str, lines: Callable[[], Lines]) -> None:
        """The named graph has these statements and no other; `lines` is called once for each attempt."""

        def request() -> httpx.Request:
            body = pieces(lines())
            headers = {"Content-Type": TRIPLES}
            return self.client.build_request("PUT", self.address.graphs, params={"graph": name}, content=body, headers=headers)

        with self.sent(request):
            pass

    def delete(self, name: str) -> None:
        request = self.client.build_request("DELETE", self.address.graphs, params={"graph": name})
        with self.sent(lambda: request, absent=True):
            pass

    @contextmanager
    def results(self, sparql: str) -> Iterator[QuerySolutions | QueryBoolean]:
        with self.sent(self.asking(sparql, RESULTS), ("json",)) as stream:
            yield parse_query_results(stream, QueryResultsFormat.JSON)

    def asking(self, sparql: str, accept: str) -> Callable[[], httpx.Request]:
        return lambda: self.client.build_request("POST", self.address.query, data={"query": sparql}, headers={"Accept": accept})

    @contextmanager
    def sent(
        self, request: Callable[[], httpx.Request], kinds: tuple[str, ...] = (), *, absent: bool = False
    ) -> Iterator[BinaryIO]:
        """The body of the answer, which must be of one of the kinds; `absent` allows that there is nothing (404)."""
        until = time.monotonic() + self.timeout
        answer = self.tried(request)
        where = str(answer.request.url.copy_with(query=None))
        try:
            nothing = absent and answer.status_code == httpx.codes.NOT_FOUND
            if not (nothing or answer.is_success):
                raise RemoteError(f"{where}: {said(answer)}")
            kind = answer.headers.get("content-type", "")
            if not nothing and kinds and not any(one in kind for one in kinds):
                raise RemoteError(f"{where}: 答复的格式不对（{kind}），是 SPARQL 服务吗 wrong content ({kind}): is it a SPARQL server?")
            body = io.BufferedReader(Body(answer, until), PIECE)
            if nothing:
                body.read()
            yield body
            body.read()  # what is read to its end leaves the connection to the next request
        except (httpx.TimeoutException, TimeoutError) as late:
            raise RemoteError(f"{where}: {self.late()}") from late
        except (httpx.HTTPError, SyntaxError, OSError) as broken:
            raise RemoteError(f"{where}: 答复中断或有误 the answer broke off or is damaged: {line(broken)}") from broken
        finally:
            answer.close()

    def tried(self, request: Callable[[], httpx.Request]) -> httpx.Response:
        """Sends it again where the server is busy or the connection is cut before an answer came."""
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1
            made = request()
            where = str(made.url.copy_with(query=None))
            try:
                answer = self.client.send(made, stream=True)
                if last or answer.status_code not in BUSY:
                    return answer
                answer.close()
            except httpx.TimeoutException as late:
                raise RemoteError(f"{where}: {self.late()}") from late
            except httpx.TransportError as cut:
                if last:
                    raise RemoteError(f"{where}: 无法连接 cannot be reached: {line(cut)}") from cut
            time.sleep(PAUSE * 2**attempt)
        raise AssertionError

    def late(self) -> str:
        return f"{self.timeout:g} 秒内没有答完 no whole answer within {self.timeout:g} s; 可用 raise --timeout"

    def close(self) -> None:
        self.client.close()

    def __enter__(self) -> Remote:
        return self

    def __exit__(self, *ended: object) -> None:
        self.close()


class Body(io.RawIOBase):
    """The bytes of an answer as a file, until the time is up."""

    def __init__(self, answer: httpx.Response, until: float) -> None:
        self.chunks, self.until, self.rest = answer.iter_bytes(), until, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.rest:
            if time.monotonic() > self.until:
                raise TimeoutError
            chunk = next(self.chunks, None)
            if chunk is None:
                return 0
            self.rest = chunk
        taken = self.rest[: len(buffer)]
        buffer[: len(taken)], self.rest = taken, self.rest[len(taken) :]
        return len(taken)


def pieces(lines: Lines) -> Iterator[bytes]:
    """Lines as pieces that are worth a write each."""
    buffer = io.BytesIO()
    for one in lines:
        buffer.write(one.encode())
        if buffer.tell() >= PIECE:
            yield buffer.getvalue()
            buffer = io.BytesIO()
    yield buffer.getvalue()


def triples(stream: BinaryIO) -> Iterator[Triple]:
    for quad in parse(stream, format=RdfFormat.N_TRIPLES, lenient=True):
        yield quad.triple


def said(answer: httpx.Response) -> str:
    """Why a server refuses, in one line."""
    code = answer.status_code
    if code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        return f"{code} 需要用户名和密码，或无权访问 a user and password are needed, or have no right: {USER}, {PASSWORD}"
    if answer.is_redirect:
        return f"{code} 转到别处 it is elsewhere: {answer.headers.get('location', '?')}"
    return f"{code} {answer.reason_phrase}: {line(answer.read().decode('utf-8', 'replace'))}"


def line(text: object) -> str:
    """The beginning of what was said, on one line; the name of the error where it said nothing."""
    words = " ".join(str(text).split()) or type(text).__name__
    return words if len(words) <= 200 else f"{words[:200]}…"
