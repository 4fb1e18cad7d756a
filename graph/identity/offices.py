"""Offices of one name in, judgements out: one where what is known of their place agrees, apart where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, NamedNode

from ...schema.vocabulary import JD, ORG, RDF, SKOS
from .evidence import agree
from .profiles import Chain, Reader
from .types import RULES, Judgement, Pair

CROWD = 200
"""More offices of one name than this (区委 without a district) are not compared."""


@dataclass(frozen=True, slots=True)
class Office:
    id: str
    name: str
    areas: frozenset[Chain]
    """The jurisdiction as far up as each article says, the longest only."""


def offices(reader: Reader, name: str) -> list[Office]:
    found = reader.store.quads_for_pattern(None, SKOS.prefLabel, Literal(name, language="zh"))
    nodes = {quad.subject for quad in found if isinstance(quad.subject, NamedNode)}
    known = [office(reader, node, name) for node in sorted(nodes, key=str)]
    return [one for one in known if one]


def office(reader: Reader, node: NamedNode, name: str) -> Office | None:
    graphs = [q.graph_name for q in reader.store.quads_for_pattern(node, RDF.type, ORG.Organization)]
    articles = [graph for graph in graphs if isinstance(graph, NamedNode)]
    chains = {reader.chain(area, at) for at in articles for area in reader.nodes(node, JD.jurisdiction, at)}
    longest = {one for one in chains if not any(one != other and agree(one, other) and len(one) < len(other) for other in chains)}
    return Office(reader.short(node), name, frozenset(longest)) if articles else None


def judged(found: Iterable[Office]) -> Iterator[Judgement]:
    """One that fits two of different places fits neither for sure."""
    placed = sorted((one for one in found if len(one.areas) == 1), key=lambda one: one.id)
    if len(placed) > CROWD:
        return
    fits = [pair for pair in combinations(placed, 2) if agree(*chains(*pair))]
    for one, other in fits:
        rivals = [c for pair in fits for c in pair if {one, other} & set(pair)]
        torn = any(not agree(*chains(a, b)) for a, b in combinations(rivals, 2) if a != b)
        said = f"同名,辖区相符 same name, jurisdictions agree: {'/'.join(max(chains(one, other)))} +3"
        pair = Pair.of(one.id, other.id)
        yield Judgement(
            left=pair.left, right=pair.right, verdict="unsure" if torn else "same", score=1.0 if torn else 3.0,
            reasons=(said, *(("另有同样相符的机构 fits another as well -2",) if torn else ())), by=RULES,
        )  # fmt: skip


def chains(one: Office, other: Office) -> tuple[Chain, Chain]:
    return next(iter(one.areas)), next(iter(other.areas))
