"""The contract of an engine: what it is called, what it can do, how it looks names up and how it answers a question.

Everything else (parameters, near names, rows, what is worked out from rows) is the same for all engines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, Protocol

from pyoxigraph import Literal as RdfLiteral

from ..cells import Columns
from ..identity import Wanted
from ..names import Names
from ..types import Question

Language = Literal["sparql", "cypher"]
Row = Mapping[str, Any]


class Run(Protocol):
    """Anything that runs one Cypher statement that reads: rows by the names of its columns."""

    def __call__(self, cypher: str, parameters: Mapping[str, Any], /) -> Iterable[Row]: ...


class Engine(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def language(self) -> Language: ...
    @property
    def base(self) -> str: ...
    def names(self) -> Names: ...

    def solutions(
        self, asked: Question, values: Mapping[str, RdfLiteral], things: Mapping[str, Wanted]
    ) -> Iterable[Columns]:
        """The flat solutions of a question, some at a time, by the variables of its SELECT; nodes are canonical."""
        ...
