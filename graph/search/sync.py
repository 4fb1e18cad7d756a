"""The index brought to the state of a store: an open graph in, the index of that very state out.

What an article says is compared by a fingerprint with what the index has of it, so that only what changed is read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from ..catalogue import Source, known_sources
from ..kg import KG
from .index import NAME, connect, drop, fingerprint, known, put, set_to, setting, writing
from .told import Teller
from .types import Reread, Told

STATE = "state"
UNWRITABLE = ("readonly", "unable to open", "disk is full", "disk I/O")
"""What SQLite says of a folder or a disk that takes nothing."""
Progress = Callable[[int, int], None]
"""How many articles of how many are taken in."""


def opened(kg: KG, reread: Reread, progress: Progress | None = None) -> sqlite3.Connection:
    """The index of the graph as it is open now. In a folder that cannot be written in, it is made in memory."""
    try:
        database = connect(kg.path / NAME)
        bring_up(database, kg, reread, progress)
    except sqlite3.OperationalError as refused:
        if not any(why in str(refused) for why in UNWRITABLE):
            raise
        database = connect(None)
        bring_up(database, kg, reread, progress)
    except sqlite3.DatabaseError:  # it is no index, or a damaged one: it is derived, so another one is made
        discard(kg.path)
        database = connect(kg.path / NAME)
        bring_up(database, kg, reread, progress)
    return database


def ready(kg: KG) -> sqlite3.Connection | None:
    """The index of the graph where there is one of this very state; none is made."""
    try:
        database = connect(kg.path / NAME) if (kg.path / NAME).exists() else None
        return database if database is not None and is_of(database, kg) else None
    except sqlite3.DatabaseError:
        return None


def is_of(database: sqlite3.Connection, kg: KG) -> bool:
    return bool(kg.stamp) and setting(database, STATE) == kg.stamp


def discard(folder: Path) -> None:
    for file in sorted(folder.glob(f"{NAME}*")):
        file.unlink(missing_ok=True)


def bring_up(database: sqlite3.Connection, kg: KG, reread: Reread, progress: Progress | None = None) -> int:
    """How many articles were taken in or out."""
    if is_of(database, kg):
        return 0
    told = {one.iri: one for one in Teller(kg.store, kg.ids, kg.corrections).all()}
    with writing(database):
        had = known(database)
        same = {iri for iri, one in told.items() if had.get(iri) == fingerprint(one)}
        for iri in sorted(had.keys() - same):
            drop(database, iri)
        new = [one for iri, one in told.items() if iri not in same]
        take_in(database, kg, new, reread, progress)
        set_to(database, STATE, kg.stamp)
    return len(new) + len(had.keys() - same)


def take_in(database: sqlite3.Connection, kg: KG, new: Iterable[Told], reread: Reread, progress: Progress | None) -> None:
    """Document by document, so that each is read once."""
    sources = {one.iri: one for one in known_sources(kg.store, kg.ids)} if new else {}
    by_document: dict[str, list[Told]] = {}
    for one in new:
        by_document.setdefault(one.document, []).append(one)
    done, total = 0, sum(map(len, by_document.values()))
    for document, articles in by_document.items():
        source: Source = sources[document]
        text = reread(source)
        for one in articles:
            put(database, one, source.name, text)
            done += 1
            if progress:
                progress(done, total)
