"""Who is one and who is two, in a question: nodes are widened to all that stands for the same thing on the way in, and
what comes out is said of that one thing. The one place in which questions learn of identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

from pyoxigraph import NamedNode

from .cells import Cells
from .sames import Sames, sames, terms
from .select import Select

ARTICLE = "article"
"""The end of names of variables that stand for articles, which are what they are."""
HEAD = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(?=[?(])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Nodes as one thing each."""

    ones: frozenset[str]
    """The canonical nodes."""
    nodes: tuple[NamedNode, ...]
    """All nodes under which articles speak of them."""
    parted: bool = False
    """Whether articles speak under one of these nodes of somebody else as well: the answer has to be sifted."""


@dataclass(slots=True)
class Identity:
    """What the graph of identity says, asked for as far as it is needed."""

    sames: Sames
    some: bool
    alias: dict[str, str] = field(default_factory=dict)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    wholes: set[str] = field(default_factory=set)
    """What has parts, of all that was met."""
    met: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, select: Select) -> Identity:
        found = sames(select)
        return cls(found, found.some())

    def wanted(self, nodes: Iterable[str]) -> Wanted:
        asked = set(nodes)
        if not self.some or not asked:
            return Wanted(frozenset(asked), terms(asked))
        self.learn(asked)
        ones = {self.canonical(name) for name in asked}
        further = set(self.sames.members(ones))
        whole = dict(self.sames.wholes(ones | further))
        bound = ((ones | further) - whole.keys()) | set(whole.values())
        self.learn(bound)
        return Wanted(frozenset(ones), terms(bound), not self.wholes.isdisjoint(bound))

    def canonical(self, name: str) -> str:
        return self.alias.get(name, name)

    def learn(self, names: set[str]) -> None:
        new = sorted(names - self.met)
        self.met |= names
        if new:
            self.alias.update(self.sames.aliases(new))
            for whole, article, one in self.sames.parts(new):
                self.parts[whole, article] = one
                self.wholes.add(whole)

    def one(self, node: str, article: str) -> str:
        """What a node that was learnt of stands for where the article says it."""
        return self.parts.get((node, article)) or self.canonical(node)

    def said_of_one(self, pieces: Iterable[Cells], sieve: Mapping[str, frozenset[str]]) -> Iterator[Cells]:
        """Solutions with canonical nodes; those whose variables in `sieve` turn out to be somebody else are left out."""
        for cells in pieces:
            yield sifted(self.renamed(cells), sieve) if self.some else cells

    def renamed(self, cells: Cells) -> Cells:
        """Few are: most columns go on as they are."""
        nodes = {name: {cell for cell in set(column) if cell[:1] == "<"} for name, column in cells.items() if not name.endswith(ARTICLE)}
        self.learn({cell[1:-1] for found in nodes.values() for cell in found})
        new = {name: self.column(name, found, cells) for name, found in nodes.items() if found}
        return {**cells, **new} if new else cells

    def column(self, name: str, nodes: set[str], cells: Cells) -> Sequence[str]:
        """What the nodes stand for, each where its article says it."""
        new = {node: f"<{self.alias[node[1:-1]]}>" for node in nodes if node[1:-1] in self.alias}
        column, articles = cells[name], articles_of(name, cells)
        if articles is None or self.wholes.isdisjoint(node[1:-1] for node in nodes):
            return [new.get(cell, cell) for cell in column] if new else column
        both = zip(column, articles, strict=True)
        return [f"<{self.one(cell[1:-1], article[1:-1])}>" if cell in nodes else cell for cell, article in both]


def articles_of(name: str, cells: Cells) -> Sequence[str] | None:
    """Of each cell, the article that says it; where a solution has none for this name, that of the solution."""
    own, common = cells.get(f"{name}_{ARTICLE}"), cells.get(ARTICLE)
    return own if common is None else common if own is None else [one or other for one, other in zip(own, common, strict=True)]


def sifted(cells: Cells, sieve: Mapping[str, frozenset[str]]) -> Cells:
    for name in sieve.keys() & cells.keys():
        kept = [not cell or cell[1:-1] in sieve[name] for cell in cells[name]]
        if not all(kept):
            cells = {other: tuple(compress(column, kept)) for other, column in cells.items()}
    return cells


def with_articles(sparql: str, variables: Iterable[str]) -> str:
    """The query with the article of each solution, and the variables that the answer is sifted by, among its columns."""
    added = "".join(f"?{name} " for name in ("article", *variables))
    return sparql if "GROUP BY" in sparql else HEAD.sub(lambda head: head[0] + added, sparql, count=1)
