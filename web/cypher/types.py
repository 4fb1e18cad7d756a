"""What goes to the processes that answer Cypher, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...queries.errors import BadParameter
from ...queries.types import Label

ROOM = 2 << 36
"""Bytes of address space that the engine asks for besides what a query may take."""


@dataclass(frozen=True, slots=True)
class Statement:
    text: str
    parameters: tuple[tuple[str, Any], ...]
    seconds: float
    rows: int
    megabytes: int


@dataclass(frozen=True, slots=True)
class Found:
    fields: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]


def parameters(said: Any) -> tuple[tuple[str, Any], ...]:
    if not isinstance(said, dict) or not all(isinstance(name, str) for name in said):
        raise BadParameter(Label("parameters 应为 JSON 对象", "parameters is an object of JSON"))
    return tuple(said.items())
