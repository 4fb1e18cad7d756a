"""A function that stands in a module which this process need not have: its place in, a job for a process of a `Pool` out."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ..answers import Graph


@dataclass(frozen=True, slots=True)
class Far:
    module: str
    """Below this package, with its dot: `.cypher.run`."""
    name: str

    def __call__(self, graph: Graph, *arguments: Any) -> Any:
        """ModuleNotFoundError where the library behind it is not installed."""
        return getattr(import_module(self.module, __package__), self.name)(graph, *arguments)
