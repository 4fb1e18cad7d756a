"""Ad hoc SPARQL that another engine than Oxigraph runs: what a person wrote in, an `Answer` out. It is checked here before anything is sent."""

from __future__ import annotations

from collections.abc import Callable

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from ...schema.vocabulary import PREFIXES
from ..guard import broken, check, check_graphs
from ..limits import Limits
from ..run import Answer, Kind

AdHoc = Callable[[str, Limits], Answer]
PREAMBLE = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
"""On one line, so that a server which names a line names that of the query."""


def checked(query: str, has_graph: Callable[[str], bool]) -> tuple[Kind, bool]:
    """What a query asks for, and whether it says itself which graphs count; BadParameter where it is wrong or would reach out."""
    check(query)
    try:
        found = Store().query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        raise broken(query, str(error)) from error
    kind: Kind = "boolean" if isinstance(found, QueryBoolean) else "solutions" if isinstance(found, QuerySolutions) else "graph"
    return kind, check_graphs(query, has_graph)
