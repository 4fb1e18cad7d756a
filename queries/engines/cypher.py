"""Any engine that runs Cypher over the property graph: a runner in, the contract of an engine out.

A question's .cypher is a list of statements whose rows are taken together. After a line ``//head`` stands what several
have in common, after each ``//tail`` the rest of one; a line that starts with ``//?x`` counts only when the parameter `x`
is given. Values are always parameters (`$x`), never text. Identity stands in the graph already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from pyoxigraph import Literal, NamedNode

from ...graph.property.labels import LABEL, OF_ARTICLE
from ...schema.vocabulary import BASE, XSD
from ..cells import BATCH, Columns
from ..errors import BadParameter
from ..gather import plain
from ..identity import Wanted
from ..names import Named, by_pinyin
from ..types import Label, ParameterType, Plain, Question
from .types import Language, Run

LABELS: dict[ParameterType, tuple[str, ...]] = {
    "person": ("Person",),
    "agent": ("Person", "Office", "Facility"),
    "office": ("Office",),
    "place": ("Community", "Facility", "Area", "Office"),
    "programme": ("Programme",),
    "title": ("Title",),
    "node": ("Person", "Office", "Community", "Facility", "Area", "Programme", "Policy"),
}
CONDITION = re.compile(r"^(\s*)//\?(\w+) ?", re.MULTILINE)
PARAMETER = re.compile(r"\$(\w+)")
HEAD, TAIL = re.compile(r"^//head$", re.MULTILINE), re.compile(r"^//tail$", re.MULTILINE)

EXACT = "UNWIND $names AS name MATCH (n:{label}) WHERE name IN n.names OR name IN n.aliases RETURN DISTINCT n.id AS node"
ALL = "MATCH (n:{label}) RETURN n.id AS node, n.names AS names, n.pinyin AS pinyin"
PLAIN = "MATCH (n:{label}) RETURN n.id AS node, n.names AS names, null AS pinyin"
KNOWN = "MATCH (n:{label}) WHERE n.id = $id RETURN n.id AS node"
ALIAS = "MATCH (n:{label}) WHERE $id IN n.same_as RETURN n.id AS node"
FACT = "MATCH (f:Fact) WHERE f.fact = $id RETURN f.fact AS node LIMIT 1"
PARTS = (
    "MATCH (n)-[:WITHIN]->(whole) WHERE whole.id IN $ids RETURN DISTINCT n.id AS node",
    "MATCH (n:Office)-[of:PART_OF]->(whole:Office) WHERE of.by = 'unit' AND whole.id IN $ids RETURN DISTINCT n.id AS node",
)
RENAMED = frozenset({"Person", "Office", "Title", "Post", "Area", "Community", "Facility", "Programme", "Policy", "Event"})
"""Labels whose nodes may have had other identifiers."""


def statements(cypher: str, given: Iterable[str]) -> list[str]:
    """The statements of a question with the lines of the given parameters made to count."""
    names = set(given)
    text = CONDITION.sub(lambda found: found[1] if found[2] in names else found[0], cypher)
    found = []
    for part in HEAD.split(text)[1:]:
        head, *tails = TAIL.split(part)
        found += [f"{head.strip()}\n{tail.strip()}" for tail in tails] or [head.strip()]
    return [bare(one) for one in found]


def bare(statement: str) -> str:
    return "\n".join(line for line in statement.splitlines() if line.strip() and not line.lstrip().startswith("//"))


def value(term: Literal) -> str | float:
    return float(term.value) if term.datatype == XSD.decimal else term.value


def multiplied(row: Mapping[str, Any]) -> Iterator[dict[str, Plain]]:
    """A list stands for one solution for each of its members; an empty one for one without."""
    lists = {name: found or [None] for name, found in row.items() if isinstance(found, list | tuple)}
    for members in product(*lists.values()):
        yield {**row, **dict(zip(lists, members, strict=True))}


@dataclass(frozen=True, slots=True)
class CypherNames:
    """Names as Cypher finds them."""

    run: Run
    base: str

    def nodes(self, cypher: str, **parameters: Any) -> set[str]:
        return {self.base + row["node"] for row in self.run(cypher, parameters)}

    def exact(self, kind: ParameterType, forms: tuple[str, ...]) -> set[str]:
        return {node for label in LABELS[kind] for node in self.nodes(EXACT.format(label=label), names=list(forms))}

    def known(self, kind: ParameterType) -> list[Named]:
        found = []
        for label in LABELS[kind]:
            for row in self.run((ALL if label == "Person" else PLAIN).format(label=label), {}):
                names = row["names"] or ()
                found += [(name, self.base + row["node"], row["pinyin"] if len(names) == 1 else None) for name in names]
        return [(node, name, pinyin) for name, node, pinyin in sorted(found, key=lambda one: one[:2])]

    def heard(self, kind: ParameterType, typed: str) -> set[str]:
        return by_pinyin(self.known(kind), typed)

    def begun(self, kind: ParameterType, start: str) -> Iterator[str]:
        return (one[1] for one in self.known(kind) if one[1].startswith(start))

    def knows(self, node: str) -> bool:
        return bool(self.canonical(node))

    def canonical(self, node: str) -> set[str]:
        """The node itself, or that which stands for it now; a fact is known by its identifier too."""
        name = node.removeprefix(self.base)
        label = None if OF_ARTICLE in name or name == node else LABEL.get(name.partition("/")[0])
        found = self.nodes(KNOWN.format(label=label), id=name) if label else set()
        if not found and label in RENAMED:
            found = self.nodes(ALIAS.format(label=label), id=name)
        return found or self.nodes(FACT, id=name)

    def parts(self, nodes: set[str]) -> set[str]:
        found = new = set(nodes)
        while new:
            ids = sorted(node.removeprefix(self.base) for node in new)
            new = {node for cypher in PARTS for node in self.nodes(cypher, ids=ids)} - found
            found = found | new
        return found

    def wanted(self, nodes: Iterable[str]) -> Wanted:
        """Names lead to canonical nodes only; an identifier may be an old one."""
        asked = set(nodes)
        ones = self.canonical(next(iter(asked))) if len(asked) == 1 else asked
        return Wanted(frozenset(ones), tuple(NamedNode(node) for node in sorted(ones)))


@dataclass(frozen=True, slots=True)
class CypherEngine:
    run: Run
    name: str = "ladybug"
    base: str = BASE
    language: Language = "cypher"

    def names(self) -> CypherNames:
        return CypherNames(self.run, self.base)

    def solutions(self, asked: Question, values: Mapping[str, Literal], things: Mapping[str, Wanted]) -> Iterator[Columns]:
        if not asked.cypher:
            zh, en = f"{asked.name} 没有 Cypher 写法，请用 --engine oxigraph", f"{asked.name} is not written in Cypher; use --engine oxigraph"
            raise BadParameter(Label(zh, en))
        parameters: dict[str, Any] = {name: value(term) for name, term in values.items()}
        parameters |= {name: sorted(one.removeprefix(self.base) for one in found.ones) for name, found in things.items()}
        nodes = {column.source for column in asked.columns if column.type == "node"}
        for statement in statements(asked.cypher, parameters):
            wanted = {name: parameters[name] for name in dict.fromkeys(PARAMETER.findall(statement))}
            rows = (solution for row in self.run(statement, wanted) for solution in multiplied(row))
            while batch := list(islice(rows, BATCH)):
                yield {name: [self.whole(row[name]) if name in nodes else plain(row[name]) for row in batch] for name in batch[0]}

    def whole(self, said: Plain) -> Plain:
        return f"{self.base}{said}" if isinstance(said, str) else said
