"""Every question, by every engine, on the same graphs: are the rows equal? Prints the table questions × engines × graphs.

    python benchmarks/parity.py [KG …]          folders of graphs; by default one is built from examples/documents

Parameters are taken from the headers and from what the graph holds. Oxigraph is what the others are compared with: values,
order and types of every row, notes, and what is said of a name that is not known. Fuseki and Neo4j take part where
JIEDAO_TEST_FUSEKI and JIEDAO_TEST_NEO4J say where they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import combinations, islice, product
from pathlib import Path
from tempfile import TemporaryDirectory

from jiedao.graph.kg import KG
from jiedao.pipeline import build
from jiedao.queries.engine import ask_engine
from jiedao.queries.engines.opened import KINDS, Place, engine
from jiedao.queries.engines.types import Engine
from jiedao.queries.errors import QuestionError
from jiedao.queries.header import questions
from jiedao.queries.names import CLASSES
from jiedao.queries.types import Parameter, ParameterType, Question

Asked = tuple[str, dict[str, str]]
FEW = 4
SMALL = 5_000
"""Quads."""
SERVERS = {"sparql": "JIEDAO_TEST_FUSEKI", "neo4j": "JIEDAO_TEST_NEO4J"}
NOBODY = "查无此名"
NEAR: tuple[tuple[ParameterType, str, Asked], ...] = (
    ("agent", "companion", ("companions", {})), ("person", "office", ("career", {})), ("office", "name", ("office", {"item": "above"})),
)  # fmt: skip
"""Questions about a name, and the column with another that is connected with it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """All that an answer says, with the types of its values; or what was refused."""

    rows: tuple[str, ...]
    said: str

    def differs(self, other: Answered) -> str:
        if self.said != other.said or len(self.rows) != len(other.rows):
            return f"{len(self.rows)} rows {self.said} | {len(other.rows)} rows {other.said}"
        return next((f"{one}\n{two}" for one, two in zip(self.rows, other.rows, strict=True) if one != two), "")


def answered(by: Engine, asked: Asked) -> Answered:
    try:
        table = ask_engine(by, *asked)
    except QuestionError as error:
        return Answered((), str(error))
    return Answered(tuple(map(repr, table.rows)), repr([(column.name, column.type) for column in table.columns]) + repr(table.notes))


def spread(values: list[str], count: int) -> list[str]:
    """So many of them, from one end to the other."""
    found = list(dict.fromkeys(values))
    return found if len(found) <= count else [found[number * len(found) // count] for number in range(count)]


@dataclass(frozen=True, slots=True)
class Content:
    """What a graph holds that may be asked about."""

    by: Engine
    count: int = FEW

    def values(self, parameter: Parameter) -> list[str]:
        """Some that fit, from what the graph holds, then what its header gives as an example."""
        return [*self.known(parameter), parameter.example]

    def known(self, parameter: Parameter) -> list[str]:
        if parameter.type in CLASSES:
            names = spread([name for _, name, _ in self.by.names().known(parameter.type)], self.count)
            return [*self.nodes(), *names] if parameter.type == "node" else names
        if parameter.type == "date":
            days = spread(sorted(str(row["date"])[:10] for row in ask_engine(self.by, "events", {}) if row["date"]), 2)
            return [day[:length] for day, length in zip(days, (7, 10), strict=False) if day[:4].isdigit()]
        return [*parameter.codes, *(["0.93", "0"] if parameter.type == "share" else [])]

    def nodes(self) -> list[str]:
        rows = list(ask_engine(self.by, "events", {}))
        facts = [str(row["fact"]) for row in rows[:1] for row in ask_engine(self.by, "evidence", {"id": str(row["event"])})]
        return spread([str(row["event"]) for row in rows], self.count) + spread(facts, self.count)

    def near(self) -> Iterator[tuple[str, str]]:
        """Pairs with a chain between them: who met, who held a post where, which office is a part of which."""
        for kind, column, asked in NEAR:
            names = dict.fromkeys(name for _, name, _ in self.by.names().known(kind))
            found = ((name, str(row[column])) for name in names for row in islice(ask_engine(self.by, asked[0], {"name": name, **asked[1]}), 1))
            yield from islice(found, self.count)

    def cases(self, asked: Question) -> Iterator[Asked]:
        """Every parameter alone, with the required ones; then the first of each with the others."""
        if asked.then == "path":
            yield from ((asked.name, {"a": one, "b": other}) for one, other in self.near())
        values = {parameter.name: self.values(parameter) for parameter in asked.parameters}
        needed = [parameter.name for parameter in asked.parameters if parameter.required]
        rounds = max((len(values[name]) for name in needed), default=1)
        bases = [{name: values[name][(number + at) % len(values[name])] for at, name in enumerate(needed)} for number in range(rounds)]
        yield from ((asked.name, base) for base in bases)
        for parameter in asked.parameters:
            if parameter.name not in needed:
                for number, value in enumerate(values[parameter.name]):
                    yield asked.name, {**bases[number % len(bases)], parameter.name: value}
            elif parameter.type in CLASSES:
                yield asked.name, {**bases[0], parameter.name: NOBODY}


    def pairs(self, asked: Question) -> Iterator[Asked]:
        """Two conditions at once, also where nothing fits both."""
        values = {parameter.name: self.values(parameter) for parameter in asked.parameters if not parameter.required}
        base = {parameter.name: self.values(parameter)[0] for parameter in asked.parameters if parameter.required}
        for one, other in combinations(values, 2):
            yield from ((asked.name, {**base, one: first, other: second}) for first, second in product(values[one], values[other]))


def compared(
    engines: list[Engine], asked: Question, count: int = FEW, most: int | None = None, *, pairs: bool = False
) -> Iterator[tuple[str, Asked, str]]:
    """By engine and case (`most` of them): how its answer differs from that of the first, empty where it does not."""
    oracle, *others = engines
    content = Content(oracle, count)
    for case in islice(content.pairs(asked) if pairs else content.cases(asked), most):
        right = answered(oracle, case)
        for other in others:
            if other.language == "sparql" or asked.cypher:
                yield other.name, case, right.differs(answered(other, case))


def local(kg: KG, opened: ExitStack) -> list[Engine]:
    """rdflib takes minutes for what others do in milliseconds: it is asked about small graphs."""
    names = [name for name, kind in KINDS.items() if kind.local and (name != "rdflib" or len(kg.store) <= SMALL)]
    return [opened.enter_context(engine(name, Place(kg, base=kg.base))) for name in names]


def remote(kg: KG, opened: ExitStack) -> list[Engine]:
    """Servers for tests, brought up to date with this graph first: it takes the place of what is there."""
    found = []
    for name, variable in SERVERS.items():
        if url := os.environ.get(variable):
            subprocess.run([sys.executable, "-m", "jiedao", "sync", url, "--kg", str(kg.path)], check=True, capture_output=True)
            found.append(opened.enter_context(engine(name, Place(None, url, kg.base))))
    return found


def report(folder: Path) -> int:
    """Prints the table of one graph; the number of answers that differ."""
    wrong = 0
    with KG.open(folder) as kg, ExitStack() as opened:
        engines = [*local(kg, opened), *remote(kg, opened)]
        names = [one.name for one in engines[1:]]
        sys.stdout.write(f"\n{folder}: {len(kg.store)} quads, build {kg.build_id()[:12]}\n\n")
        sys.stdout.write(f"| question | {' | '.join(names)} |\n|---|{'---|' * len(names)}\n")
        for asked in questions().values():
            found: dict[str, list[str]] = defaultdict(list)
            for name, _, how in compared(engines, asked):
                found[name].append(how)
            cells = [f"{len(hows) - sum(map(bool, hows))}/{len(hows)} equal" if (hows := found[name]) else "no Cypher" for name in names]
            sys.stdout.write(f"| {asked.name} | {' | '.join(cells)} |\n")
            wrong += sum(bool(how) for hows in found.values() for how in hows)
            sys.stderr.writelines(f"{asked.name}: {how}\n" for hows in found.values() for how in hows if how)
    return wrong


def main(folders: list[str]) -> int:
    with TemporaryDirectory() as made:
        if not folders:
            folders = [f"{made}/examples"]
            build(str(Path(__file__).parents[1] / "examples" / "documents"), into=folders[0])
        return sum(report(Path(folder)) for folder in folders)


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
