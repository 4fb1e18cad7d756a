"""Connections that are lent: they get what they got before, whatever is asked on them and whatever happens meanwhile."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import process

from jiedao import build
from jiedao.web import plain
from jiedao.web.lane import read
from jiedao.web.limits import PORTION, Buckets

DOCUMENTS = sorted((Path(__file__).parents[2] / "examples" / "documents").iterdir())
COUNT = "SELECT (COUNT(*) AS ?n) { ?d a schema:DigitalDocument }"
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = {"accept": "application/sparql-results+json"}
BEGINS = (b"GET /sparql?query=",)


def path(query: str) -> str:
    return f"/sparql?{urlencode({'query': query})}"


class Client(AbstractContextManager["Client"]):
    """One connection that stays open."""

    def __init__(self, address: str) -> None:
        self.connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
        self.names: list[str] = []

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def ask(self, query: str, headers: dict[str, str] = JSON, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        self.connection.request(method, path(query), headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        self.names.append(str(answer.headers["x-request-id"])[:24])
        return answer, body

    @property
    def lent(self) -> bool:
        """Whether another process than before gave the last answer: each has a name of its own."""
        return self.names[-1] != self.names[0]

    def until_lent(self) -> None:
        for number in range(2000):
            self.ask(f"ASK {{ ?s ?p {number} }}")
            if self.lent:
                return
            time.sleep(0.02)
        raise AssertionError


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with process(built, "--timeout", "3") as (_, said):
        yield said


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    with Client(address) as one:
        one.until_lent()
        yield one


PERSON = "CONSTRUCT { ?p a foaf:Person } { ?p a foaf:Person } LIMIT 1"
SAME = [
    ("SELECT ?p { ?p a foaf:Person } ORDER BY ?p LIMIT 30", JSON), ("SELECT ?p { ?p a foaf:Person } ORDER BY ?p LIMIT 31", {"accept": "text/csv"}),
    (PERSON, {"accept": "text/turtle"}), ("SELECT (STRLEN(STR(NOW())) > 0 AS ?n) {}", {"accept": "text/tab-separated-values"}),
    ("SELECT ?p ?o { ?p foaf:name ?o } ORDER BY ?p ?o LIMIT 40", {"accept-encoding": "gzip", **JSON}),
    ("SELECT ('100% + \\\\ é 街' AS ?x) {}", JSON), ("ASK {}", {}),
]  # fmt: skip


@pytest.mark.parametrize(("query", "headers"), SAME)
def test_what_is_answered_is_the_same(client: Client, address: str, query: str, headers: dict[str, str]) -> None:
    with Client(address) as fresh:
        (there, whole), (here, body) = fresh.ask(query, headers), client.ask(query, headers)
    assert client.lent
    assert here.status == there.status == 200
    assert body == whole
    without = ("date", "x-request-id")
    assert sorted((k.lower(), v) for k, v in here.getheaders() if k.lower() not in without) == sorted(
        (k.lower(), v) for k, v in there.getheaders() if k.lower() not in without
    )
    assert len(str(here.headers["x-request-id"])) == 32


def test_all_else_is_answered_too_on_the_same_connection(client: Client) -> None:
    tag = client.ask("ASK { ?s a foaf:Person }")[0].headers["etag"]
    assert client.ask("ASK { ?s a foaf:Person }", {"if-none-match": str(tag), **JSON})[0].status == 304
    assert client.ask("SELECT nonsense")[0].status == 400
    assert client.ask("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")[0].status == 400
    assert client.ask("ASK {}", {"accept": "image/png"})[0].status == 406
    assert client.ask("ASK {}", method="HEAD")[1] == b""
    many, body = client.ask("SELECT * { ?s ?p ?o } LIMIT 100001")
    assert (many.status, b"LIMIT" in body) == (400, True) or len(body) > 1 << 20  # refused, or a graph that has fewer
    client.connection.request("GET", "/healthz")
    assert json.load(client.connection.getresponse())["status"] == "ok"
    client.connection.request("POST", "/sparql", urlencode({"query": "ASK {}"}), {"content-type": "application/x-www-form-urlencoded"})
    assert json.load(client.connection.getresponse())["boolean"] is True


def test_a_query_that_takes_too_long_is_stopped_and_holds_up_nobody(address: str) -> None:
    with ExitStack() as stack:
        slow, *others = [stack.enter_context(Client(address)) for _ in range(4)]
        for one in (slow, *others):
            one.until_lent()
        slow.connection.request("GET", path(BOMB), headers=JSON)
        for number in range(20):
            for one in others:
                assert one.ask(f"SELECT * {{ ?s ?p ?o }} LIMIT {number}")[0].status == 200
        answer = slow.connection.getresponse()
        assert answer.status == 503
        assert "3 秒" in json.load(answer)["zh"]
        others[0].until_lent()


BOMBS = {
    "nesting": "ASK " + "{" * 1000 + "}" * 1000,
    "path": "SELECT * { ?s " + "/".join(["(!<a>)*"] * 20) + " ?o } LIMIT 1",
    "regex": 'ASK { FILTER(REGEX("' + "a" * 2000 + '!", "^(([a-z])+.)+[A-Z]([a-z])+$")) }',
    "large regex": 'ASK { FILTER(REGEX("x", "(a{1000}){1000}")) }',
    "replace": f'SELECT (REPLACE(REPLACE("{"a" * 900}", "a", "{"b" * 900}"), "b", "{"c" * 900}") AS ?x) {{}}',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_on_a_lent_connection_harms_nobody_else(client: Client, address: str, name: str) -> None:
    with Client(address) as other:
        other.until_lent()
        answer, _ = client.ask(BOMBS[name])
        assert answer.status in (200, 400, 503)
        assert other.ask("ASK {}")[0].status == 200
        assert client.ask("ASK {}")[0].status == 200


def raw(address: str) -> socket.socket:
    host, _, port = address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=60)


def request(query: str) -> bytes:
    return f"GET {path(query)} HTTP/1.1\r\nhost: x\r\naccept: application/sparql-results+json\r\n\r\n".encode()


def heard(connection: socket.socket, enough: Callable[[bytes], bool]) -> bytes:
    said = b""
    while not enough(said):
        part = connection.recv(65536)
        if not part:
            break
        said += part
    return said


def name(said: bytes) -> bytes:
    found = re.search(rb"x-request-id: (\w{24})", said)
    return found[1] if found else b""


@pytest.fixture
def lent(address: str) -> Iterator[socket.socket]:
    with raw(address) as connection:
        first = b""
        for number in range(2000):
            connection.sendall(request(f"ASK {{ ?s ?p {number} }}"))
            now = name(heard(connection, lambda said: said.endswith(b"}")))
            first = first or now
            if now != first:
                break
            time.sleep(0.02)
        else:
            raise AssertionError
        yield connection


def test_requests_in_pieces_and_requests_together(lent: socket.socket) -> None:
    whole = request("SELECT ('pieces' AS ?x) {}")
    for part in (whole[:9], whole[9:40], whole[40:]):
        lent.sendall(part)
        time.sleep(0.05)
    assert b"pieces" in heard(lent, lambda said: said.endswith(b"}"))
    lent.sendall(request("SELECT ('one' AS ?x) {}") + request("SELECT ('two' AS ?x) {}"))
    said = heard(lent, lambda said: b"two" in said and said.endswith(b"}"))
    assert said.index(b"one") < said.index(b"two")


def test_nonsense_is_refused(lent: socket.socket) -> None:
    lent.sendall(b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n")
    assert heard(lent, lambda said: b"\r\n\r\n" in said).startswith(b"HTTP/1.1 400")


def test_who_goes_away_or_takes_nothing_harms_nobody(address: str, lent: socket.socket) -> None:
    lent.sendall(request("SELECT * { ?s ?p ?o } LIMIT 3000"))
    lent.close()
    with raw(address) as slow, Client(address) as one:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        for number in range(100):
            slow.sendall(request(f"SELECT * {{ ?s ?p ?o }} LIMIT {500 + number}"))
        assert one.ask("ASK {}")[0].status == 200


def test_a_new_build_is_taken_up(tmp_path: Path) -> None:
    folder = tmp_path / "kg"
    build(DOCUMENTS[:3], into=folder)
    with process(folder) as (running, said), Client(said) as one:
        one.until_lent()
        assert b'"3"' in one.ask(COUNT)[1]
        build(DOCUMENTS[:5], into=folder)
        until, seen = time.monotonic() + 60, b""
        while b'"5"' not in seen and time.monotonic() < until:
            answer, seen = one.ask(COUNT)
            assert answer.status == 200
            time.sleep(0.05)
        assert b'"5"' in seen
        one.until_lent()
        running.terminate()
        assert running.wait(30) in (0, -15)


def test_each_request_is_counted_and_each_client_has_its_rate(built: Path) -> None:
    with process(built, "--rate", "20") as (_, said), Client(said) as one:
        statuses = [one.ask(f"ASK {{ ?s ?p {number} }}")[0].status for number in range(450)]
        assert statuses.index(429) >= 400
        time.sleep(7)  # the connection comes back when nothing is asked on it
        one.connection.request("GET", "/metrics")
        numbers = one.connection.getresponse().read().decode()
        found = re.search(r'jiedao_requests_total\{method="GET",route="/sparql",status="200"\} (\S+)', numbers)
        assert found
        assert float(found[1]) == statuses.count(200)


def test_only_what_is_plain_is_read() -> None:
    def said(first: str, *headers: str) -> bytes:
        return "\r\n".join([first, "host: x", *headers, "", ""]).encode()

    whole = said("GET /sparql?query=ASK%7B%7D HTTP/1.1")
    assert read(whole, BEGINS) == (b"query=ASK%7B%7D", {b"host": b"x"})
    for other in (
        whole[:-2], whole + b"x", whole + whole, said("GET /sparql?query=a&default-graph-uri=b HTTP/1.1"), said("GET /sparql?query=a HTTP/1.0"),
        said("GET /sparql?query=a#b HTTP/1.1"), said("GET /sparql?query=a b HTTP/1.1"), said("GET /sparql?query=a HTTP/1.1", "connection: close"),
        said("GET /sparql?query=a HTTP/1.1", "content-length: 3"), said("GET /sparql?query=a HTTP/1.1", "transfer-encoding: chunked"),
        said("GET /sparql?query=a HTTP/1.1", "X-Forwarded-For: 1.2.3.4"), said("GET /sparql?query=a HTTP/1.1", "x y"), said("GET /sparql?query=é HTTP/1.1"),
    ):  # fmt: skip
        assert read(other, BEGINS) is None, other


@pytest.mark.parametrize("query", ["a%20b", "%E8%A1%97", "100%", "%4", "%zz", "%5C%5Cx41", "\\x41", "\\%41", "a+b"])
def test_percent_signs_mean_what_they_mean(query: str) -> None:
    assert plain.unquoted(query.encode()) == plain.unquote_to_bytes(query)


def test_what_is_lent_of_a_rate_comes_back() -> None:
    buckets = Buckets(10, 50)
    assert buckets.lent("1.2.3.4") == 50
    assert buckets.lent("1.2.3.4") == 0
    buckets.back("1.2.3.4", 30)
    assert buckets.lent("1.2.3.4") == 30
    assert Buckets(0, 0).lent("1.2.3.4") == PORTION
