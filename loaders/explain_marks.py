"""Marks of what was read, put in order: overlapping stretches in, a line of text with properly nested marks out.

Marks may lie inside each other (a programme in the name of a document). Of two that cross, the longer one stays;
the words that measure something give way to every name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "office", "facility", "community", "document", "programme", "indicator", "address", "person", "post", "date"
]
ORDER: tuple[Kind, ...] = (
    "office", "facility", "community", "document", "programme", "indicator", "address", "person", "post", "date"
)  # fmt: skip
"""Which mark is the outer one where two cover the same stretch."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention in the cleaned text: `meaning` is what it stands for, `rule` what made it."""

    start: int
    end: int
    kind: Kind
    meaning: str
    rule: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a mark opens or closes."""

    mark: Mark
    opens: bool


Piece = Edge | tuple[int, int]
"""What a marked line is made of: edges of marks and the stretches of text between them."""


def settled(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks that nest, outer ones first; one a kind and stretch, and none inside another of the same thing."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.kind == "indicator", m.start - m.end, m.start, ORDER.index(m.kind))):
        if not any(_clashes(mark, other) for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end, ORDER.index(m.kind))))


def _clashes(mark: Mark, other: Mark) -> bool:
    if mark.end <= other.start or other.end <= mark.start:
        return False
    if (mark.start, mark.end, mark.kind) == (other.start, other.end, other.kind):
        return True
    inside = other.start <= mark.start and mark.end <= other.end
    around = mark.start <= other.start and other.end <= mark.end
    return not inside and not around or (mark.kind, mark.meaning) == (other.kind, other.meaning)


def pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The stretch cut at the edges of its marks; `marks` are settled, those that reach out of it are left out."""
    position = start
    open_marks: list[Mark] = []
    for mark in (m for m in marks if start <= m.start and m.end <= end):
        while open_marks and open_marks[-1].end <= mark.start:
            yield from _upto(position, open_marks[-1].end)
            position = open_marks[-1].end
            yield Edge(open_marks.pop(), opens=False)
        yield from _upto(position, mark.start)
        position = mark.start
        open_marks.append(mark)
        yield Edge(mark, opens=True)
    for mark in reversed(open_marks):
        yield from _upto(position, mark.end)
        position = mark.end
        yield Edge(mark, opens=False)
    yield from _upto(position, end)


def _upto(position: int, end: int) -> Iterator[tuple[int, int]]:
    if position < end:
        yield position, end


def written(line: Iterable[Piece], text: Callable[[int, int], str], edge: Callable[[Mark, bool], str]) -> str:
    """A marked line as a string: `text` prints a stretch, `edge` the opening or closing of a mark."""
    return "".join(edge(piece.mark, piece.opens) if isinstance(piece, Edge) else text(*piece) for piece in line)
