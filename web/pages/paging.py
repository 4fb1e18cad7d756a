"""Numbers of pages: how much there is, and how much of it one page shows."""

from __future__ import annotations


def pages_of(total: int, size: int) -> int:
    """One at least, which may be empty."""
    return max(1, -(-total // size))


def within(number: int, total: int, size: int) -> int:
    """The page that was asked for, or the nearest that there is."""
    return min(max(1, number), pages_of(total, size))
