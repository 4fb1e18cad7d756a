"""Commands on a whole knowledge graph: validate, remove, documents."""

from __future__ import annotations

from typing import Annotated

import typer

from ..graph.kg import KG
from ..graph.validate import violations
from ..pipeline import legible
from ..queries.errors import printable
from ..queries.types import Column, Label, Table
from .common import (
    DEFAULT_KG,
    NO_ROWS,
    FormatOption,
    KgOption,
    LangOption,
    errors,
    language,
    say,
)
from .table import show

app = typer.Typer(add_completion=False)

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
    with KG.open(kg) as opened:
        found = violations(opened.store, opened.ids)
    for violation in found[:SHOWN]:
        errors().print(str(violation), markup=False)
    if found:
        say(Label(f"不符合：{len(found)} 处", f"does not conform: {len(found)} violations"), chosen)
        raise typer.Exit(1)
    say(Label("符合全部约束", "conforms to all shapes"), chosen)


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
    chosen = language(lang)
    # Opened for reading first: a mistyped folder must not become an empty graph.
    KG.open(kg).close()
    with KG.open(kg, "w") as opened:
        name = legible(document)
        gone = opened.remove_inside(name) if opened.holds(name) else (opened.remove(name),)
    for one in gone:
        said = printable(one.name)
        say(Label(f"已移除 {said}", f"removed {said}"), chosen)
    if not gone:
        said = printable(name)
        zh, en = f"{said} 不再是来源；其中的文档也从别处读到，都留着", f"{said} is no source any more; its documents were read elsewhere too, and stay"
        say(Label(zh, en), chosen)


@app.command("documents", help="列出图谱中的文档 / the documents of the graph, with where they were read from")
def documents(*, kg: KgOption = DEFAULT_KG, form: FormatOption = "table", lang: LangOption = None) -> None:
    chosen = language(lang)
    with KG.open(kg) as opened:
        rows = tuple((s.name, s.media_type, s.sha256, s.origins) for s in opened.sources())
    if not rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(Table("documents", COLUMNS, rows), form, chosen)
