"""Cypher in the shape of Neo4j's Query API."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

pytest.importorskip("ladybug")


def asked(client: TestClient, statement: str, **further: object) -> object:
    return client.post("/db/neo4j/query/v2", json={"statement": statement, **further})


def test_fields_and_values_come_back(client: TestClient) -> None:
    answer = asked(client, "MATCH (p:Person) WHERE p.name <> $other RETURN p.name AS name, 1 AS one ORDER BY name LIMIT 3", parameters={"other": "x"})
    assert answer.status_code == 202, answer.text
    said = answer.json()
    assert said["data"]["fields"] == ["name", "one"]
    assert len(said["data"]["values"]) == 3
    assert said["bookmarks"]


def test_nodes_relationships_and_paths_are_as_in_neo4j(client: TestClient) -> None:
    (row,) = asked(client, "MATCH way = (p:Person)-[held:HELD]->(post:Post) RETURN p, held, way LIMIT 1").json()["data"]["values"]
    node, held, way = row
    assert node["labels"] == ["Person"]
    assert node["properties"]["name"]
    assert held["type"] == "HELD"
    assert held["startNodeElementId"] == node["elementId"]
    assert [one.get("labels") or one["type"] for one in way] == [["Person"], "HELD", ["Post"]]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Person {id: 'x'})", "MATCH (n) DELETE n", "LOAD FROM '/etc/passwd' RETURN *", "COPY Person TO '/tmp/x.csv'", "ATTACH 'x.db' AS y",
        "INSTALL httpfs", "MATCH (n RETURN n", "",
    ],
)  # fmt: skip
def test_what_writes_reaches_out_or_is_wrong_is_refused(client: TestClient, statement: str) -> None:
    answer = asked(client, statement)
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["code"].startswith("Neo.ClientError")


def test_a_request_that_is_none_is_refused(client: TestClient) -> None:
    assert client.post("/db/neo4j/query/v2", json={}).status_code == 400
    assert client.post("/db/neo4j/query/v2", content=b"x").status_code == 415
    assert asked(client, "RETURN 1", accessMode="WRITE").status_code == 403
    assert asked(client, "RETURN 1", parameters=[1]).status_code == 400
    assert client.get("/db/neo4j/query/v2").status_code in (404, 405)
