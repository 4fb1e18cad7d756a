"""Names of a store, found without reading all of them: a store in, an index by class, name and sound out, kept in a file.

It is derived: a file of another state of the store, or of another form, is made again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Store

from ..graph.kept import replacing
from ..schema.vocabulary import FOAF, RDF, RDFS, SKOS
from .names import CLASSES, Named, compact, sound
from .types import ParameterType

NAME, FORM = "names.sqlite", 1
TABLES = """\
CREATE TABLE state (form INTEGER, stamp TEXT);
CREATE TABLE named (class TEXT, name TEXT, node TEXT, said TEXT, sound TEXT, PRIMARY KEY (class, name, node)) WITHOUT ROWID;
CREATE INDEX named_sound ON named (sound, class);
"""
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The principal names of a store."""

    database: sqlite3.Connection

    def known(self, kind: ParameterType) -> list[Named]:
        """All nodes of a kind with their names, sorted by name."""
        return self.rows(kind, "1 ORDER BY name, node")

    def heard(self, kind: ParameterType, typed: str) -> set[str]:
        """The nodes of a kind whose name sounds like this."""
        return {node for node, _, _ in self.rows(kind, "sound = ?", compact(typed))}

    def begun(self, kind: ParameterType, start: str) -> list[str]:
        """The names of a kind that begin so."""
        return [name for _, name, _ in self.rows(kind, "name >= ? AND name < ?", start, start + LAST)]

    def rows(self, kind: ParameterType, condition: str, *values: str) -> list[Named]:
        classes = [one.value for one in CLASSES[kind]]
        marks = ", ".join("?" * len(classes))
        found = f"SELECT DISTINCT node, name, said FROM named WHERE class IN ({marks}) AND {condition}"  # noqa: S608 - conditions are those above
        return list(self.database.execute(found, (*classes, *values)))


def opened(place: Path, stamp: str) -> NameIndex | None:
    """The index that is kept, where it is of this state."""
    if not place.exists():
        return None
    with suppress(sqlite3.DatabaseError):
        database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        if database.execute("SELECT form, stamp FROM state").fetchone() == (FORM, stamp):
            return NameIndex(database)
        database.close()
    return None


def kept(store: Store, place: Path, stamp: str) -> NameIndex:
    """The index of this state, made where there is none; where no file can be written, in memory."""
    found = opened(place, stamp)
    if found is None:
        found = NameIndex(made(store, stamp))
        with suppress(OSError):
            keep(found.database, place)
    return found


def keep(database: sqlite3.Connection, place: Path) -> None:
    with replacing(place) as part:
        part.write_bytes(database.serialize())


def make(store: Store, place: Path, stamp: str) -> None:
    with closing(made(store, stamp)) as database:
        keep(database, place)


def made(store: Store, stamp: str) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.executescript(TABLES)
    database.execute("INSERT INTO state VALUES (?, ?)", (FORM, stamp))
    database.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?)", sorted(rows(store)))
    database.commit()
    return database


def rows(store: Store) -> Iterator[tuple[str, str, str, str | None, str]]:
    for one in sorted({one for classes in CLASSES.values() for one in classes}, key=lambda node: node.value):
        for node in nodes(store, (one,)):
            yield from ((one.value, named[1], named[0], named[2], sound(named)) for named in called(store, node))


def nodes(store: Store, classes: tuple[NamedNode, ...]) -> set[NamedNode]:
    """Each is there once, however many articles speak of it."""
    found = (quad.subject for one in classes for quad in store.quads_for_pattern(None, RDF.type, one))
    return {node for node in found if isinstance(node, NamedNode)}


def called(store: Store, node: NamedNode) -> Iterator[Named]:
    """Its principal names, and how it sounds; that follows from the name, so it says so of a node with one name alone."""
    names = {name for predicate in (FOAF.name, SKOS.prefLabel) for name, _ in told(store, node, predicate)}
    sounds = {text for text, language in told(store, node, RDFS.label) if (language or "").lower().startswith("zh-latn")}
    said = min(sounds, default=None) if len(names) == 1 else None
    return ((node.value, name, said) for name in names)


def told(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[tuple[str, str | None]]:
    objects = {quad.object for quad in store.quads_for_pattern(node, predicate, None)}
    return ((one.value, one.language) for one in objects if isinstance(one, Literal))
