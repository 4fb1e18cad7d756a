"""Some of what a graph holds, for a page that cannot know yet what it holds in all: an open graph in, things by section out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pyoxigraph import Literal, NamedNode

from ...queries.types import Label
from ...schema.vocabulary import FOAF, JD, ORG, OWL, RDF, SCHEMA, SKOS
from .asking import Asking
from .things import PLURALS, Thing

SHOWN = 12
LOOKED_AT = 600
"""Statements in which they are looked for."""
CLASSES = {"person": FOAF.Person, "office": ORG.Organization, "place": JD.Community, "programme": JD.Programme, "document": SCHEMA.DigitalDocument}
NAMES = (FOAF.name, SKOS.prefLabel, SCHEMA.name)


def sample(asking: Asking) -> list[tuple[Label, list[Thing]]]:
    found = ((PLURALS[section], list(islice(things(asking, kind), SHOWN))) for section, kind in CLASSES.items())
    return [(label, some) for label, some in found if some]


def things(asking: Asking, kind: NamedNode) -> Iterator[Thing]:
    """Those that stand for themselves and have a name, as they come."""
    store, seen = asking.store, set[NamedNode]()
    for quad in islice(store.quads_for_pattern(None, RDF.type, kind), LOOKED_AT):
        node = quad.subject
        if not isinstance(node, NamedNode) or node in seen or "@" in node.value or next(store.quads_for_pattern(node, OWL.sameAs, None), None):
            continue
        seen.add(node)
        name = next((said.object for predicate in NAMES for said in store.quads_for_pattern(node, predicate, None)), None)
        if isinstance(name, Literal):
            yield Thing(asking.path(node.value), name.value)
