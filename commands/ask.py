"""The questions as commands, made from the headers of their .rq files; and queries that people write themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from inspect import Parameter as Slot
from inspect import Signature
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from ..answers import open as open_graph
from ..graph.kg import KG, described
from ..queries.cypher import cypher as run_cypher
from ..queries.engine import ask_engine
from ..queries.engines.cypher import CypherEngine
from ..queries.engines.opened import CYPHER, DEFAULT, KINDS, Place, engine, kind, must_speak
from ..queries.engines.sparql import SparqlEngine
from ..queries.engines.types import Engine
from ..queries.engines.types import Language as Spoken
from ..queries.errors import BadParameter, QuestionError, encodable
from ..queries.header import questions
from ..queries.limits import LimitReached, Limits
from ..queries.sparql import shown
from ..queries.types import Label, Parameter, Question, Table
from ..schema.vocabulary import BASE
from .common import (
    DEFAULT_KG,
    NO_ROWS,
    Format,
    FormatOption,
    KgOption,
    LangOption,
    Language,
    fail,
    language,
    say,
    worded,
    write,
)
from .table import show

app = typer.Typer(add_completion=False)
METAVARS = {"date": "DATE", "integer": "NUMBER", "share": "0–1"}
EXAMPLE = Label("例", "e.g.")


def slot(parameter: Parameter) -> Slot:
    """A parameter of a question as one of a Python function, as typer reads it."""
    choice = "|".join(parameter.codes)
    hint = choice or f"{EXAMPLE}: {parameter.example}"
    words = f"{parameter.label} · {hint}"
    default: Any = Slot.empty if parameter.required else None
    if parameter.position is None:
        metavar = METAVARS.get(parameter.type, parameter.name.upper())
        option = typer.Option(f"--{parameter.name.replace('_', '-')}", help=words, metavar=metavar, show_default=False)
        return Slot(parameter.name, Slot.KEYWORD_ONLY, default=default, annotation=Annotated[str | None, option])
    argument = typer.Argument(help=words, metavar=parameter.name.upper(), show_default=False)
    annotation = str if parameter.required else str | None
    return Slot(parameter.name, Slot.KEYWORD_ONLY, default=default, annotation=Annotated[annotation, argument])


ENGINE_HELP = "引擎，见 docs/engines.md / the engine that answers"
EngineOption = Annotated[str, typer.Option("--engine", envvar="JIEDAO_ENGINE", metavar="|".join(KINDS), help=ENGINE_HELP, show_default=True)]
EndpointOption = Annotated[
    str | None, typer.Option("--endpoint", envvar="JIEDAO_ENDPOINT", metavar="URL", help="服务器地址 / address of a server", show_default=False)
]
TimeoutOption = Annotated[float, typer.Option("--timeout", min=0.01, max=86400, help="最长秒数 / seconds after which it is stopped")]
RowsOption = Annotated[int, typer.Option("--rows", min=1, help="最多行数 / rows after which the answer is cut off")]
COMMON = (
    Slot("engine", Slot.KEYWORD_ONLY, default=DEFAULT, annotation=EngineOption),
    Slot("endpoint", Slot.KEYWORD_ONLY, default=None, annotation=EndpointOption),
    Slot("kg", Slot.KEYWORD_ONLY, default=DEFAULT_KG, annotation=KgOption),
    Slot("form", Slot.KEYWORD_ONLY, default="table", annotation=FormatOption),
    Slot("lang", Slot.KEYWORD_ONLY, default=None, annotation=LangOption),
)


@contextmanager
def asking(
    kg: Path, name: str, endpoint: str | None, chosen: Language, wanted: Spoken | None = None, limits: Limits | None = None
) -> Iterator[Engine]:
    """The engine over the graph in a folder, or over a server; whatever is refused ends the command on one line."""
    try:
        if wanted:
            must_speak(name, wanted)
        with ExitStack() as opened:
            graph = opened.enter_context(KG.open(kg)) if kind(name).local else None
            base = graph.base if graph else base_of(kg)
            here = Place(graph, endpoint or None, base, lambda label: say(label, chosen), limits)
            yield opened.enter_context(engine(name, here))
    except QuestionError as error:
        fail(worded(error.message, chosen), 2 if isinstance(error, BadParameter) else 1)


def base_of(kg: Path) -> str:
    """Of a graph on a server: the same as in the folder here, if there is one."""
    return str(described(kg)["base"]) if (kg / "kg.json").exists() else BASE


def answer(table: Table, base: str, form: Format, chosen: Language, *, narrowed: bool) -> None:
    for note in table.notes if form == "table" else ():
        say(note, chosen)
    if not table.rows and form == "table":
        say(NO_ROWS, chosen)
        if narrowed:
            say(Label("放宽条件，或用 jiedao stats 看看图谱里有什么", "ask for less, or see what there is: jiedao stats"), chosen)
    else:
        show(table, form, chosen, base)


def command(question: Question, known: Mapping[str, Question]) -> Callable[..., None]:
    """The function behind a command: its signature is the question's header."""

    def run(
        *, engine: str, endpoint: str | None, kg: Path, form: Format, lang: Language | None, **parameters: str | None
    ) -> None:
        chosen = language(lang)
        with asking(kg, engine, endpoint, chosen) as opened:
            table = ask_engine(opened, question.name, parameters, known)
        answer(table, opened.base, form, chosen, narrowed=any(value is not None for value in parameters.values()))

    slots = (*map(slot, question.parameters), *COMMON)
    run.__signature__ = Signature(slots)  # type: ignore[attr-defined]  # functions take one, mypy does not know
    run.__annotations__ = {one.name: one.annotation for one in slots}
    return run


def add(to: typer.Typer, question: Question, known: Mapping[str, Question]) -> None:
    words = f"{question.summary}\n\n{question.description.zh}\n\n{question.description.en}"
    to.command(question.name, help=words)(command(question, known))


def own_command(question: Question, known: Mapping[str, Question]) -> Any:
    """The command of a question that is none of this package's."""
    alone = typer.Typer(add_completion=False)
    add(alone, question, known)
    return get_command(alone)


for _question in questions().values():
    add(app, _question, questions())


def query_text(query: str) -> str:
    """The query itself, or what stands in the file that is named; `-` is standard input."""
    if query == "-":
        return sys.stdin.read()
    if "{" in query or len(query) > 200:
        return query
    if not query.strip():
        return fail("查询是空的 / the query is empty", 2)
    try:
        return Path(query).read_text("utf-8")
    except (OSError, ValueError):
        return fail(f"{query}：既不是查询也不是可读的文件 / neither a query nor a file that can be read", 2)


@app.command("sparql", help="自由查询 / an ad hoc query: SELECT, ASK, CONSTRUCT, DESCRIBE\n\n常用前缀已经备好 / usual prefixes are there")
def sparql(
    query: Annotated[str, typer.Argument(metavar="QUERY|FILE", help="SPARQL，或存有它的文件，- 为标准输入 / SPARQL or a file with it")],
    *,
    engine: EngineOption = DEFAULT,
    endpoint: EndpointOption = None,
    kg: KgOption = DEFAULT_KG,
    form: FormatOption = "table",
    lang: LangOption = None,
    timeout: TimeoutOption = Limits.seconds,
    rows: RowsOption = Limits.rows,
) -> None:
    chosen, limits = language(lang), Limits(timeout, rows)
    if engine != DEFAULT or endpoint:
        with asking(kg, engine, endpoint, chosen, "sparql", limits) as asked:
            elsewhere = asked.ad_hoc(encodable(query_text(query)), limits) if isinstance(asked, SparqlEngine) and asked.ad_hoc else fail(asked.name)
            told(shown(elsewhere, limits), form, chosen, asked.base)
        return
    try:
        with open_graph(kg) as opened:
            found = opened.sparql(query_text(query), timeout=timeout, rows=rows)
            base = opened.kg.base
    except QuestionError as error:
        fail(worded(error.message, chosen), 1 if isinstance(error, LimitReached) else 2)
    told(found, form, chosen, base)


def told(found: Table | bool | str, form: Format, chosen: Language, base: str) -> None:
    if isinstance(found, Table):
        for note in found.notes:
            say(note, chosen)
        show(found, form, chosen, base)
        if not found.rows:
            say(NO_ROWS, chosen)
    else:
        write(found if isinstance(found, str) else f"{str(found).lower()}\n")


@app.command("cypher", help=(
    "自由查询属性图（只读） / an ad hoc query of the property graph, read-only: MATCH (p:Person)-[:HELD]->(post) RETURN …\n\n"
    "标签与属性见 docs/property-graph.md / labels and properties: docs/property-graph.md"
))  # fmt: skip
def cypher(
    query: Annotated[str, typer.Argument(metavar="QUERY|FILE", help="Cypher，或存有它的文件，- 为标准输入 / Cypher or a file with it")],
    *,
    engine: EngineOption = CYPHER,
    endpoint: EndpointOption = None,
    kg: KgOption = DEFAULT_KG,
    form: FormatOption = "table",
    lang: LangOption = None,
    timeout: TimeoutOption = Limits.seconds,
    rows: RowsOption = Limits.rows,
) -> None:
    chosen, limits = language(lang), Limits(timeout, rows)
    text = query if any(map(str.isspace, query)) and not Path(query).exists() else query_text(query)
    with asking(kg, engine, endpoint, chosen, "cypher", limits) as opened:
        table = run_cypher(opened.run, text, limits) if isinstance(opened, CypherEngine) else fail(opened.name)
    told(table, form, chosen, opened.base)
