"""A knowledge graph in, its canonical N-Quads out: sorted lines, no blank nodes; what stays at home is left out."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad, Store

from ..catalogue import catalogue
from ..identity.pending import pending_graph
from ..iri import Ids
from .sorting import sorted_lines


def public(store: Store, ids: Ids) -> Iterator[Quad]:
    """All but the paths of this machine and the names that are still to be judged."""
    private = (catalogue(ids), pending_graph(ids))
    return (quad for quad in store.quads_for_pattern(None, None, None) if quad.graph_name not in private)


def canonical_lines(store: Store, ids: Ids) -> Iterator[str]:
    return sorted_lines(f"{quad} .\n" for quad in public(store, ids))
