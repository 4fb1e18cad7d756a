"""The graph out of the house: `export` writes it in the forms of other programs, `cite` says how to name it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ..graph.citation import TITLE
from ..graph.citation import cite as citation
from ..graph.errors import ExportError
from ..graph.export.forms import FORMS, FormName, export_to, write_to
from ..graph.kg import KG
from ..queries.chosen import chosen
from ..queries.errors import BadParameter, QuestionError
from ..queries.types import Label
from .common import DEFAULT_KG, KgOption, LangOption, fail, language, naming, say, worded, write

app = typer.Typer(add_completion=False)

LINES = "\n\n".join(f"{name}  {form.zh} / {form.en}" for name, form in FORMS.items())


def condition(zh: str, en: str, name: str) -> Any:
    return typer.Option(f"--{name}", help=f"{zh} / {en}（ics, jsonld-events）", show_default=False)


@app.command("export", help=f"导出图谱 / write the graph out; docs/exports.md\n\n{LINES}")
def export(  # noqa: PLR0913 - options of the command
    *,
    form: Annotated[FormName, typer.Option("--format", "-f", help="格式 / format")] = "ttl",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="文件、文件夹或 .zip，默认标准输出 / file, folder or .zip, by default stdout")
    ] = None,
    kind: Annotated[str | None, condition("类型", "kind of event", "kind")] = None,
    person: Annotated[str | None, condition("人物", "person: the events of an itinerary", "person")] = None,
    office: Annotated[str | None, condition("机构", "office", "office")] = None,
    place: Annotated[str | None, condition("地点", "place", "place")] = None,
    programme: Annotated[str | None, condition("项目", "programme", "programme")] = None,
    since: Annotated[str | None, condition("起始日期", "first date", "since")] = None,
    until: Annotated[str | None, condition("截止日期", "last date", "until")] = None,
    title: Annotated[str | None, typer.Option("--title", help="题名 / title (rocrate)", show_default=False)] = None,
    licence: Annotated[str | None, typer.Option("--licence", "--license", help="许可证网址 / address of a licence (rocrate)")] = None,
    published: Annotated[str | None, typer.Option("--published", help="发布日期 / day of publication (rocrate)")] = None,
    kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    chosen_language = language(lang)
    conditions = {
        "kind": kind, "person": person, "office": office, "place": place, "programme": programme, "since": since, "until": until,
    }  # fmt: skip
    about = {name: value for name, value in (("title", title), ("licence", licence), ("published", published)) if value is not None}
    try:
        with KG.open(kg) as opened:
            only = chosen(opened.store, opened.base, conditions)
            if out:
                with naming(out):
                    export_to(opened, form, out, only, **about)
            elif FORMS[form].folder:
                raise ExportError("写出的是文件夹，请用 --out 指明文件夹或 .zip 文件 / this is a folder: name it, or a .zip file, with --out")
            else:
                write_to(opened, form, sys.stdout.buffer, only, **about)
                sys.stdout.flush()
    except ExportError as error:
        fail(str(error), 2)
    except QuestionError as error:
        fail(worded(error.message, chosen_language), 2 if isinstance(error, BadParameter) else 1)
    if only is not None and not only:
        say(Label("没有符合条件的事件", "no event meets the conditions"), chosen_language)


@app.command("cite", help=(
    "如何引用这个图谱：内容的 SHA-256 即其版本 / how to cite this graph; the SHA-256 of its content is its version\n\n"
    "核对 / to check it: jiedao export --format nq | sha256sum"
))  # fmt: skip
def cite(
    *,
    form: Annotated[Literal["text", "bibtex", "id"], typer.Option("--format", "-f", help="格式 / format")] = "text",
    title: Annotated[str, typer.Option("--title", help="题名 / title")] = TITLE,
    kg: KgOption = DEFAULT_KG,
) -> None:
    with KG.open(kg) as opened:
        found = citation(opened, title)
    write({"text": f"{found}\n", "bibtex": found.bibtex, "id": f"{found.build_id}\n"}[form])
