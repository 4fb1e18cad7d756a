"""Ad hoc SPARQL that another engine than Oxigraph runs: what a person wrote in, an `Answer` out. It is checked here before anything is sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Store, Triple, serialize

from ...schema.vocabulary import PREFIXES
from ..guard import broken, check, check_graphs
from ..limits import Limits
from ..run import Answer, Kind, limited, results

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


def of_solutions(found: QuerySolutions, rows: int) -> Answer:
    names = [variable.value for variable in found.variables]
    kept, cut = limited(found, rows)
    return Answer("solutions", "".join(results(names, kept)).encode(), len(kept), cut)


def of_triples(found: Iterable[Triple], rows: int) -> Answer:
    kept, cut = limited(found, rows)
    return Answer("graph", serialize(kept, format=RdfFormat.N_TRIPLES) or b"", len(kept), cut)


def of_boolean(found: bool) -> Answer:
    return Answer("boolean", json.dumps({"head": {}, "boolean": found}).encode())
