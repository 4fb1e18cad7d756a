"""A store in, the documents that it holds out: their names, contents and where they were read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from ..schema.vocabulary import JD, PROV, RDF, SCHEMA
from .iri import Ids


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One document: a name with one content. `origins` are the paths or URLs that it was read from."""

    name: str
    sha256: str
    iri: str
    media_type: str
    origins: tuple[str, ...]
    url: str | None = None
    """The address that it came from, where what it was read from says so."""
    readers: tuple[str, ...] = ()
    """The versions of the software that read it."""

    @property
    def document(self) -> NamedNode:
        return NamedNode(self.iri)


def catalogue(ids: Ids) -> NamedNode:
    """The graph of origins; canonical exports leave it out, since paths differ from machine to machine."""
    return ids.graph("catalogue")


def documents_of(store: Store, ids: Ids, origin: str) -> tuple[NamedNode, ...]:
    found = store.quads_for_pattern(None, JD.origin, Literal(origin), catalogue(ids))
    return tuple(quad.subject for quad in found if isinstance(quad.subject, NamedNode))


def origins_of(store: Store, ids: Ids, document: NamedNode) -> tuple[str, ...]:
    found = store.quads_for_pattern(document, JD.origin, None, catalogue(ids))
    return tuple(sorted(quad.object.value for quad in found if isinstance(quad.object, Literal)))


def origins_inside(store: Store, ids: Ids, name: str) -> tuple[Quad, ...]:
    """What says that documents were read from inside a file: an archive or a file of records, by its path or name."""
    found = store.quads_for_pattern(None, JD.origin, None, catalogue(ids))
    return tuple(quad for quad in found if isinstance(quad.object, Literal) and holds(name, quad.object.value))


def holds(name: str, origin: str) -> bool:
    """`news.zip` holds `/x/news.zip!/a.txt`."""
    paths = [origin[: at.start()] for at in re.finditer("!/", origin)]
    return any(path == name or path.endswith(f"/{name}") for path in paths)


def known_sources(store: Store, ids: Ids, *, name: str | None = None, sha256: str | None = None) -> Iterator[Source]:
    """All documents, or those of a name (file name, origin or IRI) or content."""
    if name is not None:
        found = by_name(store, ids, name)
    elif sha256 is not None:
        found = subjects(store, JD.sha256, Literal(sha256))
    else:
        found = subjects(store, RDF.type, SCHEMA.DigitalDocument)
    for document in found:
        yield source(store, ids, document)


def by_name(store: Store, ids: Ids, name: str) -> Iterable[NamedNode]:
    exact = documents_of(store, ids, name)
    if exact:
        return exact
    if name.startswith(ids.base):
        return subjects(store, RDF.type, SCHEMA.DigitalDocument, NamedNode(name))
    return subjects(store, SCHEMA.name, Literal(name))


def subjects(
    store: Store, predicate: NamedNode, value: NamedNode | Literal, subject: NamedNode | None = None
) -> list[NamedNode]:
    found = store.quads_for_pattern(subject, predicate, value)
    return [quad.subject for quad in found if isinstance(quad.subject, NamedNode)]


def source(store: Store, ids: Ids, document: NamedNode) -> Source:
    said = {
        quad.predicate: quad.object.value
        for quad in store.quads_for_pattern(document, None, None, document)
        if isinstance(quad.object, Literal)
    }
    origins = origins_of(store, ids, document)
    return Source(said[SCHEMA.name], said[JD.sha256], document.value, said[SCHEMA.encodingFormat], origins, said.get(SCHEMA.url), readers_of(store, document))


def readers_of(store: Store, document: NamedNode) -> tuple[str, ...]:
    runs = {quad.graph_name for quad in store.quads_for_pattern(None, PROV.used, document)}
    said = (quad.object for run in runs for quad in store.quads_for_pattern(None, SCHEMA.softwareVersion, None, run))
    return tuple(sorted(version.value for version in said if isinstance(version, Literal)))
