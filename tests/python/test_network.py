"""Networks: every meeting counted once, as the question `events` has it; times, filters, and any format of networkx can be written."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import combinations

import networkx as nx
import pytest

import jiedao
from jiedao.graph.network import KINDS, copresence, offices, people_events


def people(kg: jiedao.Graph) -> set[str]:
    """Names that one person has and nobody else."""
    table = kg.sparql("SELECT ?name { ?p a foaf:Person ; foaf:name ?name } GROUP BY ?name HAVING (COUNT(DISTINCT ?p) = 1)")
    assert isinstance(table, jiedao.Table)
    return {name for (name,) in table.rows if isinstance(name, str)}


def met(kg: jiedao.Graph, **conditions: str) -> Counter[tuple[str, ...]]:
    """Who was with whom, by name, counted from the answer of a question."""
    known = people(kg)
    together = ({one["name"] for one in row["participant"]} & known for row in kg.events(**conditions).to_dicts())
    return Counter(pair for names in together for pair in combinations(sorted(names), 2))


@pytest.mark.parametrize("conditions", [{}, {"since": "2024"}, {"until": "2021-12", "kind": "visit"}])
def test_copresence_counts_events(kg: jiedao.Graph, conditions: dict[str, str]) -> None:
    graph, found, known = kg.network("copresence", **conditions), Counter[tuple[str, ...]](), people(kg)
    for one, other, data in graph.edges(data=True):
        assert data["weight"] == len(data["events"].split())
        pair = sorted(graph.nodes[iri]["name"] for iri in (one, other))
        found[tuple(pair)] += data["weight"] if known.issuperset(pair) else 0
    assert +found == met(kg, **conditions) != Counter()


def test_an_edge_knows_when(kg: jiedao.Graph) -> None:
    dates = {row["event"]: row["date"] for row in kg.events()}
    graph = kg.network()
    for *_, data in graph.edges(data=True):
        exact = sorted(str(dates[event]) for event in data["events"].split() if dates[event] and len(str(dates[event])) == 10)
        if exact and len(exact) == data["weight"]:
            assert (data["first"], data["last"]) == (exact[0], exact[-1])
    assert any(data["first"] != data["last"] for *_, data in graph.edges(data=True) if "first" in data)


def test_people_and_events_have_two_sides(kg: jiedao.Graph) -> None:
    graph = kg.network("people-events")
    sides = nx.get_node_attributes(graph, "bipartite")
    assert nx.is_bipartite(graph)
    assert {sides[one] + sides[other] for one, other in graph.edges} == {1}
    assert {node for node, side in sides.items() if side} == {row["event"] for row in kg.events()}
    assert all(graph.nodes[node]["events"] == graph.degree(node) for node, side in sides.items() if not side)
    assert any("leads" in data["roles"] and "posts" in data for *_, data in graph.edges(data=True))


def test_offices_stand_under_each_other(kg: jiedao.Graph) -> None:
    graph = kg.network("offices")
    assert len(graph) == next(row["count"] for row in kg.stats() if row["thing"] == "offices")
    assert set(nx.get_edge_attributes(graph, "by").values()) == {"unit", "line"}
    assert nx.is_directed_acyclic_graph(graph)
    busiest = max(graph.nodes, key=lambda node: graph.nodes[node].get("people", 0))
    held = kg.holders(busiest)
    assert graph.nodes[busiest]["people"] <= len({row["person"] for row in held})
    assert graph.nodes[busiest]["first"] <= graph.nodes[busiest]["last"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_of_networkx_takes_it(kg: jiedao.Graph, kind: str) -> None:
    graph = kg.network(kind)  # type: ignore[arg-type]  # one of the kinds
    for write in (nx.write_graphml, nx.write_gexf, nx.write_gml):
        out = BytesIO()
        write(graph, out)
        assert out.tell() > 1000


def test_nobody_is_alone_who_was_there(kg: jiedao.Graph) -> None:
    assert len(copresence(kg.kg, frozenset())) == len(people_events(kg.kg, frozenset())) == 0
    assert len(offices(kg.kg)) > 0
    with pytest.raises(jiedao.UnknownName):
        kg.network(person="查无此人名")
