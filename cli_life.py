"""Commands on the life of a knowledge graph: what changed between two, snapshots and restoring."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from .cli_common import PART, fail, write
from .graph.catalogue import catalogue
from .graph.errors import KGError
from .graph.kg import KG
from .graph.life.difference import Difference, difference, with_sentences
from .graph.life.sentences import sentence, texts
from .queries.changes import to_json, to_markdown

app = typer.Typer(add_completion=False)

Report = Literal["md", "json"]
REPORTS = {"md": to_markdown, "json": to_json}


def compared(before: KG, after: KG) -> Difference:
    """What differs, with the sentences of the originals."""
    found = difference(before.store, after.store, {catalogue(before.ids), catalogue(after.ids)})
    old, new = (texts(kg.store, kg.originals) for kg in (before, after))
    said = (with_sentences(one, lambda at: sentence(old, at), lambda at: sentence(new, at)) for one in found.changes)
    return Difference(tuple(said), found.restated, found.statements)


def put(text: str, out: Path | None) -> None:
    """On stdout, or into a file that appears when it is whole."""
    if out is None:
        write(text)
        sys.stdout.flush()
        return
    beside = out.with_name(f"{out.name}{PART}")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


@app.command("diff", help=(
    "比较两个图谱：人物、任职、事件等的新增、变化与撤回，各附原文 / what was added, changed and withdrawn between two graphs, "
    "each with its sentence\n\n退出码：0 相同，1 有差别，2 无法比较 / exit codes: 0 the same, 1 they differ, 2 trouble"
))  # fmt: skip
def diff(
    before: Annotated[Path, typer.Argument(metavar="KG", help="原来的图谱 / the graph before")],
    after: Annotated[Path, typer.Argument(metavar="KG", help="现在的图谱 / the graph after")],
    *,
    form: Annotated[Report, typer.Option("--format", "-f", help="格式 / form of the report")] = "md",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="文件，默认标准输出 / file, by default stdout")] = None,
) -> None:
    try:
        with KG.open(before) as old, KG.open(after) as new:
            found = compared(old, new)
    except KGError as error:
        fail(str(error), 2)
    put(REPORTS[form](found, str(before), str(after)), out)
    raise typer.Exit(0 if found.same else 1)
