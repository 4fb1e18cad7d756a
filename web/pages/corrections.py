"""Corrections on the web: an entry of the file of corrections in, from those with the token; the graph corrected by it out.

It is checked as in the file, written to the file in the folder of the graph, and the documents that it speaks of are read again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

from starlette.responses import JSONResponse, Response

from ...answers import Graph
from ...graph.corrections.change import added, entry, without
from ...graph.corrections.file import ACTIONS, ALLOWED, ALWAYS, KINDS, NEEDED, CorrectionsError
from ...graph.corrections.record import articles
from ...graph.corrections.types import Correction
from ...graph.kg import KG
from ...pipeline import Summary, correct, reader_of, unreadable
from ...queries.errors import BadParameter
from ...queries.types import Label
from ...schema.types import EventKind
from ..problem import Refused
from ..token import check, told
from .frame import Page
from .words import event_kinds

LONGEST, MANY = 500, 5
WHERE = "corrections.yaml"
ACTION = {
    "rename": Label("名称有误", "a wrong name"), "alias": Label("另有别名", "also called"), "title": Label("职务有误", "a wrong title"),
    "date": Label("日期有误", "a wrong date of an event"), "suppress": Label("不是人名，或不应收录", "no person, or to be left out"),
}  # fmt: skip
LABEL = {
    "to": Label("应为", "should be"), "also": Label("别名", "also called"), "person": Label("谁的职务", "whose title"), "kind": Label("类别", "kind"),
    "office": Label("机构", "office"), "event": Label("事件类别", "kind of event"), "quote": Label("事件原文中的字", "words of its passage"),
    "document": Label("只在此文档", "in this document only"), "area": Label("人物所在区县", "district of the person"),
}  # fmt: skip
KIND = {
    "person": Label("人物", "person"), "office": Label("机构", "office"), "community": Label("社区", "community"),
    "facility": Label("设施", "facility"), "programme": Label("项目", "programme"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One box of the form."""

    name: str
    label: Label
    actions: tuple[str, ...]
    """Those to which it belongs."""
    needed: tuple[str, ...]
    choices: tuple[tuple[str, Label], ...] = ()


def fields() -> tuple[Field, ...]:
    kinds = {"kind": tuple((name, KIND[name]) for name in KINDS), "event": tuple((name, event_kinds()[name]) for name in get_args(EventKind))}
    return tuple(
        Field(
            name, label, tuple(one for one in ACTIONS if name in (*NEEDED[one], *ALLOWED[one])),
            tuple(one for one in ACTIONS if name in NEEDED[one] and one != "date"), kinds.get(name, ()),
        )
        for name, label in LABEL.items()
    )  # fmt: skip


def where(one: Correction) -> list[str | Label]:
    """What narrows it down, as people say it."""
    names = {**KIND, **event_kinds()}
    said = ((name, value) for name, value in entry(one).items() if name not in (one.action, "to", "also", *ALWAYS))
    return [names[value] if name in ("kind", "event") else value for name, value in said]


def shown(one: Correction, found: int | None = None) -> dict[str, Any]:
    return {"id": one.path, "entry": entry(one), **({} if found is None else {"articles": found})}


def listed(page: Page) -> Response:
    """All of them, those too that leave somebody out: for who has the token."""
    check(page.request, page.frame.settings)
    known = page.state.graph.kg.corrections
    return JSONResponse({"corrections": [shown(one) for one in known]}, headers={"cache-control": "no-store"})


async def propose(page: Page) -> Response:
    """An entry as in the file, such as `{"rename", "kind", "to", "author", "reason"}`; `{"withdraw": ID}` takes one back."""
    said = await told(page.request, page.frame.settings)
    change = page.frame.served.change
    if "withdraw" in said:
        return JSONResponse(await change(take_back, str(said["withdraw"])[:LONGEST]))
    return JSONResponse(await change(take_up, typed(said)))


def typed(said: dict[str, Any]) -> dict[str, str]:
    """Boxes that were left empty say nothing; a date that should be none at all is empty."""
    for key, value in said.items():
        if key not in {*ACTIONS, *LABEL, *ALWAYS} or not isinstance(value, str) or len(value) > LONGEST:
            raise Refused(400, Label(f"{key} 无效：应为至多 {LONGEST} 字的文本", f"{key}: unknown, or no text of at most {LONGEST} characters"))
    return {key: value for key, value in said.items() if value.strip() or key in (*ALWAYS, *ACTIONS) or (key == "to" and "date" in said)}


# --- in the process that may write ---


def take_up(graph: Graph, said: dict[str, str]) -> dict[str, Any]:
    return changed(graph.kg.path, partial(added, said=said))


def take_back(graph: Graph, path: str) -> dict[str, Any]:
    return changed(graph.kg.path, partial(without, path=path))


def changed(path: Path, edit: Callable[[bytes], tuple[bytes, Correction]]) -> dict[str, Any]:
    """BadParameter where nothing is changed: what is said is no correction, or a document cannot be read again."""
    with KG.open(path, "w", reader=reader_of(())) as kg:
        before = kg.corrections_file()
        try:
            raw, one = edit(before)
        except CorrectionsError as wrong:
            raise BadParameter(Label(wrong.zh, wrong.en)) from wrong
        kg.take_corrections(raw, WHERE)
        lost = unreadable(kg)
        if lost:
            kg.take_corrections(before, WHERE)
            names = ", ".join(one.name for one in lost[:MANY])
            raise BadParameter(Label(f"有文档无法重读：{names}", f"documents cannot be read again: {names}"))
        summary = Summary()
        correct(kg, summary, workers=1)
        kg.identify()
        return {**shown(one, len(articles(kg.store, kg.ids, one.path))), "failures": [Path(one.path).name for one in summary.failures]}
