"""Processor time of named questions on a graph of COUNT small documents (those of `run.py`): `python benchmarks/queries.py [COUNT] [ENGINE …]`.

Each question is asked about TIMES people or events, or about the office and the programme that every document names.
Prints rows at most, median and 99th percentile in milliseconds of the processor: the clock of a busy machine says nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from run import documents, name

from jiedao.graph.kg import KG
from jiedao.pipeline import build
from jiedao.queries.engine import ask_engine
from jiedao.queries.engines.opened import Place, engine
from jiedao.queries.engines.types import Engine
from jiedao.queries.header import questions

TIMES = 10
OFFICE, PROGRAMME = "江北区民政局", "加装电梯"


def cases(by: Engine, count: int) -> Iterator[tuple[str, list[dict[str, str]]]]:
    people = [name(number * count // TIMES) for number in range(TIMES)]
    events = [str(row["event"]) for row in list(ask_engine(by, "events", {"person": people[0]}))[:TIMES]]
    for question in ("itinerary", "career", "companions"):
        yield question, [{"name": person} for person in people]
    for question in ("events", "visits"):
        yield question, [{"person": person} for person in people]
    yield "evidence", [{"id": event} for event in events]
    yield "holders", [{"office": OFFICE}]
    yield "visits", [{"office": OFFICE}]
    yield "programme", [{"name": PROGRAMME}]
    for question in ("conflicts", "stats", "coverage"):
        yield question, [{}]


def asked(by: Engine, question: str, parameters: dict[str, str]) -> tuple[float, int]:
    """Milliseconds of the processor, and rows."""
    started = process_time()
    rows = len(ask_engine(by, question, parameters).rows)
    return (process_time() - started) * 1000, rows


def report(by: Engine, count: int) -> None:
    for question, given in cases(by, count):
        if by.language == "cypher" and not questions()[question].cypher:
            continue
        found = [asked(by, question, parameters) for parameters in given]
        spent = sorted(milliseconds for milliseconds, _ in found)
        last = spent[min(len(spent) - 1, len(spent) * 99 // 100)]
        about = next(iter(given[0]), "")
        rows = max(rows for _, rows in found)
        print(f"{by.name:10} {question:10} {about:8} {rows:7} rows {median(spent):9.0f} ms {last:9.0f} ms", flush=True)


def main(count: int, names: list[str]) -> None:
    with TemporaryDirectory() as made:
        folder, into = Path(made) / "documents", Path(made) / "kg"
        folder.mkdir()
        build(list(documents(folder, count)), into=into)
        with KG.open(into) as kg:
            for chosen in names:
                with engine(chosen, Place(kg, base=kg.base)) as by:
                    report(by, count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000, sys.argv[2:] or ["oxigraph"])
