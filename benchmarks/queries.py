"""Processor time of named questions on graphs of made.py: `python benchmarks/queries.py KG [ENGINE …]`, with `--only NAME …` for some.

Each is asked about TIMES things that are spread over the graph, by their identifiers. Prints rows at most; median and 99th percentile of
the question asked for the first time; its median asked again, the median of the same query put to the engine by hand, and what ours adds to
that: milliseconds of the processor, since the clock of a busy machine says nothing. The processes of servers are not counted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from pyoxigraph import NamedNode

from jiedao.graph.kg import KG
from jiedao.queries.engine import ask_engine
from jiedao.queries.engines.cypher import CypherEngine
from jiedao.queries.engines.opened import Place, engine
from jiedao.queries.engines.sparql import SparqlEngine
from jiedao.queries.engines.types import Engine
from jiedao.queries.header import questions
from jiedao.queries.select import OfStore
from jiedao.schema.vocabulary import FOAF, JD, ORG, RDF

TIMES, STEP = 20, 97
LONG = 10.0
"""Seconds: of what takes longer, one or two stand for all."""
Case = tuple[str, str, list[dict[str, str]]]
"""A question, what it is asked about, and the parameters of each time."""
MONTH, YEARS = {"since": "2020-03", "until": "2020-03"}, {"since": "2018", "until": "2019"}


@dataclass(slots=True)
class Listening:
    """A runner of queries that keeps what it was asked."""

    run: Callable[..., Iterable[Any]]
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def __call__(self, *query: Any) -> Iterable[Any]:
        self.asked.append(query)
        return self.run(*query)

    def of(self, name: str) -> list[tuple[Any, ...]]:
        """The queries of the question itself, without those after names."""
        own = questions()[name]
        return [one for one in self.asked if one[0].endswith(own.sparql[-40:]) or one[0].partition("\n")[0] in own.cypher]


def listened(by: Engine) -> tuple[Engine, Listening]:
    """The same engine with all that it runs listened to."""
    if isinstance(by, CypherEngine):
        heard = Listening(by.run)
        return replace(by, run=heard), heard
    assert isinstance(by, SparqlEngine)  # noqa: S101 - there are two languages
    heard = Listening(by.select)
    return SparqlEngine(heard, by.name, by.base), heard


def by_hand(by: Engine, kg: KG) -> Callable[..., Iterable[Any]]:
    """What a person would call who knows the query: of Oxigraph its own API, of others their driver as it is used here."""
    if isinstance(by, SparqlEngine) and isinstance(by.select, OfStore):
        return lambda text: map(tuple, kg.store.query(text, use_default_graph_as_union=True))
    return by.run if isinstance(by, CypherEngine) else by.select  # type: ignore[attr-defined]


def things(kg: KG, cls: NamedNode, predicate: NamedNode, kind: str) -> list[str]:
    """Identifiers of things of which something is said, spread over the graph: subjects of a class, or objects of a predicate."""
    found: dict[str, None] = {}
    quads = kg.store.quads_for_pattern(None, RDF.type, cls) if predicate == RDF.type else kg.store.quads_for_pattern(None, predicate, None)
    for quad in islice(quads, 0, STEP * TIMES * 10, STEP):
        node = quad.subject if predicate == RDF.type else quad.object
        if isinstance(node, NamedNode) and node.value.startswith(f"{kg.base}{kind}/"):
            found[node.value] = None
    return list(found)[:TIMES]


def cases(kg: KG) -> Iterator[Case]:
    people, offices = things(kg, FOAF.Person, RDF.type, "person"), things(kg, ORG.Post, ORG.postIn, "office")
    places, programmes = things(kg, JD.Community, RDF.type, "community"), things(kg, JD.Programme, RDF.type, "programme")
    events, streets = things(kg, JD.Visit, RDF.type, "event"), things(kg, JD.Area, RDF.type, "area")
    posts = [str(quad.object.value) for quad in islice(kg.store.quads_for_pattern(None, ORG.member, None), 0, STEP * TIMES, STEP)]

    def each(question: str, about: str, parameter: str, values: list[str], **more: str) -> Case:
        return question, " ".join([about, *more]), [{parameter: value, **more} for value in values]

    yield each("itinerary", "person", "name", posts)
    yield each("career", "person", "name", posts)
    yield each("companions", "person", "name", people)
    yield each("gaps", "person", "name", people)
    yield each("visits", "person", "person", people)
    yield each("events", "person", "person", people)
    yield each("evidence", "person", "id", people)
    yield each("evidence", "event", "id", events)
    for question in ("holders", "office"):
        yield each(question, "office", "office" if question == "holders" else "name", offices)
    yield each("holders", "office", "office", offices, on="2018")
    for question in ("visits", "events"):
        yield each(question, "office", "office", offices)
        yield each(question, "place", "place", places)
    yield each("visits", "area", "place", streets, **YEARS)
    yield each("community", "community", "name", places)
    yield each("coverage", "area", "place", streets)
    yield each("programme", "programme", "name", programmes)
    yield each("indicators", "programme", "programme", programmes)
    yield "path", "two people", [{"a": a, "b": b} for a, b in pairwise(people)][: TIMES // 4]
    for question in ("visits", "events", "indicators"):
        yield question, "a month", [MONTH]
    for question in ("coverage", "conflicts", "stats"):
        yield question, "all", [{}]


def seconds(work: Callable[[], object]) -> float:
    started = process_time()
    work()
    return process_time() - started


@dataclass(frozen=True, slots=True)
class Time:
    first: float
    """Of the question, asked for the first time."""
    again: float
    hand: float
    """Of its queries alone, after the first time."""
    rows: int


def times(by: Engine, kg: KG, question: str, given: list[dict[str, str]]) -> Iterator[Time]:
    """The second time of the question and the query by hand take turns in coming first: what was read lies nearer to the one that follows."""
    bare, (other, heard) = by_hand(by, kg), listened(by)
    for number, parameters in enumerate(given):
        clock, ask = perf_counter(), partial(ask_engine, by, question, parameters)
        first = seconds(ask)
        heard.asked.clear()
        rows = len(ask_engine(other, question, parameters).rows)
        queries = heard.of(question)

        def typed(queries: list[tuple[Any, ...]] = queries) -> list[Any]:
            return [list(bare(*query)) for query in queries]

        works = (ask, typed) if number % 2 else (typed, ask)
        spent = {work: seconds(work) for work in works}
        yield Time(first, spent[ask], spent[typed], rows)
        if perf_counter() - clock > LONG:
            return


def report(by: Engine, kg: KG, only: list[str]) -> None:
    for question, about, given in cases(kg):
        if only and question not in only:
            continue
        found = list(times(by, kg, question, given))
        first, again, hand = (sorted(value * 1000 for value in values) for values in zip(*((one.first, one.again, one.hand) for one in found), strict=True))
        last, added = first[min(len(first) - 1, len(first) * 99 // 100)], (median(again) / median(hand) - 1) * 100 if median(hand) else 0
        figures = " ".join(f"{one:10.1f}" for one in (median(first), last, median(again), median(hand)))
        said = f"{len(found):3} × {max(one.rows for one in found):6} rows {figures} ms {added:+5.0f} %"
        print(f"{by.name:9} {question:10} {about:16} {said}", flush=True)


def main(path: Path, names: list[str], only: list[str]) -> None:
    with KG.open(path) as kg:
        for name in names:
            with engine(name, Place(kg, base=kg.base)) as by:
                report(by, kg, only)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    given = [*sys.argv[2:], "--only"]
    main(Path(sys.argv[1]), given[: given.index("--only")] or ["oxigraph"], [one for one in given[given.index("--only") :] if one != "--only"])
