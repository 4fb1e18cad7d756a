"""A store and a name in, communities, areas, facilities and programmes of that name out: each with what lies around it, and who its articles name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import NamedNode

from ...schema.vocabulary import FOAF, JD, ORG, RDF, SCHEMA, SKOS
from .evidence import height
from .profiles import Chain, Reader
from .types import sort_of

SORTS = {"area": JD.Area, "community": JD.Community, "facility": JD.Facility, "programme": JD.Programme}
READ = 20
"""Articles that are read for what a thing has in common with another: of a place that thousands name, the first in order."""
Seat = tuple[str, str, str, int]
"""Somebody's name, office, title, and how high the office stands (0 a community, 1 a town, 2 a district, 3 a city)."""


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    name: str
    around: Chain
    """Names of the areas that it lies in or serves, innermost first; () where no article says."""

    @property
    def sort(self) -> str:
        return sort_of(self.id)

    @property
    def chain(self) -> Chain:
        return self.name, *self.around


@dataclass(frozen=True, slots=True)
class Company:
    """What the articles of a thing name beside it."""

    seats: frozenset[Seat] = frozenset()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(slots=True)
class Surroundings:
    """Reads what is named beside things, each once."""

    reader: Reader
    known: dict[str, Company] = field(default_factory=dict)

    def of(self, one: Thing) -> Company:
        if one.id not in self.known:
            found = articles(self.reader, self.reader.ids.node(one.id), one.sort)[:READ]
            self.known[one.id] = Company(
                frozenset(seat for article in found for seat in seats(self.reader, article)),
                frozenset(name for article in found for name in self.reader.named(article)),
                frozenset(name for article in found for name in places(self.reader, article)),
            )  # fmt: skip
        return self.known[one.id]


def things(reader: Reader, name: str) -> list[Thing]:
    found = (node for node in reader.labelled(name) if sort_of(reader.short(node)) in SORTS)
    return [thing(reader, node, name) for node in found]


def thing(reader: Reader, node: NamedNode, name: str) -> Thing:
    one = reader.short(node)
    sort = sort_of(one)
    # An area and a programme are identified by what is around them: every article says the same of it.
    read = articles(reader, node, sort) if sort in ("community", "facility") else list(islice(naming(reader, node, sort), 1))
    chains = {around(reader, node, sort, article) for article in read}
    return Thing(one, name, min(chains, key=lambda chain: (-len(chain), chain), default=()))


def articles(reader: Reader, node: NamedNode, sort: str) -> list[NamedNode]:
    return sorted(naming(reader, node, sort), key=str)


def naming(reader: Reader, node: NamedNode, sort: str) -> Iterator[NamedNode]:
    """The articles that name it, in no order."""
    own = reader.ids.graph("identity")
    found = (quad.graph_name for quad in reader.store.quads_for_pattern(node, RDF.type, SORTS[sort]))
    return (graph for graph in found if isinstance(graph, NamedNode) and graph != own)


def around(reader: Reader, node: NamedNode, sort: str, article: NamedNode) -> Chain:
    """Of a place that the article puts nowhere, the area that the article is about: its identifier has that, too."""
    by = SCHEMA.areaServed if sort == "programme" else SCHEMA.containedInPlace
    found = next(reader.nodes(node, by, article), None)
    if found is None and sort in ("community", "facility"):
        found = next((one for one in reader.nodes(article, SCHEMA.spatialCoverage, article) if one != node), None)
    return reader.chain(found, article) if found is not None else ()


def seats(reader: Reader, article: NamedNode) -> Iterator[Seat]:
    for quad in reader.store.quads_for_pattern(None, RDF.type, JD.Tenure, article):
        if isinstance(quad.subject, NamedNode):
            for person in reader.nodes(quad.subject, ORG.member, article):
                name = reader.text(person, FOAF.name, article)
                yield from ((name, held.office, held.title, height(held.area) if held.area else 3) for held in reader.held(quad.subject, article))


def places(reader: Reader, article: NamedNode) -> Iterator[str]:
    for sort in ("area", "community", "facility"):
        for quad in reader.store.quads_for_pattern(None, RDF.type, SORTS[sort], article):
            if isinstance(quad.subject, NamedNode):
                yield reader.text(quad.subject, SKOS.prefLabel, article)
