"""Answers that were given before: a key in, the answer out. A key names the build, so nothing old is ever given."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

ALL = 64 << 20
"""Bytes that are kept; the longest unused go first."""
ONE = 1 << 20
"""An answer that is larger is not kept, unless it is said otherwise."""


class Cache(Generic[T]):
    def __init__(self, size: int = ALL, one: int = ONE) -> None:
        self.size, self.one = size, one
        self.used = 0
        self.kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()

    def get(self, key: Hashable) -> T | None:
        found = self.kept.get(key)
        if found is None:
            return None
        self.kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: T, size: int) -> None:
        if size > self.one or key in self.kept:
            return
        self.kept[key] = (value, size)
        self.used += size
        while self.used > self.size:
            _, (_, gone) = self.kept.popitem(last=False)
            self.used -= gone
