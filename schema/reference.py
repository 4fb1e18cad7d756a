"""`ontology.ttl` in, the reference page in Chinese and English out (`python -m jiedao.schema.reference FILE` writes it)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from .resources import read
from .vocabulary import ONTOLOGY, PREFIXES, term

LABEL, COMMENT = term("rdfs:label"), term("rdfs:comment")
NAME, DEFINITION, NOTE = term("skos:prefLabel"), term("skos:definition"), term("skos:scopeNote")
IN_SCHEME, TYPE = term("skos:inScheme"), term("rdf:type")
Said = dict[NamedNode, list[NamedNode | Literal]]
Ontology = dict[NamedNode, Said]

PARTS = (
    ("类 Classes", term("owl:Class"), ("rdfs:subClassOf",)),
    ("对象属性 Object properties", term("owl:ObjectProperty"), ("rdfs:domain", "rdfs:range")),
    ("数据属性 Datatype properties", term("owl:DatatypeProperty"), ("rdfs:domain", "rdfs:range")),
)


def load() -> Ontology:
    found: Ontology = {}
    for quad in parse(read("ontology.ttl"), RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return found


def curie(node: NamedNode | Literal) -> str:
    prefix = next(p for p, namespace in PREFIXES.items() if node.value.startswith(namespace))
    return f"{prefix}:{node.value.removeprefix(PREFIXES[prefix])}"


def text(said: Said, predicate: NamedNode, language: str) -> str:
    found = (o.value for o in said.get(predicate, ()) if isinstance(o, Literal) and o.language == language)
    return next(found, "")


def both(said: Said, predicate: NamedNode) -> str:
    return f"{text(said, predicate, 'zh')} {text(said, predicate, 'en')}"


def page() -> str:
    return "\n".join(lines(load())) + "\n"


def lines(ontology: Ontology) -> Iterator[str]:
    whole = ontology[NamedNode(ONTOLOGY)]
    yield from ("<!-- 由 schema/ontology.ttl 生成 generated from schema/ontology.ttl by python -m jiedao.schema.reference -->", "")
    yield from (f"# {both(whole, LABEL)}", "", text(whole, COMMENT, "zh"), "", text(whole, COMMENT, "en"), "")
    yield from (f"`jd:` = `{PREFIXES['jd']}`", "")
    for title, kind, columns in PARTS:
        yield from section(ontology, title, kind, columns)
    for scheme in sorted(instances(ontology, term("skos:ConceptScheme")), key=str):
        yield from concepts(ontology, scheme)
    yield from reused(ontology)


def instances(ontology: Ontology, kind: NamedNode) -> list[NamedNode]:
    return sorted((node for node, said in ontology.items() if kind in said.get(TYPE, ())), key=curie)


def section(ontology: Ontology, title: str, kind: NamedNode, columns: tuple[str, ...]) -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from table("term", "名称 label", *(column.partition(":")[2] for column in columns), "说明 comment")
    for node in instances(ontology, kind):
        said = ontology[node]
        related = (", ".join(f"`{curie(o)}`" for o in said.get(term(column), ())) for column in columns)
        yield row(f"`{curie(node)}`", both(said, LABEL), *related, both(said, COMMENT))
    yield ""


def concepts(ontology: Ontology, scheme: NamedNode) -> Iterator[str]:
    yield from (f"## {both(ontology[scheme], LABEL)}", "", both(ontology[scheme], COMMENT), "")
    yield from table("term", "名称 label", "说明 definition")
    for node, said in ontology.items():
        if scheme in said.get(IN_SCHEME, ()):
            yield row(f"`{curie(node)}`", both(said, NAME), both(said, DEFINITION))
    yield ""


def reused(ontology: Ontology) -> Iterator[str]:
    yield from ("## 沿用的词汇 Terms of published vocabularies", "")
    yield from table("term", "用法 how it is used here")
    for node in sorted((node for node, said in ontology.items() if NOTE in said), key=curie):
        yield row(f"`{curie(node)}`", both(ontology[node], NOTE))


def table(*columns: str) -> Iterator[str]:
    yield row(*columns)
    yield row(*("---" for _ in columns))


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
