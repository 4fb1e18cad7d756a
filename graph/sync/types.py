"""What a sync is told, and what it tells: how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from ..errors import KGError

One = TypeVar("One")
Tell = Callable[[int, int], None]
"""Called with how many are done, of how many; 0 where that is not known before the end."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to, and as whom; what is not given may stand in the address or in the environment."""

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    graphs: str | None = None
    """Where a SPARQL server keeps its graphs, if not at the address itself."""
    database: str | None = None
    timeout: float = 60.0
    everything: bool = False
    """Whether all that the server holds is read back, not only what was sent."""


class SyncError(KGError):
    """What is on the server after a sync is not what was sent."""


@dataclass(slots=True)
class Report:
    """Graphs or elements by what became of them."""

    sent: int = 0
    deleted: int = 0
    unchanged: int = 0
    verified: int = 0
    """Those whose content was read back and found to be the same."""
    held: int = 0
    """Statements, or nodes and relationships, that the server holds at the end."""


def silent(done: int, total: int) -> None:
    """Tells nobody."""


def batched(ones: Iterable[One], size: int) -> Iterator[tuple[One, ...]]:
    """At most `size` at a time."""
    left = iter(ones)
    while some := tuple(islice(left, size)):
        yield some
