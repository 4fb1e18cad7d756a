"""The reconciliation service, as OpenRefine talks to it."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

PERSON = """\
SELECT ?p ?name ?pinyin {
  ?p a foaf:Person ; foaf:name ?name ; rdfs:label ?pinyin . ?t org:member ?p
  FILTER NOT EXISTS { ?p owl:sameAs ?o } FILTER NOT EXISTS { ?q foaf:name ?name FILTER(?q != ?p) }
} ORDER BY ?p LIMIT 1
"""


@pytest.fixture(scope="module")
def person(client: TestClient) -> dict[str, str]:
    (row,) = client.get("/sparql", params={"query": PERSON}).json()["results"]["bindings"]
    return {name: term["value"] for name, term in row.items()}


def identifier(person: dict[str, str]) -> str:
    return person["p"].removeprefix("https://w3id.org/jiedao/id/")


def asked(client: TestClient, **queries: object) -> dict[str, list[dict[str, object]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {name: found["result"] for name, found in answer.json().items()}


def test_the_manifest_says_what_there_is(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "extend", "defaultTypes"} <= manifest.keys()
    assert "{{id}}" in manifest["view"]["url"]
    assert client.get("/reconcile").headers["access-control-allow-origin"] == "*"


def test_names_in_characters_and_in_pinyin_find_their_thing(client: TestClient, person: dict[str, str]) -> None:
    found = asked(
        client,
        q0={"query": person["name"], "type": "person"},
        q1={"query": person["pinyin"], "type": ["person"]},
        q2={"query": person["name"], "type": "office"},
        q3={"query": "没有这样的名字啊", "limit": 2},
        q4={"query": person["name"], "type": "no-such-type"},
    )
    best = found["q0"][0]
    assert (best["id"], best["name"], best["score"], best["match"]) == (identifier(person), person["name"], 100.0, True)
    assert best["type"] == [{"id": "person", "name": "人物 / person"}]
    assert found["q1"][0]["id"] == identifier(person)
    assert not found["q1"][0]["match"]
    assert identifier(person) not in [one["id"] for one in found["q2"]]
    assert found["q3"] == found["q4"] == []


def test_properties_tell_people_of_one_name_apart(client: TestClient, person: dict[str, str]) -> None:
    extended = client.post("/reconcile", data={"extend": json.dumps({"ids": [identifier(person)], "properties": [{"id": "office"}]})}).json()
    office = extended["rows"][identifier(person)]["office"][0]["name"]
    right, wrong = asked(
        client,
        right={"query": person["name"], "type": "person", "properties": [{"pid": "office", "v": office}, {"pid": "unknown", "v": "x"}]},
        wrong={"query": person["name"], "type": "person", "properties": [{"pid": "office", "v": [{"name": "火星办事处"}]}]},
    ).values()
    assert right[0]["match"]
    assert not wrong[0]["match"]
    assert right[0]["score"] > wrong[0]["score"]  # type: ignore[operator]


def test_values_are_fetched_for_a_list(client: TestClient, person: dict[str, str]) -> None:
    known = {one["id"] for one in client.get("/reconcile/properties", params={"type": "person"}).json()["properties"]}
    assert {"office", "title", "first_seen"} <= known
    wanted = {"ids": [identifier(person), "person/none"], "properties": [{"id": "title"}, {"id": "pinyin"}]}
    said = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    assert [one["id"] for one in said["meta"]] == ["title", "pinyin"]
    assert said["rows"][identifier(person)]["pinyin"] == [{"str": person["pinyin"]}]
    assert said["rows"]["person/none"] == {"title": [], "pinyin": []}


def test_suggestions_previews_and_flyouts(client: TestClient, person: dict[str, str]) -> None:
    for prefix in (person["name"][:2], person["pinyin"]):
        found = client.get("/reconcile/suggest/entity", params={"prefix": prefix}).json()["result"]
        assert identifier(person) in [one["id"] for one in found]
    assert client.get("/reconcile/suggest/type", params={"prefix": "人"}).json()["result"][0]["id"] == "person"
    assert client.get("/reconcile/suggest/property", params={"prefix": "off"}).json()["result"][0]["id"] == "office"
    preview = client.get("/reconcile/preview", params={"id": identifier(person)})
    assert person["name"] in preview.text
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    assert "x-frame-options" not in preview.headers
    flyout = client.get("/reconcile/flyout/entity", params={"id": identifier(person)}).json()
    assert person["name"] in flyout["html"]


@pytest.mark.parametrize(
    "form",
    [
        {"queries": "{"}, {"queries": "[]"}, {"queries": '{"q": 1}'}, {"queries": '{"q": {"query": ""}}'}, {"other": "x"},
        {"queries": '{"q": {"query": "x", "limit": true}}'}, {"queries": '{"q": {"query": "x", "properties": 3}}'},
        {"extend": '{"ids": 1}'}, {"extend": '{"ids": ["a"], "properties": [{"id": "none"}]}'}, {"extend": '{"ids": ["a b"], "properties": []}'},
        {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(51)})}, {"queries": "[" * 100_000},
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused(client: TestClient, form: dict[str, str]) -> None:
    assert client.post("/reconcile", data=form).status_code in (400, 413)
