"""The graph that is served: a folder in, the open graph of one build at a time out.

`Served.state` is a value: a handler takes it once and keeps to it, so an answer never mixes two builds.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pyoxigraph import NamedNode

from ..answers import Graph
from ..graph.errors import KGError, LockedError
from ..graph.kg import KG
from ..graph.lock import lock
from ..graph.state import stamp
from ..queries.errors import QuestionError
from ..queries.name_index import NAME as NAMES
from ..queries.own import QuestionsError, known_questions
from ..queries.types import Question, Table
from . import counted, public
from .nursery import Nursery
from .pool import Broken, Pool
from .settings import Settings
from .sparql.examples import service_graph
from .tasks import Tasks, keep
from .worker import Config

R = TypeVar("R")

LOG = logging.getLogger("jiedao.serve")
LOOK_EVERY = 1.0
"""Seconds between looks at the folder."""
MAKING_SECONDS = 600.0
READING_SECONDS = 4 * 3600.0
"""For what reads a whole graph behind the pages."""
LARGE = 32 << 20
"""Bytes of a store above which that is done in the background."""
BESIDE = "served"
FORM = 10
"""Of what is kept there; another one when that changes."""
GRACE = 10.0
"""Seconds beyond the longest job after which nobody can be reading the graph of before."""


@dataclass(frozen=True, slots=True)
class State:
    """A graph as one build has made it. `build` is the same for the same content, on any machine: its name in citations."""

    graph: Graph
    build: str
    """Empty while it is being worked out, as it is on a large graph that is served for the first time."""
    pool: Pool
    size: int
    """Statements, those that several graphs make counted for each."""
    beside: Path
    """The folder of what is made of this graph alone and kept: with the graph where it is large, else with the view."""
    large: bool
    """Whether that is made in the background."""
    judged: str
    """The stamp of the ledger: that two are different may be told without a statement of the graph being another one."""
    since: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    @property
    def etag(self) -> str:
        """The same for one state of the graph and its ledger, whether its build is known yet or not."""
        return (self.beside.name if self.large else self.build[:32]) + self.judged[:8]

    @property
    def questions(self) -> Mapping[str, Question]:
        """Those of the package and those of one's own, by name."""
        return self.graph.known

    @property
    def service_graph(self) -> NamedNode:
        """Where the example queries are."""
        return service_graph(self.graph.kg.ids)


Prepare = Callable[[State], Awaitable[None]]


def asked(graph: Graph, question: str, parameters: Mapping[str, str | None]) -> Table:
    return graph.ask(question, **parameters)


def written(graph: Graph, query: str) -> Table | bool | str:
    return graph.sparql(query)


def named(graph: Graph) -> tuple[str, str]:
    """The build id of what the folder holds now, with the stamp of that."""
    with KG.open(graph.kg.path) as kg:
        return kg.build_id(), kg.stamp


class Served:
    """Handlers ask through `ask`, `sparql` and `run`, which keep to the limits; `state.graph` is for what is there at once."""

    def __init__(self, path: Path, settings: Settings | None = None) -> None:
        self.path = path
        self.settings = settings or Settings()
        self.limits = self.settings.limits
        self.writing = asyncio.Lock()
        self.nursery = Nursery()
        self.further: list[Pool] = []
        """Pools besides that of the state, which end with the server."""
        self.spare = TemporaryDirectory(prefix="jiedao-")
        """For what cannot be kept with the graph."""
        self.graphs: list[Graph] = []
        """Those that are open: of the state, of states that leave, and of one that nobody came to take."""
        self.preparations: list[Prepare] = []
        """What is made of each build behind the pages, in this order."""
        try:
            self.state = self.opened()
        except BaseException:
            self.spare.cleanup()
            raise
        self.taken_up: list[Callable[[], None]] = []
        """Called when another graph has taken the place of the one before."""
        self.reloads = 0
        self.gone = 0
        """Jobs killed on graphs that were served before."""
        self.tasks: Tasks = set()

    @property
    def build(self) -> str:
        return self.state.build

    @property
    def killed(self) -> int:
        return self.gone + self.state.pool.killed

    async def run(self, function: Callable[..., R], *arguments: object, client: str = "") -> R:
        """`function(graph, *arguments)` in a process that can be killed; `client` says for whom."""
        return await self.state.pool.run(function, *arguments, client=client)

    async def ask(self, question: str, parameters: Mapping[str, str | None], state: State | None = None, client: str = "") -> Table:
        """The answer to a named question; QuestionError where it cannot be asked this way."""
        state = state or self.state
        if state.large and question in counted.QUESTIONS and all(one is None for one in parameters.values()):
            return counted.kept(state.beside, state.questions, question)
        return await state.pool.run(asked, question, parameters, client=client)

    async def sparql(self, query: str) -> Table | bool | str:
        """The answer to a query that somebody wrote, as `answers.Graph.sparql` gives it."""
        return await self.run(written, query)

    async def change(self, function: Callable[..., R], *arguments: object) -> R:
        """`function(graph, *arguments)` in a process that may write to the graph's folder; what it wrote is served when this returns."""
        async with self.writing:
            done = await self.make(self.state, function, *arguments)
            await self.reload()
        return done

    async def make(
        self, state: State, function: Callable[..., R], *arguments: object, memory: int | None = None, seconds: float = MAKING_SECONDS
    ) -> R:
        """`function(graph, *arguments)` in a process that may write files, such as those that belong to the view."""
        limits = replace(self.limits, seconds=max(self.limits.seconds, seconds))
        config = self.config(state.graph, writes=True, memory=memory)
        pool = Pool(self.nursery, config, limits, ready=1, most=1)
        try:
            return await pool.run(function, *arguments)
        finally:
            await pool.close()

    def opened(self) -> State:
        large = weight(self.path / "store") > LARGE
        known = known_questions(self.settings.questions)
        kg, build, judged = public.opened(self.path, known, self.settings.endpoint, patient=not large)
        beside = self.path / BESIDE / kept_as(kg) if large else Path(kg.view.folder.name) if kg.view and kg.view.folder else None
        if beside is None or (large and not os.access(self.path, os.W_OK)):
            beside = Path(self.spare.name) / kept_as(kg)
        graph = Graph(kg, known, names=beside / NAMES)
        self.graphs.append(graph)
        return State(graph, build, Pool(self.nursery, self.config(graph), self.limits), len(kg.store), beside, large, judged)

    def let_go(self, graph: Graph) -> None:
        self.graphs.remove(graph)
        graph.close()

    async def prepare(self, state: State) -> None:
        """What depends on the build alone; the pages say meanwhile that it is being made."""
        try:
            for preparation in self.preparations:
                await preparation(state)
            forget(self.path / BESIDE, self.state.beside)
        except (KGError, QuestionError, Broken, OSError) as error:
            LOG.warning("not prepared: %s", error)

    async def name(self, state: State) -> None:
        """Its build id, where that is not known yet."""
        if not state.build:
            build, seen = await self.make(state, named, seconds=READING_SECONDS)
            if self.state.beside == state.beside and seen == state.graph.kg.stamp:
                self.state = replace(self.state, build=build)

    def config(self, graph: Graph, *, writes: bool = False, memory: int | None = None) -> Config:
        kg = graph.kg
        view = kg.view.path if kg.view else kg.path / "store"
        return Config(self.path, view, kg.base, memory or self.limits.memory, writes, self.settings.questions, names=graph.names_at)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """While it lasts, jobs can be run, and a graph that is built again takes the place of the one before."""
        await self.state.pool.warm()
        looking = asyncio.create_task(self.look())
        self.begin()
        try:
            yield
        finally:
            ending = (looking, *self.tasks)
            for task in ending:
                task.cancel()
            await asyncio.gather(*ending, return_exceptions=True)
            for pool in (self.state.pool, *self.further):
                await pool.close()
            self.nursery.close()

    async def look(self) -> None:
        seen = self.state.graph.kg.stamp
        while True:
            await asyncio.sleep(LOOK_EVERY)
            now = await asyncio.to_thread(stamp, self.path / "store")
            if now and now != seen and not self.writing.locked() and not await asyncio.to_thread(being_written, self.path):
                seen = now
                try:
                    await self.reload()
                except (KGError, OSError, QuestionsError) as error:
                    LOG.warning("not taken up: %s", error)

    async def reload(self) -> None:
        """What is new is ready to answer before it takes the place of what was."""
        state = await asyncio.to_thread(self.opened)
        if state.build and (state.build, state.judged) == (self.state.build, self.state.judged):
            self.let_go(state.graph)
            return
        await state.pool.warm()
        before, self.state = self.state, state
        self.reloads += 1
        for told in self.taken_up:
            told()
        keep(self.tasks, self.leave(before))
        self.begin()

    def begin(self) -> None:
        if self.state.large:
            keep(self.tasks, self.prepare(self.state))

    async def leave(self, state: State) -> None:
        """Jobs that run come to their end, and whoever still reads the graph of before has time to."""
        try:
            await state.pool.close()
            await asyncio.sleep(self.limits.seconds + GRACE)
        finally:
            self.gone += state.pool.killed
            self.let_go(state.graph)

    def close(self) -> None:
        """Work that was cut short, or had not begun, closes nothing itself."""
        for graph in tuple(self.graphs):
            self.let_go(graph)
        self.spare.cleanup()


def being_written(folder: Path) -> bool:
    try:
        lock(folder, patience=0).release()
    except LockedError:
        return True
    except OSError:  # a medium that cannot be written to
        return False
    return False


def weight(store: Path) -> int:
    """Bytes of its tables and logs."""
    return sum(file.stat().st_size for file in store.glob("*.*"))


def kept_as(kg: KG) -> str:
    """A name for what is made of this very state, as long as what is made has this form."""
    return blake2b(f"{FORM} {kg.stamp or (kg.view and kg.view.path)}".encode(), digest_size=16).hexdigest()


def forget(folder: Path, but: Path) -> None:
    """What was made of states of the graph that are no more."""
    for one in folder.iterdir() if folder.is_dir() else ():
        if one != but:
            shutil.rmtree(one, ignore_errors=True)
