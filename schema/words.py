"""Codes of the vocabulary in, what people call them out: the Chinese and English labels of the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from .resources import read
from .vocabulary import DATE_BASIS, EVENT_CLASS, OFFICE_KIND, RDFS, ROLE, SKOS

CODES: dict[str, Mapping[Any, NamedNode]] = {"role": ROLE, "event": EVENT_CLASS, "office": OFFICE_KIND, "basis": DATE_BASIS}


@cache
def labels() -> dict[NamedNode, dict[str, str]]:
    found: dict[NamedNode, dict[str, str]] = {}
    for quad in parse(read("ontology.ttl"), RdfFormat.TURTLE):
        if quad.predicate in (RDFS.label, SKOS.prefLabel) and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject, {})[quad.object.language or ""] = quad.object.value
    return found


def word(group: str, code: str, language: str = "zh") -> str:
    """`word("role", "leads")` → 带队; a code that is not known stands for itself."""
    node = CODES[group].get(code)
    return labels()[node][language] if node is not None else code
