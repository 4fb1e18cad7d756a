"""A document and a passage in, where it is printed out: fragment identifiers such as `page=2&xywh=72,90,210,36` or `cell=5,2`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .types import Box, Cell, Document, Passage

WIDE = 0x2E80
"""From here on characters are as wide as they are high."""


def fragments(document: Document, at: Passage) -> tuple[str, ...]:
    """One for each column of each page that the passage runs through, or one for all its cells."""
    found = tuple(overlapping(document.layout, at))
    cells = [one for one in found if isinstance(one, Cell)]
    boxes = [cut(document.text, one, at) for one in found if isinstance(one, Box)]
    return (fragment_of_cells(cells),) if cells else tuple(map(fragment_of_box, joined(boxes)))


def overlapping(layout: Sequence[Box | Cell], at: Passage) -> Iterator[Box | Cell]:
    first = max(0, bisect_right(layout, at.start, key=lambda one: one.start) - 1)
    for number in range(first, len(layout)):
        one = layout[number]
        if one.start >= at.end:
            return
        if one.end > at.start:
            yield one


def cut(text: str, box: Box, at: Passage) -> Box:
    """The part of a line's box that the passage takes up; the characters of a line share its width by their own."""
    low, high = max(box.start, at.start), min(box.end, at.end)
    whole = breadth(text[box.start : box.end]) or 1.0
    left = round(box.width * breadth(text[box.start : low]) / whole)
    right = round(box.width * breadth(text[box.start : high]) / whole)
    return replace(box, start=low, end=high, x=box.x + left, width=max(1, right - left))


def breadth(text: str) -> float:
    return sum(1.0 if ord(character) >= WIDE else 0.55 for character in text)


def joined(boxes: Sequence[Box]) -> list[Box]:
    """Lines below one another in one column of a page become one box."""
    found: list[Box] = []
    for box in boxes:
        if found and follows(found[-1], box):
            found[-1] = union(found[-1], box)
        else:
            found.append(box)
    return found


def follows(above: Box, box: Box) -> bool:
    shared = min(above.x + above.width, box.x + box.width) - max(above.x, box.x)
    near = box.y - (above.y + above.height) <= 2 * box.height
    return above.page == box.page and shared * 2 >= min(above.width, box.width) and near and box.y + box.height > above.y


def union(a: Box, b: Box) -> Box:
    x, y = min(a.x, b.x), min(a.y, b.y)
    right, low = max(a.x + a.width, b.x + b.width), max(a.y + a.height, b.y + b.height)
    return Box(a.start, b.end, a.page, x, y, right - x, low - y)


def fragment_of_box(box: Box) -> str:
    page = f"page={box.page}&" if box.page else ""
    return f"{page}xywh={box.x},{box.y},{box.width},{box.height}"


def fragment_of_cells(cells: Sequence[Cell]) -> str:
    """As RFC 7111 writes it; a workbook says which sheet."""
    first = (min(c.row for c in cells), min(c.column for c in cells))
    last = (max(c.row for c in cells), max(c.column for c in cells))
    sheet = f"sheet={cells[0].sheet}&" if cells[0].sheet else ""
    return f"{sheet}cell={first[0]},{first[1]}" + (f"-{last[0]},{last[1]}" if last != first else "")
