"""A knowledge graph to ask from Python: a folder in, a `Graph` with one method a question out."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from .graph.kg import KG
from .queries.engine import ask
from .queries.sparql import sparql
from .queries.types import Table


class Graph:
    """An open knowledge graph. Answers are tables: iterate for dicts, ``table.rows`` for tuples."""

    def __init__(self, kg: KG) -> None:
        self.kg = kg

    def ask(self, question: str, **parameters: str | None) -> Table:
        """The answer to a named question; `jiedao.queries.header.questions()` lists them with their parameters."""
        return ask(self.kg.store, question, parameters, self.kg.base)

    def visits(self, **parameters: str | None) -> Table:
        return self.ask("visits", **parameters)

    def itinerary(self, name: str, **parameters: str | None) -> Table:
        return self.ask("itinerary", name=name, **parameters)

    def career(self, name: str, **parameters: str | None) -> Table:
        return self.ask("career", name=name, **parameters)

    def holders(self, office: str, title: str | None = None, on: str | None = None, **parameters: str | None) -> Table:
        return self.ask("holders", office=office, title=title, on=on, **parameters)

    def events(self, **parameters: str | None) -> Table:
        return self.ask("events", **parameters)

    def conflicts(self, kind: str | None = None) -> Table:
        return self.ask("conflicts", kind=kind)

    def evidence(self, id: str) -> Table:  # noqa: A002 - named as on the command line
        return self.ask("evidence", id=id)

    def stats(self) -> Table:
        return self.ask("stats")

    def sparql(self, query: str) -> Table | bool | str:
        """A read-only query: a table for SELECT, true or false for ASK, Turtle for CONSTRUCT and DESCRIBE."""
        return sparql(self.kg.store, query)

    def facts(self, document: str) -> dict[str, Any]:
        """What a document says, read back from the graph; `document` is its file name."""
        return self.kg.facts(document)

    @property
    def build_id(self) -> str:
        """The SHA-256 of the canonical N-Quads: whoever builds the same documents has the same."""
        return self.kg.build_id()

    def close(self) -> None:
        self.kg.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open(path: str | Path = "kg") -> Graph:  # noqa: A001 - jiedao.open() reads well
    """The knowledge graph in a folder, for reading."""
    return Graph(KG.open(path))
