"""The forms in which answers go out: what a client can read in, one media type for each kind of answer out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pyoxigraph import QueryResultsFormat, RdfFormat

from ...queries.types import Label
from ..negotiate import chosen
from ..problem import Refused

SOLUTIONS: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/x-turtle": RdfFormat.TURTLE,
    "application/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
    "text/plain": RdfFormat.N_TRIPLES,
}
SHORT = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "ttl": (None, "text/turtle"),
    "nt": (None, "application/n-triples"),
    "rdf": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
    "trig": (None, "application/trig"),
    "nq": (None, "application/n-quads"),
}
"""`?format=`, for an address that stands alone."""
TEXT = ("text/", "application/n-triples", "application/n-quads", "application/trig")


@dataclass(frozen=True, slots=True)
class Forms:
    """The media type for rows and truth values, and the one for graphs; None where the client can read none."""

    rows: str | None
    graph: str | None

    def __reduce__(self) -> tuple[Any, ...]:
        return Forms, (self.rows, self.graph)

    @classmethod
    @lru_cache(maxsize=1024)
    def wanted(cls, accept: str | None, short: str | None = None) -> Forms:
        if short is not None:
            if short not in SHORT:
                known = ", ".join(SHORT)
                raise Refused(400, Label(f"format 只能是：{known}", f"format is one of: {known}"))
            return cls(*SHORT[short])
        found = cls(chosen(accept, tuple(SOLUTIONS)), chosen(accept, tuple(GRAPHS)))
        if found == cls(None, None):
            raise not_acceptable()
        return found


def not_acceptable() -> Refused:
    known = ", ".join([*SOLUTIONS, *GRAPHS])
    return Refused(406, Label(f"有这些格式：{known}", f"there are: {known}"))


def content_type(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith(TEXT) else media
