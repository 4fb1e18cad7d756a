"""What is made once for each build, behind the pages: the state of a graph in; its catalogue, counts and dictionary out, when they are there.

On a small graph they are made when they are first wanted, on a large one by a process of its own, and kept with the graph.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from ...answers import Graph
from ...queries import name_index
from .. import counted, in_words
from ..counted import Counting
from ..served import READING_SECONDS, Prepare, Served, State
from . import hubs
from .catalogue import Catalogue
from .making import make

CATALOGUE = "catalogue.sqlite"
MEMORY = 16 << 30
"""Bytes of address space for what reads a whole graph."""
def named(graph: Graph, place: Path) -> None:
    name_index.make(graph.kg.store, place, "")


MADE = {
    CATALOGUE: make, hubs.HUBS: hubs.make, name_index.NAME: named, in_words.DICTIONARY: in_words.make,
    **{counted.file(one): counted.make for one in counted.QUESTIONS},
}  # fmt: skip


def opened(state: State) -> Catalogue:
    place = state.beside / CATALOGUE
    if not place.exists():
        if state.large:
            raise Counting
        make(state.graph, place)
    return Catalogue(place)


def steps(served: Served) -> dict[str, Prepare]:
    """By the file that each leaves, which is kept, and not made again for the same state."""
    return {name: partial(made, served, name, function) for name, function in MADE.items()}


def beside_each_other(*chains: Iterable[Prepare]) -> Prepare:
    """Each chain in its order, all at the same time; what fails in one is said when the others have come to their end."""

    async def all_of(state: State) -> None:
        for failed in await asyncio.gather(*(in_turn(chain, state) for chain in chains), return_exceptions=True):
            if failed:
                raise failed

    return all_of


async def in_turn(chain: Iterable[Prepare], state: State) -> None:
    for one in chain:
        await one(state)


async def made(served: Served, name: str, function: Callable[[Graph, Path], None], state: State) -> None:
    if not (state.beside / name).exists():
        await served.make(state, function, state.beside / name, memory=MEMORY, seconds=READING_SECONDS)
