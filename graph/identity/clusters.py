"""Judgements in, clusters out: which names stand for one thing. A pure function; the order of judgements never matters.

`different` blocks every path between the two. Human judgements come first, so that what is computed can only fill in;
whatever is judged the same and yet kept apart is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .types import AT, Conflict, Judgement, Pair, whole


@dataclass(slots=True)
class Forest:
    """Union-find that knows which clusters must not meet."""

    parent: dict[str, str] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)
    apart: dict[str, dict[str, Pair]] = field(default_factory=lambda: defaultdict(dict))
    """By root: the roots it is kept apart from, and the judgement that says so."""

    def root(self, name: str) -> str:
        top = name
        while (above := self.parent.get(top, top)) != top:
            top = above
        while (above := self.parent.get(name, name)) != top:
            self.parent[name], name = top, above
        return top

    def keep_apart(self, pair: Pair) -> Pair | None:
        """None, or the pair itself where its two things are one already."""
        left, right = self.root(pair.left), self.root(pair.right)
        if left == right:
            return pair
        self.apart[left].setdefault(right, pair)
        self.apart[right].setdefault(left, pair)
        return None

    def join(self, pair: Pair) -> Pair | None:
        """None, or the judgement that keeps the two apart."""
        left, right = self.root(pair.left), self.root(pair.right)
        if left == right:
            return None
        against = self.apart[left].get(right) if left in self.apart else None
        if against:
            return against
        if self.size.get(left, 1) + len(self.apart.get(left, ())) < self.size.get(right, 1) + len(self.apart.get(right, ())):
            left, right = right, left
        self.parent[right] = left
        self.size[left] = self.size.get(left, 1) + self.size.pop(right, 1)
        for other, why in self.apart.pop(right, {}).items():
            del self.apart[other][right]
            self.apart[left].setdefault(other, why)
            self.apart[other].setdefault(left, why)
        return None


@dataclass(frozen=True, slots=True)
class Clusters:
    groups: tuple[tuple[str, ...], ...]
    """Names that stand for one thing, two or more; a unit that has left its person stands in one even if alone."""
    conflicts: tuple[Conflict, ...] = ()

    def by_name(self) -> dict[str, tuple[str, ...]]:
        return {name: group for group in self.groups for name in group}


def clusters(judgements: Iterable[Judgement]) -> Clusters:
    judged = list(judgements)
    names = sorted({name for one in judged for name in (one.left, one.right)})
    forest = Forest()
    # Units come behind what people say of them, before what is computed.
    implied = [Pair.of(name, whole(name)) for name in names if AT in name]
    conflicts = [
        *kept_apart(forest, judged, human=True), *joined(forest, judged, human=True),
        *kept_apart(forest, judged, human=False),
    ]  # fmt: skip
    for pair in implied:
        forest.join(pair)
    conflicts += joined(forest, judged, human=False)
    return Clusters(tuple(groups(forest, names)), tuple(sorted(conflicts)))


def kept_apart(forest: Forest, judged: list[Judgement], *, human: bool) -> Iterator[Conflict]:
    for pair in sorted(one.pair for one in judged if one.verdict == "different" and one.human == human):
        against = forest.keep_apart(pair)
        if against:
            yield Conflict(pair, against)


def joined(forest: Forest, judged: list[Judgement], *, human: bool) -> Iterator[Conflict]:
    """The surest first, so that what is blocked is the weaker judgement."""
    wanted = [one for one in judged if one.verdict == "same" and one.human == human]
    for one in sorted(wanted, key=lambda one: (-(one.score or 0), one.pair)):
        against = forest.join(one.pair)
        if against:
            yield Conflict(one.pair, against)


def groups(forest: Forest, names: list[str]) -> Iterator[tuple[str, ...]]:
    members: dict[str, set[str]] = defaultdict(set)
    for name in names:
        members[forest.root(name)] |= {name}
        members[forest.root(whole(name))] |= {whole(name)}
    for group in sorted(map(sorted, members.values())):
        if len(group) > 1 or AT in group[0]:
            yield tuple(group)
