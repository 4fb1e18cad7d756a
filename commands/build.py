"""`build` and `facts`: paths in; a knowledge graph or JSON files out, with progress and a summary on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from ..graph.catalogue import Source as Document
from ..graph.corrections.file import parse
from ..graph.kg import KG
from ..loaders.registers.read import mapping_file
from ..loaders.registers.types import MappingError
from ..loaders.sources import Source, found
from ..migration import migrate as migrate_graph
from ..pipeline import Failure, Mappings, Progress, Summary, Words, build_into, reader_of
from ..queries.types import Label
from .common import (
    DEFAULT_KG,
    LangOption,
    Language,
    WordsOption,
    errors,
    fail,
    language,
    naming,
    say,
    worded,
    words_of,
    write,
)

app = typer.Typer(add_completion=False)

PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="文件、文件夹、通配符，- 为标准输入 / files, folders, globs, - for stdin")
]
MaybePaths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH…", help="文件、文件夹、通配符，- 为标准输入 / files, folders, globs, - for stdin")
]
CorrectionsOption = Annotated[
    Path | None, typer.Option("--corrections", metavar="FILE", help="更正表（YAML），取代原有更正 / corrections, in place of those kept")
]
MappingOption = Annotated[
    list[Path] | None,
    typer.Option("--mapping", metavar="FILE", help="名册（CSV、XLSX、JSON）各列的含义（YAML） / what the columns of registers mean"),
]
IntoOption = Annotated[
    Path, typer.Option("--into", "--kg", envvar="JIEDAO_KG", help="图谱文件夹 / folder of the knowledge graph")
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, help="工作进程数，默认按核数 / processes, by default as many as cores")
]
OutOption = Annotated[Path | None, typer.Option("--out", help="每份文档写成 <stem>.json / one <stem>.json per document")]

COUNTED = {
    "articles": Label("文章", "articles"), "persons": Label("人物", "people"), "posts": Label("职务", "posts"),
    "offices": Label("机构", "offices"), "communities": Label("社区", "communities"),
    "facilities": Label("设施", "facilities"), "programmes": Label("项目", "programmes"),
    "indicators": Label("指标", "indicators"), "events": Label("事件", "events"),
}


@contextmanager
def progress(console: Console, paths: list[str] | None = None) -> Iterator[Progress]:
    """Says each failure as it happens; a bar only on a terminal, where the files of the paths are counted first."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        total = sum(1 for _ in found(paths)) if paths and console.is_terminal else None
        task = bar.add_task("阅读 reading", total=total)

        def tell(done: Failure | Source) -> None:
            if isinstance(done, Failure):
                console.print(str(done), markup=False, style="red", soft_wrap=True)
            bar.advance(task)

        yield tell


def summed_up(summary: Summary, seconds: float) -> Label:
    added, replaced, same, failed = summary.added, summary.replaced, summary.unchanged, len(summary.failures)
    zh = [f"新增 {added}", f"更新 {replaced}", f"未变 {same}", f"失败 {failed}"]
    en = [f"{added} added", f"{replaced} replaced", f"{same} unchanged", f"{failed} failed"]
    if summary.corrected:
        zh.append(f"因更正重读 {summary.corrected}")
        en.append(f"{summary.corrected} read again for corrections")
    facts = [(COUNTED[name], number) for name, number in summary.facts.items() if number]
    zh_facts = "、".join(f"{label.zh} {number}" for label, number in facts)
    en_facts = ", ".join(f"{number} {one_of(label.en) if number == 1 else label.en}" for label, number in facts)
    return Label(
        f"{'，'.join(zh)}；{seconds:.1f} 秒" + (f"；读到 {zh_facts}" if facts else ""),
        f"{', '.join(en)} in {seconds:.1f} s" + (f"; read {en_facts}" if facts else ""),
    )


def one_of(many: str) -> str:
    """1 person, 1 community, 1 office."""
    return "person" if many == "people" else f"{many[:-3]}y" if many.endswith("ies") else many[:-1]


def mappings_of(files: list[Path] | None) -> Mappings:
    """The mappings, read before anything is built; one that cannot be used ends the command."""
    try:
        return tuple(mapping_file(path) for path in files or ())
    except MappingError as error:
        fail(str(error), 2)


def filled(
    kg: KG, paths: list[str], workers: int | None, chosen: Language, mappings: Mappings = (), words: Words = ()
) -> Summary:
    started = perf_counter()
    with progress(errors(), paths) as tell:
        summary = build_into(kg, paths, workers=workers, progress=tell, mappings=mappings, words=words)
    say_summary(summary, perf_counter() - started, chosen)
    return summary


def say_summary(summary: Summary, seconds: float, chosen: Language) -> None:
    done = summed_up(summary, seconds)
    for line in [done.zh, done.en] if chosen == "both" else [worded(done, chosen)]:
        errors().print(line, markup=False)
    for one in summary.unmatched:
        said = Label(f"更正第 {one.line} 行没有匹配：{one.wrong}", f"line {one.line} of the corrections fits nothing: {one.wrong}")
        errors().print(worded(said, chosen), markup=False, style="yellow")


@app.command("build", help=(
    "读取文档，建立或更新图谱：未变的文件跳过，改过的替换原有内容 / read documents into the knowledge graph: unchanged files are "
    "skipped, changed ones replace what they said\n\n例 / e.g.: jiedao build 报纸/ '2023/*.txt' --into kg --corrections 更正.yaml\n\n"
    "更正见 / on corrections: docs/corrections.md"
))  # fmt: skip
def build(
    paths: MaybePaths = None,
    *,
    into: IntoOption = DEFAULT_KG,
    corrections: CorrectionsOption = None,
    mapping: MappingOption = None,
    words: WordsOption = None,
    workers: WorkersOption = None,
    lang: LangOption = None,
) -> None:
    chosen, folders = language(lang), words_of(words)
    if not paths and corrections is None:
        raise typer.BadParameter("请给出文件或文件夹 / name files or folders", param_hint="PATH…")
    raw = corrections.read_bytes() if corrections else None
    parse(raw or b"", str(corrections))  # before a folder is made
    mappings = mappings_of(mapping)
    if not paths:
        KG.open(into).close()  # there is nothing to correct where there is no graph
    with KG.open(into, "w", reader=reader_of(folders)) as kg:
        if raw is not None:
            kg.take_corrections(raw, str(corrections))
        summary = filled(kg, paths or [], workers, chosen, mappings, folders)
    if summary.added or summary.replaced:
        say(Label(f"图谱在 {into}；试试 jiedao visits --kg {into}", f"the graph is in {into}; try jiedao visits --kg {into}"), chosen)
    raise typer.Exit(1 if summary.failures else 0)


@app.command("migrate", help=(
    "把旧格式的图谱改成现在的格式：重读它保存的原文 / bring a graph of an older format to the present one: its documents are read again "
    "from the originals it keeps\n\n中途中断或有文档无法重读时，图谱保持原样 / interrupted, or where a document cannot be read "
    "again, the graph stays as it was"
))  # fmt: skip
def migrate(
    kg: Annotated[Path, typer.Argument(metavar="KG", help="图谱文件夹 / folder of the knowledge graph")],
    *,
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="略去无法重读的文档 / go on without documents that cannot be read again")
    ] = False,
    words: WordsOption = None,
    workers: WorkersOption = None,
    lang: LangOption = None,
) -> None:
    chosen, folders, started = language(lang), words_of(words), perf_counter()
    with progress(errors()) as tell:
        summary = migrate_graph(kg, workers=workers, leave_out=leave_out, progress=tell, words=folders)
    if summary is None:
        say(Label(f"{kg} 已是现在的格式", f"{kg} is of the present format"), chosen)
        return
    say_summary(summary, perf_counter() - started, chosen)
    raise typer.Exit(1 if summary.failures else 0)


def dumped(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


def write_facts(kg: KG, documents: list[Document], out: Path) -> bool:
    """One file per document; False where two documents would share one."""
    out.mkdir(parents=True, exist_ok=True)
    taken: dict[str, str] = {}
    for document in documents:
        name = f"{Path(document.name).stem}.json"
        if name in taken:
            said = f"{document.name}：与 {taken[name]} 同名，未写出 / would overwrite the facts of {taken[name]}, not written"
            errors().print(said, markup=False, style="red")
            continue
        taken[name] = document.name
        with naming(out / name):
            (out / name).write_text(dumped(kg.facts(document.iri)), "utf-8")
    return len(taken) == len(documents)


def print_facts(kg: KG, documents: list[Document]) -> bool:
    """One document as it is, several as one JSON object a line."""
    for document in documents:
        facts = kg.facts(document.iri)
        write(dumped(facts) if len(documents) == 1 else json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return True


@app.command("facts", help=(
    "列出文档中的全部事实（JSON），从图谱回读 / all facts of documents as JSON, read back from a graph that is made for it"
))  # fmt: skip
def facts(
    paths: PathsArgument,
    *,
    out: OutOption = None,
    mapping: MappingOption = None,
    words: WordsOption = None,
    workers: WorkersOption = None,
    lang: LangOption = None,
) -> None:
    mappings, folders = mappings_of(mapping), words_of(words)
    with TemporaryDirectory(prefix="jiedao-") as folder, KG.open(Path(folder) / "kg", "w", reader=reader_of(folders)) as kg:
        summary = filled(kg, paths, workers, language(lang), mappings, folders)
        documents = kg.sources()
        whole = write_facts(kg, documents, out) if out else print_facts(kg, documents)
    raise typer.Exit(0 if whole and not summary.failures else 1)
