"""Commands of identity: `merge`, `split`, `identity`. People judge; the sources stay as they were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from ..graph.errors import KGError
from ..graph.identity.dossier import articles, class_of, dossier, named
from ..graph.identity.ledger import LedgerError, by_people
from ..graph.identity.types import Conflict, Judgement, unit
from ..graph.kg import KG
from ..queries.errors import printable
from ..queries.names import simplified
from ..queries.types import Label
from .common import DEFAULT_KG, KgOption, LangOption, Language, fail, language, say

app = typer.Typer(add_completion=False)

ByOption = Annotated[str, typer.Option("--by", help="判断者 / who judges", metavar="NAME")]
ReasonOption = Annotated[str, typer.Option("--reason", help="理由 / why", metavar="TEXT")]
WhenOption = Annotated[str | None, typer.Option("--when", help="判断日期，默认今天 / day of the judgement, by default today")]
A = Annotated[str, typer.Argument(metavar="A", help="编号或名称，如 person/… / identifier or name")]
B = Annotated[str, typer.Argument(metavar="B", help="编号或名称 / identifier or name")]


class NoSuchThingError(KGError):
    """A name that stands for nothing, or for several things."""


def thing(kg: KG, name: str) -> str:
    """The one thing that a name or identifier stands for, as the ledger names it."""
    found = named(kg.store, kg.ids, name) or named(kg.store, kg.ids, simplified(name))
    if not found:
        raise NoSuchThingError(f"{printable(name)}：图谱中没有，先查 / not in the graph, look with: jiedao search NAME · jiedao evidence NAME")
    if len(found) > 1:
        which = " | ".join(str(dossier(kg.store, kg.ids, one)) for one in found)
        raise NoSuchThingError(f"{printable(name)}：不止一个，请用编号指明 / several go by this name, give an identifier: {which}")
    return found[0]


def of_one_sort(kg: KG, one: str, other: str) -> None:
    if one == other:
        raise NoSuchThingError(f"{one}: 两处说的是同一个 / both stand for the same thing already")
    if class_of(kg.store, kg.ids, one) != class_of(kg.store, kg.ids, other):
        raise NoSuchThingError(f"{one} · {other}：须是同类的两个事物 / two things of one sort are needed")


def article(kg: KG, person: str, name: str) -> str:
    """An article that speaks of the person, by identifier or title."""
    known = {node.value.removeprefix(kg.ids.base): node for node in articles(kg.store, kg.ids, person)}
    titles = {short: [quote.title for quote in dossier(kg.store, kg.ids, unit(person, short)).quotes] for short in known}
    found = [short for short in known if name.removeprefix(kg.ids.base) == short or name in titles[short]]
    if len(found) != 1:
        which = " | ".join(f"{short} ({(titles[short] or [''])[0]})" for short in known)
        raise NoSuchThingError(f"{printable(name)}：请指明一篇写到此人的文章 / name one article that speaks of the person: {which}")
    return found[0]


def day(given: str | None) -> str:
    return given or datetime.now(UTC).date().isoformat()


def judge(path: Path, chosen: Language, judged: Callable[[KG], Iterable[Judgement]], said: Label) -> None:
    """Judges, applies, and says which contradictions have come up."""
    try:
        # Opened for reading first: a mistyped folder must not become an empty graph.
        KG.open(path).close()
        with KG.open(path, "w") as kg:
            before = set(kg.identify().clusters.conflicts)
            settled = kg.identify(judged(kg))
    except (KGError, ValueError) as error:
        fail(str(error))
    for conflict in settled.clusters.conflicts:
        if conflict not in before:
            say(contradiction(conflict), chosen)
    say(said, chosen)


def contradiction(conflict: Conflict) -> Label:
    pair, against = conflict.pair, conflict.against
    zh = f"矛盾：{pair.left} 与 {pair.right} 的判断，与 {against.left} 和 {against.right} 的判断不能并存；以“不同”为准"
    en = f"contradiction: what is judged of {pair.left} and {pair.right} does not go with {against.left} and {against.right}"
    return Label(zh, f"{en}; they stay apart")


@app.command("merge", help=(
    "判定两者为同一人（或同一机构等） / judge two to be one\n\n旧编号仍然有效；来源不变；split 可以还原 / "
    "old identifiers go on resolving, sources stay as they are, split undoes it"
))  # fmt: skip
def merge(
    one: A, other: B, *, by: ByOption, reason: ReasonOption, when: WhenOption = None, kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    def same(opened: KG) -> Iterable[Judgement]:
        left, right = thing(opened, one), thing(opened, other)
        of_one_sort(opened, left, right)
        return [by_people(left, right, "same", by=by, reason=reason, when=day(when))]

    judge(kg, language(lang), same, Label(f"已合并 {one} 与 {other}", f"merged {one} and {other}"))


@app.command("split", help=(
    "判定两者不同 / judge two to be different\n\n给出 B：拆开 A 与 B；用 --in 给出文章：这些文章里的 A 是另一人 / "
    "with B: A and B; with --in: the A of those articles is somebody else"
))  # fmt: skip
def split(
    one: A,
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="编号或名称 / identifier or name", show_default=False)] = None,
    *,
    within: Annotated[list[str] | None, typer.Option("--in", help="文章编号或标题 / article, by identifier or title")] = None,
    by: ByOption,
    reason: ReasonOption,
    when: WhenOption = None,
    kg: KgOption = DEFAULT_KG,
    lang: LangOption = None,
) -> None:
    def different(opened: KG) -> Iterable[Judgement]:
        left = thing(opened, one)
        if other is not None:
            right = thing(opened, other)
            of_one_sort(opened, left, right)
            return [by_people(left, right, "different", by=by, reason=reason, when=day(when))]
        return parted(opened, left, within or [], by, reason, day(when))

    if (other is None) == (not within):
        fail("请给出 B 或 --in / give either B or --in", 2)
    judge(kg, language(lang), different, Label(f"已拆分 {one}", f"split {one}"))


def parted(kg: KG, person: str, within: list[str], by: str, reason: str, when: str) -> list[Judgement]:
    """The person of these articles is one, and not the person of the others."""
    if len(articles(kg.store, kg.ids, person)) <= len(set(within)):
        raise LedgerError(f"{person}：须至少留下一篇文章 / at least one article has to stay")
    units = sorted({unit(person, article(kg, person, name)) for name in within})
    judged = [by_people(person, one, "different", by=by, reason=reason, when=when) for one in units]
    return judged + [by_people(units[0], one, "same", by=by, reason=reason, when=when) for one in units[1:]]
