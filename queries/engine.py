"""The engine: a question's name and parameters in, a `Table` out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sized
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Store

from ..graph.seen import earliest_day, latest_day
from ..schema.days import iso_day
from ..schema.vocabulary import BASE, PREFIXES, XSD
from .engines.sparql import SparqlEngine
from .engines.types import Engine
from .errors import BadParameter, encodable, printable
from .gather import gather
from .header import questions
from .identity import Wanted
from .lacking import lacking
from .names import CLASSES, Names, Resolved, longer, resolve, unknown, with_parts
from .select import Select, oxigraph
from .steps import STEPS
from .types import Given, Label, Parameter, Question, Record, Table

DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?)?月?年?")
SHARE = re.compile(r"0(?:\.\d{1,9})?|1(?:\.0{1,9})?")
COUNT = re.compile(r"[1-9]\d{0,6}")


Known = Mapping[str, Question]


def question(name: str, known: Known | None = None) -> Question:
    """One of those that are known: the questions of this package, or what is passed."""
    known = questions() if known is None else known
    found = known.get(name)
    if found is None:
        names = ", ".join(known)
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
    day = iso_day(*found.groups()) if found else None
    if day is None:
        raise refused(parameter, value)
    return Literal(day)


def closed(parameter: Parameter, value: str) -> Literal:
    """A code out of a closed list, or its meaning in Chinese or English: visit, Visit, 考察."""
    said = value.strip().lower()
    for code, meaning in zip(parameter.codes, parameter.meanings, strict=True):
        if said in (code, meaning.zh, meaning.en.lower()):
            return Literal(code)
    raise refused(parameter, value)


def share(parameter: Parameter, value: str) -> Literal:
    """A number from 0 to 1, in the one form that every server finds again: 0.0, 0.9, 1.0."""
    said = value.strip()
    if not SHARE.fullmatch(said):
        raise refused(parameter, value)
    whole, _, rest = said.partition(".")
    return Literal(f"{whole}.{rest.rstrip('0') or '0'}", datatype=XSD.decimal)


def integer(parameter: Parameter, value: str) -> Literal:
    """A whole number from 1."""
    said = value.strip()
    if not COUNT.fullmatch(said):
        raise refused(parameter, value)
    return Literal(said, datatype=XSD.integer)


def iri(value: str, base: str) -> NamedNode | None:
    """`https://…`, `jd:…` or `event/…` as a node; None where the text can be no identifier."""
    prefix, _, local = value.partition(":")
    full = value if "://" in value else PREFIXES[prefix] + local if prefix in PREFIXES else base + value
    try:
        return NamedNode(full)
    except ValueError:
        return None


def node(names: Names, base: str, parameter: Parameter, value: str) -> Resolved:
    """A node by its identifier, else by its name."""
    candidate = iri(value.strip(), base)
    if candidate and names.knows(candidate.value):
        return Resolved(with_parts(names, parameter, names.wanted([candidate.value])))
    if parameter.type == "node" and re.fullmatch(r"\S+[:/]\S+", value.strip()):
        raise unknown(parameter, value, ())
    return resolve(names, parameter, value)


def term(parameter: Parameter, value: str) -> Literal:
    match parameter.type:
        case "date":
            return date(parameter, value)
        case "share":
            return share(parameter, value)
        case "integer":
            return integer(parameter, value)
        case "text":
            return Literal(value.strip())
        case _:
            return closed(parameter, value)


def nodes(names: Names, base: str, given: Mapping[Parameter, str]) -> dict[str, Resolved]:
    """What each parameter that names something stands for. Anything may be named by its identifier, old ones too."""
    return {p.name: node(names, base, p, value) for p, value in given.items() if p.type in CLASSES}


def checked(asked: Question, parameters: Mapping[str, str | None]) -> dict[Parameter, str]:
    """The parameters that are given, by their declaration; unknown, missing and blank ones are refused."""
    declared = {parameter.name: parameter for parameter in asked.parameters}
    given = {name: encodable(value) for name, value in parameters.items() if value is not None}
    for name in given.keys() - declared.keys():
        raise BadParameter(lacking(asked, name, questions()))
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


def ask_engine(engine: Engine, name: str, parameters: Mapping[str, str | None], known: Known | None = None) -> Table:
    """The answer of any engine: the same header, names, rows and what is worked out from rows."""
    asked = question(name, known)
    given = checked(asked, parameters)
    values = {p.name: term(p, value) for p, value in given.items() if p.type not in CLASSES}
    in_order_of_time({name: value.value for name, value in values.items() if name in ("since", "until")})
    later = {p.name: values.pop(p.name).value for p in given if p.then and p.name in values}
    names = engine.names()
    things = nodes(names, engine.base, given)
    asked_for = {p.name: things[p.name].wanted for p in given if p.name in things and not p.then}
    rows = records(engine, asked, values, asked_for)
    notes = tuple(found.note for found in things.values() if found.note)
    if asked.then is None:
        return replace(rows, notes=(*notes, *begun_alike(names, given, rows)))

    def again(name: str, nodes: Iterable[str]) -> list[Record]:
        kept = {name: term for name, term in values.items() if name == "as_of"}  # what was reported later is not known in any round
        return list(records(engine, asked, kept, {name: names.wanted(nodes)}))

    wanted = {name: found.wanted.ones for name, found in things.items()}
    shown, said = STEPS[asked.then](list(rows), Given(later, wanted, again))
    columns = tuple(column for column in asked.columns if not column.hidden)
    told = tuple(tuple(row[column.name] for column in columns) for row in shown)
    return Table(name, columns, told, (*notes, *said, *begun_alike(names, given, told)))


def begun_alike(names: Names, given: Mapping[Parameter, str], rows: Sized) -> tuple[Label, ...]:
    """A street's name is not that of its office: who asked for the one with nothing to show is told of the other."""
    if len(rows):
        return ()
    return tuple(note for p, value in given.items() if p.type == "office" and (note := longer(names, p, value)))


def records(engine: Engine, asked: Question, values: Mapping[str, Literal], things: Mapping[str, Wanted]) -> Table:
    """The rows of the query alone."""
    return Table(asked.name, asked.columns, gather(asked, engine.solutions(asked, values, things)))


def ask_with(select: Select, name: str, parameters: Mapping[str, str | None], base: str = BASE, known: Known | None = None) -> Table:
    """The answer of anything that runs SELECT queries."""
    return ask_engine(SparqlEngine(select, base=base), name, parameters, known)


def ask(
    store: Store, name: str, parameters: Mapping[str, str | None] | None = None, base: str = BASE, known: Known | None = None
) -> Table:
    """The answer to a named question: ``ask(store, "visits", {"place": "…"})``."""
    return ask_with(oxigraph(store), name, parameters or {}, base, known)
