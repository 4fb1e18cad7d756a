"""Any engine that runs SELECT queries: a callable in, the contract of an engine out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal

from ...schema.vocabulary import BASE
from ..bind import Term, bind
from ..cells import Columns, read
from ..identity import Identity, Wanted, with_articles
from ..names import SparqlNames
from ..select import Select, cells
from ..stored_names import Indexed, names_in, none
from ..types import Question
from .adhoc import AdHoc
from .types import Language


@dataclass(slots=True)
class SparqlEngine:
    """Identity and names are asked once for all questions of an engine: the graph must not change meanwhile."""

    select: Select
    name: str = "oxigraph"
    base: str = BASE
    language: Language = "sparql"
    known: Identity | None = field(default=None, repr=False)
    called: SparqlNames | None = field(default=None, init=False, repr=False)
    index: Indexed = field(default=none, repr=False)
    ad_hoc: AdHoc | None = field(default=None, repr=False)
    """Runs what a person wrote; None where a process of its own does (`queries.worker`)."""

    @property
    def identity(self) -> Identity:
        if self.known is None:
            self.known = Identity.of(self.select)
        return self.known

    def names(self) -> SparqlNames:
        if self.called is None:
            self.called = names_in(self.select, self.identity, self.index)
        return self.called

    def solutions(self, asked: Question, values: Mapping[str, Literal], things: Mapping[str, Wanted]) -> Iterator[Columns]:
        terms: dict[str, tuple[Term, ...]] = {name: (value,) for name, value in values.items()}
        sparql = bind(asked.sparql, terms | {name: found.nodes for name, found in things.items()})
        sieve = {f"wanted_{name}": found.ones for name, found in things.items() if found.parted}
        return self.answered(with_articles(sparql, sieve) if self.identity.some else sparql, sieve)

    def answered(self, sparql: str, sieve: Mapping[str, frozenset[str]]) -> Iterator[Columns]:
        """The values of a query, of which each node is the one that stands for it."""
        return read(self.identity.said_of_one(cells(self.select, sparql), sieve))
