"""Parameters into a query: terms in, SPARQL text with their VALUES out. Terms are written by the RDF library alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal
CONDITION = re.compile(r"^(\s*)#\?(\w+)", re.MULTILINE)


def marker(name: str) -> re.Pattern[str]:
    return re.compile(rf"VALUES\s+\?wanted_{name}\s*\{{\s*UNDEF\s*\}}")


@lru_cache(512)
def pieces(sparql: str, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The text with the lines of these parameters, up to each place where one is told, and which that is; the rest with none."""
    made = conditions(sparql, names)
    found = sorted((match.start(), match.end(), name) for name in names for match in marker(name).finditer(made))
    for name in names:
        if not any(one[2] == name for one in found):
            message = f"no VALUES ?wanted_{name} {{ UNDEF }} in the query"
            raise LookupError(message)
    ends = [0, *(end for _, end, _ in found)]
    return (*((made[at:start], name) for at, (start, _, name) in zip(ends, found, strict=False)), (made[ends[-1] :], ""))


def conditions(sparql: str, names: Iterable[str]) -> str:
    """`sparql` with the lines ``#?name …`` of the given parameters made to count."""
    given = set(names)
    return CONDITION.sub(lambda found: found[1] if found[2] in given else found[0], sparql)


def bind(sparql: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """`sparql` narrowed to the terms of each parameter; no term at all means that nothing fits."""
    blocks = {name: f"VALUES ?wanted_{name} {{ {' '.join(sorted(map(str, wanted)))} }}" for name, wanted in terms.items()}
    return "".join(text + blocks.get(name, "") for text, name in pieces(sparql, tuple(terms)))
