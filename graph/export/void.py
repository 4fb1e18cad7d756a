"""A knowledge graph in, its description out: VoID (what is in it) and DCAT (the files, with checksums) in Turtle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from ...schema.vocabulary import ONTOLOGY, PREFIXES, RDF, XSD
from ..property_graph import Opened
from . import by_subject, once

VOID, DCAT, DCT, SPDX = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://spdx.org/rdf/terms#"
NAMESPACES = {**PREFIXES, "void": VOID, "dcat": DCAT, "dcterms": DCT, "spdx": SPDX}


@dataclass(frozen=True, slots=True)
class File:
    """A file of a data set: its path, media type, size in bytes and SHA-256."""

    path: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Counts:
    triples: int
    subjects: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


def counts(kg: Opened) -> Counts:
    """Of the union of all graphs, each statement once. Read from a sort on disk: memory does not grow with the graph."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    subjects, last = 0, None
    with by_subject(kg.store, kg.ids) as quads:
        for quad in once(quads):
            subjects, last = subjects + (quad.subject != last), quad.subject
            properties[quad.predicate.value] += 1
            if quad.predicate == RDF.type and isinstance(quad.object, NamedNode):
                classes[quad.object.value] += 1
    return Counts(properties.total(), subjects, tuple(sorted(classes.items())), tuple(sorted(properties.items())))


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=XSD.integer)


def description(kg: Opened, found: Counts, title: str, files: Iterable[File], licence: str | None, build_id: str) -> bytes:
    """The data set is `…/dataset/BUILD-ID`; paths of files are relative to where the description stands."""
    dataset = NamedNode(f"{kg.ids.base}dataset/{build_id}")
    said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
        (dataset, f"{PREFIXES['rdf']}type", NamedNode(f"{VOID}Dataset")), (dataset, f"{PREFIXES['rdf']}type", NamedNode(f"{DCAT}Dataset")),
        (dataset, f"{DCT}title", Literal(title, language="zh")), (dataset, f"{DCT}identifier", Literal(f"sha256:{build_id}")),
        (dataset, f"{VOID}triples", integer(found.triples)), (dataset, f"{VOID}distinctSubjects", integer(found.subjects)),
        (dataset, f"{VOID}uriSpace", Literal(kg.ids.base)), (dataset, f"{VOID}vocabulary", NamedNode(f"{ONTOLOGY}#")),
    ]  # fmt: skip
    if licence:
        said.append((dataset, f"{DCT}license", NamedNode(licence)))
    for number, (term, count) in enumerate(found.classes, 1):
        part = NamedNode(f"{dataset.value}#class-{number}")
        said += [(dataset, f"{VOID}classPartition", part), (part, f"{VOID}class", NamedNode(term)), (part, f"{VOID}entities", integer(count))]
    for number, (term, count) in enumerate(found.properties, 1):
        part = NamedNode(f"{dataset.value}#property-{number}")
        said += [(dataset, f"{VOID}propertyPartition", part), (part, f"{VOID}property", NamedNode(term)), (part, f"{VOID}triples", integer(count))]
    for number, file in enumerate(files, 1):
        said += distribution(dataset, number, file)
    triples = [Triple(subject, NamedNode(predicate), value) for subject, predicate, value in said]
    text = serialize(triples, format=RdfFormat.TURTLE, prefixes=NAMESPACES) or b""
    head = [line for line in text.splitlines(keepends=True) if line.startswith(b"@prefix")]
    return b"".join((*sorted(head), *(line for line in text.splitlines(keepends=True) if not line.startswith(b"@prefix"))))


def distribution(dataset: NamedNode, number: int, file: File) -> list[tuple[NamedNode, str, NamedNode | Literal]]:
    here, sum_ = NamedNode(f"{dataset.value}#file-{number}"), NamedNode(f"{dataset.value}#sum-{number}")
    return [
        (dataset, f"{DCAT}distribution", here), (here, f"{PREFIXES['rdf']}type", NamedNode(f"{DCAT}Distribution")),
        (here, f"{DCT}title", Literal(file.path)), (here, f"{DCAT}mediaType", Literal(file.media_type)), (here, f"{DCAT}byteSize", integer(file.size)),
        (here, f"{SPDX}checksum", sum_), (sum_, f"{SPDX}algorithm", NamedNode(f"{SPDX}checksumAlgorithm_sha256")),
        (sum_, f"{SPDX}checksumValue", Literal(file.sha256)),
    ]  # fmt: skip
