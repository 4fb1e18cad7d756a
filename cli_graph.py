"""Commands on a whole knowledge graph: validate, export, remove, documents."""

from __future__ import annotations

import os
import sys
from errno import EISDIR
from pathlib import Path
from typing import Annotated, Literal

import typer

from .cli_common import (
    DEFAULT_KG,
    NO_ROWS,
    PART,
    FormatOption,
    KgOption,
    LangOption,
    errors,
    fail,
    language,
    say,
    write,
)
from .cli_table import show
from .graph.citation import TITLE
from .graph.citation import cite as citation
from .graph.errors import KGError
from .graph.export import export as write_export
from .graph.kg import KG
from .graph.validate import violations
from .pipeline import legible
from .queries.types import Column, Label, Table

app = typer.Typer(add_completion=False)

ExportForm = Literal["ttl", "nq", "jsonld", "trig"]
SHOWN = 100
"""Violations that are listed; more are counted."""

COLUMNS = (
    Column(name="document", type="text", label=Label("文档", "document")),
    Column(name="media_type", type="text", label=Label("类型", "media type")),
    Column(name="sha256", type="text", label=Label("SHA-256", "SHA-256")),
    Column(name="origin", type="text", label=Label("来源", "origin"), gathered=True),
)


@app.command("validate", help="用 SHACL 检查图谱 / check the graph against its shapes (schema/shapes.ttl)")
def validate(*, kg: KgOption = DEFAULT_KG, lang: LangOption = None) -> None:
    chosen = language(lang)
    try:
        with KG.open(kg) as opened:
            found = violations(opened.store, opened.ids)
    except KGError as error:
        fail(str(error))
    for violation in found[:SHOWN]:
        errors().print(str(violation), markup=False)
    if found:
        say(Label(f"不符合：{len(found)} 处", f"does not conform: {len(found)} violations"), chosen)
        raise typer.Exit(1)
    say(Label("符合全部约束", "conforms to all shapes"), chosen)


def to_file(opened: KG, form: ExportForm, out: Path) -> None:
    """The file appears when it is whole."""
    if out.is_dir():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(out))
    beside = out.with_name(f"{out.name}{PART}")
    try:
        with beside.open("wb") as stream:
            write_export(opened.store, opened.ids, form, stream)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


@app.command("export", help=(
    "导出图谱：ttl、trig、jsonld，或规范排序的 nq / write the graph out: ttl, trig, jsonld or canonical, sorted nq"
))  # fmt: skip
def export(
    *,
    form: Annotated[ExportForm, typer.Option("--format", "-f", help="格式 / format")] = "ttl",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="文件，默认标准输出 / file, by default stdout")] = None,
    kg: KgOption = DEFAULT_KG,
) -> None:
    try:
        with KG.open(kg) as opened:
            if out:
                to_file(opened, form, out)
            else:
                write_export(opened.store, opened.ids, form, sys.stdout.buffer)
                sys.stdout.flush()
    except KGError as error:
        fail(str(error))


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
    try:
        with KG.open(kg) as opened:
            found = citation(opened, title)
    except KGError as error:
        fail(str(error))
    write({"text": f"{found}\n", "bibtex": found.bibtex, "id": f"{found.build_id}\n"}[form])


@app.command("remove", help=(
    "移除一份文档及仅由它支持的内容 / take out a document with exactly what only it supported\n\n"
    "DOC 是文件名、路径或编号；压缩包等则移除其中全部文档 / DOC is a file name, a path or an identifier; of an archive or a file of "
    "records, all documents in it go"
))  # fmt: skip
def remove(
    document: Annotated[str, typer.Argument(metavar="DOC", help="文件名、路径或编号 / file name, path or identifier")],
    *,
    kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    try:
        # Opened for reading first: a mistyped folder must not become an empty graph.
        KG.open(kg).close()
        with KG.open(kg, "w") as opened:
            name = legible(document)
            gone = opened.remove_inside(name) if opened.holds(name) else (opened.remove(name),)
    except KGError as error:
        fail(str(error))
    for one in gone:
        say(Label(f"已移除 {one.name}", f"removed {one.name}"), language(lang))


@app.command("documents", help="列出图谱中的文档 / the documents of the graph, with where they were read from")
def documents(*, kg: KgOption = DEFAULT_KG, form: FormatOption = "table", lang: LangOption = None) -> None:
    chosen = language(lang)
    try:
        with KG.open(kg) as opened:
            rows = tuple((s.name, s.media_type, s.sha256, s.origins) for s in opened.sources())
    except KGError as error:
        fail(str(error))
    if not rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(Table("documents", COLUMNS, rows), form, chosen)
