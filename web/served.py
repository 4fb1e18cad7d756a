"""The graph that is served: a folder in, the open graph of one build at a time out.

`Served.state` is a value: a handler takes it once and keeps to it, so an answer never mixes two builds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from ..answers import Graph
from ..graph.kg import KG
from ..queries.types import Table
from .build import build_id


@dataclass(frozen=True, slots=True)
class State:
    """A graph as one build has made it. `build` is the same for the same content, on any machine."""

    graph: Graph
    build: str


class Served:
    """Handlers ask through `ask` and `sparql`, which keep to the limits; `state.graph` is for what is looked up at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = opened(path)

    @property
    def build(self) -> str:
        return self.state.build

    async def ask(self, question: str, parameters: Mapping[str, str | None] | None = None) -> Table:
        """The answer to a named question; QuestionError where it cannot be asked this way."""
        return await run_in_threadpool(self.state.graph.ask, question, **(parameters or {}))

    async def sparql(self, query: str) -> Table | bool | str:
        """The answer to a query that somebody wrote, as `answers.Graph.sparql` gives it."""
        return await run_in_threadpool(self.state.graph.sparql, query)

    def close(self) -> None:
        self.state.graph.close()


def opened(path: Path) -> State:
    kg = KG.open(path)
    return State(Graph(kg), build_id(kg))
