"""Who is one and who is two, in a question: nodes are widened to all that stands for the same thing on the way in, and
what comes out is said of that one thing. The one place in which questions learn of identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from pyoxigraph import NamedNode

from .bind import bind
from .gather import Node, Solution
from .select import Select

BATCH = 500
"""Solutions whose nodes are looked up at once."""
ARTICLE = "article"
"""The end of names of variables that stand for articles, which are what they are."""
HEAD = re.compile(r"SELECT\s+(?:DISTINCT\s+)?(?=[?(])")

PREFIXES = """\
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
"""
ANY = PREFIXES + "SELECT ?any WHERE { { ?any owl:sameAs ?other } UNION { ?any prov:specializationOf ?other } } LIMIT 1"
ALIAS = PREFIXES + "SELECT ?node ?one WHERE { VALUES ?wanted_node { UNDEF } ?wanted_node owl:sameAs ?one BIND(?wanted_node AS ?node) }"
NEAR = PREFIXES + """\
SELECT ?node ?member ?whole WHERE {
  { VALUES ?wanted_node { UNDEF } ?member owl:sameAs ?wanted_node BIND(?wanted_node AS ?node) }
  UNION { VALUES ?wanted_node { UNDEF } ?wanted_node prov:specializationOf ?whole BIND(?wanted_node AS ?node) }
}
"""
PART = PREFIXES + """\
SELECT ?whole ?article ?part ?one WHERE {
  VALUES ?wanted_whole { UNDEF }
  ?part prov:specializationOf ?wanted_whole ; schema:subjectOf ?article
  BIND(?wanted_whole AS ?whole) OPTIONAL { ?part owl:sameAs ?one }
}
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Nodes as one thing each."""

    ones: frozenset[str]
    """The canonical nodes."""
    nodes: tuple[NamedNode, ...]
    """All nodes under which articles speak of them."""
    parted: bool = False
    """Whether articles speak under one of these nodes of somebody else as well: the answer has to be sifted."""


def sorted_nodes(names: Iterable[str]) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(name) for name in sorted(names))


@dataclass(slots=True)
class Identity:
    """What the graph of identity says, asked for as far as it is needed."""

    select: Select
    some: bool
    alias: dict[str, Node] = field(default_factory=dict)
    parts: dict[tuple[str, str], Node] = field(default_factory=dict)
    wholes: set[str] = field(default_factory=set)
    """What has parts, of all that was met."""
    met: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, select: Select) -> Identity:
        return cls(select, any(True for _ in select(ANY)))

    def wanted(self, nodes: Iterable[str]) -> Wanted:
        asked = set(nodes)
        if not self.some or not asked:
            return Wanted(frozenset(asked), sorted_nodes(asked))
        self.learn(asked)
        ones = {self.canonical(name) for name in asked}
        further, whole = self.near(ones)
        whole |= self.near(further - ones)[1]
        bound = ((ones | further) - whole.keys()) | set(whole.values())
        self.learn(bound)
        return Wanted(frozenset(ones), sorted_nodes(bound), not self.wholes.isdisjoint(bound))

    def near(self, ones: set[str]) -> tuple[set[str], dict[str, str]]:
        """What stands for the same as one of these, and what those that are parts are parts of."""
        found = list(self.select(bind(NEAR, {"node": sorted_nodes(ones)}))) if ones else []
        members = {str(s["member"].value) for s in found if "member" in s}
        return members, {str(s["node"].value): str(s["whole"].value) for s in found if "whole" in s}

    def canonical(self, name: str) -> str:
        return str(self.alias[name].value) if name in self.alias else name

    def learn(self, names: set[str]) -> None:
        new = sorted_nodes(names - self.met)
        self.met |= names
        if new:
            for s in self.select(bind(ALIAS, {"node": new})):
                self.alias[str(s["node"].value)] = s["one"]
            for s in self.select(bind(PART, {"whole": new})):
                self.parts[str(s["whole"].value), str(s["article"].value)] = s.get("one", s["part"])
                self.wholes.add(str(s["whole"].value))

    def one(self, node: Node, article: Node | None) -> Node:
        """What `node` stands for where `article` says it."""
        if not isinstance(node, NamedNode):
            return node
        part = self.parts.get((node.value, article.value)) if article is not None and self.parts else None
        return part or self.alias.get(node.value, node)

    def said_of_one(self, solutions: Iterable[Solution], sieve: Mapping[str, frozenset[str]]) -> Iterator[Solution]:
        """Solutions with canonical nodes; those whose variables in `sieve` turn out to be somebody else are left out."""
        if not self.some:
            yield from solutions
            return
        solutions = iter(solutions)
        while batch := list(islice(solutions, BATCH)):
            names = {name for s in batch for name in s if not name.endswith(ARTICLE)}
            self.learn({node.value for node in {s[name] for name in names for s in batch if name in s} if isinstance(node, NamedNode)})
            for found in batch:
                said = self.renamed(found)
                if all(said[name].value in ones for name, ones in sieve.items() if name in said):
                    yield said

    def renamed(self, found: Solution) -> Solution:
        """Few are: most solutions go on as they are."""
        article = found.get(ARTICLE)
        new = {
            name: one
            for name, node in found.items()
            if isinstance(node, NamedNode) and (one := self.one(node, found.get(f"{name}_{ARTICLE}", article))) is not node
        }
        return {**found, **new} if new else found


def with_articles(sparql: str, variables: Iterable[str]) -> str:
    """The query with the article of each solution, and the variables that the answer is sifted by, among its columns."""
    added = "".join(f"?{name} " for name in ("article", *variables))
    return sparql if "GROUP BY" in sparql else HEAD.sub(lambda head: head[0] + added, sparql, count=1)
