"""The surname lexicons: a string goes in, the surname it opens with comes out (the longest, compound ones first)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def common() -> frozenset[str]:
    """Single surnames that are frequent today."""
    return frozenset(_parts()["common"])


@cache
def single() -> frozenset[str]:
    """All single surnames, rare ones included."""
    return frozenset(surname for part in _parts().values() for surname in part)


@cache
def compound() -> frozenset[str]:
    """Surnames of two and more characters."""
    return frozenset(word for line in _lines("compound_surnames.txt") for word in line.split())


def surname_of(name: str) -> str | None:
    """The surname that `name` opens with: the longest compound one, else a single one, else None."""
    for length in range(min(_longest(), len(name)), 1, -1):
        if name[:length] in compound():
            return name[:length]
    return name[:1] if name[:1] in single() else None


@cache
def _longest() -> int:
    return max(map(len, compound()))


@cache
def _parts() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    part: list[str] = []
    for line in _lines("surnames.txt"):
        if line.startswith("["):
            part = parts.setdefault(line.strip("[]"), [])
        else:
            part.extend(line.split())
    return parts


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
