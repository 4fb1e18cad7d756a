"""The named question that a question in words should be, as the sets write it, and what was run in; whether these are the same out.

    visits place=长春小区 since=2023-05 until=2023-05 // visits place=长春小区 since=2023-05
    - opinion

Names are the same where they stand for the same thing of the graph, dates where they are the same days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import jiedao
from jiedao.graph.seen import earliest_day, latest_day
from jiedao.queries.asking.types import Answer
from jiedao.queries.errors import QuestionError
from jiedao.queries.names import CLASSES, Names, resolve
from jiedao.queries.types import Parameter

REFUSED = "- "


@dataclass(frozen=True, slots=True)
class Wanted:
    question: str
    parameters: dict[str, str]


def is_refused(said: str) -> bool:
    return said.startswith(REFUSED)


def wanted(said: str) -> Iterator[Wanted]:
    """Each of which satisfies; a value may have blanks."""
    for one in said.split(" // "):
        question, _, rest = one.strip().partition(" ")
        given: dict[str, str] = {}
        for piece in rest.split():
            name, sign, value = piece.partition("=")
            if sign:
                given[name] = value
            else:
                last = next(reversed(given))
                given[last] = f"{given[last]} {piece}"
        yield Wanted(question, given)


def fits(graph: jiedao.Graph, said: str, answer: Answer) -> bool:
    """Any of what was run is one of the readings."""
    run = [one.reading for one in (answer, *answer.further)]
    return any(same(graph, one, Wanted(it.question, it.parameters)) for one in wanted(said) for it in run)


def same(graph: jiedao.Graph, one: Wanted, other: Wanted) -> bool:
    if one.question != other.question or one.parameters.keys() != other.parameters.keys():
        return False
    declared = {parameter.name: parameter for parameter in graph.known[one.question].parameters}
    return all(alike(graph, declared[name], value, other.parameters[name]) for name, value in one.parameters.items())


def alike(graph: jiedao.Graph, parameter: Parameter, one: str, other: str) -> bool:
    if one == other:
        return True
    if parameter.type == "date":
        ends = latest_day if parameter.name == "until" else earliest_day
        return ends(one)[0] == ends(other)[0]
    if parameter.type not in CLASSES or parameter.type == "title":
        return False
    names = graph.asked(graph.engine).names()
    return bool(things(names, parameter, one) & things(names, parameter, other))


def things(names: Names, parameter: Parameter, said: str) -> set[str]:
    """The nodes that a name stands for, without what lies within them."""
    try:
        found = names.wanted([said]) if "://" in said else resolve(names, replace(parameter, parts=False), said).wanted
    except QuestionError:
        return set()
    return set(found.ones)
