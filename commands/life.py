"""Commands on the life of a knowledge graph: what changed between two, snapshots and restoring."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from ..graph.catalogue import catalogue
from ..graph.corrections.record import listed as corrected
from ..graph.errors import FormatError, KGError
from ..graph.identity.pending import pending_graph
from ..graph.kg import KG
from ..graph.life.difference import Difference, difference, with_sentences
from ..graph.life.sentences import sentence, texts
from ..graph.life.snapshots import drop as drop_snapshot
from ..graph.life.snapshots import restore as restore_snapshot
from ..graph.life.snapshots import snapshot as take_snapshot
from ..graph.life.snapshots import snapshots as all_snapshots
from ..queries.changes import to_json, to_markdown
from ..queries.types import Column, Label, Table
from .common import DEFAULT_KG, NO_ROWS, PART, FormatOption, KgOption, LangOption, fail, language, say, write
from .table import show

app = typer.Typer(add_completion=False)

KgArgument = Annotated[Path, typer.Argument(metavar="KG", help="图谱文件夹 / folder of the knowledge graph")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="快照名 / name of the snapshot")]
COLUMNS = (
    Column(name="name", type="text", label=Label("快照", "snapshot")),
    Column(name="documents", type="integer", label=Label("文档", "documents")),
    Column(name="statements", type="integer", label=Label("陈述", "statements")),
    Column(name="taken", type="text", label=Label("时间", "taken")),
)
CORRECTED = (
    Column(name="rule", type="text", label=Label("规则", "rule")),
    Column(name="as_read", type="text", label=Label("原读作", "as read")),
    Column(name="replacement", type="text", label=Label("应为", "replacement")),
    Column(name="scope", type="text", label=Label("范围", "scope"), gathered=True),
    Column(name="author", type="text", label=Label("作者", "author")),
    Column(name="reason", type="text", label=Label("理由", "reason")),
    Column(name="articles", type="integer", label=Label("文章", "articles")),
    Column(name="documents", type="text", label=Label("文档", "documents"), gathered=True),
)
Report = Literal["md", "json"]
REPORTS = {"md": to_markdown, "json": to_json}


def compared(before: KG, after: KG) -> Difference:
    """What differs, with the sentences of the originals."""
    private = {graph(kg.ids) for graph in (catalogue, pending_graph) for kg in (before, after)}
    found = difference(before.store, after.store, private)
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


@app.command("snapshot", help=(
    "保存图谱现在的样子；快照本身就是一个图谱文件夹（KG/snapshots/NAME） / keep the graph as it is now; a snapshot is itself the folder "
    "of a graph\n\n例 / e.g.: jiedao snapshot kg before-review && jiedao diff kg/snapshots/before-review kg"
))  # fmt: skip
def snapshot(
    kg: KgArgument,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="快照名，默认为编号 / by default a number")] = None,
    *,
    lang: LangOption = None,
) -> None:
    made = take_snapshot(kg, name)
    say(Label(f"已保存快照 {made.name}（{made.path}）", f"kept snapshot {made.name} ({made.path})"), language(lang))


@app.command("snapshots", help="列出快照，或用 --drop 删除 / the snapshots of a graph; --drop removes one")
def snapshots(
    kg: KgArgument,
    *,
    drop: Annotated[str | None, typer.Option("--drop", metavar="NAME", help="删除此快照 / remove this snapshot")] = None,
    form: FormatOption = "table",
    lang: LangOption = None,
) -> None:
    chosen = language(lang)
    if drop:
        gone = drop_snapshot(kg, drop)
        say(Label(f"已删除快照 {gone.name}", f"removed snapshot {gone.name}"), chosen)
        return
    KG.open(kg).close()
    rows = tuple((one.name, *counted(one.path), one.taken) for one in all_snapshots(kg))
    if not rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(Table("snapshots", COLUMNS, rows), form, chosen)


@app.command("corrections", help=(
    "列出更正：原读作、应为、作者、理由、用到的文章 / corrections with author, reason and how many articles they fit\n\n"
    "写法见 / how to write them: docs/corrections.md; jiedao build --corrections FILE"
))  # fmt: skip
def corrections(*, kg: KgOption = DEFAULT_KG, form: FormatOption = "table", lang: LangOption = None) -> None:
    chosen = language(lang)
    with KG.open(kg) as opened:
        rows = tuple(corrected(opened.store, opened.ids))
    if not rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(Table("corrections", CORRECTED, rows), form, chosen)


def counted(path: Path) -> tuple[int | None, int | None]:
    """Nothing is counted in a snapshot of another format."""
    try:
        with KG.open(path) as opened:
            return len(opened.sources()), len(opened.store)
    except FormatError:
        return None, None


@app.command("restore", help=(
    "恢复到某个快照；快照保留 / bring a snapshot back; what came after it goes, the snapshot stays\n\n"
    "中途中断也不会损坏：图谱或是原样，或已恢复 / interrupted, the graph is as before or restored, never between"
))  # fmt: skip
def restore(kg: KgArgument, name: NameArgument, *, lang: LangOption = None) -> None:
    found = restore_snapshot(kg, name)
    say(Label(f"已恢复到快照 {found.name}", f"restored snapshot {found.name}"), language(lang))
