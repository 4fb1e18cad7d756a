"""A knowledge graph in, networkx graphs out: people and events, who was where together, and the hierarchy of offices.

Nodes are IRIs. Every attribute is a string or a number, so that networkx writes any of these graphs to any format. Dates are
`first` and `last` as in the graph (a day, a month or a year); an undated event gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from itertools import combinations
from typing import Any, Literal, get_args

import networkx as nx

from .iri import Ids
from .occasions import Occasion, named, occasions
from .property.types import Node
from .property_graph import Opened, relationships
from .seen import earliest_day, ends, latest_day

Kind = Literal["people-events", "copresence", "offices"]
KINDS: tuple[str, ...] = get_args(Kind)
SEPARATOR = "；"


class Names:
    """Nodes as they stand in a network: IRI, kind and name."""

    def __init__(self, kg: Opened, labels: Iterable[str]) -> None:
        self.ids: Ids = kg.ids
        self.known = named(kg, labels)

    def iri(self, identifier: str) -> str:
        return self.ids.base + identifier

    def add(self, graph: Any, identifier: str, **more: str | int) -> str:
        iri = self.iri(identifier)
        if iri not in graph:
            node = self.known[identifier]
            graph.add_node(iri, **attributes(node), **more)
        return iri


def attributes(node: Node) -> dict[str, str | int | float]:
    """Scalars only: several values are one string."""
    said = {name: SEPARATOR.join(value) if isinstance(value, tuple) else value for name, value in node.properties}
    return {"type": node.label.lower(), "label": str(said.get("name") or said.get("date") or node.id), **said}


def widen(attributes: dict[str, Any], first: str | None, last: str | None) -> None:
    """The time of a node or edge grows by one more sighting."""
    for name, date, choose, by in (("first", first, min, earliest_day), ("last", last, max, latest_day)):
        if date and ends(date):
            attributes[name] = choose(attributes.get(name, date), date, key=by)


def dates(occasion: Occasion) -> tuple[str | None, str | None]:
    return occasion.text("first"), occasion.text("last")


def people_events(kg: Opened, only: Container[str] | None = None, agents: tuple[str, ...] = ("Person", "Office")) -> Any:
    """`networkx.Graph`, bipartite: who took part (`bipartite=0`) and events (1). An edge has `roles`, `posts`, `first` and `last`."""
    graph, names = nx.Graph(name="people-events"), Names(kg, (*agents, "Event"))
    for occasion in occasions(kg, only):
        there = names.add(graph, occasion.id, bipartite=1)
        for agent, (roles, posts) in occasion.agents.items():
            if agent in names.known:
                iri = names.add(graph, agent, bipartite=0)
                said = {"roles": SEPARATOR.join(roles), "posts": SEPARATOR.join(posts)}
                graph.add_edge(iri, there, **{name: value for name, value in said.items() if value})
                widen(graph.edges[iri, there], *dates(occasion))
                widen(graph.nodes[iri], *dates(occasion))
                graph.nodes[iri]["events"] = graph.nodes[iri].get("events", 0) + 1
    return graph


def copresence(kg: Opened, only: Container[str] | None = None, agents: tuple[str, ...] = ("Person",)) -> Any:
    """`networkx.Graph`: who took part in the same events. `weight` counts them; `events` are their IRIs, separated by blanks.

    Of somebody who was never with anybody there is a node alone.
    """
    graph, names = nx.Graph(name="copresence"), Names(kg, agents)
    for occasion in occasions(kg, only):
        there = [names.add(graph, agent) for agent in sorted(occasion.agents) if agent in names.known]
        for iri in there:
            widen(graph.nodes[iri], *dates(occasion))
            graph.nodes[iri]["events"] = graph.nodes[iri].get("events", 0) + 1
        for one, other in combinations(there, 2):
            met = graph.get_edge_data(one, other) or {"weight": 0, "events": ""}
            met = {**met, "weight": met["weight"] + 1, "events": f"{met['events']} {names.iri(occasion.id)}".strip()}
            widen(met, *dates(occasion))
            graph.add_edge(one, other, **met)
    return graph


def offices(kg: Opened, only: Container[str] | None = None) -> Any:  # noqa: ARG001 - offices stand whatever happened
    """`networkx.DiGraph`: from an office to what it is a part of; `by` is `unit` (of an office) or `line` (under its head).

    `people` counts who held a post there, `first` and `last` say when that was seen.
    """
    graph, names = nx.DiGraph(name="offices"), Names(kg, ("Office",))
    at: dict[str, str] = {}
    held: list[tuple[str, str, Any, Any]] = []
    for way in relationships(kg):
        if way.type == "PART_OF" and way.start_label == "Office":
            graph.add_edge(names.add(graph, way.start), names.add(graph, way.end), by=str(way.values["by"]))
        elif way.type == "AT" and way.end_label == "Office":
            at[way.start] = way.end
        elif way.type == "HELD":
            held.append((way.start, way.end, way.values.get("first_seen"), way.values.get("last_seen")))
    for office in sorted(names.known):
        names.add(graph, office)
    people: dict[str, set[str]] = {}
    for person, post, first, last in held:
        if post in at:
            people.setdefault(at[post], set()).add(person)
            widen(graph.nodes[names.iri(at[post])], first, last)
    for office, who in people.items():
        graph.nodes[names.iri(office)]["people"] = len(who)
    return graph


BUILD: dict[str, Callable[..., Any]] = {"people-events": people_events, "copresence": copresence, "offices": offices}


def network(kg: Opened, kind: Kind = "copresence", only: Container[str] | None = None) -> Any:
    """`only` are the events that count, by identifier; all where it is None."""
    return BUILD[kind](kg, only)
