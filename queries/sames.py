"""What the graph of identity says of nodes, asked in SPARQL or looked up in a store: IRIs in, pairs of IRIs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import NamedNode, Store

from ..schema.vocabulary import OWL, PROV, SCHEMA
from .bind import bind
from .cells import Solution
from .select import OfStore, Select

PREFIXES = """\
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
"""
ANY = PREFIXES + "SELECT ?any WHERE { { ?any owl:sameAs ?other } UNION { ?any prov:specializationOf ?other } } LIMIT 1"
ALIAS = PREFIXES + "SELECT ?node ?one WHERE { VALUES ?wanted_node { UNDEF } ?wanted_node owl:sameAs ?one BIND(?wanted_node AS ?node) }"
MEMBERS = PREFIXES + "SELECT ?member WHERE { VALUES ?wanted_node { UNDEF } ?member owl:sameAs ?wanted_node }"
WHOLES = PREFIXES + "SELECT ?node ?whole WHERE { VALUES ?wanted_node { UNDEF } ?wanted_node prov:specializationOf ?whole BIND(?wanted_node AS ?node) }"
PART = PREFIXES + """\
SELECT ?whole ?article ?part ?one WHERE {
  VALUES ?wanted_whole { UNDEF }
  ?part prov:specializationOf ?wanted_whole ; schema:subjectOf ?article
  BIND(?wanted_whole AS ?whole) OPTIONAL { ?part owl:sameAs ?one }
}
"""
Pair = tuple[str, str]
Part = tuple[str, str, str]
"""What has parts, the article that speaks of one of them, and what that one stands for."""


class Sames(Protocol):
    def some(self) -> bool:
        """Whether anything is judged at all."""
        ...

    def aliases(self, nodes: Iterable[str]) -> Iterator[Pair]:
        """Nodes with what they stand for."""
        ...

    def members(self, nodes: Iterable[str]) -> Iterator[str]:
        """What stands for one of these."""
        ...

    def wholes(self, nodes: Iterable[str]) -> Iterator[Pair]:
        """Nodes that are parts, with what they are parts of."""
        ...

    def parts(self, nodes: Iterable[str]) -> Iterator[Part]:
        """The parts that these nodes have."""
        ...


def terms(nodes: Iterable[str]) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(node) for node in sorted(nodes))


@dataclass(frozen=True, slots=True)
class AskedSames:
    """In SPARQL, of any engine."""

    select: Select

    def some(self) -> bool:
        return any(True for _ in self.select(ANY))

    def asked(self, query: str, name: str, nodes: Iterable[str]) -> Iterable[Solution]:
        wanted = terms(nodes)
        return self.select(bind(query, {name: wanted})) if wanted else ()

    def aliases(self, nodes: Iterable[str]) -> Iterator[Pair]:
        return ((str(s["node"].value), str(s["one"].value)) for s in self.asked(ALIAS, "node", nodes))

    def members(self, nodes: Iterable[str]) -> Iterator[str]:
        return (str(s["member"].value) for s in self.asked(MEMBERS, "node", nodes))

    def wholes(self, nodes: Iterable[str]) -> Iterator[Pair]:
        return ((str(s["node"].value), str(s["whole"].value)) for s in self.asked(WHOLES, "node", nodes))

    def parts(self, nodes: Iterable[str]) -> Iterator[Part]:
        found = self.asked(PART, "whole", nodes)
        return ((str(s["whole"].value), str(s["article"].value), str(s.get("one", s["part"]).value)) for s in found)


@dataclass(frozen=True, slots=True)
class StoredSames:
    """Looked up where a query would take longer to be read than to be answered."""

    store: Store

    def some(self) -> bool:
        return any(next(self.store.quads_for_pattern(None, one, None), None) is not None for one in (OWL.sameAs, PROV.specializationOf))

    def objects(self, node: NamedNode, predicate: NamedNode) -> Iterator[str]:
        return (str(quad.object.value) for quad in self.store.quads_for_pattern(node, predicate, None) if isinstance(quad.object, NamedNode))

    def subjects(self, predicate: NamedNode, node: NamedNode) -> Iterator[NamedNode]:
        return (quad.subject for quad in self.store.quads_for_pattern(None, predicate, node) if isinstance(quad.subject, NamedNode))

    def aliases(self, nodes: Iterable[str]) -> Iterator[Pair]:
        return ((node, one) for node in nodes for one in self.objects(NamedNode(node), OWL.sameAs))

    def members(self, nodes: Iterable[str]) -> Iterator[str]:
        return (one.value for node in nodes for one in self.subjects(OWL.sameAs, NamedNode(node)))

    def wholes(self, nodes: Iterable[str]) -> Iterator[Pair]:
        return ((node, whole) for node in nodes for whole in self.objects(NamedNode(node), PROV.specializationOf))

    def parts(self, nodes: Iterable[str]) -> Iterator[Part]:
        for node in nodes:
            for part in self.subjects(PROV.specializationOf, NamedNode(node)):
                one = next(self.objects(part, OWL.sameAs), part.value)
                for article in self.objects(part, SCHEMA.subjectOf):
                    yield node, article, one


def sames(select: Select) -> Sames:
    return StoredSames(select.store) if isinstance(select, OfStore) else AskedSames(select)
