"""A store and its ledger in, both brought to agree: what is pending is judged, the judgements become aliases.

The ledger is replaced first, then the store in one transaction; killed between the two, the next run does the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from ..iri import Ids
from ..stores.oxigraph import Change, commit
from . import ledger as book
from .aliases import identity_graph, identity_quads
from .clusters import Clusters, clusters
from .compute import updated
from .dayless import once_each
from .ledger import Ledger
from .pending import all_of, pending_graph, stamp_quads, stamped, touched
from .types import Judgement


@dataclass(frozen=True, slots=True)
class Settled:
    ledger: Ledger
    clusters: Clusters


def identify(store: Store, ids: Ids, folder: Path, judged: Iterable[Judgement] = (), *, everything: bool = False) -> Settled:
    """With further judgements, if any; with `everything`, all that was computed is computed anew."""
    known, work = book.read(folder), all_of(store, ids) if everything else touched(store, ids)
    ledger = once_each(store, ids, updated(store, ids, known, work).put(judged))
    if ledger != known:
        book.write(folder, ledger)
    found = clusters(ledger)
    if work or stamped(store, ids) != book.stamp(ledger):
        commit(store, applied(store, ids, ledger, found))
    return Settled(ledger, found)


def applied(store: Store, ids: Ids, ledger: Ledger, found: Clusters) -> Change:
    wanted = set(identity_quads(store, ids, found))
    before = set(store.quads_for_pattern(None, None, None, identity_graph(ids)))
    return Change(
        (pending_graph(ids),),
        tuple(sorted(before - wanted, key=str)),
        (*sorted(wanted - before, key=str), *stamp_quads(ids, book.stamp(ledger))),
    )
