"""What a change touches, to be judged anew: names in, marks in a graph of the store's own, which no export shows.

The marks are part of the change itself, so that a build that was killed leaves nothing unjudged for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from ...schema.vocabulary import FOAF, JD, SCHEMA, SKOS
from ..iri import Ids
from .types import Touched

OF = {
    FOAF.name: ("person/",), SKOS.prefLabel: ("office/", "area/", "community/", "facility/", "programme/"),
    SCHEMA.startDate: ("event/",), SCHEMA.datePublished: ("article/",),
}  # fmt: skip
TOUCHED = tuple(OF)
"""The names of people, the names of offices and other things, the days of events, those of issues."""
DATED = {SCHEMA.startDate: re.compile(r"\d{4}-\d\d(?:-\d\d)?"), SCHEMA.datePublished: re.compile(r"\d{4}-\d\d-\d\d")}
"""What is less exact leads to no comparison."""


def pending_graph(ids: Ids) -> NamedNode:
    return ids.graph("pending")


def counts(ids: Ids, quad: Quad) -> bool:
    """Whether it names somebody or something, or dates an event or an issue."""
    kinds = OF.get(quad.predicate)
    named = kinds is not None and str(quad.subject).startswith(kinds, len(ids.base) + 1)
    value = quad.object.value if isinstance(quad.object, Literal) else ""
    return named and (quad.predicate not in DATED or DATED[quad.predicate].fullmatch(value) is not None)


def marks(store: Store, ids: Ids, leaving: Iterable[NamedNode], entering: Iterable[Quad]) -> Iterator[Quad]:
    """Marks for the names in graphs that leave and in quads that enter."""
    graph = pending_graph(ids)
    gone = (quad for one in leaving for by in TOUCHED for quad in store.quads_for_pattern(None, by, None, one))
    found = {(quad.predicate, quad.object) for quad in (*gone, *entering) if counts(ids, quad)}
    for predicate, name in sorted(found, key=str):
        yield Quad(graph, predicate, name, graph)


def pending(store: Store, ids: Ids, by: NamedNode) -> list[str]:
    graph = pending_graph(ids)
    found = store.quads_for_pattern(graph, by, None, graph)
    return sorted({quad.object.value for quad in found if isinstance(quad.object, Literal)})


def touched(store: Store, ids: Ids) -> Touched:
    return Touched(*(tuple(pending(store, ids, by)) for by in TOUCHED))


def all_of(store: Store, ids: Ids) -> Touched:
    """As if every document had just come in."""
    found: dict[NamedNode, set[str]] = {by: set() for by in TOUCHED}
    for by in TOUCHED:
        for quad in store.quads_for_pattern(None, by, None):
            if isinstance(quad.object, Literal) and counts(ids, quad):
                found[by].add(quad.object.value)
    return Touched(*(tuple(sorted(found[by])) for by in TOUCHED))


def stamped(store: Store, ids: Ids) -> str | None:
    """The ledger that was applied last."""
    graph = pending_graph(ids)
    found = store.quads_for_pattern(graph, JD.sha256, None, graph)
    return next((quad.object.value for quad in found if isinstance(quad.object, Literal)), None)


def stamp_quads(ids: Ids, stamp: str | None) -> tuple[Quad, ...]:
    graph = pending_graph(ids)
    return (Quad(graph, JD.sha256, Literal(stamp), graph),) if stamp else ()
