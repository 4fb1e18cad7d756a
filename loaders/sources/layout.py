"""Pages of printed pieces in, their text in reading order out, with the box of every line.

A line break stands where the page has one; a blank line where the page leaves a gap, changes its type or indents; a tab
between the cells of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ...schema.types import Box
from .columns import Piece, Pieces, blocks, lines

Line = list[Piece]
CELL = 1.2
"""A gap of so many characters parts the cells of a row or the halves of a line."""
STOPS = frozenset("，。、；：！？”’）》」』】")
"""Their ink fills half of their room; at the end of a line they may hang into the gap beside the column."""
WORD, SPACE, TOUCH = 0.25, 0.4, 0.3
"""A gap of so many parts words in letters, and Chinese words; set type is spread by less."""


@dataclass(frozen=True, slots=True)
class Page:
    """`seen`: read from a picture, not from a text layer."""

    number: int
    pieces: Pieces
    seen: bool = False


class Writer:
    """Collects text and boxes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.boxes: list[Box] = []
        self.width = 0.0
        """Of the block before: text goes on from column to column, not from a column into a line across the page."""

    def say(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def piece(self, piece: Piece, page: int) -> None:
        start = self.length
        self.say(piece.text)
        x, y, right, bottom = map(round, piece.printed or (piece.left, piece.top, piece.right, piece.bottom))
        self.boxes.append(Box(start, self.length, page, max(0, x), max(0, y), max(1, right - x), max(1, bottom - y)))


def written(pages: Iterable[Page]) -> tuple[str, tuple[Box, ...]]:
    """The text of all pages and where its lines stand."""
    writer = Writer()
    for page in pages:
        for block in blocks([piece for piece in page.pieces if piece.text.strip()]) if page.pieces else ():
            write_block(writer, block, page.number)
    return "".join(writer.parts), tuple(writer.boxes)


def write_block(writer: Writer, block: Pieces, page: int) -> None:
    rows = list(lines(block))
    if not rows:
        return
    edges = tabular(rows)
    usual = usual_gap(rows)
    left = min(row[0].left for row in rows)
    width = max(row[-1].right for row in rows) - left
    other = max(width, writer.width) > 1.5 * min(width, writer.width)
    writer.width = width
    for number, row in enumerate(rows):
        before = rows[number - 1] if number else None
        opens = before is None and (other or starts(row, left))
        writer.say("" if not writer.length else "\n\n" if opens or (before and apart(before, row, usual, left)) else "\n")
        write_row(writer, row, page, number in edges)


def write_row(writer: Writer, row: Line, page: int, table: bool) -> None:
    for number, piece in enumerate(row):
        if number:
            gap = (piece.left - row[number - 1].right) / piece.size
            writer.say("\t" if table and gap > CELL else "　" if gap > CELL else blank(row[number - 1], piece, gap))
        writer.piece(piece, page)


def blank(before: Piece, after: Piece, gap: float) -> str:
    gap -= 0.5 if before.text[-1:] in STOPS else 0
    letters = before.text[-1:].isascii() and after.text[:1].isascii()
    return " " if gap > (WORD if letters else SPACE) else ""


def starts(row: Line, left: float) -> bool:
    """Whether the first line of a block opens something: it is indented. Else it may go on with the column before."""
    return row[0].left - left > CELL * row[0].size


def apart(before: Line, row: Line, usual: float, left: float) -> bool:
    """Whether the page shows that two lines do not belong together."""
    size, above = height(row), height(before)
    if max(size, above) > 1.15 * min(size, above):
        return True
    gap = row[0].top - before[0].bottom
    indented = row[0].left - left > CELL * size
    hangs = before[0].left - left > CELL * size
    return gap > usual + 0.45 * size or (indented and not hangs)


def height(row: Line) -> float:
    return max(piece.size for piece in row)


def usual_gap(rows: Sequence[Line]) -> float:
    """The gap between the lines of running text in a block."""
    between = [b[0].top - a[0].bottom for a, b in pairwise(rows)]
    return max(0.0, median(between)) if between else 0.0


def tabular(rows: Sequence[Line]) -> frozenset[int]:
    """The rows of tables: of several cells, under or over a row with cells at the same place."""
    found: set[int] = set()
    for number, (a, b) in enumerate(pairwise(rows)):
        if len(cells(a)) > 1 and len(cells(b)) > 1 and aligned(a, b):
            found.update((number, number + 1))
    return frozenset(found)


def cells(row: Line) -> list[Piece]:
    """The first piece of every cell."""
    return [row[0], *(b for a, b in pairwise(row) if b.left - a.right > CELL * b.size)]


def aligned(a: Line, b: Line) -> bool:
    edges = [piece.left for piece in cells(b)[1:]]
    return any(abs(piece.left - edge) < piece.size for piece in cells(a)[1:] for edge in edges)


def merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of one line that touch become one; a stop at its end takes no more room than its ink."""
    return map(trimmed, touching(pieces))


def trimmed(piece: Piece) -> Piece:
    return replace(piece, right=piece.right - piece.size / 2) if piece.text[-1] in STOPS and len(piece.text) > 1 else piece


def touching(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last and touches(last, piece):
            space = " " if piece.left - last.right > WORD * piece.size and last.text[-1:].isascii() else ""
            last = Piece(
                last.text + space + piece.text, last.left, min(last.top, piece.top), max(last.right, piece.right),
                max(last.bottom, piece.bottom), max(last.size, piece.size),
            )  # fmt: skip
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def touches(last: Piece, piece: Piece) -> bool:
    level = abs(piece.middle - last.middle) < 0.4 * min(piece.size, last.size)
    alike = max(piece.size, last.size) < 1.3 * min(piece.size, last.size)
    return level and alike and -0.5 * piece.size < piece.left - last.right < TOUCH * piece.size
