"""A difference between two graphs in, a report out: Markdown in Chinese and English for people, JSON for programs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from ..graph.life.difference import Change, Difference
from ..graph.life.items import KINDS, Item, Passage
from .codes import codes
from .errors import printable
from .types import Label

HEADINGS = {
    "document": Label("文档", "Documents"), "person": Label("人物", "People"), "post": Label("任职", "Posts held"),
    "office": Label("机构", "Offices"), "place": Label("社区与设施", "Communities and facilities"),
    "programme": Label("项目", "Programmes"), "policy": Label("文件", "Named documents"),
    "indicator": Label("指标", "Indicators"), "event": Label("事件", "Events"),
}  # fmt: skip
WORDS = {"added": Label("新增", "added"), "changed": Label("变化", "changed"), "withdrawn": Label("撤回", "withdrawn")}
ATTRIBUTES = {
    "name": Label("名称", "name"), "aliases": Label("别名", "also called"), "area": Label("区域", "area"),
    "person": Label("人物", "person"), "office": Label("机构", "office"), "title": Label("职务", "title"),
    "first_seen": Label("首见", "first seen"), "last_seen": Label("末见", "last seen"),
    "office_kind": Label("类别", "kind"), "unit_of": Label("隶属", "unit of"), "address": Label("地址", "address"),
    "value": Label("数值", "value"), "date": Label("日期", "date"), "event_kind": Label("类别", "kind"),
    "places": Label("地点", "places"), "programmes": Label("项目", "programmes"),
    "participants": Label("参与", "took part"), "part_of": Label("属于", "part of"), "sha256": Label("内容", "content"),
    "same_as": Label("同一于", "the same as"), "corrected_by": Label("更正", "corrected by"),
    "publisher": Label("出版者", "publisher"), "issue": Label("期号", "issue"),
}  # fmt: skip
CODED = {"office_kind": "office", "event_kind": "event"}
SAID_BY_NAME = frozenset({"person", "office", "title"})
"""The name of a post has these already."""
QUOTED = 3
"""Sentences that are shown of one thing; JSON has all of them."""
NOTHING = Label("没有差别。", "No difference.")
TAG = re.compile(r"</?[a-zA-Z][^>]*>?")
ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*[]<>|#"})


def to_markdown(found: Difference, before: str, after: str) -> str:
    return "\n".join([*lines(found, before, after)]) + "\n"


def lines(found: Difference, before: str, after: str) -> Iterator[str]:
    yield f"# 图谱的变化 / What changed: {plain(before)} → {plain(after)}"
    yield ""
    if found.changes:
        yield from summary(found.changes)
        for kind in KINDS:
            yield from section(kind, [change for change in found.changes if change.item.kind == kind])
    else:
        yield str(NOTHING) if found.same else "事实没有差别。 / No difference in the facts."
    if not found.same:
        yield from ("", str(footer(found)))


def footer(found: Difference) -> Label:
    zh = f"另有 {found.restated} 项说法不变，只是出处或编号不同；共有 {found.statements} 条陈述只在其中一方。"
    en = f"{found.restated} more say the same with other evidence or identifiers; {found.statements} statements stand on one side only."
    return Label(zh, en)


def summary(changes: Iterable[Change]) -> Iterator[str]:
    counted: Counter[tuple[str, str]] = Counter((change.item.kind, change.kind) for change in changes)
    yield f"| | {' | '.join(str(word) for word in WORDS.values())} |"
    yield "|---|--:|--:|--:|"
    for kind in KINDS:
        numbers = [counted[kind, word] for word in WORDS]
        if any(numbers):
            yield f"| {HEADINGS[kind]} | {' | '.join(map(str, numbers))} |"


def section(kind: str, changes: list[Change]) -> Iterator[str]:
    if changes:
        yield from ("", f"## {HEADINGS[kind]}")
    for word, label in WORDS.items():
        chosen = [change for change in changes if change.kind == word]
        if chosen:
            yield from ("", f"### {label} ({len(chosen)})", "")
        for change in chosen:
            yield from bullet(change)


def bullet(change: Change) -> Iterator[str]:
    one = change.item
    title = plain(one.name or first(one, "event_kind"))
    if change.kind == "changed":
        yield f"- **{title}**" + when(one)
        yield from (f"  - {ATTRIBUTES[a]}: {altered(a, old, new)}" for a, old, new in change.differing)
    else:
        said = [f"{ATTRIBUTES[a].zh} {listed(a, values)}" for a, values in one.said if not (one.kind == "post" and a in SAID_BY_NAME)]
        yield f"- **{title}**" + (f" · {' · '.join(said)}" if said else "")
    for before, at in evidence(change)[:QUOTED]:
        yield f"  - {'（原 before）' if before else ''}「{plain(without_markup(at.quote))}」 {code(f'{at.document}:{at.start}-{at.end}')}"


def when(one: Item) -> str:
    """Many events are called 调研; their day and place say which is meant."""
    said = [listed(a, dict(one.said)[a][:1]) for a in ("date", "places") if dict(one.said).get(a)] if one.kind == "event" else []
    return f" · {' · '.join(said)}" if said else ""


def evidence(change: Change) -> list[tuple[bool, Passage]]:
    """What speaks for the thing as it is; of a changed one also what spoke for it before and no longer does."""
    new = change.after.passages if change.after else ()
    old = change.before.passages if change.before else ()
    gone = [one for one in old if one.quote not in {at.quote for at in new}]
    return [*((False, one) for one in new[: QUOTED - bool(gone)]), *((change.after is not None, one) for one in gone)]


def first(one: Item, attribute: str) -> str:
    values = dict(one.said).get(attribute, ())
    return word(attribute, values[0]) if values else one.id


def listed(attribute: str, values: tuple[str, ...]) -> str:
    return plain("、".join(word(attribute, value) for value in values)) if values else "—"


def altered(attribute: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Of a list what went and what came; where only the order differs, both."""
    went, came = (tuple(v for v in mine if v not in other) for mine, other in ((old, new), (new, old)))
    if max(len(old), len(new)) <= 1 or not (went or came):
        return f"{listed(attribute, old)} → {listed(attribute, new)}"
    signs = (("−", went), ("＋", came))
    return "；".join(f"{sign} {listed(attribute, values)}" for sign, values in signs if values)


def word(attribute: str, value: str) -> str:
    """Codes in words: `leads:某某` → 某某（带队）."""
    if attribute in CODED:
        label = codes(CODED[attribute]).get(value)
        return label.zh if label else value
    if attribute == "participants":
        role, _, name = value.partition(":")
        known = codes("role").get(role)
        return f"{name}（{known.zh if known else role}）"
    return value[:12] if attribute == "sha256" else value


def without_markup(quote: str) -> str:
    """The words of a web page; where they stand is said in characters of the page as it is."""
    return unescape(TAG.sub("", quote)) if "<" in quote or "&" in quote else quote


def code(text: str) -> str:
    return f"`{printable(text).replace('`', '’')}`"


def plain(text: str) -> str:
    """One line that means nothing to Markdown and steers no terminal."""
    return printable(" ".join(text.split())).translate(ESCAPED)


def to_json(found: Difference, before: str, after: str) -> str:
    counted = {kind: dict.fromkeys(WORDS, 0) for kind in KINDS}
    for change in found.changes:
        counted[change.item.kind][change.kind] += 1
    answer = {
        "before": before, "after": after, "same": found.same, "statements": found.statements, "restated": found.restated,
        "counts": counted, "changes": [change_json(change) for change in found.changes],
    }  # fmt: skip
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def change_json(change: Change) -> dict[str, Any]:
    sides = {"before": change.before, "after": change.after}
    return {
        "kind": change.item.kind,
        "change": change.kind,
        "name": change.item.name,
        "differing": [attribute for attribute, _, _ in change.differing],
        **{side: one and item_json(one) for side, one in sides.items()},
    }


def item_json(one: Item) -> dict[str, Any]:
    said = {attribute: list(values) for attribute, values in one.said}
    return {"id": one.id, "name": one.name, **said, "evidence": [as_json(at) for at in one.passages]}


def as_json(at: Passage) -> dict[str, str | int]:
    return {"document": at.document, "start": at.start, "end": at.end, "quote": at.quote}
