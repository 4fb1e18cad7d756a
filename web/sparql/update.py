"""One update in a process of its own: text and the graphs of the protocol in, the graph on disk changed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...answers import Graph
from ...graph.kg import KG
from ...queries.errors import BadParameter, printable
from ...queries.guard import TOKEN, check, keyword, tokens
from ...queries.types import Label
from ...schema.vocabulary import PREFIXES
from .run import node

PIECE = re.compile(rf"{TOKEN.pattern}|(?P<brace>[{{}}])", re.DOTALL)
FETCHES = frozenset({"LOAD"})


@dataclass(frozen=True, slots=True)
class Update:
    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


def run(graph: Graph, update: Update) -> None:
    """All of it or nothing. LockedError while another process writes."""
    check(update.text)
    words = {keyword(token) for token in tokens(update.text)}
    if words & FETCHES:
        raise BadParameter(Label("离线：不接受 LOAD（不去取任何地址）", "offline: LOAD is refused, nothing is fetched"))
    text = with_dataset(update, words)
    with KG.open(graph.kg.path, "w") as kg:
        try:
            kg.writable.update(text, base_iri=kg.base, prefixes=PREFIXES)
        except SyntaxError as error:
            said = printable(" ".join(str(error).split()))
            raise BadParameter(Label(f"SPARQL 更新语法错误：{said}", f"SPARQL update syntax error: {said}")) from error
        except (RuntimeError, ValueError) as error:
            said = printable(" ".join(str(error).split()))
            raise BadParameter(Label(f"无法执行：{said}", f"cannot be run: {said}")) from error


def with_dataset(update: Update, words: set[str]) -> str:
    """The text with a USING clause in each operation that has a WHERE (SPARQL 1.1 Protocol, 2.2.3)."""
    clauses = [*(f"USING {node(one)}" for one in update.using), *(f"USING NAMED {node(one)}" for one in update.using_named)]
    if not clauses:
        return update.text
    if words & {"USING", "WITH"}:
        raise BadParameter(Label("USING、WITH 与 using-graph-uri 不能同用", "USING or WITH and using-graph-uri exclude each other"))
    return "".join(pieces(update.text, " ".join(clauses)))


def pieces(text: str, clauses: str) -> Iterator[str]:
    """`DELETE WHERE` is left as it is: the grammar gives it no USING."""
    depth, at, before = 0, 0, ""
    for found in PIECE.finditer(text):
        if found["brace"]:
            depth += 1 if found["brace"] == "{" else -1
        elif depth == 0 and keyword(found) == "WHERE" and before != "DELETE":
            yield f"{text[at : found.start()]} {clauses} "
            at = found.start()
        if found["word"] or found["brace"]:
            before = keyword(found)
    yield text[at:]
