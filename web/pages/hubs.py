"""What very many articles speak of: an open graph in, a file with what pages ask about each such thing out, and read back.

To work it out takes as long as there are articles, which nobody waits for: it is done once for each build, behind the pages.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from pyoxigraph import NamedNode

from ...answers import Graph
from ...graph.kept import replacing
from ...schema.vocabulary import FOAF, OWL, SKOS
from .asking import Asking, Told

HUBS = "hubs.sqlite"
MANY = 400
"""Articles in which something is named, from which on it is kept."""
ASKED = {
    "person": (("about", "id"), ("tenures", "person")), "office": (("about", "id"), ("tenures", "office")),
    "programme": (("about", "id"), ("measured", "about")),
    **dict.fromkeys(("community", "facility", "area"), (("about", "id"), ("measured", "about"))),
}  # fmt: skip


def make(graph: Graph, place: Path) -> None:
    asking = Asking(graph.kg.store, graph.kg.base)
    with replacing(place) as part, closing(sqlite3.connect(part)) as database:
        database.execute("CREATE TABLE said (name TEXT, path TEXT, rows TEXT, PRIMARY KEY (name, path)) WITHOUT ROWID")
        for path in named_often(asking):
            wanted = asking.wanted(path)
            for name, key in ASKED[path.partition("/")[0]]:
                rows = json.dumps(asking.told(name, key, wanted), ensure_ascii=False)
                database.execute("INSERT INTO said VALUES (?, ?, ?)", (name, path, rows))
        database.commit()


def named_often(asking: Asking) -> Iterator[str]:
    """The identifiers that stand for them, without the base."""
    alias: dict[str, str] = {}
    for quad in asking.store.quads_for_pattern(None, OWL.sameAs, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            alias[quad.subject.value] = quad.object.value
    counted: Counter[str] = Counter()
    for predicate in (FOAF.name, SKOS.prefLabel):
        for quad in asking.store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, NamedNode):
                counted[alias.get(quad.subject.value, quad.subject.value)] += 1
    often = (asking.path(node) for node, count in sorted(counted.items()) if count >= MANY)
    return (path for path in often if path.partition("/")[0] in ASKED)


class Hubs:
    """What was kept, by the name of the query and the identifier."""

    def __init__(self, place: Path) -> None:
        self.database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def __call__(self, name: str, path: str) -> Told | None:
        found = self.database.execute("SELECT rows FROM said WHERE name = ? AND path = ?", (name, path)).fetchone()
        return [{**row, **({"evidence": tuple(row["evidence"])} if "evidence" in row else {})} for row in json.loads(found[0])] if found else None
