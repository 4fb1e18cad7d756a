"""The engine: a question's name and parameters in, a `Table` out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Store

from ..graph.seen import earliest_day, latest_day
from ..schema.vocabulary import BASE, PREFIXES
from .bind import Term, bind
from .errors import BadParameter, printable
from .gather import gather
from .header import questions
from .names import CLASSES, Resolved, resolve, unknown
from .select import Select, oxigraph
from .succession import succession
from .types import Label, Parameter, Question, Table

DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?)?月?年?")
KNOWN = "SELECT ?node WHERE { VALUES ?wanted_node { UNDEF } ?wanted_node ?p ?o BIND(?wanted_node AS ?node) } LIMIT 1"


def question(name: str) -> Question:
    found = questions().get(name)
    if found is None:
        names = ", ".join(questions())
        said = f"“{printable(name)}”"
        raise BadParameter(Label(f"没有{said}这个问题；有：{names}", f"no question {said}; there are: {names}"))
    return found


def refused(parameter: Parameter, value: str) -> BadParameter:
    zh = "、".join(f"{code} {meaning.zh}" for code, meaning in zip(parameter.codes, parameter.meanings, strict=True))
    en, said = ", ".join(parameter.codes) or parameter.example, f"“{printable(value)}”"
    return BadParameter(Label(f"{parameter.name} 的值{said}无效，应如 {zh or en}", f"{said} is not like {en}"))


def date(parameter: Parameter, value: str) -> Literal:
    """2021, 2021-03, 2021-03-17, also 2021年3月17日, as an EDTF string."""
    found = DATE.fullmatch(value.strip())
    year, month, day = found.groups() if found else ("", None, None)
    if not year or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        raise refused(parameter, value)
    return Literal("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))


def closed(parameter: Parameter, value: str) -> Literal:
    """A code out of a closed list, or its meaning in Chinese or English: visit, Visit, 考察."""
    said = value.strip().lower()
    for code, meaning in zip(parameter.codes, parameter.meanings, strict=True):
        if said in (code, meaning.zh, meaning.en.lower()):
            return Literal(code)
    raise refused(parameter, value)


def iri(value: str, base: str) -> NamedNode | None:
    """`https://…`, `jd:…` or `event/…` as a node; None where the text can be no identifier."""
    prefix, _, local = value.partition(":")
    full = value if "://" in value else PREFIXES[prefix] + local if prefix in PREFIXES else base + value
    try:
        return NamedNode(full)
    except ValueError:
        return None


def node(select: Select, base: str, parameter: Parameter, value: str) -> Resolved:
    """A node by its identifier, else by its name."""
    candidate = iri(value.strip(), base)
    if candidate and any(True for _ in select(bind(KNOWN, {"node": [candidate]}))):
        return Resolved((candidate,))
    if re.fullmatch(r"\S+[:/]\S+", value.strip()):
        raise unknown(parameter, value, ())
    return resolve(select, parameter, value)


def terms(select: Select, base: str, parameter: Parameter, value: str) -> tuple[tuple[Term, ...], Label | None]:
    """What a parameter is narrowed to, and what to say about it."""
    if parameter.type == "date":
        return (date(parameter, value),), None
    if parameter.type not in CLASSES:
        return (closed(parameter, value),), None
    found = node(select, base, parameter, value) if parameter.type == "node" else resolve(select, parameter, value)
    return found.nodes, found.note


def encodable(value: str) -> str:
    """What a terminal of another encoding sends is half a character here: it is unknown, not an accident."""
    return value.encode("utf-8", "replace").decode("utf-8")


def checked(asked: Question, parameters: Mapping[str, str | None]) -> dict[Parameter, str]:
    """The parameters that are given, by their declaration; unknown, missing and blank ones are refused."""
    declared = {parameter.name: parameter for parameter in asked.parameters}
    given = {name: encodable(value) for name, value in parameters.items() if value is not None}
    for name in given.keys() - declared.keys():
        known = ", ".join(declared)
        raise BadParameter(Label(f"{asked.name} 没有参数 {name}，有：{known}", f"{asked.name} has no {name}, but: {known}"))
    for parameter in asked.parameters:
        if (parameter.required and parameter.name not in given) or not given.get(parameter.name, "x").strip():
            said = f"{parameter.name} ({parameter.label.en})"
            raise BadParameter(Label(f"请给出{parameter.label.zh} {parameter.name}", f"{said} is needed"))
    return {declared[name]: value for name, value in given.items()}


def in_order_of_time(dates: Mapping[str, str]) -> None:
    """A first date behind the last one would answer nothing without a word."""
    since, until = dates.get("since"), dates.get("until")
    if since and until and earliest_day(since)[0] > latest_day(until)[0]:
        said = f"--since {since} --until {until}"
        raise BadParameter(Label(f"起始日期晚于截止日期：{said}", f"the first date is after the last: {said}"))


def ask_with(select: Select, name: str, parameters: Mapping[str, str | None], base: str = BASE) -> Table:
    """The answer of any engine that runs SELECT queries."""
    asked = question(name)
    given = checked(asked, parameters)
    bound = {one.name: terms(select, base, one, value) for one, value in given.items()}
    in_order_of_time({name: values[0].value for name, (values, _) in bound.items() if name in ("since", "until")})
    later = {one.name for one in given if one.then}
    sparql = bind(asked.sparql, {name: values for name, (values, _) in bound.items() if name not in later})
    notes = tuple(note for _, note in bound.values() if note)
    table = Table(name, asked.columns, gather(asked, select(sparql)), notes)
    return worked_out(asked, table, {name: bound[name][0][0].value for name in later})


def worked_out(asked: Question, table: Table, given: Mapping[str, str]) -> Table:
    """What no query can say of its own rows."""
    if asked.then == "succession":
        rows = succession(list(table), given.get("on"))
        return replace(table, rows=tuple(tuple(row[column.name] for column in table.columns) for row in rows))
    return table


def ask(store: Store, name: str, parameters: Mapping[str, str | None] | None = None, base: str = BASE) -> Table:
    """The answer to a named question: ``ask(store, "visits", {"place": "…"})``."""
    return ask_with(oxigraph(store), name, parameters or {}, base)
