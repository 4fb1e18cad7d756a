"""Names in a store on this machine: the contract of `names`, looked up where a query would take longer to be read than to be answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store

from ..schema.vocabulary import FOAF, ORG, RDF, SCHEMA, SKOS
from .identity import Identity
from .name_index import NameIndex, called, nodes
from .names import CLASSES, Named, SparqlNames
from .select import OfStore, Select
from .types import ParameterType

NAMING = (FOAF.name, SKOS.prefLabel, SKOS.altLabel)
PART_OF = (SCHEMA.containedInPlace, ORG.unitOf)
MANY = 10_000
"""So often are things told of in a graph whose names are all read only where a name is not known."""
Graph = NamedNode | BlankNode | DefaultGraph
Indexed = Callable[[], NameIndex | None]
"""The index of the names, opened or made when it is first needed; None where there is none."""


@dataclass(frozen=True, slots=True)
class StoredNames(SparqlNames):
    """Names as they are looked up in a store, where a query would take longer to be read than to be answered."""

    store: Store
    index: Indexed = field(repr=False)
    read: dict[ParameterType, list[Named]] = field(default_factory=dict, repr=False)

    def exact(self, kind: ParameterType, forms: tuple[str, ...]) -> set[str]:
        labels = [label for form in forms for label in (Literal(form, language="zh"), Literal(form))]
        found = [quad for label in labels for predicate in NAMING for quad in self.store.quads_for_pattern(None, predicate, label)]
        classed = {(quad.subject, quad.graph_name) for quad in found}
        return {str(node.value) for node, graph in classed if isinstance(node, NamedNode) and self.is_of(node, kind, graph)}

    def is_of(self, node: NamedNode, kind: ParameterType, graph: Graph) -> bool:
        return any(next(self.store.quads_for_pattern(node, RDF.type, one, graph), None) for one in CLASSES[kind])

    def known(self, kind: ParameterType) -> list[Named]:
        """Without an index the names of a kind are read once for an engine."""
        if kind not in self.read:
            index = self.index()
            found = index.known(kind) if index else (named for node in nodes(self.store, CLASSES[kind]) for named in called(self.store, node))
            self.read[kind] = sorted(found, key=lambda one: (one[1], one[0]))
        return self.read[kind]

    def heard(self, kind: ParameterType, typed: str) -> set[str]:
        index = self.index()
        return index.heard(kind, typed) if index else SparqlNames.heard(self, kind, typed)

    def begun(self, kind: ParameterType, start: str) -> Iterable[str]:
        """Of a large graph without an index, whose names take seconds to read, none."""
        index = self.index()
        if index:
            return index.begun(kind, start)
        if kind not in self.read:
            quads = (quad for one in CLASSES[kind] for quad in self.store.quads_for_pattern(None, RDF.type, one))
            if next(islice(quads, MANY, None), None) is not None:
                return ()
        return SparqlNames.begun(self, kind, start)

    def knows(self, node: str) -> bool:
        return next(self.store.quads_for_pattern(NamedNode(node), None, None), None) is not None

    def inside(self, nodes: set[str]) -> set[str]:
        """What lies directly or further within these, as articles say it."""
        found, new = set[str](), nodes
        while new:
            quads = (quad for node in new for one in PART_OF for quad in self.store.quads_for_pattern(None, one, NamedNode(node)))
            new = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)} - found
            found |= new
        return found


def none() -> None:
    """No index."""


def names_in(select: Select, identity: Identity, index: Indexed = none) -> SparqlNames:
    return StoredNames(select, identity, select.store, index) if isinstance(select, OfStore) else SparqlNames(select, identity)
