"""The Cypher console as it comes over HTTP: its examples, CSV, what it refuses, what its editor completes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from jiedao.web.cypher.types import Found
from jiedao.web.pages import cypher_console
from jiedao.web.pages.console_examples import CYPHER
from jiedao.web.pages.cypher_console import ABSENT

pytest.importorskip("ladybug")


def asked(client: TestClient, query: str, **headers: str) -> Any:
    return client.get("/console/cypher", params={"query": query}, headers=headers)


def said(text: str) -> list[str]:
    return re.findall(r'role="alert">([^<]*)<', text)


@pytest.mark.parametrize("number", range(len(CYPHER)))
def test_the_examples_answer_something(client: TestClient, number: int) -> None:
    answer = asked(client, CYPHER[number][1])
    assert answer.status_code == 200
    assert not said(answer.text)
    assert int(re.findall(r'<h2 id="answer">([\d,]+) 行', answer.text)[0].replace(",", "")) > 1
    csv = client.get("/console/cypher/answer.csv", params={"query": CYPHER[number][1]})
    assert csv.headers["content-type"].startswith("text/csv")
    assert csv.text.count("\n") > 2


def test_a_node_leads_to_its_page(client: TestClient) -> None:
    text = asked(client, "MATCH (p:Person {name: '皇甫志远'}) RETURN p, p.pinyin AS pinyin").text
    (link,) = set(re.findall(r'href="(/page/person/huang-fu-zhi-yuan-[^"]+)"', text))
    assert "皇甫志远" in client.get(link).text


@pytest.mark.parametrize("query", ["MATCH (n RETURN n", "CREATE (:Person {id: 'x'})", "LOAD FROM '/etc/passwd' RETURN *", "MATCH (n:<b>x</b>) RETURN n"])
def test_what_is_wrong_or_writes_is_refused_in_one_line(client: TestClient, query: str) -> None:
    for language in ("zh", "en"):
        answer = asked(client, query, **{"accept-language": language})
        assert answer.status_code == 400
        assert len(said(answer.text)) == 1
        assert "<b>" not in answer.text
    assert client.get("/console/cypher/answer.csv", params={"query": query}).status_code == 400


def test_where_the_library_is_missing_it_says_so_by_name(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cypher_console, "find_spec", lambda _: None)
    assert client.get("/console/cypher", headers={"accept-language": "zh"}).status_code == 200
    answer = asked(client, "RETURN 1", **{"accept-language": "en"})
    assert answer.status_code == 501
    assert [one.replace("&#39;", "'") for one in said(answer.text)] == [ABSENT.en]


def test_an_empty_answer_is_said(client: TestClient) -> None:
    answer = asked(client, "MATCH (p:Person {name: '没有此人'}) RETURN p.name AS name")
    assert answer.status_code == 200
    assert "没有结果" in answer.text


def test_the_editor_completes_labels_types_and_properties(client: TestClient) -> None:
    terms = client.get("/console/cypher/terms").json()
    names = {(one["kind"], one["name"]) for one in terms}
    assert {("class", "Person"), ("type", "TOOK_PART"), ("property", "pinyin"), ("property", "`end`"), ("property", "id")} <= names
    assert next(one["of"] for one in terms if one["name"] == "pinyin") == ["Person"]
    assert all(one["zh"] and one["en"] for one in terms)


def test_every_property_can_be_asked_for_as_it_is_completed(client: TestClient) -> None:
    terms = client.get("/console/cypher/terms").json()
    labels, types = ({one["name"] for one in terms if one["kind"] == kind} for kind in ("class", "type"))
    owned: dict[str, list[str]] = {}
    for one in terms:
        for owner in one.get("of", ()):
            owned.setdefault(owner, []).append(one["name"])
    for label in labels:
        assert not said(asked(client, f"MATCH (x:{label}) RETURN {', '.join(f'x.{one}' for one in owned[label.strip('`')])} LIMIT 1").text), label
    for name in types:
        wanted = ", ".join(f"x.{one}" for one in owned.get(name, ())) or "count(x)"
        assert not said(asked(client, f"MATCH ()-[x:{name}]->() RETURN {wanted} LIMIT 1").text), name


def test_values_become_cells() -> None:
    node = {"elementId": "1:2", "labels": ["Person"], "properties": {"id": "person/a"}}
    way = {"elementId": "3:4", "startNodeElementId": "1:2", "endNodeElementId": "1:2", "type": "HELD", "properties": {}}
    table = cypher_console.table(Found(("n", "all", "number", "no"), ((node, [node, way, [1, 2]], 1.5, None), (True, [], None, None))), "https://x/id/")
    iri = "https://x/id/person/a"
    assert table.rows == ((iri, (iri, ":HELD", "[1, 2]"), 1.5, None), ("true", (), None, None))
    assert [column.type for column in table.columns] == ["text", "text", "number", "text"]
