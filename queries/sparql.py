"""Ad hoc queries: SPARQL text in; a table, a yes or no, or Turtle out. Updates are refused before they run."""

from __future__ import annotations

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Variable,
    parse,
    parse_query_results,
    serialize,
)

from ..schema.vocabulary import PREFIXES
from .errors import encodable
from .gather import plain
from .limits import Limits, cut_off
from .run import Answer, answered
from .types import Column, Label, Table
from .worker import Worker


def column(variable: Variable) -> Column:
    return Column(name=variable.value, type="text", label=Label(variable.value, variable.value))


def shown(answer: Answer, limits: Limits) -> Table | bool | str:
    """The answer as people and programs read it."""
    if answer.kind == "graph":
        triples = sorted({quad.triple for quad in parse(answer.body, RdfFormat.N_TRIPLES)}, key=str)
        note = f"# {cut_off(limits)}\n" if answer.cut else ""
        return note + (serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    result = parse_query_results(answer.body, QueryResultsFormat.JSON)
    if isinstance(result, QueryBoolean):
        return bool(result)
    return table(result, (cut_off(limits),) if answer.cut else ())


def table(result: QuerySolutions, notes: tuple[Label, ...]) -> Table:
    variables = result.variables
    rows = tuple(tuple(plain(solution[variable]) for variable in variables) for solution in result)
    return Table("sparql", tuple(column(variable) for variable in variables), rows, notes)


def sparql(asked: Worker | Store, query: str, limits: Limits | None = None) -> Table | bool | str:
    """The answer to a query that a person wrote; BadParameter says where it goes wrong, LimitReached that it takes too much.

    A store in memory answers in this process, where only the number of rows can be limited.
    """
    limits = limits or Limits()
    text = encodable(query)
    answer = asked.run(text, limits) if isinstance(asked, Worker) else answered(asked, text, limits.rows)
    return shown(answer, limits)
