"""Names in a store on this machine: the contract of `names`, looked up where a query would take longer to be read than to be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store

from ..schema.vocabulary import FOAF, ORG, RDF, RDFS, SCHEMA, SKOS
from .identity import Identity
from .names import CLASSES, Named, SparqlNames
from .select import OfStore, Select
from .types import ParameterType

NAMING = (FOAF.name, SKOS.prefLabel, SKOS.altLabel)
PART_OF = (SCHEMA.containedInPlace, ORG.unitOf)
MANY = 10_000
"""So often are things told of in a graph whose names are all read only where a name is not known."""
Graph = NamedNode | BlankNode | DefaultGraph


@dataclass(frozen=True, slots=True)
class StoredNames(SparqlNames):
    """Names as they are looked up in a store, where a query would take longer to be read than to be answered."""

    store: Store
    read: dict[ParameterType, list[Named]] = field(default_factory=dict, repr=False)

    def exact(self, kind: ParameterType, forms: tuple[str, ...]) -> set[str]:
        labels = [label for form in forms for label in (Literal(form, language="zh"), Literal(form))]
        found = [quad for label in labels for predicate in NAMING for quad in self.store.quads_for_pattern(None, predicate, label)]
        classed = {(quad.subject, quad.graph_name) for quad in found}
        return {str(node.value) for node, graph in classed if isinstance(node, NamedNode) and self.is_of(node, kind, graph)}

    def is_of(self, node: NamedNode, kind: ParameterType, graph: Graph) -> bool:
        return any(next(self.store.quads_for_pattern(node, RDF.type, one, graph), None) for one in CLASSES[kind])

    def known(self, kind: ParameterType) -> list[Named]:
        """Each node is looked at once, however many articles speak of it; the names of a kind are read once for an engine."""
        if kind not in self.read:
            nodes = {quad.subject for one in CLASSES[kind] for quad in self.store.quads_for_pattern(None, RDF.type, one)}
            found = (named for node in nodes if isinstance(node, NamedNode) for named in self.called(node))
            self.read[kind] = sorted(found, key=lambda one: (one[1], one[0], one[2] or ""))
        return self.read[kind]

    def begun(self, kind: ParameterType, start: str) -> Iterable[str]:
        """Of a large graph, whose names take seconds to read, none."""
        if kind not in self.read:
            quads = (quad for one in CLASSES[kind] for quad in self.store.quads_for_pattern(None, RDF.type, one))
            if next(islice(quads, MANY, None), None) is not None:
                return ()
        return SparqlNames.begun(self, kind, start)

    def called(self, node: NamedNode) -> Iterator[Named]:
        """Its principal names, and how it sounds; that follows from the name, so it says so of a node with one name alone."""
        names = {name for predicate in (FOAF.name, SKOS.prefLabel) for name, _ in self.said(node, predicate)}
        sounds = {text for text, language in self.said(node, RDFS.label) if (language or "").lower().startswith("zh-latn")}
        said = min(sounds, default=None) if len(names) == 1 else None
        return ((node.value, name, said) for name in names)

    def said(self, node: NamedNode, predicate: NamedNode) -> Iterator[tuple[str, str | None]]:
        objects = {quad.object for quad in self.store.quads_for_pattern(node, predicate, None)}
        return ((one.value, one.language) for one in objects if isinstance(one, Literal))

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


def names_in(select: Select, identity: Identity) -> SparqlNames:
    return StoredNames(select, identity, select.store) if isinstance(select, OfStore) else SparqlNames(select, identity)
