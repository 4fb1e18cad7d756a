"""The JSON API: what the command line says, in pages, with a description that holds."""

from __future__ import annotations

import csv
import io

import pytest
from icalendar import Calendar
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from jiedao.queries.header import questions
from jiedao.web.served import Served


def test_an_answer_is_that_of_the_graph(client: TestClient, served: Served) -> None:
    answer = client.get("/api/v1/visits", params={"limit": 1000}).json()
    table = served.state.graph.visits()
    assert answer["total"] == len(table) > 5
    assert [list(row) for row in answer["rows"]] == [[column.name for column in table.columns]] * len(table)
    assert [row["event"] for row in answer["rows"]] == [row["event"] for row in table]
    assert answer["build"] == served.build


def test_pages_follow_each_other_and_make_the_whole(client: TestClient) -> None:
    whole = client.get("/api/v1/visits", params={"limit": 1000}).json()["rows"]
    rows, address = [], "/api/v1/visits?limit=7&lang=en"
    while address:
        answer = client.get(address)
        rows += answer.json()["rows"]
        address = answer.json()["next"]
        assert ('rel="next"' in answer.headers.get("link", "")) == bool(address)
    assert rows == whole


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/nothing", 404), ("/api/v1/visits.pdf", 404), ("/api/v1/visits?limit=0", 400), ("/api/v1/visits?limit=²", 400),
        ("/api/v1/visits?cursor=x", 400), ("/api/v1/visits?cursor=", 400), ("/api/v1/visits?cursor=YWJjOjE", 409),
        ("/api/v1/visits?since=yesterday", 400), ("/api/v1/visits?lang=fr", 400), ("/api/v1/career", 400), ("/api/v1/visits?x=1", 400),
        ("/api/v1/visits?place=a&place=b", 400), ("/api/v1/career?name=%20", 400), ("/api/v1/conflicts.ics", 400),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_said_in_both_languages(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert said["status"] == status
    assert said["zh"] != said["en"]


def test_an_unknown_name_gets_those_that_come_near(client: TestClient, served: Served) -> None:
    name = str(served.state.graph.visits().rows[0][0])
    known = next(row["name"]["value"] for row in client.get(
        "/sparql", params={"query": "SELECT ?name { ?p a foaf:Person ; foaf:name ?name FILTER(STRLEN(?name) = 3) } ORDER BY ?name LIMIT 1"}
    ).json()["results"]["bindings"])  # fmt: skip
    answer = client.get("/api/v1/career", params={"name": known[:2] + "某"})
    assert name
    assert answer.status_code == 404
    assert answer.json()["near"]


def test_labels_come_in_the_language_that_is_wanted(client: TestClient) -> None:
    both, zh, en = (client.get("/api/v1/visits", params={"lang": lang, "limit": 1}).json()["columns"][0]["label"] for lang in ("both", "zh", "en"))
    assert both == {"zh": zh, "en": en}


def test_csv_and_calendar_are_the_whole_answer(client: TestClient) -> None:
    whole = client.get("/api/v1/visits", params={"limit": 1000}).json()
    rows = list(csv.DictReader(io.StringIO(client.get("/api/v1/visits.csv").text)))
    assert len(rows) == whole["total"]
    answer = client.get("/api/v1/visits.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    assert {str(entry["uid"]) for entry in entries} == {row["event"] for row in whole["rows"] if len(row["date"] or "") == 10}
    assert all(str(entry["url"]).startswith("http://testserver/id/event/") for entry in entries)


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/visits")
    assert client.get("/api/v1/visits", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert client.get("/api/v1/visits?lang=zh", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_the_description_is_openapi_and_names_every_question(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    validate(described)
    assert {path.rpartition("/")[2] for path in described["paths"]} >= set(questions())


def test_full_text_is_searched(client: TestClient) -> None:
    found = client.get("/api/v1/search", params={"q": "垃圾", "limit": 5}).json()
    assert 0 < found["total"] <= 5
    assert any("垃圾" in str(row) for row in found["rows"])
    for given in ({}, {"q": " "}, {"q": "x", "limit": "0"}, {"q": "x", "what": "y"}, {"q": "x", "kind": "nothing"}):
        assert client.get("/api/v1/search", params=given).status_code == 400


def test_questions_in_words_are_answered_in_a_sentence(client: TestClient) -> None:
    query = "SELECT ?name { ?t org:member/foaf:name ?name } ORDER BY ?name LIMIT 1"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    answer = client.get("/api/v1/ask", params={"q": f"{row['name']['value']}担任过什么职务？"})
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert row["name"]["value"] in said["sentence"]["zh"]
    assert said["asked"]["question"] == "career"
    assert said["total"] == len(said["rows"]) > 0
    refused = client.get("/api/v1/ask", params={"q": "嘀嗒嘀嗒"})
    assert refused.status_code in (400, 404)
    assert refused.json()["zh"]
