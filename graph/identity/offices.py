"""Offices in, judgements out: one where name and place agree, in full or in short; apart where the place does not.

What the reforms renamed is one office with two names where nothing else went into it, else it is left to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from pyoxigraph import NamedNode

from ...schema.vocabulary import JD, ORG, RDF
from .evidence import FAMILY, RENAMED, agree, clash
from .profiles import Chain, Reader
from .types import RULES, Judgement, Pair, Verdict

CROWD = 200
"""More offices of one name than this (区委 without a district) are not compared."""
ONLY_RENAMED = frozenset({"卫生局", "环保局"})
"""Lines of work in which the office of before went on under another name; in others, several became one."""


@dataclass(frozen=True, slots=True)
class Office:
    id: str
    name: str
    areas: frozenset[Chain]
    """The jurisdiction as far up as each article says, the longest only."""

    @property
    def area(self) -> Chain:
        return min(self.areas, default=())


def offices(reader: Reader, name: str) -> list[Office]:
    known = [office(reader, node, name) for node in reader.labelled(name) if reader.short(node).startswith("office/")]
    return [one for one in known if one]


def office(reader: Reader, node: NamedNode, name: str) -> Office | None:
    graphs = [q.graph_name for q in reader.store.quads_for_pattern(node, RDF.type, ORG.Organization)]
    articles = [graph for graph in graphs if isinstance(graph, NamedNode)]
    chains = {reader.chain(area, at) for at in articles for area in reader.nodes(node, JD.jurisdiction, at)}
    longest = {one for one in chains if not any(one != other and agree(one, other) and len(one) < len(other) for other in chains)}
    return Office(reader.short(node), name, frozenset(longest)) if articles else None


def judged(reader: Reader, name: str, known: list[Office]) -> Iterator[Judgement]:
    """On all pairs with an office of this name."""
    if not known or len(known) > CROWD:
        return
    yield from of_one_name(known)
    for before, rest in shorter(name):
        yield from in_full(known, [(before, one) for one in offices(reader, rest)])
    for longer in sorted({before + name for one in known for before in before_names(one.area)}):
        shorts = [(longer.removesuffix(name), one) for one in known]
        yield from in_full(offices(reader, longer), shorts)
    for one in known:
        for other_name in other_names(one):
            yield from renamed(one, offices(reader, other_name))


def of_one_name(found: Iterable[Office]) -> Iterator[Judgement]:
    """One that fits two of different places fits neither for sure."""
    placed = sorted((one for one in found if len(one.areas) == 1), key=lambda one: one.id)
    fits = [pair for pair in combinations(placed, 2) if agree(pair[0].area, pair[1].area)]
    for one, other in fits:
        rivals = {c for pair in fits for c in pair if {one, other} & set(pair)}
        area = max(one.area, other.area, key=len)
        said = f"同名,辖区相符 same name, jurisdictions agree: {'/'.join(area)} +3"
        yield line(one, other, said, torn=any(clash(a.area, b.area) for a, b in combinations(rivals, 2)))


def shorter(name: str) -> Iterator[tuple[str, str]]:
    """What may be areas before the name proper, and the name proper: 某区|某街道办事处."""
    for end in range(2, len(name) - 3):
        if name[end - 1] in "市区县旗州盟":
            yield name[:end], name[end:]


def before_names(area: Chain) -> set[str]:
    """The areas around an office as other places write them before its name."""
    return {"".join(reversed(area[1:end])) for end in range(2, len(area) + 1)}


def in_full(longs: list[Office], shorts: list[tuple[str, Office]]) -> Iterator[Judgement]:
    fitting = [one for before, one in shorts if before in before_names(one.area)]
    torn = any(clash(one.area, other.area) for one, other in combinations(fitting, 2))
    for long, short in product(longs, fitting):
        yield line(long, short, f"全称与简称 the name in full and in short: {long.name} | {short.name} +3", torn=torn)


def other_names(one: Office) -> list[str]:
    before = one.area[0] if one.area and one.name.startswith(one.area[0]) else ""
    group = next((names.split() for names in RENAMED if FAMILY.get(one.name.removeprefix(before)) == names.split()[0]), [])
    return [before + name for name in group if before and before + name != one.name]


def renamed(one: Office, others: list[Office]) -> Iterator[Judgement]:
    for other in others:
        if agree(one.area, other.area):
            first, second = sorted((one, other), key=lambda office: office.id)
            said = f"机构更名 renamed by a reform: {first.name} | {second.name} +3"
            alone = FAMILY[one.name.removeprefix(one.area[0])] in ONLY_RENAMED
            yield line(first, second, said, torn=not alone, why="改革中可能由数个机构合并 several may have become one -2")


def line(one: Office, other: Office, said: str, *, torn: bool, why: str = "另有同样相符的机构 fits another as well -2") -> Judgement:
    pair, verdict = Pair.of(one.id, other.id), verdict_of(torn)
    reasons = (said, why) if torn else (said,)
    return Judgement(left=pair.left, right=pair.right, verdict=verdict, score=1.0 if torn else 3.0, reasons=reasons, by=RULES)


def verdict_of(torn: bool) -> Verdict:
    return "unsure" if torn else "same"
