"""Any engine that runs SELECT queries: a callable in, the contract of an engine out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal

from ...schema.vocabulary import BASE
from ..bind import Term, bind
from ..gather import Solution
from ..identity import Identity, Wanted, with_articles
from ..names import SparqlNames
from ..select import Select
from ..types import Question
from .adhoc import AdHoc
from .types import Language


@dataclass(slots=True)
class SparqlEngine:
    """`Identity` is asked once for all questions of an engine: the graph must not change meanwhile."""

    select: Select
    name: str = "oxigraph"
    base: str = BASE
    language: Language = "sparql"
    known: Identity | None = field(default=None, repr=False)
    ad_hoc: AdHoc | None = field(default=None, repr=False)
    """Runs what a person wrote; None where a process of its own does (`queries.worker`)."""

    @property
    def identity(self) -> Identity:
        if self.known is None:
            self.known = Identity.of(self.select)
        return self.known

    def names(self) -> SparqlNames:
        return SparqlNames(self.select, self.identity)

    def solutions(self, asked: Question, values: Mapping[str, Literal], things: Mapping[str, Wanted]) -> Iterable[Solution]:
        terms: dict[str, tuple[Term, ...]] = {name: (value,) for name, value in values.items()}
        sparql = bind(asked.sparql, terms | {name: found.nodes for name, found in things.items()})
        sieve = {f"wanted_{name}": found.ones for name, found in things.items() if found.parted}
        identity = self.identity
        return identity.said_of_one(self.select(with_articles(sparql, sieve) if identity.some else sparql), sieve)
