"""LadybugDB as an engine: an open graph in, its property graph brought up to date and opened out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ...graph.stores.ladybug import Ladybug, bring_up_to_date, is_current
from ..errors import BadParameter, QuestionError, printable
from ..limits import Limits, out_of_memory, out_of_time
from ..types import Label
from .cypher import CypherEngine
from .opened import Place, graph
from .types import Row

MAKING = Label("图谱有变，正在更新属性图……", "the graph has changed: bringing the property graph up to date …")
NAMES = "docs/property-graph.md"
SAID = 300
"""Characters of what the engine says that are said on."""


def broken(error: RuntimeError, limits: Limits) -> QuestionError:
    """What the engine says of a query, as a line for people."""
    said = printable(" ".join(str(error).split()))[:SAID]
    if "Interrupted" in said:
        return out_of_time(limits)
    if "Buffer manager" in said:
        return out_of_memory(limits)
    if "read-only" in said:
        return BadParameter(Label("只读：不接受写入语句", "read-only: nothing is written"))
    if "Cannot find property" in said or "does not exist" in said:
        return BadParameter(Label(f"Cypher 查询有误：{said}；标签与属性见 {NAMES}", f"Cypher: {said}; labels and properties: {NAMES}"))
    return BadParameter(Label(f"Cypher 查询有误：{said}", f"Cypher: {said}"))


@dataclass(frozen=True, slots=True)
class Runner:
    database: Ladybug
    limits: Limits

    def __call__(self, cypher: str, parameters: Mapping[str, Any], /) -> Iterator[Row]:
        try:
            yield from self.database.run(cypher, parameters)
        except RuntimeError as error:
            raise broken(error, self.limits) from error


@contextmanager
def opened(place: Place) -> Iterator[CypherEngine]:
    kg = graph(place)
    if not is_current(kg):
        place.say(MAKING)
    database = Ladybug.open(bring_up_to_date(kg), place.limits.seconds if place.limits else None)
    try:
        yield CypherEngine(Runner(database, place.limits or Limits()), "ladybug", kg.base)
    finally:
        database.close()
