"""A server below a path of a host that others share, behind a proxy: every address that it gives out is below that path, and leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest
from pyoxigraph import RdfFormat, parse
from serving import BELOW, TOKEN, Proxy, below
from typer.testing import CliRunner

from jiedao.cli import app
from jiedao.web.below import addresses

LEADING = ("href", "src", "action", "data-terms", "data-shapes", "data-layout")
MOST = 120
PERSON = "SELECT ?p { ?p a foaf:Person ; foaf:name ?name FILTER(STR(?name) = '皇甫志远') }"
TARGETS = "SELECT DISTINCT ?t { ?q a <http://www.w3.org/ns/shacl#SPARQLExecutable> ; schema:target ?t }"


class Addresses(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as the library calls it
        self.found += [value for name, value in attrs if value and name in LEADING]


@pytest.fixture(scope="module", params=[True, False], ids=["the path is kept", "the path is taken away"])
def front(request: pytest.FixtureRequest, built: Path, token_file: Path) -> Iterator[Proxy]:
    with below(built, "--token-file", str(token_file), keeps=request.param) as started:
        yield started


@pytest.fixture(scope="module")
def client(front: Proxy) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=front.address, timeout=60, follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def person(client: httpx.Client) -> str:
    rows = client.get("/sparql", params={"query": PERSON}, headers={"accept": "text/csv"}).text.split()
    return rows[1].partition("/id/")[2]


def family(address: str) -> str:
    """Addresses that one page after another has, told apart by what they are of, not by which."""
    path = urlsplit(address).path.removeprefix(BELOW)
    parts = path.split("/")
    if path.startswith("/page/"):
        return "/".join(parts[:3])
    return parts[-1] if len(parts) < 3 else f"{parts[1]}/{parts[-1][-4:]}"


def test_every_address_on_every_kind_of_page_is_below_the_path_and_leads_somewhere(front: Proxy, client: httpx.Client) -> None:
    waiting, seen, kinds = [front.address, f"{front.address}/review", f"{front.address}/console/cypher"], set[str](), dict[str, int]()
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        kind = family(address)
        if address in seen or kinds.get(kind, 0) > 3:
            continue
        seen.add(address)
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = client.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        assert str(answer.url).startswith(front.address), address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for found in Addresses(answer.text).found:
            whole = urljoin(str(answer.url), found).partition("#")[0]
            assert whole.startswith(front.address), (address, found)
            waiting.append(whole)
    assert {"/page/person", "/page/event", "/page/document", "search", "questions", "explore"} <= kinds.keys()
    assert not front.strayed


def test_identifiers_lead_to_pages_and_data_below_the_path(front: Proxy, client: httpx.Client, person: str) -> None:
    page = client.get(f"/id/{person}", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, f"{BELOW}/page/{person}")
    data = client.get(f"/id/{person}", headers={"accept": "text/turtle"})
    assert data.headers["location"] == f"{BELOW}/data/{person}.ttl"
    links = re.findall(r"<([^>]+)>", data.headers["link"])
    assert [link for link in links if link.startswith(f"{BELOW}/")] == links[:-1]
    assert client.get(urljoin(front.address, links[1])).status_code == 200
    said = client.get(f"/data/{person}.nt").text
    assert f"<{front.address}/data/{person}.nt> <http://xmlns.com/foaf/0.1/primaryTopic>" in said
    assert f'<link rel="canonical" href="{front.address}/page/{person}">' in client.get(f"/page/{person}").text
    assert f"<{BELOW}/ontology.ttl>" in client.get("/ontology").headers["link"]


def test_descriptions_name_addresses_below_the_path(front: Proxy, client: httpx.Client) -> None:
    assert client.get("/api/openapi.json").json()["servers"] == [{"url": front.address}]
    for path in ("/sparql", "/.well-known/void"):
        said = {quad.object for quad in parse(client.get(path, headers={"accept": "text/turtle"}).content, RdfFormat.TURTLE)}
        assert f"<{front.address}/sparql>" in {str(one) for one in said}, path
    assert client.get("/sparql", headers={"accept": "text/html"}).headers["location"] == f"{BELOW}/console"
    manifest = client.get("/reconcile").json()
    assert manifest["view"]["url"].startswith(front.address)
    assert client.get(manifest["preview"]["url"].replace("{{id}}", "person/x")).status_code in (200, 404)
    targets = client.get("/sparql", params={"query": TARGETS}, headers={"accept": "text/csv"})
    assert targets.text.split() == ["t", f"{front.address}/sparql"]


def test_answers_of_programs_lead_on_below_the_path(front: Proxy, client: httpx.Client, person: str) -> None:
    answer = client.get("/api/v1/visits?limit=3")
    following = answer.json()["next"]
    assert following.startswith(f"{BELOW}/api/v1/visits?")
    assert answer.headers["link"] == f'<{following}>; rel="next"'
    assert client.get(urljoin(front.address, following)).json()["rows"] != answer.json()["rows"]
    assert client.get("/suggest?q=hfzy").json()[0]["url"] == f"{BELOW}/page/{person}"
    nodes = client.get("/explore/data", params={"of": person}).json()["nodes"]
    assert {node["url"].rpartition("/page/")[0] for node in nodes} == {BELOW}
    assert f"{front.address}/" in client.get("/api/v1/itinerary.ics", params={"name": "皇甫志远"}).text.replace("\r\n ", "")
    assert client.get("/search", params={"q": "皇甫志远"}).headers["location"] == f"{BELOW}/page/{person}"
    assert client.get("/sparql?query=ASK{}", headers={"origin": "https://elsewhere.example"}).headers["access-control-allow-origin"] == "*"


def test_cookies_are_for_the_path_alone(client: httpx.Client) -> None:
    said = client.get("/people?lang=en&theme=dark")
    assert len(said.headers.get_list("set-cookie")) == 2
    assert all(f"Path={BELOW};" in one for one in said.headers.get_list("set-cookie"))
    assert 'lang="en"' in client.get("/offices").text


def test_writing_needs_the_token_there_too(client: httpx.Client) -> None:
    assert client.post("/review", json={}).status_code == 401
    assert client.post("/review", json={}, headers={"authorization": f"Bearer {TOKEN}"}).status_code == 404
    assert client.get("/review/corrections", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_only_addresses_are_moved() -> None:
    page = '<a class="x" href="/people"> <a href="#at"> <a href="https://example.org/"> <input value="/people"> <p> href=&#34;/people'
    assert addresses(page, "/x") == page.replace('href="/people"', 'href="/x/people"')
    assert addresses(page, "") == page


@pytest.mark.parametrize("url", [
    "https://example.org/sparql", "https://example.org/page/x", "https://example.org/a b", "https://example.org/../x", "https://example.org//x",
    "https://example.org/x?y", "https://example.org/%2e", "ftp://example.org/x", "https:///x", "https://example.org/" + quote("街道"),
])  # fmt: skip
def test_a_path_that_cannot_be_used_is_refused_in_one_line(built: Path, url: str) -> None:
    done = CliRunner().invoke(app, ["serve", str(built), "--port", "0", "--base-url", url])
    assert (done.exit_code, done.stderr.strip().count("\n")) == (2, 0), done.stderr
    assert url in done.stderr
