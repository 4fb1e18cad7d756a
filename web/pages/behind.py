"""What is made once for each build, behind the pages: the state of a graph in; its catalogue and its counts out, when they are there.

On a small graph they are made when they are first wanted, on a large one by a process of its own, and kept with the graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from ...answers import Graph
from ...queries.types import Label, Table
from ..pool import Stopped
from ..served import READING_SECONDS, Prepare, Served, State
from .catalogue import Catalogue
from .making import make

CATALOGUE, COUNTS = "catalogue.sqlite", "counts.json"
MEMORY = 16 << 30
"""Bytes of address space for what reads a whole graph."""
QUESTIONS = ("stats", "coverage")
Counts = Mapping[str, list[dict[str, Any]]]
"""The rows of each of these questions."""


class Counting(Stopped):
    """The lists of a large graph are being made."""

    def __init__(self) -> None:
        super().__init__(Label("名单正在清点，稍后自动打开", "the lists are being counted; they open by themselves in a while"), 503)


def opened(state: State) -> Catalogue:
    place = state.beside / CATALOGUE
    if not place.exists():
        if state.large:
            raise Counting
        make(state.graph, place)
    return Catalogue(place)


def kept(state: State) -> Counts | None:
    """Those of a large graph; None while they are being counted."""
    with suppress(OSError, ValueError):
        found: Counts = json.loads((state.beside / COUNTS).read_text("utf-8"))
        return found
    return None


def steps(served: Served) -> tuple[Prepare, Prepare]:
    """What lists need, and what is counted; each is kept, and not made again for the same state."""
    return partial(made, served, CATALOGUE, make), partial(made, served, COUNTS, count)


async def made(served: Served, name: str, function: Callable[[Graph, Path], None], state: State) -> None:
    if not (state.beside / name).exists():
        await served.make(state, function, state.beside / name, memory=MEMORY, seconds=READING_SECONDS)


def count(graph: Graph, place: Path) -> None:
    part = place.with_name(f"{place.name}.part")
    part.write_text(json.dumps(counted(graph), ensure_ascii=False), "utf-8")
    part.replace(place)


def counted(graph: Graph) -> Counts:
    return {name: rows(graph.ask(name)) for name in QUESTIONS}


def rows(table: Table) -> list[dict[str, Any]]:
    """What is short of them: evidence stays where it is."""
    kept = [column.name for column in table.columns if column.type != "passage"]
    return [{name: row[name] for name in kept} for row in table]
