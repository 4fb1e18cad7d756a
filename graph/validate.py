"""A knowledge graph in, the violations of `schema/shapes.ttl` out, article by article, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, RdfFormat, Store, serialize
from pyshacl import validate as check
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ..schema.resources import read
from ..schema.vocabulary import PREFIXES
from .iri import Ids

BATCH = 20_000
"""Quads that are checked at once."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """`focus` is the thing at fault, `path` its property, `value` what stands there."""

    focus: str
    path: str
    value: str
    message: str

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.focus, self.path, self.value, self.message]))


def violations(store: Store, ids: Ids, batch: int = BATCH) -> list[Violation]:
    """Empty where the graph conforms."""
    shapes = Graph().parse(data=read("shapes.ttl"), format="turtle")
    return sorted({found for part in batches(store, ids, batch) for found in faults(part, shapes)})


def batches(store: Store, ids: Ids, size: int) -> Iterator[Graph]:
    """Whole article graphs, as many as make up a batch; each with what is derived about its tenures."""
    part = Graph()
    for graph in sorted((g for g in store.named_graphs() if isinstance(g, NamedNode)), key=str):
        if graph in (ids.graph("seen"), ids.graph("catalogue"), ids.graph("pending")):
            continue
        add(part, store, graph, ids.graph("seen"))
        if len(part) >= size:
            yield part
            part = Graph()
    yield part


def add(part: Graph, store: Store, graph: NamedNode, seen: NamedNode) -> None:
    own = [quad.triple for quad in store.quads_for_pattern(None, None, None, graph)]
    subjects = {triple.subject for triple in own if isinstance(triple.subject, NamedNode)}
    derived = [quad.triple for s in subjects if "/tenure/" in s.value for quad in store.quads_for_pattern(s, None, None, seen)]
    part.parse(data=serialize([*own, *derived], format=RdfFormat.N_TRIPLES) or b"", format="nt")


def faults(data: Graph, shapes: Graph) -> Iterator[Violation]:
    conforms, report, _ = check(data, shacl_graph=shapes, inplace=True)
    if not conforms and isinstance(report, Graph):
        for result in report.objects(report.value(predicate=RDF.type, object=SH.ValidationReport), SH.result):
            yield violation(report, result)


def violation(report: Graph, result: Node) -> Violation:
    def said(predicate: URIRef) -> str:
        return short(report.value(result, predicate))

    messages = " ".join(sorted(str(m) for m in report.objects(result, SH.resultMessage)))
    return Violation(said(SH.focusNode), said(SH.resultPath), said(SH.value), messages)


def short(node: Node | None) -> str:
    """`jd:role` for a term of a vocabulary; anything else as it is."""
    text = "" if node is None else str(node)
    found: Iterable[tuple[str, str]] = ((p, ns) for p, ns in PREFIXES.items() if text.startswith(ns))
    return next((f"{prefix}:{text.removeprefix(namespace)}" for prefix, namespace in found), text)
