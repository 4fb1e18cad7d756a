"""`ask`: a question in Chinese or English in; the sentence that answers it, the rows and their quotations out."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

import typer

from ..answers import open as open_graph
from ..queries.asking.types import Ambiguous, Answer, NotUnderstood
from ..queries.engine import question
from ..queries.errors import BadParameter, QuestionError
from ..queries.results.plain import to_dicts
from ..queries.types import Label
from .common import (
    DEFAULT_KG,
    FormatOption,
    KgOption,
    LangOption,
    Language,
    errors,
    fail,
    language,
    say,
    worded,
    write,
)
from .table import show

app = typer.Typer(add_completion=False)
HOW = {
    "alias": Label("别名", "another name"), "pinyin": Label("拼音", "pinyin"), "part": Label("名称的一部分", "a part of the name"),
    "post": Label("任此职务者", "who holds the post"), "surname": Label("姓与职务", "surname and title"),
    "only": Label("只有它有报道", "the only one that is reported"), "sound": Label("同音", "sounds the same"),
    "spelling": Label("改正一字", "one sign corrected"),
}  # fmt: skip


def day(said: str | None) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        return fail("--today 应如 / is like 2024-12-01", 2)


@app.command("ask", help=(
    "用中文或英文提问 / a question in Chinese or English\n\n看懂的部分对应到已有的问题再回答；看不懂的词会指出来，不猜 / it is mapped to a named "
    "question; a word that is not understood is named, and nothing is guessed\n\n例 / e.g.: jiedao ask 谁在2021年考察过某某小区？   jiedao ask 'Who visited "
    "…?'\n\n说明见 / see: docs/asking.md"
))  # fmt: skip
def command(
    words: Annotated[list[str], typer.Argument(metavar="QUESTION", help="问题 / the question", show_default=False)],
    *,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE", help="“今年”从哪天算起，默认今天 / what this year is counted from")] = None,
    show_query: Annotated[bool, typer.Option("--show-query", help="同时显示 SPARQL 与 Cypher / show the queries too")] = False,
    kg: KgOption = DEFAULT_KG,
    form: FormatOption = "table",
    lang: LangOption = None,
) -> None:
    chosen, counted_from = language(lang), day(today)
    try:
        with open_graph(kg) as graph:
            answer, base = graph.ask_in_words(" ".join(words), today=counted_from), graph.kg.base
    except QuestionError as error:
        refused(error, form, chosen)
    if form == "json":
        write(json.dumps(as_json(answer, show_query=show_query), ensure_ascii=False, indent=2) + "\n")
        return
    tell(answer, chosen, show_query=show_query)
    for one in (answer, *(one for one in answer.further if form == "table" and one.question != answer.question)):
        if one.rows:
            show(one, form, chosen, base)


def tell(answer: Answer, chosen: Language, *, show_query: bool) -> None:
    """The sentence belongs to the answer only where people read it: what goes to a program stays a table."""
    for line in [answer.sentence.zh, answer.sentence.en] if chosen == "both" else [worded(answer.sentence, chosen)]:
        errors().print(line, markup=False, style="bold")
    for one in answer.understood:
        how = HOW[one.how]
        say(Label(f"“{one.said}”理解为“{one.meant}”（{how.zh}）", f"“{one.said}” understood as “{one.meant}” ({how.en})"), chosen)
    for note in answer.notes:
        say(note, chosen)
    for one_command in dict.fromkeys(line for one in (answer, *answer.further) for line in one.command.splitlines()):
        say(Label(f"所问即：{one_command}", f"the same as: {one_command}"), chosen)
    for question_asked in dict.fromkeys(one.reading.question for one in (answer, *answer.further)) if show_query else ():
        for name, text in queries(question_asked).items():
            errors().print(f"\n# {name} ({question_asked})\n{text}", markup=False, style="dim")


def queries(name: str) -> dict[str, str]:
    """The question as its files have it; the parameters are bound to it, never pasted."""
    asked: Any = question(name)
    cypher = getattr(asked, "cypher", None)
    return {"SPARQL": asked.sparql, **({"Cypher": cypher} if cypher else {})}


def as_json(answer: Answer, *, show_query: bool) -> dict[str, Any]:
    return {
        "text": answer.text,
        "answer": {"zh": answer.sentence.zh, "en": answer.sentence.en},
        "values": list(answer.values),
        "question": answer.reading.question,
        "parameters": answer.reading.parameters,
        "command": answer.command,
        "understood": [{"said": one.said, "meant": one.meant, "how": one.how} for one in answer.understood],
        "notes": [{"zh": note.zh, "en": note.en} for note in answer.notes],
        **({"queries": queries(answer.reading.question)} if show_query else {}),
        "rows": to_dicts(answer),
        **({"further": [as_json(one, show_query=show_query) for one in answer.further]} if answer.further else {}),
    }


def refused(error: QuestionError, form: str, chosen: Language) -> None:
    """Why there is no answer: on one line, and for programs what could be asked or chosen instead."""
    if form == "json" and isinstance(error, Ambiguous | NotUnderstood):
        said: dict[str, Any] = {"error": {"zh": error.message.zh, "en": error.message.en}}
        if isinstance(error, Ambiguous):
            said["which"] = [{"id": one.node, "name": one.name, "kind": one.sort, "detail": one.detail} for one in error.candidates]
        else:
            said |= {"unknown": list(error.unknown), "nearest": [{"zh": one.zh, "en": one.en} for one in error.nearest]}
        write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        raise typer.Exit(1)
    fail(worded(error.message, chosen), 2 if isinstance(error, BadParameter) else 1)
