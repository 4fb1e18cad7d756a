"""What pages ask of a graph: the name of a query in `asked/` and nodes in, rows of values out.

The queries have the form of the named questions, and what identity says holds for them too; other than those, they give
an identifier for all that they name, so that a page can lead on to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from ...queries.bind import bind
from ...queries.cells import Solution, read
from ...queries.gather import gather
from ...queries.header import parse
from ...queries.identity import Identity, Wanted, with_articles
from ...queries.sames import terms
from ...queries.select import oxigraph
from ...queries.types import Plain, Question, Record, Table
from ...schema.vocabulary import RDF, SCHEMA

Told = list[dict[str, Any]]
PASSAGES = 5
"""Of one row, which a page shows; more are counted."""
FIRST = 200
"""Articles that a page reads of those that speak of a thing, while very many are being counted."""
LATEST = 60
"""Figures of one measure, which a page shows."""


def text(name: str) -> str:
    return files(__package__).joinpath("asked", f"{name}.rq").read_text("utf-8")


@cache
def question(name: str) -> Question:
    return parse(name, text(name))


@dataclass(frozen=True, slots=True)
class Asking:
    """One page's questions to one state of the graph."""

    store: Store
    base: str
    kept: Callable[[str, str], Told | None] | None = None
    """What is known already, by the name of a query and the identifier of a thing."""
    most: int | None = None
    """Articles that are read of those that speak of a thing; None where all are."""
    identity: Identity = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identity", Identity.of(oxigraph(self.store)))

    def wanted(self, path: str) -> Wanted:
        """All nodes under which articles speak of `person/…`."""
        return self.identity.wanted([self.base + path])

    def canonical(self, path: str) -> str:
        """The identifier that stands for the thing, without the base."""
        ones = self.wanted(path).ones
        return self.path(min(ones)) if ones else path

    def path(self, iri: str) -> str:
        return iri.removeprefix(self.base)

    def rows(self, name: str, things: Mapping[str, Wanted | Iterable[str]]) -> list[Record]:
        """One row a key. Things are given as what `wanted` says, or as IRIs that stand for themselves."""
        asked = question(name)
        nodes = {key: thing.nodes if isinstance(thing, Wanted) else terms(thing) for key, thing in things.items()}
        sieve = {f"wanted_{key}": thing.ones for key, thing in things.items() if isinstance(thing, Wanted) and thing.parted}
        sparql = bind(asked.sparql, nodes)
        sifted = with_articles(sparql, sieve) if self.identity.some and "DISTINCT" not in asked.sparql else sparql
        within = tuple(chain.from_iterable(self.first(thing) for thing in things.values() if isinstance(thing, Wanted)))
        found = self.identity.said_of_one(oxigraph(self.store).cells(sifted, within), sieve if sifted is not sparql else {})
        return list(Table(name, asked.columns, gather(asked, read(found))))

    def first(self, wanted: Wanted) -> tuple[NamedNode, ...]:
        """The articles that are read, in the order of the store, where more speak of a thing than are; else none."""
        if self.most is None:
            return ()
        said = (quad.graph_name for node in wanted.nodes for quad in self.store.quads_for_pattern(node, RDF.type, None))
        found = tuple(dict.fromkeys(graph for graph in islice(said, 2 * self.most) if isinstance(graph, NamedNode)))
        return found[: self.most] if len(found) > self.most else ()

    def partly(self, path: str) -> bool:
        """Whether a page shows what some of the articles say of a thing, not all."""
        return bool(self.first(self.wanted(path)))

    def told(self, name: str, key: str, wanted: Wanted) -> Told:
        """The rows of one thing, as many and with as many passages as a page shows: `more` are left off, and `of` so many figures these are the latest."""
        known = self.kept(name, self.path(min(wanted.ones))) if self.kept and wanted.ones else None
        return known if known is not None else bounded(self.rows(name, {key: wanted}))

    def articles(self, rows: Iterable[Record]) -> dict[str, Record]:
        """Where the articles of the rows' evidence stand, by their IRIs."""
        wanted = {str(said["article"]) for row in rows for said in cited(row)}
        return {str(row["story"]): row for row in self.rows("articles", {"story": wanted})} if wanted else {}

    def select(self, sparql: str) -> Iterable[Solution]:
        return oxigraph(self.store)(sparql)

    def document(self, name: str) -> str | None:
        """The identifier of a document of this file name."""
        found = (quad.subject.value for quad in self.store.quads_for_pattern(None, SCHEMA.name, Literal(name)) if isinstance(quad.subject, NamedNode))
        return min((self.path(iri) for iri in found if iri.startswith(f"{self.base}document/")), default=None)

    def known(self, path: str) -> bool:
        """Whether anything is said of it."""
        node = NamedNode(self.base + path)
        return next(self.store.quads_for_pattern(node, None, None), None) is not None


def cited(row: Record) -> Iterable[Mapping[str, Plain]]:
    evidence = row.get("evidence")
    return [said for said in evidence if isinstance(said, Mapping)] if isinstance(evidence, tuple) else ()


def bounded(rows: Iterable[Record]) -> Told:
    said = [{**row, **few(row["evidence"])} if "evidence" in row else dict(row) for row in rows]
    of = Counter(measure(row) for row in said)
    if max(of.values(), default=0) <= LATEST or "measure" not in said[0]:
        return [{**row, "of": of[measure(row)]} for row in said]
    left = of.copy()
    shown: Told = []
    for row in said:
        left[measure(row)] -= 1
        if left[measure(row)] < LATEST:
            shown.append({**row, "of": of[measure(row)]})
    return shown


def measure(row: Record) -> tuple[Any, Any]:
    return row.get("measure"), row.get("unit")


def few(evidence: Any) -> dict[str, Any]:
    return {"evidence": evidence[:PASSAGES], "more": len(evidence) - PASSAGES} if len(evidence) > PASSAGES else {"evidence": evidence, "more": 0}
