"""What no query can say of its own rows: each step by the name under which headers ask for it, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping

from .companions import companions
from .contradictions import contradictions
from .coverage import coverage
from .gaps import gaps
from .path import path
from .succession import succession
from .types import Given, Record, Step, Then, Worked


def succeeding(rows: list[Record], given: Given) -> Worked:
    return succession(rows, given.values.get("on")), ()


def contradicting(rows: list[Record], given: Given) -> Worked:  # noqa: ARG001 - every step has this shape
    return contradictions(rows), ()


STEPS: Mapping[Then, Step] = {
    "succession": succeeding, "contradictions": contradicting, "companions": companions, "path": path, "gaps": gaps,
    "coverage": coverage,
}  # fmt: skip
