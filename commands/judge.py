"""Commands for those who judge: `review` on a screen or by file, `identity` for what has been judged and what is open."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from ..graph.errors import KGError
from ..graph.identity.aliases import present
from ..graph.identity.cases import Case, cases, exported, imported
from ..graph.identity.clusters import clusters
from ..graph.identity.dossier import Quote, called, class_of
from ..graph.identity.ledger import by_people
from ..graph.identity.types import VERDICTS, Verdict
from ..graph.kg import KG
from ..loaders.sources import Source, SourceError, document_of
from ..queries.types import Column, Label, Table
from .common import DEFAULT_KG, NO_ROWS, FormatOption, KgOption, LangOption, Language, fail, language, say
from .identity import WhenOption, contradiction, day
from .table import show

app = typer.Typer(add_completion=False)
STOP = re.compile(r"[。！？；\n]")
REACH = 120
"""Characters of a sentence that are shown around a quotation at most."""

COLUMNS = (
    Column(name="verdict", type="text", label=Label("判断", "verdict"), codes={
        "same": Label("同", "same"), "different": Label("异", "different"), "unsure": Label("疑", "unsure"),
    }),
    Column(name="left", type="text", label=Label("一方", "one")),
    Column(name="right", type="text", label=Label("另一方", "other")),
    Column(name="names", type="text", label=Label("名称", "names"), gathered=True),
    Column(name="score", type="number", label=Label("分数", "score")),
    Column(name="reasons", type="text", label=Label("理由", "reasons"), gathered=True),
    Column(name="by", type="text", label=Label("判断者", "by")),
    Column(name="when", type="date", label=Label("日期", "when")),
)  # fmt: skip


def sentences(kg: KG) -> Callable[[Quote], str]:
    """A quotation with its sentence, from the original; the quotation alone where the original cannot be read again."""

    @lru_cache(maxsize=64)
    def text(name: str) -> str:
        try:
            found = document_of(Source(name, name), kg.original(name))
        except KGError:
            return ""
        return "" if isinstance(found, SourceError) else found.text

    def sentence(quote: Quote) -> str:
        whole = text(quote.document)
        if whole[quote.start : quote.end] != quote.text:
            return quote.text
        before = [stop.end() for stop in STOP.finditer(whole, max(0, quote.start - REACH), quote.start)]
        after = STOP.search(whole, quote.end, quote.end + REACH)
        start = before[-1] if before else max(0, quote.start - REACH)
        return whole[start : after.end() if after else quote.end + REACH].strip()

    return sentence


@app.command("review", help=(
    "审阅拿不准的判断 / judge what the rules are not sure of\n\n在终端里并列双方及其原句，按 同 异 疑（s d u）判断；"
    "--export 写成文件，填好 verdict 与 by 后 --import 读回 / both sides beside each other with their sentences"
))  # fmt: skip
def review(
    *,
    out: Annotated[Path | None, typer.Option("--export", help="写成文件 / write the cases to a file", metavar="FILE")] = None,
    judged: Annotated[Path | None, typer.Option("--import", help="读回文件 / take a judged file in", metavar="FILE")] = None,
    everything: Annotated[bool, typer.Option("--all", help="连同规则已定的 / also what the rules have decided")] = False,
    by: Annotated[str | None, typer.Option("--by", help="判断者 / who judges", metavar="NAME")] = None,
    when: WhenOption = None,
    kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    chosen = language(lang)
    if out and judged:
        fail("--export 与 --import 不能同时用 / not both --export and --import", 2)
    KG.open(kg).close()
    if out:
        export(kg, out, everything, chosen)
    elif judged:
        take_in(kg, judged, by, day(when), chosen)
    else:
        on_screen(kg, everything, by, day(when), chosen)


def export(path: Path, out: Path, everything: bool, chosen: Language) -> None:
    with KG.open(path) as kg:
        lines = [exported(case, sentences(kg)) for case in cases(kg.store, kg.ids, kg.ledger(), everything=everything)]
    beside = out.with_name(out.name + ".part")
    beside.write_text("".join(lines), "utf-8")
    beside.replace(out)
    say(Label(f"写出 {len(lines)} 对待审", f"{len(lines)} pairs to review written"), chosen)


def take_in(path: Path, file: Path, by: str | None, when: str, chosen: Language) -> None:
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        fail(f"{file}：不是 UTF-8 文件 / not a UTF-8 file")
    with KG.open(path, "w") as kg:
        found = imported(text, str(file), by=by, when=when, known=lambda name: class_of(kg.store, kg.ids, name) is not None)
        settled = kg.identify(found)
    for conflict in settled.clusters.conflicts:
        say(contradiction(conflict), chosen)
    say(Label(f"读入 {len(found)} 个判断", f"{len(found)} judgements taken in"), chosen)


def on_screen(path: Path, everything: bool, by: str | None, when: str, chosen: Language) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        said = "review 需要终端；可用 --export 文件，填好后 --import 文件 / needs a terminal; use --export FILE, then --import FILE"
        fail(said, 2)
    if not by:
        fail("请用 --by 写明判断者 / say who judges: --by NAME", 2)
    with KG.open(path, "w") as kg:
        found = list(cases(kg.store, kg.ids, kg.identify().ledger, everything=everything))
        if not found:
            say(Label("没有待审的判断", "nothing to review"), chosen)
            return

        def judge(case: Case, verdict: Verdict) -> None:
            one = case.judgement
            kg.identify([by_people(one.left, one.right, verdict, by=by, reason="审阅 reviewed", when=when)])

        count = import_module(".review", __package__).run(found, judge, sentences(kg))
    say(Label(f"已判断 {count} 对", f"{count} pairs judged"), chosen)


def both(one: str, other: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (one, other))))


@app.command("identity", help=(
    "列出同异判断及其理由 / the judgements on who is who, with their reasons\n\n--again 重新判断全部 / --again judges everything anew"
))  # fmt: skip
def identity(
    *,
    verdict: Annotated[str | None, typer.Option("--verdict", help="|".join(VERDICTS), metavar="VERDICT")] = None,
    again: Annotated[bool, typer.Option("--again", help="按现有规则重新判断全部 / judge everything anew by the present rules")] = False,
    kg: KgOption = DEFAULT_KG,
    form: FormatOption = "table",
    lang: LangOption = None,
) -> None:
    chosen = language(lang)
    if verdict is not None and verdict not in VERDICTS:
        fail(f"--verdict 应为 / has to be one of: {', '.join(VERDICTS)}", 2)
    if again:
        KG.open(kg).close()
        with KG.open(kg, "w") as opened:
            opened.identify(everything=True)
    with KG.open(kg) as opened:
        ledger = opened.ledger()
        shown = [j for j in ledger if verdict in (None, j.verdict)]
        names = {n: called(opened.store, opened.ids, n) for j in shown for n in (j.left, j.right)}
        gone = {n for j in ledger if j.human for n in (j.left, j.right) if not present(opened.store, opened.ids, n)}
    for conflict in clusters(ledger).conflicts:
        say(contradiction(conflict), chosen)
    for name in sorted(gone):
        say(Label(f"{name}：判断仍在，但图谱中已无此编号", f"{name}: judged, but no longer in the graph"), chosen)
    rows = tuple((j.verdict, j.left, j.right, both(names[j.left], names[j.right]), j.score, j.reasons, j.by, j.when) for j in shown)
    if not rows and form == "table":
        say(NO_ROWS, chosen)
    else:
        show(Table("identity", COLUMNS, rows), form, chosen)
