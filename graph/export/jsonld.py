"""Quads grouped by graph in, JSON-LD out, in the terms of the published context (`schema/context.jsonld`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode, Quad

from ...schema.resources import read
from ...schema.vocabulary import PREFIXES, RDF, XSD

Term = dict[str, str]
XSD_STRING = PREFIXES["xsd"] + "string"
SAFE_INTEGER = 2**53


@cache
def context() -> dict[str, Any]:
    published: dict[str, Any] = json.loads(read("context.jsonld"))["@context"]
    return published


@cache
def terms() -> dict[str, tuple[str, Term]]:
    """IRI → the term that stands for it, with its coercion."""
    found: dict[str, tuple[str, Term]] = {}
    for name, meaning in context().items():
        definition = {"@id": meaning} if isinstance(meaning, str) else meaning
        if ":" in definition["@id"] and name not in PREFIXES:
            found[whole(definition["@id"])] = (name, definition)
    return found


def whole(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name if prefix in PREFIXES else curie


@lru_cache(maxsize=1024)
def compact(iri: str) -> str:
    """The IRIs of vocabularies are shortened, those of individuals are not."""
    if iri in terms():
        return terms()[iri][0]
    prefix = next((p for p, namespace in PREFIXES.items() if iri.startswith(namespace)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def write_jsonld(quads: Iterable[Quad], out: BinaryIO) -> None:
    """One named graph a line."""
    out.write(b'{"@context": ' + encoded(context()) + b',\n "@graph": [')
    for number, (graph, group) in enumerate(groupby(quads, key=lambda quad: quad.graph_name)):
        name = graph.value if isinstance(graph, NamedNode) else ""
        out.write((b",\n" if number else b"\n") + encoded({"id": name, "@graph": list(nodes(group))}))
    out.write(b"\n]}\n")


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(quads, key=lambda quad: quad.subject):
        if isinstance(subject, NamedNode):
            yield node(subject, group)


def node(subject: NamedNode, quads: Iterable[Quad]) -> dict[str, Any]:
    said: dict[str, list[Any]] = {}
    for quad in quads:
        key, value = entry(quad)
        said.setdefault(key, []).append(value)
    return {"id": subject.value, **{key: values[0] if len(values) == 1 else values for key, values in said.items()}}


def entry(quad: Quad) -> tuple[str, Any]:
    if quad.predicate == RDF.type and isinstance(quad.object, NamedNode):
        return "type", compact(quad.object.value)
    key, definition = terms().get(quad.predicate.value, (compact(quad.predicate.value), {}))
    if isinstance(quad.object, NamedNode):
        iri = quad.object.value
        short = iri if iri in terms() else compact(iri)  # a term is read as such in `type` alone
        return key, short if definition.get("@type") == "@id" else {"id": short}
    if isinstance(quad.object, Literal):
        return key, literal(quad.object, definition)
    raise TypeError(quad)


def literal(value: Literal, definition: Term) -> Any:
    """A bare value where the term says the rest, else a value object."""
    if value.datatype == XSD.integer and abs(int(value.value)) < SAFE_INTEGER:
        return int(value.value)
    if value.language:
        bare = value.language.lower() == definition.get("@language", "").lower()
        return value.value if bare else {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype == whole(definition.get("@type", "xsd:string")) and "@language" not in definition:
        return value.value
    return {"@value": value.value} if datatype == XSD_STRING else {"@value": value.value, "@type": compact(datatype)}
