"""What the codes of an answer mean: the ontology in, bilingual labels of roles, kinds and grounds of dates out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ..schema.vocabulary import DATE_BASIS, EVENT_CLASS, OFFICE_KIND, RDFS, ROLE, SKOS
from .types import Label

CODES: dict[str, Mapping[Any, NamedNode]] = {"role": ROLE, "event": EVENT_CLASS, "office": OFFICE_KIND, "basis": DATE_BASIS}
OTHER = Label("其他", "other")


@cache
def _labels() -> dict[NamedNode, dict[str, str]]:
    ontology = files(__package__.rpartition(".")[0] + ".schema").joinpath("ontology.ttl").read_bytes()
    found: dict[NamedNode, dict[str, str]] = {}
    for quad in parse(ontology, RdfFormat.TURTLE):
        node, label = quad.subject, quad.object
        if quad.predicate in (RDFS.label, SKOS.prefLabel) and isinstance(node, NamedNode) and isinstance(label, Literal):
            found.setdefault(node, {})[label.language or ""] = label.value
    return found


@cache
def codes(group: str) -> dict[str, Label]:
    """`codes("role")["leads"]` → 带队 / leads, in the order of the vocabulary."""
    labels = _labels()
    return {
        code: OTHER if code == "other" else Label(labels[node]["zh"], labels[node]["en"])
        for code, node in CODES[group].items()
    }
