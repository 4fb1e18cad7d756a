"""Printed pieces in, the order in which they are read out: columns are found from the gaps between them.

A piece is a stretch of one line in one type size. A gap that many lines of both sides leave free parts columns; what
crosses it (headlines, mastheads) parts the page into bands. The rows of tables are left whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Piece:
    """From the upper left corner of the page; `size` is the height of its type.

    `printed` says where it stands (left, top, right, bottom) where the page was straightened to be read.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    printed: tuple[float, float, float, float] | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


Pieces = Sequence[Piece]
GUTTER, LEAST, MANY = 0.7, 0.3, 4
"""The narrowest gap between two columns, in heights of the type: of a few lines, and of many."""
FULL = 0.6
"""Lines of a column fill at least this share of its width; entries of a table do not."""
LINES = 2
COLUMN, BESIDE = 10, 4
"""Columns of text are at least so wide, and at most so far apart, in heights of the type."""
CANDIDATES = 20
MOST, WIDEST = 2_000, 200
"""A page of a newspaper has about a thousand lines, and a line few pieces; what has many more is no text in columns."""
DEPTH = 24
STOPS = "，。；,."
HEAD = 1.2
"""Type that is larger by so much is that of a headline."""
ROOM = 1.2
"""Above and below it together."""


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of the page over its whole width; in columns, where something stands on both sides of the gap."""

    left: Pieces
    right: Pieces
    across: Pieces

    @property
    def columns(self) -> bool:
        return bool(self.left and self.right)


def blocks(pieces: Pieces) -> Iterator[Pieces]:
    """The columns and full-width parts of a page, in the order in which they are read; of too many pieces, the page as a whole."""
    return read_out(pieces, gaps(pieces) if len(pieces) <= MOST else ()) if pieces else iter(())


def read_out(pieces: Pieces, found: Sequence[float], depth: int = 0) -> Iterator[Pieces]:
    """`found` are the gaps of the whole page: a last column of one line begins where others do."""
    bands = best_bands(pieces, found) if depth < DEPTH and len(pieces) > LINES else ()
    if not bands:
        yield pieces
        return
    for band in bands:
        if band.columns:
            yield from read_out(band.left, found, depth + 1)
            yield from read_out(band.right, found, depth + 1)
        else:
            yield from read_out([*band.left, *band.across, *band.right], found, depth + 1)


def best_bands(pieces: Pieces, found: Sequence[float]) -> tuple[Band, ...]:
    """The bands of the gap that parts the most lines; none where no gap parts columns."""
    em = median(piece.size for piece in pieces)
    low, high = min(piece.left for piece in pieces), max(piece.left for piece in pieces)
    best: tuple[float, tuple[Band, ...]] = (0.0, ())
    for gap in found:
        bands = tuple(parted(pieces, gap, em)) if low < gap < high else ()
        worth = sum(shared(band) for band in bands if band.columns)
        if worth > best[0] * 1.02:
            best = (worth, bands)
    return best[1]


def gaps(pieces: Pieces) -> list[float]:
    """Where several lines begin: the left edges of columns, the most frequent first."""
    em = median(piece.size for piece in pieces)
    edges: dict[int, list[float]] = {}
    for piece in pieces:
        edges.setdefault(round(piece.left / em), []).append(piece.left)
    first = min(piece.left for piece in pieces)
    frequent = sorted(edges.values(), key=lambda found: (-len(found), found[0]))[:CANDIDATES]
    return [min(found) - 0.1 * em for found in frequent if len(found) >= LINES and min(found) > first + em]


def parted(pieces: Pieces, gap: float, em: float) -> Iterator[Band]:
    """Bands from the top: stretches of pieces that leave the gap free, and what crosses it."""
    ordered = sorted(pieces, key=lambda piece: (piece.middle, piece.left))
    middle = centred(pieces, gap, em) | alone(ordered, em)
    waiting: list[Piece] = []
    free: list[Piece] = []
    for piece in ordered:
        if piece.left < gap < piece.right or piece in middle:
            band = band_of(free, gap, em)
            if band.columns:
                yield from ([Band((), (), waiting)] if waiting else [])
                yield band
                waiting = []
            else:
                waiting = [*waiting, *free]
            free = []
            waiting.append(piece)
        else:
            free.append(piece)
    band = band_of(free, gap, em)
    rest = waiting if band.columns else [*waiting, *free]
    yield from ([Band((), (), rest)] if rest else [])
    yield from ([band] if band.columns else [])


def alone(ordered: Pieces, em: float) -> frozenset[Piece]:
    """Headlines with nothing beside them and room around: short ones may lie over one column, and head them all."""
    rows = list(lines(ordered))
    found: set[Piece] = set()
    low = rows[0][0].top - em if rows else 0.0
    for number, row in enumerate(rows):
        top, bottom = min(p.top for p in row), max(p.bottom for p in row)
        below = min((p.top for other in rows[number + 1 : number + 4] for p in other), default=bottom + em)
        room = (top - low) + (below - bottom)
        if all(p.size > HEAD * em for p in row) and min(top - low, below - bottom) > 0 and room > ROOM * em:
            found.update(row)
        low = max(low, bottom)
    return frozenset(found)


def centred(pieces: Pieces, gap: float, em: float) -> frozenset[Piece]:
    """The halves of lines in the middle of the page whose own blank happens to lie over the gap."""
    low, high = min(p.left for p in pieces), max(p.right for p in pieces)
    found: set[Piece] = set()
    behind = [p for p in pieces if gap <= p.left and p.right < high - 3 * em]
    for one in (p for p in pieces if p.left < gap < p.right + 4 * em and p.left > low + 3 * em):
        for other in (p for p in behind if one.right <= p.left < max(gap, one.right) + 4 * em):
            if abs(one.middle - other.middle) < 0.3 * em and abs((one.left - low) - (high - other.right)) < 3 * em:
                found.update((one, other))
    return frozenset(found)


def band_of(free: Pieces, gap: float, em: float) -> Band:
    left, right = [p for p in free if p.right <= gap], [p for p in free if p.left >= gap]
    nothing = Band((), (), free)
    if not left or not right or len(left) + len(right) < len(free):
        return nothing
    narrow = min(len(left), len(right)) < MANY
    if min(p.left for p in right) - max(p.right for p in left) < (GUTTER if narrow else LEAST) * em:
        return nothing
    band = Band(left, right, ())
    return band if shared(band) > em / 2 and not is_table(left, right, em) else nothing


def shared(band: Band) -> float:
    """The height over which both sides have text."""
    low = max(min(p.top for p in band.left), min(p.top for p in band.right))
    high = min(max(p.bottom for p in band.left), max(p.bottom for p in band.right))
    return max(0.0, high - low)


def is_table(left: Pieces, right: Pieces, em: float) -> bool:
    """Rows that stand level on both sides, of entries without stops, or that do not fill their columns."""
    few, many = sorted((left, right), key=len)
    level = sum(any(abs(one.middle - other.middle) < 0.3 * em for other in many) for one in few)
    if level * 5 < len(few) * 4 and len(few) > 1:
        return False
    if not any(stop in piece.text for piece in (*left, *right) for stop in STOPS):
        return True
    near = min(p.left for p in right) - max(p.right for p in left) < BESIDE * em
    return not (runs(left, em) and runs(right, em)) and not (near and (justified(left, em) or justified(right, em)))


def runs(side: Pieces, em: float) -> bool:
    """Whether most lines of a side are running text: long, and as wide as the side."""
    rows = list(lines(side))
    width = max(p.right for p in side) - min(p.left for p in side)
    breadths = [row[-1].right - row[0].left for row in rows]
    return len(rows) >= LINES and median(breadths) >= FULL * width and median(breadths) >= 6 * em


def justified(side: Pieces, em: float) -> bool:
    """Whether the lines of a side end together, as the full lines of a column do."""
    ends = [row[-1].right for row in lines(side)]
    edge = max(ends)
    wide = edge - min(p.left for p in side) > COLUMN * em
    return wide and len(ends) >= LINES and sum(edge - end < em for end in ends) >= FULL * len(ends)


def lines(pieces: Pieces) -> Iterator[list[Piece]]:
    """Pieces that stand level, from the left, line by line from the top."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: (one.middle, one.left)):
        if row and (len(row) >= WIDEST or not level(row, piece)):
            yield sorted(row, key=lambda one: one.left)
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=lambda one: one.left)


def level(row: Pieces, piece: Piece) -> bool:
    low, high = max(p.top for p in row), min(p.bottom for p in row)
    overlap = min(high, piece.bottom) - max(low, piece.top)
    clear = all(piece.left >= p.right - p.size * 0.3 or piece.right <= p.left + p.size * 0.3 for p in row)
    return clear and overlap > 0.5 * min(piece.bottom - piece.top, high - low)
