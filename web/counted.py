"""Answers that take in a whole graph: an open graph in, tables out; those of a large graph are worked out once for each build and kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..answers import Graph
from ..graph.kept import replacing
from ..queries.types import Label, Question, Table, Value
from .in_words import DICTIONARY
from .pool import Stopped

QUESTIONS = ("stats", "coverage", "conflicts")
OVERVIEW = ("stats", "coverage")
Counts = Mapping[str, Table]


class Counting(Stopped):
    """What takes in all of a large graph is being made."""

    def __init__(self) -> None:
        super().__init__(Label("正在清点，稍后自动打开", "this is being counted; it opens by itself in a while"), 503)


def counted(graph: Graph) -> Counts:
    return {name: graph.ask(name) for name in OVERVIEW}


def file(question: str) -> str:
    return f"{question}.json"


def make(graph: Graph, place: Path) -> None:
    """Of the question that the file is named after."""
    said = written(graph.ask(place.stem))
    with replacing(place) as part:
        part.write_text(json.dumps(said, ensure_ascii=False), "utf-8")


def written(table: Table) -> dict[str, Any]:
    return {"columns": [one.name for one in table.columns], "notes": [[one.zh, one.en] for one in table.notes], "rows": table.rows}


def dictionary(beside: Path, *, large: bool) -> Path:
    """Where the names of a graph are kept for questions in words; Counting while those of a large one are not there."""
    place = beside / DICTIONARY
    if large and not place.exists():
        raise Counting
    return place


def kept(beside: Path, known: Mapping[str, Question], name: str) -> Table:
    """The answer for a large graph; Counting while there is none."""
    try:
        said = read(beside / file(name))
    except (OSError, ValueError) as error:
        raise Counting from error
    return table(known[name], **said)


def overview(beside: Path, known: Mapping[str, Question]) -> Counts:
    return {name: kept(beside, known, name) for name in OVERVIEW}


@lru_cache(maxsize=2 * len(QUESTIONS))
def read(place: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(place.read_text("utf-8"))
    return found


def table(asked: Question, columns: list[str], notes: list[list[str]], rows: list[list[Any]]) -> Table:
    known = {one.name: one for one in asked.columns}
    return Table(asked.name, tuple(known[name] for name in columns), tuple(tuple(map(value, row)) for row in rows), tuple(Label(*note) for note in notes))


def value(said: Any) -> Value:
    return tuple(map(value, said)) if isinstance(said, list) else said
