"""A knowledge graph in, a file out: `nq` (canonical), `trig`, `ttl`, `jsonld`.

Every format is written as a stream from a sort on disk, so that memory does not grow with the graph, and comes out the
same wherever and in whatever order it was built. The catalogue of paths stays at home.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Store, Triple, parse, serialize

from ...schema.vocabulary import PREFIXES
from ..iri import Ids
from .canonical import canonical_lines, public
from .expansion import expanded
from .jsonld import write_jsonld
from .sorting import sorted_lines

GROUPS = (
    "area", "article", "author", "community", "correction", "document", "event", "facility", "group", "indicator",
    "office", "participation", "passage", "person", "policy", "post", "programme", "tenure", "title",
)  # fmt: skip


def export(store: Store, ids: Ids, form: str, out: BinaryIO) -> None:
    """`form` is one of `FORMATS`."""
    FORMATS[form](store, ids, out)


def write_nq(store: Store, ids: Ids, out: BinaryIO) -> None:
    """Canonical: sorted lines, no blank nodes, nothing left out and nothing added."""
    out.writelines(line.encode() for line in canonical_lines(store, ids))


def write_trig(store: Store, ids: Ids, out: BinaryIO) -> None:
    with by_graph(store, ids) as quads:
        write_pretty(expanded(quads), RdfFormat.TRIG, ids, out)


def write_ttl(store: Store, ids: Ids, out: BinaryIO) -> None:
    """The union of all graphs, each statement once."""
    with by_subject(store, ids) as quads:
        write_pretty((quad.triple for quad in expanded(once(quads))), RdfFormat.TURTLE, ids, out)


def write_json(store: Store, ids: Ids, out: BinaryIO) -> None:
    with by_graph(store, ids) as quads:
        write_jsonld(expanded(quads), out)


FORMATS: dict[str, Callable[[Store, Ids, BinaryIO], None]] = {
    "nq": write_nq,
    "trig": write_trig,
    "ttl": write_ttl,
    "jsonld": write_json,
}


def prefixes(ids: Ids) -> dict[str, str]:
    return {**PREFIXES, **{group: f"{ids.base}{group}/" for group in GROUPS}}


@contextmanager
def by_subject(store: Store, ids: Ids) -> Iterator[Iterator[Quad]]:
    with spooled(canonical_lines(store, ids)) as quads:
        yield quads


@contextmanager
def by_graph(store: Store, ids: Ids) -> Iterator[Iterator[Quad]]:
    keyed = sorted_lines(f"{quad.graph_name}\t{quad} .\n" for quad in public(store, ids))
    with spooled(line.partition("\t")[2] for line in keyed) as quads:
        yield quads


@contextmanager
def spooled(lines: Iterator[str]) -> Iterator[Iterator[Quad]]:
    """Lines through a file back to quads."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sorted.nq"
        with file.open("w", encoding="utf-8", newline="") as sink:
            sink.writelines(lines)
        yield parse(path=str(file), format=RdfFormat.N_QUADS, lenient=True)


def once(quads: Iterator[Quad]) -> Iterator[Quad]:
    """The union: equal statements stand together, since the lines are sorted."""
    for triple, _ in groupby(quads, key=lambda quad: quad.triple):
        yield Quad(triple.subject, triple.predicate, triple.object)


def write_pretty(statements: Iterable[Quad] | Iterable[Triple], form: RdfFormat, ids: Ids, out: BinaryIO) -> None:
    """The serialiser puts its prefixes in any order; here they are sorted."""
    with TemporaryFile() as spool:
        serialize(statements, spool, form, prefixes=prefixes(ids))
        spool.seek(0)
        lines = iter(spool)
        head = list(takewhile(lambda line: line.startswith(b"@prefix"), lines))
        spool.seek(sum(map(len, head)))
        out.writelines(sorted(head))
        out.writelines(spool)
