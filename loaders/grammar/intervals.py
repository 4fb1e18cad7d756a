"""Stretches of text that are taken: whether another one overlaps them, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Stretches:
    """A set of half-open stretches; those that overlap one another are joined."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with ``start:end``."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start

    def hold(self, position: int) -> bool:
        return self.overlap(position, position + 1)

    def cover(self, start: int, end: int) -> bool:
        """Whether one (joined) stretch holds all of ``start:end``."""
        index = bisect_left(self._starts, start + 1) - 1
        return index >= 0 and self._starts[index] <= start and end <= self._ends[index]

    def add(self, start: int, end: int) -> None:
        """Take a stretch that overlaps none."""
        index = bisect_left(self._starts, start)
        self._starts.insert(index, start)
        self._ends.insert(index, end)
