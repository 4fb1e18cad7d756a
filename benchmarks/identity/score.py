"""Clusters and the truth in, B-cubed precision, recall and F1 out; and how many clusters join people of two districts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

Item = tuple[Hashable, Hashable]
"""What the system takes it for, what it is."""


@dataclass(frozen=True)
class Score:
    precision: float
    recall: float
    items: int

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return f"P {self.precision:.4f}  R {self.recall:.4f}  F1 {self.f1:.4f}  ({self.items})"


def b_cubed(items: Iterable[Item]) -> Score:
    """For each item: of those it is clustered with how many are it, and of those that are it how many it is clustered with."""
    both = Counter(items)
    clusters, truths = Counter[Hashable](), Counter[Hashable]()
    for (cluster, truth), count in both.items():
        clusters[cluster] += count
        truths[truth] += count
    total = sum(both.values())
    precision = sum(count * count / clusters[cluster] for (cluster, _), count in both.items()) / total
    recall = sum(count * count / truths[truth] for (_, truth), count in both.items()) / total
    return Score(precision, recall, total)


def wrongly_joined(items: Iterable[tuple[Hashable, Hashable, Hashable]]) -> int:
    """Of (cluster, truth, district): clusters that hold two people who have no district in common."""
    found: dict[Hashable, dict[Hashable, set[Hashable]]] = defaultdict(lambda: defaultdict(set))
    for cluster, truth, district in items:
        found[cluster][truth].add(district)
    return sum(1 for people in found.values() if any(
        not one & other for one in people.values() for other in people.values() if one is not other
    ))  # fmt: skip
