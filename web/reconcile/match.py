"""One batch of a reconciliation client, answered in a process of its own: queries in, candidates with their scores out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Store

from ...answers import Graph
from ...queries.names import simplified
from .index import Candidate, candidates, names, solutions, starting
from .kinds import KINDS, PROPERTIES, Property

CERTAIN = 99.0
WEIGHT = 0.6
"""How much the name says, where properties are given; they say the rest."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One query: a name, the kinds that count, and what is known of the thing besides."""

    name: str
    kinds: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()


def reconcile(graph: Graph, wanted: tuple[Wanted, ...]) -> list[dict[str, Any]]:
    return [{"result": result(graph, one)} for one in wanted]


def result(graph: Graph, wanted: Wanted) -> list[dict[str, Any]]:
    store = graph.kg.store
    found = [scored(store, one, wanted) for one in candidates(store, wanted.name, wanted.kinds, 4 * wanted.limit)]
    found.sort(key=lambda one: (-one[1], one[0].name, one[0].thing))
    best = [one for one, score in found if score >= CERTAIN]
    return [said(graph, one, score, match=best == [one]) for one, score in found[: wanted.limit]]


def scored(store: Store, one: Candidate, wanted: Wanted) -> tuple[Candidate, float]:
    """A candidate whose properties fit stands above others of its name."""
    if not wanted.properties:
        return one, one.score
    fitting = [fits(values(store, PROPERTIES[name], one.thing), given) for name, given in wanted.properties]
    return one, round(one.score * (WEIGHT + (1 - WEIGHT) * sum(fitting) / len(fitting)), 1)


def fits(known: Iterable[dict[str, str]], given: tuple[str, ...]) -> float:
    """One of several values is enough; part of a name is nearly as good as all of it."""
    said, asked = {simplified(row["value"]) for row in known}, {simplified(value) for value in given}
    if said & asked:
        return 1.0
    return 0.8 if any(one in other or other in one for one in said for other in asked) else 0.0


def values(store: Store, one: Property, thing: str) -> list[dict[str, str]]:
    """Of all that was judged to be this thing."""
    node = "?node" if one.node else ""
    members = f"{{ BIND({NamedNode(thing)} AS ?thing) }} UNION {{ ?thing owl:sameAs {NamedNode(thing)} }}"
    return list(solutions(store, f"SELECT DISTINCT ?value {node} WHERE {{ {members} {one.path} }} ORDER BY ?value {node}"))


def kind(name: str) -> dict[str, str]:
    return {"id": name, "name": str(KINDS[name].label)}


def said(graph: Graph, one: Candidate, score: float, *, match: bool) -> dict[str, Any]:
    return {
        "id": one.thing.removeprefix(graph.kg.base), "name": one.name, "description": description(graph.kg.store, one),
        "type": [kind(one.kind)], "score": score, "match": match,
    }  # fmt: skip


def description(store: Store, one: Candidate) -> str:
    """What tells it from others of its name: where it is, or in what office."""
    for name in ("office", "unit_of", "area"):
        known = values(store, PROPERTIES[name], one.thing) if one.kind in PROPERTIES[name].kinds else []
        if known:
            return "；".join(dict.fromkeys(row["value"] for row in known[:3]))
    return ""


def suggest(graph: Graph, prefix: str, limit: int) -> list[dict[str, Any]]:
    found = starting(graph.kg.store, prefix, KINDS, limit)
    return [
        {"id": one.thing.removeprefix(graph.kg.base), "name": one.name, "description": description(graph.kg.store, one), "notable": [kind(one.kind)]}
        for one in found
    ]


def extend(graph: Graph, ids: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, Any]:
    """Values of properties for things that were matched."""
    meta = [{"id": name, "name": str(PROPERTIES[name].label)} for name in wanted]
    rows = {one: {name: [value(graph, row) for row in values(graph.kg.store, PROPERTIES[name], graph.kg.base + one)] for name in wanted} for one in ids}
    return {"meta": meta, "rows": rows}


def value(graph: Graph, row: dict[str, str]) -> dict[str, str]:
    if "node" in row:
        return {"id": row["node"].removeprefix(graph.kg.base), "name": row["value"]}
    return {"str": row["value"]}


@dataclass(frozen=True, slots=True)
class Preview:
    name: str
    kind: str
    said: tuple[tuple[str, str], ...]


def preview(graph: Graph, one: str) -> Preview | None:
    """What a hovering reader sees; None where nothing is known under the identifier."""
    thing = graph.kg.base + one
    for name, of in KINDS.items():
        label = names(graph.kg.store, of).label.get(thing)
        if label is not None:
            known = [(p.label, values(graph.kg.store, p, thing)) for p in PROPERTIES.values() if name in p.kinds]
            told = ((str(word), "；".join(dict.fromkeys(row["value"] for row in rows[:8]))) for word, rows in known if rows)
            return Preview(label, str(of.label), tuple(told))
    return None
