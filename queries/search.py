"""Hits in, a `Table` out: what `jiedao search` and `Graph.search` answer, of one shape with every other answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from ..graph.search.find import search as find
from ..graph.search.types import KINDS, Hit, Kind, Quote
from .errors import BadParameter, printable
from .types import Column, Label, Plain, Table, Value

MEANS: dict[str, Label] = {
    "person": Label("人物", "person"), "office": Label("机构", "office"), "community": Label("社区", "community"),
    "facility": Label("设施", "facility"), "area": Label("行政区域", "area"), "programme": Label("项目", "programme"),
    "title": Label("职务名称", "title"), "policy": Label("文件", "document"), "event": Label("事件", "event"),
    "article": Label("文章", "article"),
}  # fmt: skip
HOW: dict[str, Label] = {
    "name": Label("全名", "the name"), "prefix": Label("开头", "its beginning"), "alias": Label("别名", "another name"),
    "initials": Label("拼音首字母", "initials"), "part": Label("一部分", "a part"), "text": Label("正文", "text"),
}  # fmt: skip
COLUMNS = (
    Column(name="id", type="node", label=Label("编号", "identifier"), wide=True),
    Column(name="kind", type="text", label=Label("类别", "kind"), codes=MEANS),
    Column(name="name", type="text", label=Label("名称", "name")),
    Column(name="matched", type="text", label=Label("所用别名", "found as")),
    Column(name="detail", type="text", label=Label("说明", "detail")),
    Column(name="found", type="text", label=Label("匹配", "match"), wide=True, codes=HOW),
    Column(name="articles", type="integer", label=Label("文章数", "articles")),
    Column(name="date", type="date", label=Label("最近", "latest")),
    Column(name="evidence", type="passage", label=Label("原文", "text"), gathered=True, fields=("document", "title", "start", "end", "quote")),
)
LIMIT = 20
MOST = 200


def kinds_of(said: str | Iterable[str] | None) -> tuple[Kind, ...]:
    """`person,office`, or the same words in Chinese or English."""
    if said is None:
        return ()
    words = said.replace("，", ",").split(",") if isinstance(said, str) else list(said)
    return tuple(kind_of(word.strip()) for word in words if word.strip())


def kind_of(word: str) -> Kind:
    for kind in KINDS:
        if word.lower() in (kind, MEANS[kind].zh, MEANS[kind].en):
            return kind
    zh = "、".join(f"{kind} {MEANS[kind].zh}" for kind in KINDS)
    said = printable(word)
    raise BadParameter(Label(f"没有“{said}”这一类；有：{zh}", f"no kind “{said}”; there are: {', '.join(KINDS)}"))


def search(database: sqlite3.Connection, words: str, kind: str | Iterable[str] | None = None, limit: int = LIMIT) -> Table:
    """Things and articles that fit the words, best first."""
    if not words.strip():
        raise BadParameter(Label("请给出要找的词", "say what to look for"))
    if not 1 <= limit <= MOST:
        raise BadParameter(Label(f"limit 应在 1 与 {MOST} 之间", f"limit is from 1 to {MOST}"))
    return Table("search", COLUMNS, tuple(map(row, find(database, words, kinds_of(kind), limit))))


def row(hit: Hit) -> tuple[Value, ...]:
    said = tuple(passage(quote) for quote in (hit.quote,) if quote)
    return (hit.id, hit.kind, hit.name, hit.matched or None, hit.detail or None, hit.found, hit.articles, hit.date or None, said)


def passage(quote: Quote) -> Mapping[str, Plain]:
    return {"document": quote.document, "title": quote.title, "start": quote.start, "end": quote.end, "quote": quote.quote}
