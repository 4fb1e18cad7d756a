"""What a client finds in the graph itself: prefixes (`sh:declare`) and one example query for each named question.

In: the questions. Out: quads of the graph `graph/service`, which only the served view has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ...graph.iri import Ids
from ...queries.types import Label, Question
from ...schema.vocabulary import ONTOLOGY, PREFIXES, RDF, RDFS

SH = "http://www.w3.org/ns/shacl#"
TARGET = NamedNode(PREFIXES["schema"] + "target")
COMMENT = NamedNode(PREFIXES["rdfs"] + "comment")
ANY_URI = NamedNode(PREFIXES["xsd"] + "anyURI")
DEFINITION = NamedNode(PREFIXES["skos"] + "definition")

Said = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def service_graph(ids: Ids) -> NamedNode:
    return ids.graph("service")


def quads(ids: Ids, asked: Iterable[Question], endpoint: str | None) -> Iterator[Quad]:
    for s, p, o in [*prefixes(ids), *(said for one in asked for said in example(ids, one, endpoint))]:
        yield Quad(s, p, o, service_graph(ids))


def both(subject: NamedNode, predicate: NamedNode, label: Label) -> Said:
    yield subject, predicate, Literal(label.zh, language="zh")
    yield subject, predicate, Literal(label.en, language="en")


def prefixes(ids: Ids) -> Said:
    ontology = NamedNode(ONTOLOGY)
    for name, namespace in {**PREFIXES, "jdid": ids.base}.items():
        node = ids.node(f"prefix/{name}")
        yield ontology, sh("declare"), node
        yield node, RDF.type, sh("PrefixDeclaration")
        yield node, sh("prefix"), Literal(name)
        yield node, sh("namespace"), Literal(namespace, datatype=ANY_URI)


def example(ids: Ids, question: Question, endpoint: str | None) -> Said:
    node = ids.node(f"question/{question.name}")
    yield node, RDF.type, sh("SPARQLExecutable")
    yield node, RDF.type, sh("SPARQLSelectExecutable")
    yield from both(node, RDFS.label, question.summary)
    yield from both(node, COMMENT, question.summary)
    yield from both(node, DEFINITION, question.description)
    yield node, sh("prefixes"), NamedNode(ONTOLOGY)
    yield node, sh("select"), Literal(question.sparql)
    if endpoint:
        yield node, TARGET, NamedNode(endpoint)

