"""What the reconciliation service answers has the shapes of its specification (0.2), and nothing that the specification does not know."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator, ValidationError
from starlette.testclient import TestClient

TEXT, ADDRESS = {"type": "string", "minLength": 1}, {"type": "string", "pattern": "^https?://[^ ]+$"}
TEMPLATE = {"type": "string", "pattern": r"^https?://[^ ]*\{\{id\}\}[^ ]*$"}


def exactly(needed: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*needed], "properties": {**needed, **optional}, "additionalProperties": False}


def many(items: Any, **further: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **further}


TYPE = exactly({"id": TEXT}, name=TEXT)
TYPES = many({"oneOf": [TYPE, TEXT]})
PATH, FLOWN = {"type": "string", "pattern": "^/"}, {"type": "string", "pattern": r"^/.*\$\{id\}"}
SUGGEST = exactly({"service_url": ADDRESS, "service_path": PATH}, flyout_service_path=FLOWN)
SETTING = exactly({"type": TEXT, "label": TEXT, "name": TEXT})
MANIFEST = exactly(
    {"versions": many(TEXT, contains={"const": "0.2"}), "name": TEXT, "identifierSpace": ADDRESS, "schemaSpace": ADDRESS},
    documentation=ADDRESS, batchSize={"type": "integer", "minimum": 1}, view=exactly({"url": TEMPLATE}), defaultTypes=many(TYPE, uniqueItems=True),
    suggest=exactly({}, entity=SUGGEST, property=SUGGEST, type=SUGGEST),
    preview=exactly({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
    extend=exactly({}, propose_properties=exactly({"service_url": ADDRESS, "service_path": TEXT}), property_settings=many(SETTING)),
)  # fmt: skip
SCORE = {"type": "number", "minimum": 0, "maximum": 100}
CANDIDATE = exactly({"id": TEXT, "name": TEXT, "score": SCORE}, description={"type": "string"}, match={"type": "boolean"}, type=TYPES)
RESULTS = {"type": "object", "additionalProperties": exactly({"result": many(CANDIDATE)})}
VALUE = {"oneOf": [exactly({}), exactly({"id": TEXT, "name": TEXT}, description=TEXT), exactly({"str": {"type": "string"}})]}
EXTENDED = exactly({
    "meta": many(exactly({"id": TEXT, "name": TEXT}, type=TYPE)),
    "rows": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": many(VALUE)}},
})  # fmt: skip
ONE = exactly({"id": TEXT, "name": TEXT}, description={"type": "string"}, notable=TYPES)
SUGGESTED = exactly({"result": many(ONE)})
PROPOSED = exactly({"type": {"type": "string"}, "properties": many(TYPE)}, limit={"type": "integer"})
FLYOUT = exactly({"id": TEXT, "html": TEXT})


def fits(said: Any, shape: dict[str, Any]) -> None:
    Draft7Validator.check_schema(shape)
    Draft7Validator(shape).validate(said)


@pytest.fixture(scope="module")
def names(client: TestClient) -> list[str]:
    """Some of every kind."""
    kinds = ("foaf:Person ; foaf:name", *(f"{one} ; skos:prefLabel" for one in ("org:Organization", "jd:Community", "jd:Facility", "jd:Area", "jd:Programme")))
    rows = []
    for one in kinds:
        query = f"SELECT DISTINCT ?name {{ ?x a {one} ?name }} ORDER BY ?name LIMIT 6"
        rows += client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return [row["name"]["value"] for row in rows]


def test_the_manifest(client: TestClient) -> None:
    fits(client.get("/reconcile").json(), MANIFEST)


def test_candidates_and_their_values(client: TestClient, names: list[str]) -> None:
    queries = {f"q{n}": {"query": name, "limit": 3} for n, name in enumerate(names)} | {"none": {"query": "没有这样的名字啊"}}
    found = client.post("/reconcile", data={"queries": json.dumps(queries)}).json()
    fits(found, RESULTS)
    assert found.keys() == queries.keys()
    assert all(len(one["result"]) <= 3 for one in found.values())
    assert all(sum(candidate["match"] for candidate in one["result"]) <= 1 for one in found.values())
    kinds = {candidate["type"][0]["id"] for one in found.values() for candidate in one["result"]}
    assert {"person", "office", "community", "programme"} <= kinds
    for kind in sorted(kinds):
        proposed = client.get("/reconcile/properties", params={"type": kind}).json()
        fits(proposed, PROPOSED)
        ids = [candidate["id"] for one in found.values() for candidate in one["result"] if candidate["type"][0]["id"] == kind][:5]
        wanted = {"ids": ids, "properties": [{"id": one["id"]} for one in proposed["properties"]]}
        extended = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
        fits(extended, EXTENDED)
        assert extended["rows"].keys() == set(ids)
        assert all(row.keys() == {one["id"] for one in proposed["properties"]} for row in extended["rows"].values())
        fits(client.get("/reconcile/flyout/entity", params={"id": ids[0]}).json(), FLYOUT)
        fits(client.get("/reconcile/flyout/type", params={"id": kind}).json(), FLYOUT)


@pytest.mark.parametrize(("what", "prefix"), [("entity", ""), ("type", "人"), ("type", "o"), ("property", "职"), ("property", "a")])
def test_suggestions(client: TestClient, names: list[str], what: str, prefix: str) -> None:
    for one in [prefix] if prefix else [name[:2] for name in names]:
        said = client.get(f"/reconcile/suggest/{what}", params={"prefix": one}).json()
        fits(said, SUGGESTED)
        assert said["result"]


@pytest.mark.parametrize(
    ("said", "shape"),
    [
        ({"versions": ["0.1"], "name": "x", "identifierSpace": "http://x/", "schemaSpace": "http://x/"}, MANIFEST),
        ({"q0": [{"id": "x", "name": "x", "score": 1}]}, RESULTS), ({"q0": {"result": [{"id": "x", "name": "x"}]}}, RESULTS),
        ({"q0": {"result": [{"id": 1, "name": "x", "score": 1}]}}, RESULTS), ({"meta": [], "rows": {"x": {"p": [{"str": 1}]}}}, EXTENDED),
        ({"meta": [{"id": "p"}], "rows": {}}, EXTENDED), ({"result": [{"id": "x"}]}, SUGGESTED),
    ],
)  # fmt: skip
def test_another_shape_would_be_seen(said: Any, shape: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        fits(said, shape)
