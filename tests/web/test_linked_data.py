"""Every identifier leads to a page and to data; old ones lead to new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from serving import Serve
from starlette.testclient import TestClient

from jiedao import build
from jiedao.graph.kg import KG
from jiedao.web.settings import Limits, Settings

BASE = "https://w3id.org/jiedao/id/"
FORMS = {
    "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS,
}  # fmt: skip


@pytest.fixture(scope="module")
def person(client: TestClient) -> str:
    query = "SELECT ?p { ?p a foaf:Person FILTER NOT EXISTS { ?p owl:sameAs ?o } } ORDER BY ?p LIMIT 1"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return str(row["p"]["value"]).removeprefix(BASE)


@pytest.mark.parametrize(
    ("accept", "where"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "/page/{}"),
        ("text/turtle", "/data/{}.ttl"),
        ("application/ld+json", "/data/{}.jsonld"),
        ("application/n-triples", "/data/{}.nt"),
        ("application/rdf+xml, text/turtle;q=0.5", "/data/{}.rdf"),
    ],
)
def test_a_thing_leads_to_what_the_client_reads(client: TestClient, person: str, accept: str, where: str) -> None:
    answer = client.get(f"/id/{person}", headers={"accept": accept}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == where.format(person)
    assert 'rel="alternate"; type="text/turtle"' in answer.headers["link"]
    assert "Accept" in answer.headers["vary"]
    followed = client.get(answer.headers["location"])
    assert followed.status_code == 200


@pytest.mark.parametrize("end", FORMS)
def test_the_data_say_what_is_known(client: TestClient, person: str, end: str) -> None:
    answer = client.get(f"/data/{person}.{end}")
    found = {(quad.subject, quad.predicate.value) for quad in parse(answer.content, FORMS[end])}
    assert (NamedNode(BASE + person), "http://xmlns.com/foaf/0.1/name") in found
    assert any(predicate == "http://www.w3.org/ns/org#member" for _, predicate in found)
    assert (NamedNode(f"http://testserver/data/{person}.{end}"), "http://xmlns.com/foaf/0.1/primaryTopic") in found
    again = client.get(f"/data/{person}.{end}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_what_is_not_known_or_not_to_be_had_is_said(client: TestClient, person: str) -> None:
    assert client.get("/id/person/nobody-0123456789").status_code == 404
    assert client.get("/data/person/nobody-0123456789.ttl").status_code == 404
    assert client.get(f"/data/{person}.pdf").status_code == 404
    assert client.get(f"/id/{person}", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/id/a%20b").status_code in (400, 404)


def test_an_iri_is_looked_up(client: TestClient, person: str) -> None:
    assert client.get("/id", params={"iri": BASE + person}, follow_redirects=False).headers["location"] == f"/id/{person}"
    assert client.get("/id", params={"iri": "https://example.org/other"}).status_code == 404


def test_an_alias_leads_to_the_one_it_stands_for(client: TestClient) -> None:
    query = "SELECT ?alias ?one { ?alias owl:sameAs ?one } ORDER BY ?alias LIMIT 1"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    answer = client.get(f"/id/{row['alias']['value'].removeprefix(BASE)}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/id/{row['one']['value'].removeprefix(BASE)}"


def test_the_ontology_is_there(client: TestClient) -> None:
    turtle = client.get("/ontology", headers={"accept": "text/turtle"})
    assert any(quad.subject == NamedNode("https://w3id.org/jiedao/ontology#Tenure") for quad in parse(turtle.content, RdfFormat.TURTLE))
    assert client.get("/ontology.jsonld").headers["content-type"] == "application/ld+json"
    assert "jd:Tenure" in client.get("/ontology", headers={"accept": "text/html"}).text
    assert client.get("/ontology", headers={"accept": "text/turtle", "if-none-match": turtle.headers["etag"]}).status_code == 304
    assert "@context" in json.loads(client.get("/ontology/context.jsonld").text)
    assert client.get("/ontology/../../kg.json").status_code == 404


def test_links_name_the_address_that_people_know(built: Path, serve: Serve, person: str) -> None:
    known = serve(built, Settings(base_url="https://graph.example.org", limits=Limits(requests=0)))
    assert "<https://graph.example.org/data/" in known.get(f"/data/{person}.nt").text
    assert known.get("/").headers["strict-transport-security"].startswith("max-age=")
    assert "https://graph.example.org/sparql" in known.get("/.well-known/void").text


def test_whoever_is_suppressed_is_nowhere(tmp_path: Path, serve: Serve) -> None:
    """Not as a person, not in the record of the correction, not in a quotation of something else."""
    document = tmp_path / "a.txt"
    document.write_text("柏岭街道慰问高龄老人\n2023年1月，柏岭街道办事处主任孙立行走访松涛小区，看望居民王小雨。区民政局局长李大成陪同。\n", "utf-8")
    folder = tmp_path / "kg"
    rules = tmp_path / "corrections.yaml"
    rules.write_text("- suppress: 王小雨\n  reason: 本人要求\n  author: 编辑部\n", "utf-8")
    build([document], into=folder, corrections=rules)
    with KG.open(folder) as kg:
        assert any("王小雨" in str(quad) for quad in kg.store)
    one = serve(folder, Settings(limits=Limits(requests=0)))
    answer = one.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s ?p ?o } }"})
    assert one.get("/api/v1/search", params={"q": "孙立行"}).json()["total"] > 0
    assert one.get("/api/v1/search", params={"q": "王小雨"}).json()["total"] == 0
    assert "王小雨" not in one.get("/api/v1/search", params={"q": "走访"}).text
    assert "孙立行" in answer.text
    assert "王小雨" not in answer.text


def test_paths_of_this_machine_are_not_shown(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "SELECT * { GRAPH ?g { ?s jd:origin ?o } }"})
    assert answer.json()["results"]["bindings"] == []
