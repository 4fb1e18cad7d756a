"""A knowledge graph to ask from Python: a folder in, a `Graph` with one method a question out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from .graph.citation import TITLE, Citation, cite
from .graph.kg import KG
from .queries import search as full_text
from .queries.engine import ask
from .queries.limits import Limits
from .queries.sparql import sparql
from .queries.types import Table
from .queries.worker import Worker
from .questions import Given, Questions
from .rereading import index
from .schema.extras import needing

if TYPE_CHECKING:
    import rdflib


class Graph(Questions):
    """An open knowledge graph. Answers are tables: iterate for dicts, ``table.rows`` for tuples, ``.to_pandas()`` and the like."""

    def __init__(self, kg: KG) -> None:
        self.kg = kg
        self.worker = Worker(kg.view.path) if kg.view else None
        self.words: sqlite3.Connection | None = None

    def ask(self, question: str, **parameters: Given) -> Table:
        """The answer to a named question; `jiedao.queries.header.questions()` lists them with their parameters."""
        said = {name: None if value is None else str(value) for name, value in parameters.items()}
        return ask(self.kg.store, question, said, self.kg.base)

    def sparql(self, query: str, *, timeout: float = Limits.seconds, rows: int = Limits.rows) -> Table | bool | str:
        """A read-only query: a table for SELECT, true or false for ASK, Turtle for CONSTRUCT and DESCRIBE.

        It is stopped (LimitReached) after `timeout` seconds; of an answer with more than `rows` rows the first are kept, and
        the table's notes say so.
        """
        return sparql(self.worker or self.kg.store, query, Limits(timeout, rows))

    def search(self, words: str, *, kind: str | Iterable[str] | None = None, limit: int = full_text.LIMIT) -> Table:
        """Names, titles, programmes, events and articles that fit the words, best first; the index is made when it is needed."""
        if self.words is None:
            self.words = index(self.kg)
        return full_text.search(self.words, words, kind, limit)

    def facts(self, document: str) -> dict[str, Any]:
        """What a document says, read back from the graph; `document` is its file name."""
        return self.kg.facts(document)

    @property
    def rdf(self) -> rdflib.Dataset:
        """The store as rdflib sees it; nothing is copied, and the default graph is the union of all."""
        return cast("rdflib.Dataset", needing("rdf", ".graph.rdflib_api", __package__).dataset(self.kg))

    def cite(self, title: str = TITLE) -> Citation:
        """How to cite this very graph: `str()` is the sentence, `.bibtex` the entry, `.build_id` names its content."""
        return cite(self.kg, title)

    @property
    def build_id(self) -> str:
        """The SHA-256 of the canonical N-Quads: whoever builds the same documents has the same."""
        return self.kg.build_id()

    def close(self) -> None:
        if self.worker:
            self.worker.kill()
        if self.words is not None:
            self.words.close()
            self.words = None
        self.kg.close()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open(path: str | Path = "kg") -> Graph:  # noqa: A001 - jiedao.open() reads well
    """The knowledge graph in a folder, for reading."""
    return Graph(KG.open(path))
