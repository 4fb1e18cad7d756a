"""The tests of the SPARQL 1.1 Protocol of the W3C (rdf-tests, sparql11/protocol), by their names, and what goes beyond them."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from serving import TOKEN, Serve
from starlette.testclient import TestClient

from jiedao.graph.kg import KG
from jiedao.web.settings import Limits, Settings

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DOCUMENT = NamedNode("http://xmlns.com/foaf/0.1/Document")
ROWS = {"application/sparql-results+json", "application/sparql-results+xml"}
TABLES = ROWS | {"text/csv", "text/tab-separated-values"}
TRIPLES = {"application/rdf+xml", "text/turtle", "application/n-triples"}
QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
MAY = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory, token_file: Path, serve: Serve) -> TestClient:
    folder = tmp_path_factory.mktemp("protocol") / "kg"
    with KG.open(folder, "w") as kg:
        for name in (ONE, TWO, THREE):
            kg.writable.add(Quad(NamedNode(name), TYPE, DOCUMENT, NamedNode(name)))
    return serve(folder, Settings(token_file=token_file, limits=Limits(requests=0)))


def media(answer: object) -> str:
    return str(answer.headers["content-type"]).partition(";")[0]  # type: ignore[attr-defined]


def truth(answer: object) -> bool:
    text = answer.text  # type: ignore[attr-defined]
    if media(answer) == "application/sparql-results+json":
        return bool(json.loads(text)["boolean"])
    found = ElementTree.fromstring(text).find("{*}boolean")  # noqa: S314 - our own answer
    assert found is not None
    return found.text == "true"


@pytest.fixture
def direct(endpoint: TestClient):
    def ask(query: str, path: str = "/sparql/", kind: str = QUERY, **headers: str):
        return endpoint.post(path, content=query.encode(), headers={"content-type": kind, **headers})

    return ask


def graphs(**given: list[str] | str) -> str:
    return "/sparql/?" + urlencode({name.replace("_", "-"): value for name, value in given.items()}, doseq=True)


def test_query_post_form(endpoint: TestClient) -> None:
    answer = endpoint.post("/sparql/", data={"query": "ASK {}"})
    assert answer.status_code == 200
    assert media(answer) in ROWS
    assert truth(answer)


def test_query_dataset_default_graphs_get(endpoint: TestClient) -> None:
    query = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
    answer = endpoint.get("/sparql", params={"query": query, "default-graph-uri": [ONE, TWO]})
    assert media(answer) in ROWS
    assert truth(answer)


def test_query_dataset_default_graphs_post(direct) -> None:
    answer = direct(f"ASK {{ <{ONE}> ?p ?o . <{TWO}> ?p ?o }}", graphs(default_graph_uri=[ONE, TWO]))
    assert truth(answer)


def test_query_dataset_named_graphs_post(direct) -> None:
    assert truth(direct("ASK { GRAPH ?g { ?s ?p ?o } }", graphs(named_graph_uri=[ONE, TWO])))


def test_query_dataset_named_graphs_get(endpoint: TestClient) -> None:
    query = "ASK { GRAPH ?g { ?s ?p ?o } }"
    assert truth(endpoint.get("/sparql/", params={"named-graph-uri": [ONE, TWO], "query": query}))


def test_query_dataset_full(direct) -> None:
    path = graphs(default_graph_uri=THREE, named_graph_uri=[ONE, TWO])
    answer = direct("SELECT ?g ?x ?s { ?x ?y ?o  GRAPH ?g { ?s ?p ?o } }", path)
    rows = answer.json()["results"]["bindings"]
    assert sorted((row["g"]["value"], row["x"]["value"], row["s"]["value"]) for row in rows) == [(ONE, THREE, ONE), (TWO, THREE, TWO)]


def test_query_multiple_dataset(direct) -> None:
    assert not truth(direct(f"ASK FROM <{ONE}> {{ <{ONE}> ?p ?o }}", graphs(default_graph_uri=TWO)))
    assert truth(direct(f"ASK FROM <{ONE}> {{ <{ONE}> ?p ?o }}"))
    assert not truth(direct(f"ASK FROM <{TWO}> {{ <{ONE}> ?p ?o }}"))


def test_query_get(endpoint: TestClient) -> None:
    answer = endpoint.get("/sparql?query=ASK%20%7B%7D")
    assert media(answer) in ROWS
    assert truth(answer)


def test_query_content_type_select(direct) -> None:
    assert media(direct("SELECT (1 AS ?value) {}")) in TABLES


def test_query_content_type_ask(direct) -> None:
    assert media(direct("ASK {}")) in ROWS


def test_query_content_type_describe(direct) -> None:
    assert media(direct("DESCRIBE <http://example.org/>")) in TRIPLES


def test_query_content_type_construct(direct) -> None:
    answer = direct("CONSTRUCT { <s> <p> 1 } WHERE {}")
    assert media(answer) in TRIPLES
    assert len(list(parse(answer.content, RdfFormat.TURTLE))) == 1


CLEAR = "PREFIX dc: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/> CLEAR ALL ; INSERT DATA {"
INTO = "http://example.org/protocol-update-dataset-{}-test/"


def filled(*names: str) -> str:
    return CLEAR + " ".join(f"GRAPH <{name}> {{ <{name}> a foaf:Document }}" for name in names) + "} ;"


def copied(into: str, where: str = "?s a foaf:Document") -> str:
    return f"INSERT {{ GRAPH <{into}> {{ ?s a dc:BibliographicResource }} }} WHERE {{ {where} }}"


def marked(into: str, *names: str) -> str:
    said = " ".join(f"<{name}> a <http://purl.org/dc/terms/BibliographicResource> ." for name in names)
    none = f"GRAPH <{into}> {{ <{THREE}> a <http://purl.org/dc/terms/BibliographicResource> }}"
    return f"ASK {{ GRAPH <{into}> {{ {said} }} FILTER NOT EXISTS {{ {none} }} }}"


@pytest.fixture
def updated(direct):
    def update(text: str, path: str = "/sparql") -> None:
        answer = direct(text, path, UPDATE, **MAY)
        assert answer.status_code == 204, answer.text

    return update


def asked(direct, query: str) -> bool:
    answer = direct(query, accept="application/sparql-results+xml")
    assert media(answer) == "application/sparql-results+xml"
    return truth(answer)


def test_update_dataset_default_graph(direct, updated) -> None:
    into = INTO.format("default")
    updated(filled(ONE) + copied(into), graphs(using_graph_uri=ONE))
    assert asked(direct, marked(into, ONE))


def test_update_dataset_default_graphs(direct, updated) -> None:
    into = INTO.format("graphs")
    updated(filled(ONE, TWO, THREE) + copied(into), graphs(using_graph_uri=[ONE, TWO]))
    assert asked(direct, marked(into, ONE, TWO))


def test_update_dataset_named_graphs(direct, updated) -> None:
    into = INTO.format("named-graphs")
    updated(filled(ONE, TWO, THREE) + copied(into, "GRAPH ?g { ?s a foaf:Document }"), graphs(using_named_graph_uri=[ONE, TWO]))
    assert asked(direct, marked(into, ONE, TWO))


def test_update_dataset_full(direct, updated) -> None:
    into = INTO.format("full")
    where = '{ GRAPH ?g { ?s a foaf:Document } BIND(?g AS ?in) } UNION { ?s a foaf:Document . BIND("default" AS ?in) }'
    insert = f"INSERT {{ GRAPH <{into}> {{ ?s <http://example.org/in> ?in }} }} WHERE {{ {where} }}"
    updated(filled(ONE, TWO, THREE) + insert, graphs(using_graph_uri=ONE, using_named_graph_uri=TWO))
    said = f'<{ONE}> <http://example.org/in> "default" . <{TWO}> <http://example.org/in> <{TWO}> .'
    none = f"GRAPH <{into}> {{ <{THREE}> ?p ?o }}"
    assert asked(direct, f"ASK {{ GRAPH <{into}> {{ {said} }} FILTER NOT EXISTS {{ {none} }} }}")


def test_update_base_uri(direct, updated) -> None:
    graph, s, p = "http://example.org/protocol-base-test/", "http://example.org/s", "http://example.org/p"
    updated(f"CLEAR SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{ <{s}> <{p}> <test> }} }}", "/sparql/")
    answer = direct(f"SELECT ?o WHERE {{ GRAPH <{graph}> {{ <{s}> <{p}> ?o }} }}")
    (row,) = answer.json()["results"]["bindings"]
    assert row["o"]["type"] == "uri"
    assert row["o"]["value"] not in ("test", "<test>")


def test_update_post_form(endpoint: TestClient) -> None:
    assert endpoint.post("/sparql/", data={"update": "CLEAR ALL"}, headers=MAY).is_success


def test_update_post_direct(updated) -> None:
    updated("CLEAR ALL", "/sparql/")


def test_query_post_direct(direct) -> None:
    assert truth(direct("ASK {}"))


WITH = "WITH <http://example/addresses> DELETE { ?p <http://e/n> 'Bill' } INSERT { ?p <http://e/n> 'William' } WHERE { ?p <http://e/n> 'Bill' }"
BAD = {
    "bad_query_method": ("PUT", "/sparql?query=ASK%20%7B%7D", None, b"", 405),
    "bad_multiple_queries": ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, b"", 400),
    "bad_query_wrong_media_type": ("POST", "/sparql/", "text/plain", b"ASK {}", 415),
    "bad_query_missing_form_type": ("POST", "/sparql/", None, b"query=ASK%20%7B%7D", 415),
    "bad_query_missing_direct_type": ("POST", "/sparql/", None, b"ASK {}", 415),
    "bad_query_non_utf8": ("POST", "/sparql/", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
    "bad_query_syntax": ("GET", "/sparql?query=ASK%20%7B", None, b"", 400),
    "bad_update_get": ("GET", "/sparql?update=CLEAR%20ALL", None, b"", 400),
    "bad_multiple_updates": ("POST", "/sparql/", FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", 400),
    "bad_update_wrong_media_type": ("POST", "/sparql/", "text/plain", b"CLEAR NAMED", 415),
    "bad_update_missing_form_type": ("POST", "/sparql/", None, b"update=CLEAR%20NAMED", 415),
    "bad_update_non_utf8": ("POST", "/sparql/", f"{UPDATE}; charset=UTF-16", "CLEAR NAMED".encode("utf-16"), 415),
    "bad_update_syntax": ("POST", "/sparql/", FORM, b"update=CLEAR%20XYZ", 400),
    "bad_update_dataset_conflict": (
        "POST", "/sparql/", FORM, urlencode({"using-named-graph-uri": "http://example/people", "update": WITH}).encode(), 400,
    ),
    "undeclared_non_utf8": ("POST", "/sparql/", QUERY, "ASK {}".encode("utf-16"), 400),
    "no_query": ("POST", "/sparql/", FORM, b"quary=ASK%20%7B%7D", 400),
    "update_and_query": ("POST", "/sparql/", FORM, b"update=CLEAR%20ALL&query=ASK%20%7B%7D", 400),
    "unknown_graph": ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2Fnone.example%2F", None, b"", 400),
    "no_such_form": ("GET", "/sparql?query=ASK%20%7B%7D&format=doc", None, b"", 400),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_asked_wrongly_is_refused(endpoint: TestClient, name: str) -> None:
    method, path, kind, content, status = BAD[name]
    headers = {**MAY, **({"content-type": kind} if kind else {})}
    answer = endpoint.request(method, path, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert media(answer) == "application/problem+json"
    assert {"title", "status", "detail", "zh", "en"} <= set(answer.json())


def test_an_update_needs_the_token(endpoint: TestClient) -> None:
    for headers in ({}, {"authorization": "Bearer wrong-wrong-wrong-wrong"}, {"authorization": f"Basic {TOKEN}"}):
        assert endpoint.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers).status_code == 401


@pytest.mark.parametrize("settings", [{}, {"read_only": True}])
def test_updates_are_off_by_default_and_where_only_reading_is_allowed(
    built: Path, token_file: Path, serve: Serve, settings: dict[str, bool]
) -> None:
    one = serve(built, Settings(token_file=token_file if settings else None, limits=Limits(requests=0), **settings))
    assert one.post("/sparql", data={"update": "CLEAR ALL"}, headers=MAY).status_code == 403
    assert truth(one.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}))


FORMS = {
    "application/sparql-results+json": "application/sparql-results+json",
    "application/json": "application/json",
    "application/sparql-results+xml": "application/sparql-results+xml",
    "text/csv": "text/csv",
    "text/tab-separated-values": "text/tab-separated-values",
    "text/csv;q=0.5, application/sparql-results+xml;q=0.9": "application/sparql-results+xml",
    "text/*": "text/xml",
    "application/pdf, */*;q=0.1": "application/sparql-results+json",
    "application/sparql-results+json;q=0, text/csv": "text/csv",
}
GRAPH_FORMS = {
    "text/turtle": RdfFormat.TURTLE, "application/n-triples": RdfFormat.N_TRIPLES, "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD, "application/trig": RdfFormat.TRIG, "application/n-quads": RdfFormat.N_QUADS,
}  # fmt: skip
NAMES = "SELECT ?person ?name { ?person a foaf:Person ; foaf:name ?name } ORDER BY ?person LIMIT 3"


@pytest.mark.parametrize("accept", FORMS)
def test_rows_come_in_the_form_that_is_wanted_most(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", params={"query": NAMES}, headers={"accept": accept})
    assert answer.status_code == 200
    assert media(answer) == FORMS[accept]
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", GRAPH_FORMS)
def test_triples_come_in_every_form(client: TestClient, accept: str) -> None:
    query = "CONSTRUCT { ?s foaf:name ?name } WHERE { ?s foaf:name ?name }"
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert media(answer) == accept
    assert len({quad.subject for quad in parse(answer.content, GRAPH_FORMS[accept])}) > 10


def test_forms_that_cannot_be_are_refused(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": NAMES}, headers={"accept": "image/png"}).status_code == 406
    assert client.get("/sparql", params={"query": NAMES}, headers={"accept": "application/n-quads"}).status_code == 406
    assert client.get("/sparql", params={"query": NAMES, "format": "csv"}).text.startswith("person,name\r\n")


def test_head_and_options(client: TestClient) -> None:
    answer = client.head("/sparql", params={"query": NAMES})
    assert answer.status_code == 200
    assert not answer.content
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    asked = {"origin": "https://yasgui.example", "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    preflight = client.options("/sparql", headers=asked)
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in preflight.headers["access-control-allow-headers"]
    assert client.get("/sparql", params={"query": NAMES}).headers["access-control-allow-origin"] == "*"


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": NAMES})
    again = client.get("/sparql", params={"query": NAMES}, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    other = client.get("/sparql", params={"query": NAMES}, headers={"if-none-match": first.headers["etag"], "accept": "text/csv"})
    assert other.status_code == 200
    volatile = client.get("/sparql", params={"query": "SELECT (RAND() AS ?x) (NOW() AS ?now) {}"})
    assert volatile.headers["cache-control"] == "no-store"
    assert "etag" not in volatile.headers


def test_the_description_says_what_the_service_can(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "application/n-triples"})
    said = {(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in parse(answer.content, RdfFormat.N_TRIPLES)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert {("endpoint", "http://testserver/sparql"), ("feature", f"{sd}UnionDefaultGraph"), ("supportedLanguage", f"{sd}SPARQL11Query")} <= said
    assert ("supportedLanguage", f"{sd}SPARQL11Update") not in said


def test_example_queries_are_in_the_data_and_run(client: TestClient) -> None:
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?example ?select { ?example a sh:SPARQLExecutable ; sh:select ?select } ORDER BY ?example"""
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {"visits", "itinerary", "career"} <= {row["example"]["value"].rpartition("/")[2] for row in rows}
    for row in rows:
        answer = client.post("/sparql", data={"query": row["select"]["value"]})
        assert answer.status_code == 200, row["example"]


def test_prefixes_are_declared(client: TestClient) -> None:
    query = "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT ?p ?n { ?ontology sh:declare [ sh:prefix ?p ; sh:namespace ?n ] }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {"p": "jd", "n": "https://w3id.org/jiedao/ontology#"} in [{name: term["value"] for name, term in row.items()} for row in rows]


def test_void_describes_the_dataset(client: TestClient) -> None:
    answer = client.get("/.well-known/void", headers={"accept": "text/turtle"})
    said = {(q.predicate.value.rpartition("#")[2], q.object.value) for q in parse(answer.content, RdfFormat.TURTLE)}
    assert ("sparqlEndpoint", "http://testserver/sparql") in said
    assert ("class", "http://xmlns.com/foaf/0.1/Person") in said


def test_a_graph_is_read_by_its_name(client: TestClient) -> None:
    query = "SELECT ?g { GRAPH ?g { ?g a schema:NewsArticle } } ORDER BY ?g LIMIT 1"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    name = row["g"]["value"]
    indirect = client.get("/rdf-graph-store", params={"graph": name}, headers={"accept": "application/n-triples"})
    direct = client.get(f"/rdf-graph-store/{name.removeprefix('https://w3id.org/jiedao/id/')}", headers={"accept": "application/n-triples"})
    assert indirect.status_code == direct.status_code == 200
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"
    (counted,) = client.get("/sparql", params={"query": count}).json()["results"]["bindings"]
    assert sorted(indirect.text.splitlines()) == sorted(direct.text.splitlines())
    assert len(direct.text.splitlines()) == int(counted["n"]["value"])
    assert client.get("/rdf-graph-store", params={"graph": "http://none.example/"}).status_code == 404
    assert client.get("/rdf-graph-store").status_code == 400
    assert client.put("/rdf-graph-store", params={"graph": name}).status_code == 403


def test_prefixes_of_a_query_are_completed_by_the_usual_ones(client: TestClient) -> None:
    both = "PREFIX own: <http://xmlns.com/foaf/0.1/> SELECT ?p { ?p a own:Person ; foaf:name ?n } LIMIT 1"
    other = "PREFIX foaf: <http://example.org/> ASK { ?p a foaf:Person }"
    some = "PREFIX foaf: <http://example.org/> ASK { ?p a foaf:Person ; rdfs:label ?n }"
    said = "SELECT ('PREFIX foaf:' AS ?x) { ?p a foaf:Person } LIMIT 1"
    json = {"accept": "application/sparql-results+json"}
    assert len(client.get("/sparql", params={"query": both}, headers=json).json()["results"]["bindings"]) == 1
    for query in (other, some):
        assert client.get("/sparql", params={"query": query}, headers=json).json()["boolean"] is False, "its own comes first"
    assert len(client.get("/sparql", params={"query": said}, headers=json).json()["results"]["bindings"]) == 1
    wrong = client.get("/sparql", params={"query": "PREFIX own: <http://example.org/> SELECT ?p { ?p a nobody:knows }"}, headers=json)
    assert wrong.status_code == 400
    assert "SPARQL" in wrong.json()["detail"]
