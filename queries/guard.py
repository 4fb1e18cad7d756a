"""Query text that people wrote in; nothing out, or BadParameter that names what is refused. No query leaves this machine.

The text is cut into tokens as the grammar of SPARQL 1.1 does it, so that no string, comment or comparison hides a keyword.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from textwrap import shorten

from pyoxigraph import NamedNode, Store

from .errors import BadParameter, printable
from .types import Label

LONG = r'"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
SHORT = r'"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'"
TOKEN = re.compile(
    rf"(?P<skip>{LONG}|{SHORT}|#[^\n\r]*)"
    r"|<(?P<iri>[^\x00-\x20<>\"{}|^`\\]*)>"
    r"|(?P<name>(?P<prefix>(?:[^\W\d][\w.-]*)?):(?:[\w.:%-]|\\.)*|[?$]\w+)"
    r"|(?P<word>[^\W\d]\w*)",
    re.DOTALL,
)
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
SAID = 160
"""Characters of what the parser says: it lists every sign that could have come."""
PROLOGUE = frozenset({"PREFIX", "BASE"})

Token = re.Match[str]


def tokens(query: str) -> Iterator[Token]:
    return (found for found in TOKEN.finditer(query) if found["skip"] is None)


def keyword(token: Token) -> str:
    return (token["word"] or "").upper()


def check(query: str) -> None:
    """Refuses what would ask another server. A keyword may touch what stands before (`1e5SERVICE`) and after (`SERVICE:x`)."""
    if "SERVICE" in query.upper() and any("SERVICE" in f"{token['word'] or ''}{token['prefix'] or ''}".upper() for token in tokens(query)):
        raise BadParameter(Label("离线：不接受 SERVICE（不访问其他服务器）", "offline: SERVICE is refused, no other server is asked"))


def dataset(query: str) -> list[str | None]:
    """What FROM and FROM NAMED name: IRIs, None for a prefixed name."""
    if "FROM" not in query.upper():
        return []
    found = [token for token in tokens(query) if keyword(token) != "NAMED"]
    return [after["iri"] for token, after in pairwise(found) if keyword(token) == "FROM"]


def check_dataset(store: Store, query: str) -> bool:
    """Whether the query says which graphs count. Each has to be in the store: nothing is fetched."""
    return check_graphs(query, lambda graph: store.contains_named_graph(NamedNode(graph)))


def check_graphs(query: str, has_graph: Callable[[str], bool]) -> bool:
    named = dataset(query)
    for graph in filter(None, named):
        if not has_graph(graph):
            said = f"FROM <{printable(graph)}>"
            raise BadParameter(Label(f"图谱中没有 {said}，也不会去取", f"{said}: no such graph here, and none is fetched"))
    return bool(named)


def is_update(query: str) -> bool:
    words = (keyword(token) for token in tokens(query) if token["word"])
    return next((word for word in words if word not in PROLOGUE), "") in UPDATES


def broken(query: str, error: str) -> BadParameter:
    """What the parser says, on one line; an update is no query, and refused as such."""
    if is_update(query):
        return BadParameter(Label("只读：不接受更新语句", "read-only: updates are refused"))
    place = shorten(printable(error), SAID, placeholder=" …")
    return BadParameter(Label(f"SPARQL 语法错误：{place}", f"SPARQL syntax error: {place}"))
