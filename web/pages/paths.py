"""The shortest way from one person or office to another over the events at which they met: identifiers in, a chain out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from ...schema.vocabulary import JD, PROV
from .asking import Asking

REACH = 40_000
"""Nodes that are looked at before giving up."""


def chain(asking: Asking, start: str, goal: str) -> list[str]:
    """IRIs of agents and events in turn, from `start` to `goal`; empty where nothing links them within reach."""
    if start == goal:
        return [start]
    sides: tuple[dict[str, str | None], dict[str, str | None]] = ({start: None}, {goal: None})
    edges: list[list[str]] = [[start], [goal]]
    while all(edges) and sum(map(len, sides)) < REACH:
        near = 0 if len(edges[0]) <= len(edges[1]) else 1
        seen, others = sides[near], sides[1 - near]
        grown: list[str] = []
        for node in edges[near]:
            for other in sorted(neighbours(asking, node) - seen.keys()):
                seen[other] = node
                grown.append(other)
                if other in others:
                    return joined(sides[0], sides[1], other)
        edges[near] = grown
    return []


def joined(there: dict[str, str | None], back: dict[str, str | None], meeting: str) -> list[str]:
    return [*reversed(list(trace(there, meeting))), *list(trace(back, meeting))[1:]]


def trace(seen: dict[str, str | None], node: str | None) -> Iterator[str]:
    while node is not None:
        yield node
        node = seen[node]


def neighbours(asking: Asking, node: str) -> set[str]:
    """Of an agent its events, of an event its agents; nameless crowds lead nowhere."""
    members = asking.identity.wanted([node]).nodes
    event = asking.path(node).startswith("event/")
    known, sought = (JD.event, PROV.agent) if event else (PROV.agent, JD.event)
    found = {end for member in members for part in subjects(asking, known, member) for end in objects(asking, part, sought)}
    ends = {end for end in found if not asking.path(end).startswith("group/")}
    asking.identity.learn(ends)
    return {asking.identity.canonical(end) for end in ends}


def subjects(asking: Asking, predicate: NamedNode, value: NamedNode) -> Iterable[NamedNode]:
    return {quad.subject for quad in asking.store.quads_for_pattern(None, predicate, value) if isinstance(quad.subject, NamedNode)}


def objects(asking: Asking, node: NamedNode, predicate: NamedNode) -> Iterable[str]:
    return {quad.object.value for quad in asking.store.quads_for_pattern(node, predicate, None) if isinstance(quad.object, NamedNode)}
