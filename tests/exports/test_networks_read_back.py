"""GraphML, GEXF and Cytoscape JSON as networkx reads them: every event with who took part, where and when, as the questions say it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any

import networkx as nx
import pytest

from jiedao.graph.export.days import first_day, is_day, last_day

FORMS = ("graphml", "gexf", "cytoscape")
COUNTED = {
    "Person": "persons", "Office": "offices", "Post": "posts", "Community": "communities", "Facility": "facilities", "Article": "articles",
    "Programme": "programmes", "Document": "documents", "Indicator": "indicators", "Policy": "policies", "Area": "areas",
}  # fmt: skip


def read(form: str, data: bytes) -> Any:
    match form:
        case "graphml":
            return nx.read_graphml(BytesIO(data))
        case "gexf":
            return nx.read_gexf(BytesIO(data))
        case _:
            return nx.cytoscape_graph(json.loads(data))


@pytest.fixture(scope="module", params=FORMS)
def graph(request: pytest.FixtureRequest, exported: Callable[[str], bytes]) -> Any:
    return read(request.param, exported(request.param))


def name(data: dict[str, Any]) -> str:
    return str(data.get("name") or data["label"])


def kind_of_way(data: dict[str, Any]) -> str:
    return str(data.get("type") or data.get("interaction"))


def test_nothing_is_missing(graph: Any, counted: dict[str, int]) -> None:
    types = Counter(data["type"] for _, data in graph.nodes(data=True))
    assert {label: types[label] for label in COUNTED} == {label: counted[thing] for label, thing in COUNTED.items()}
    assert not types.keys() & {"Fact", "Passage"}


def test_events_are_as_the_question_says(graph: Any, events: dict[str, Any]) -> None:
    found = {node for node, data in graph.nodes(data=True) if data["type"] == "Event"}
    assert found == events.keys()
    for node, row in events.items():
        took_part = {(name(graph.nodes[s]), d.get("role")) for s, _, d in graph.in_edges(node, data=True) if kind_of_way(d) == "TOOK_PART"}
        stops = {name(graph.nodes[t]) for _, t, d in graph.out_edges(node, data=True) if kind_of_way(d) == "STOP"}
        assert took_part >= {(one["name"], one["role"]) for one in row["participant"]}
        assert stops == set(row["place"])
        assert graph.nodes[node].get("date") == row["date"]
        assert graph.nodes[node]["kind"] == row["kind"]


def test_quotations_stand_on_the_way_to_the_article(graph: Any, events: dict[str, Any]) -> None:
    for node, row in events.items():
        quotes = {d["quote"] for _, _, d in graph.out_edges(node, data=True) if kind_of_way(d) == "REPORTED_IN"}
        assert quotes
        assert quotes <= {one["quote"] for one in row["evidence"]}


def test_gexf_has_time(exported: Callable[[str], bytes], events: dict[str, Any]) -> None:
    graph = nx.read_gexf(BytesIO(exported("gexf")))
    assert b'timeformat="date"' in exported("gexf")
    for node, row in events.items():
        start, end = graph.nodes[node].get("start"), graph.nodes[node].get("end")
        if row["date"] and len(row["date"]) == 10:
            assert start == end == row["date"]
        if not row["date"]:
            assert start is end is None
    held = [d for *_, d in graph.edges(data=True) if d["type"] == "HELD" and "start" in d]
    assert held
    assert all(d["start"] <= d["end"] for d in held)


def test_a_month_is_the_whole_month() -> None:
    assert [first_day("2024-02").isoformat(), last_day("2024-02").isoformat()] == ["2024-02-01", "2024-02-29"]
    assert [first_day("2023").isoformat(), last_day("2023").isoformat()] == ["2023-01-01", "2023-12-31"]
    assert not is_day("--05-09")
