"""What a hostile client tries: each is bounded, and says so with a status below 500 or a 503 that names the limit."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import process
from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../kg.json", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fsettings.py", "/static//etc/passwd", "/static/app.css%00.js",
        "/data/../../etc/passwd.ttl", "/id/../../../etc/passwd", "/ontology/..%2fvocabulary.py", "/ontology/ontology.ttl%00", "/page/../../kg.json",
        "/picture/..%2f..%2fkg.json", "/rdf-graph-store/..%2f..%2fetc%2fpasswd", "/api/v1/..%2fopenapi", "/api/v1/visits.rq", "//etc/passwd",
    ],
)  # fmt: skip
def test_no_path_leads_out(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404), (answer.status_code, answer.text[:200])
    assert "root:" not in answer.text
    assert '"base"' not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://localhost:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?p <?o)SERVICE?s{?a ?b ?c} FILTER(?p> ?o) }",
        "SELECT * FROM <http://169.254.169.254/latest/meta-data> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "LOAD <http://169.254.169.254/>", "INSERT DATA { <a> <b> <c> }", "DROP ALL",
    ],
)  # fmt: skip
def test_no_query_reaches_out_or_changes_anything(client: TestClient, query: str) -> None:
    before = client.get("/healthz").json()["build"]
    assert client.get("/sparql", params={"query": query}).status_code == 400
    assert client.post("/sparql", data={"update": query}).status_code == 403
    assert client.get("/healthz").json()["build"] == before


REACHING = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}", "SELECT * {{ SERV\\u0049CE <{0}> {{ ?s ?p ?o }} }}", "SELECT * {{ service<{0}>{{?s ?p ?o}} }}",
    "SELECT * {{ # {{\n SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}", "SELECT * {{ BIND(<{0}> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT ('#' AS ?x) {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FR\\u004FM <{0}> {{ ?s ?p ?o }}", "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{0}>", "LOAD SILENT <{0}> INTO GRAPH <x:y>",
]  # fmt: skip


def test_nobody_hears_from_a_query(client: TestClient) -> None:
    """A server that listens beside ours is never called, however the query is spelt."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        there = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for query in REACHING:
            for answer in (client.get("/sparql", params={"query": query.format(there)}), client.post("/sparql", data={"query": query.format(there)})):
                assert answer.status_code == 400, query
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "path", ["/sparql", "/reconcile", "/review", "/review/corrections", "/db/x/query/v2", "/rdf-graph-store", "/api/v1/visits", "/search", "/none"],
)
def test_no_giant_body_is_taken_in(client: TestClient, path: str) -> None:
    """Said to be large, or large without a word of it."""

    def pieces() -> Iterator[bytes]:
        yield from (b"x" * 100_000 for _ in range(30))

    headers = {"content-type": "application/json"}
    assert client.post(path, content=b"x" * 3_000_000, headers=headers).status_code == 413
    assert client.post(path, content=pieces(), headers=headers).status_code in (401, 403, 404, 405, 413, 415, 501)


def test_graphs_of_the_protocol_are_never_fetched(client: TestClient) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        for iri in ("http://169.254.169.254/", "file:///etc/passwd", "not an iri", ""):
            assert client.get("/sparql", params={"query": "ASK {}", name: iri}).status_code == 400
    assert client.get("/rdf-graph-store", params={"graph": "file:///etc/passwd"}).status_code == 404
    assert client.get("/id", params={"iri": "http://169.254.169.254/"}).status_code == 404


@pytest.mark.parametrize(
    "value",
    ["x\r\nset-cookie: a=b", "x\nlocation: https://evil.example", "%0d%0aset-cookie:a=b", "//evil.example/%2f..", "\\\\evil.example"],
)
def test_nothing_gets_into_headers(client: TestClient, value: str) -> None:
    raw = value.replace("\r", "%0d").replace("\n", "%0a")
    asked = {"/api/v1/visits": {"place": value}, "/id": {"iri": f"https://w3id.org/jiedao/id/{value}"}, "/sparql": {"query": "ASK {}", "format": value}}
    for path, given in {f"/id/{raw}": {}, **asked}.items():
        answer = client.get(path, params=given or None, follow_redirects=False)
        assert "set-cookie" not in answer.headers
        assert not answer.headers.get("location", "/").startswith(("//", "http", "\\"))


def test_a_foreign_host_is_not_believed(client: TestClient) -> None:
    for host in ("evil.example/<script>", "a b", "x\"'", "evil.example:80>"):
        assert "evil" not in client.get("/.well-known/void", headers={"host": host}).text
        assert "<script>" not in client.get("/reconcile", headers={"host": host}).text


def test_what_is_sent_comes_back_as_text(client: TestClient) -> None:
    for answer in (
        client.get("/api/v1/career", params={"name": SCRIPT}), client.get("/sparql", params={"query": SCRIPT}), client.get(f"/api/v1/{SCRIPT}"),
        client.get("/reconcile/preview", params={"id": SCRIPT}), client.get("/reconcile/flyout/entity", params={"id": SCRIPT}), client.get("/id/" + SCRIPT),
        client.get("/search", params={"q": SCRIPT}), client.get("/page/" + SCRIPT), client.get("/suggest", params={"q": SCRIPT}),
    ):  # fmt: skip
        assert answer.headers["x-content-type-options"] == "nosniff"
        if "html" in answer.headers.get("content-type", ""):
            assert SCRIPT not in answer.text
    row = client.get("/sparql", params={"query": f'SELECT ("{SCRIPT}" AS ?x) {{}}', "format": "xml"})
    assert "<script>" not in row.text


BOMBS = {
    "nesting": "ASK " + "{" * 5000 + "}" * 5000,
    "union": "SELECT * {" + " UNION ".join(["{ ?s ?p ?o }"] * 3000) + "} LIMIT 1",
    "parentheses": "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "path": "SELECT * { ?s " + "/".join(["(!<a>)*"] * 30) + " ?o } LIMIT 1",
    "regex": 'ASK { FILTER(REGEX("' + "a" * 5000 + '!", "^(([a-z])+.)+[A-Z]([a-z])+$")) }',
    "large regex": 'ASK { FILTER(REGEX("x", "' + "(a{1000}){1000}" + '")) }',
    "values": "SELECT * { VALUES ?x { " + "1 " * 100_000 + "} }",
    "replace": f'SELECT (REPLACE(REPLACE(REPLACE("{"a" * 1000}", "a", "{"b" * 1000}"), "b", "{"c" * 1000}"), "c", "{"d" * 1000}") AS ?x) {{}}',
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_harms_nobody_else(client: TestClient, name: str) -> None:
    answer = client.post("/sparql", data={"query": BOMBS[name]})
    assert answer.status_code in (200, 400, 503), answer.text[:300]
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.fixture(scope="module")
def listening(built: Path) -> Iterator[int]:
    """The server as a process of its own, on a port."""
    with process(built) as (running, address):
        port = int(address.rpartition(":")[2])
        for _ in range(300):
            if said(port, b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").startswith(b"HTTP/1.1 200"):
                break
            time.sleep(0.2)
        yield port
    assert running.returncode in (0, -signal.SIGTERM)


def said(port: int, request: bytes, patience: float = 30) -> bytes:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=patience) as connection:
            connection.sendall(request)
            answer = b""
            while part := connection.recv(65536):
                answer += part
            return answer
    except (ConnectionError, BrokenPipeError, TimeoutError):
        return b""


def test_endless_heads_and_nonsense_are_cut_off(listening: int) -> None:
    for request in (
        b"GET / HTTP/1.1\r\n" + b"x: " + b"y" * 300_000, b"GET /" + b"a" * 300_000, b"\x16\x03\x01" * 100 + b"\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n", b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n",
    ):  # fmt: skip
        answer = said(listening, request, 10)
        assert not answer.startswith(b"HTTP/1.1 5")
    assert said(listening, b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")


def test_an_address_that_is_not_encoded_is_refused_with_the_remedy(listening: int) -> None:
    answer = said(listening, "GET /api/v1/career?name=张三 HTTP/1.1\r\nhost: x\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert f"content-length: {len(body)}".encode() in head
    assert "--data-urlencode" in body.decode()


@pytest.mark.slow
def test_slow_clients_are_hung_up_on(listening: int) -> None:
    """Two hundred that send their head byte by byte take nothing from others, and are gone in time."""
    slow = [socket.create_connection(("127.0.0.1", listening)) for _ in range(200)]
    for one in slow:
        one.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n")
    body = socket.create_connection(("127.0.0.1", listening))
    body.sendall(b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\ncontent-length: 100\r\n\r\nASK")
    begun = time.monotonic()
    answer = said(listening, b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert time.monotonic() - begun < 10
    for one in slow:
        one.settimeout(60)
        assert one.recv(10) == b""
        one.close()
    body.settimeout(60)
    assert body.recv(1000).startswith(b"HTTP/1.1 408")
    body.close()
