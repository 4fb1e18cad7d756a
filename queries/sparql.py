"""Ad hoc queries: SPARQL text in; a table, a yes or no, or Turtle out. Updates are refused before they run."""

from __future__ import annotations

import re

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Store, Variable, serialize

from ..schema.vocabulary import PREFIXES
from .errors import BadParameter, printable
from .gather import plain
from .select import run
from .types import Column, Label, Table

NO_KEYWORD = re.compile(r"""\"(?:[^"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*""")
"""Strings, IRIs and comments: a word in them is no keyword."""
SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
UPDATE = re.compile(r"^\s*(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE | re.MULTILINE)


def column(variable: Variable) -> Column:
    return Column(name=variable.value, type="text", label=Label(variable.value, variable.value))


def solutions_table(result: QuerySolutions | QueryBoolean | QueryTriples) -> Table | bool | str:
    """The result as people and programs read it."""
    if isinstance(result, QueryBoolean):
        return bool(result)
    if isinstance(result, QuerySolutions):
        variables = result.variables
        rows = tuple(tuple(plain(solution[variable]) for variable in variables) for solution in result)
        return Table("sparql", tuple(column(variable) for variable in variables), rows)
    return (serialize(sorted(set(result), key=str), format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


def sparql(store: Store, query: str) -> Table | bool | str:
    """The answer to a query that a person wrote; BadParameter says where it goes wrong."""
    if SERVICE.search(NO_KEYWORD.sub(" ", query)):
        raise BadParameter(Label("离线：不接受 SERVICE（不访问其他服务器）", "offline: SERVICE is refused, no other server is asked"))
    try:
        return solutions_table(run(store, query.encode("utf-8", "replace").decode("utf-8")))
    except SyntaxError as error:
        if UPDATE.search(query):
            raise BadParameter(Label("只读：不接受更新语句", "read-only: updates are refused")) from error
        place = printable(" ".join(str(error).split()))
        raise BadParameter(Label(f"SPARQL 语法错误：{place}", f"SPARQL syntax error: {place}")) from error
