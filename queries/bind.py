"""Parameters into a query: terms in, SPARQL text with their VALUES out. Terms are written by the RDF library alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
CONDITION = re.compile(r"^(\s*)#\?(\w+)", re.MULTILINE)


def marker(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES\s+\?wanted_{name}\s*\{{\s*UNDEF\s*\}}")


def conditions(sparql: str, names: Iterable[str]) -> str:
    """`sparql` with the lines ``#?name …`` of the given parameters made to count."""
    given = set(names)
    return CONDITION.sub(lambda found: found[1] if found[2] in given else found[0], sparql)


def bind(sparql: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """`sparql` narrowed to the terms of each parameter; no term at all means that nothing fits."""
    sparql = conditions(sparql, terms)
    for name, wanted in terms.items():
        block = f"VALUES ?wanted_{name} {{ {' '.join(sorted(str(term) for term in wanted))} }}"
        pieces = marker(name).split(sparql)
        sparql = block.join(pieces)
        if len(pieces) == 1:
            message = f"no VALUES ?wanted_{name} {{ UNDEF }} in the query"
            raise LookupError(message)
    return sparql
