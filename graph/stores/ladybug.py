"""The property graph in LadybugDB, embedded: an open knowledge graph in, a runner of Cypher that only reads out.

The database is one file in the graph's folder, named after the build id of what it was made from: there is one for what
the store holds now or there is none, so it is never stale. It is made beside and renamed when it is whole.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
from ladybug import Connection, Database

from ..property.schema import NODES, RELATIONSHIPS, Property
from ..property.types import Node, Relationship, Value, digest
from ..property_graph import Opened, elements

FOLDER, SUFFIX, PART = "property-graph", ".lbug", ".part"
BATCH = 20_000
"""Rows that are written to a file of a table at once."""
SPACE = 1 << 36
"""Bytes of address space that a database may take; the default is more than some systems give."""
POOL = 1 << 29
PREPARED = 128
"""Statements that one connection prepares."""
DDL = {"string": "STRING", "integer": "INT64", "number": "DOUBLE", "strings": "STRING[]"}
ARROW = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "strings": pa.list_(pa.string())}
VERSION = digest("1", *map(str, (*NODES, *RELATIONSHIPS)))
"""Of the tables: a database with others is made anew."""
Row = Mapping[str, Any]
Key = tuple[str, ...]
"""A label, or a type with the labels of its ends."""


class Built(Opened, Protocol):
    """A knowledge graph in a folder."""

    @property
    def path(self) -> Path: ...
    def build_id(self) -> str: ...


def columns(table: tuple[Property, ...]) -> str:
    return "".join(f", `{one.name}` {DDL[one.type]}" for one in table)


def definitions() -> Iterator[str]:
    for node in NODES:
        yield f"CREATE NODE TABLE `{node.label}`(`id` STRING PRIMARY KEY{columns(node.properties)})"
    for one in RELATIONSHIPS:
        ends = ", ".join(f"FROM `{start}` TO `{end}`" for start, end in one.ends)
        yield f"CREATE REL TABLE `{one.type}`({ends}{columns(one.properties)})"


def schemas() -> dict[Key, pa.Schema]:
    """The columns of the files that the tables are filled from."""
    found: dict[Key, pa.Schema] = {}
    for node in NODES:
        found[(node.label,)] = pa.schema([("id", pa.string()), *((one.name, ARROW[one.type]) for one in node.properties)])
    for table in RELATIONSHIPS:
        for ends in table.ends:
            said = ((one.name, ARROW[one.type]) for one in table.properties)
            found[(table.type, *ends)] = pa.schema([("from", pa.string()), ("to", pa.string()), *said])
    return found


def row(one: Node | Relationship) -> tuple[Key, dict[str, Value]]:
    if isinstance(one, Node):
        return (one.label,), {"id": one.id, **one.values}
    return (one.type, one.start_label, one.end_label), {"from": one.start, "to": one.end, **one.values}


@dataclass(slots=True)
class Files:
    """Rows gathered into a Parquet file for each table."""

    folder: Path
    schemas: dict[Key, pa.Schema] = field(default_factory=schemas)
    waiting: dict[Key, list[dict[str, Value]]] = field(default_factory=dict)
    writers: dict[Key, pq.ParquetWriter] = field(default_factory=dict)

    def path(self, key: Key) -> Path:
        return self.folder / f"{'-'.join(key)}.parquet"

    def add(self, one: Node | Relationship) -> None:
        key, said = row(one)
        rows = self.waiting.setdefault(key, [])
        rows.append(said)
        if len(rows) >= BATCH:
            self.write(key)

    def write(self, key: Key) -> None:
        if key not in self.writers:
            self.writers[key] = pq.ParquetWriter(self.path(key), self.schemas[key])
        self.writers[key].write_table(pa.Table.from_pylist(self.waiting.pop(key), schema=self.schemas[key]))

    def close(self) -> None:
        for key in list(self.waiting):
            self.write(key)
        for writer in self.writers.values():
            writer.close()


def make(kg: Opened, into: Path, scratch: Path) -> None:
    """Fills a new database; memory is bounded by one batch of each table and by the database's own pool."""
    files = Files(scratch)
    for one in elements(kg):
        files.add(one)
    files.close()
    database = Database(into, buffer_pool_size=POOL, max_db_size=SPACE)
    connection = Connection(database)
    try:
        connection.execute("BEGIN TRANSACTION")
        for definition in definitions():
            connection.execute(definition)
        for key in files.schemas:
            if key in files.writers:
                connection.execute(filling(key, files.path(key)))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
    finally:
        connection.close()
        database.close()


def filling(key: Key, file: Path) -> str:
    table, *ends = key
    where = str(file).replace("\\", "\\\\").replace('"', '\\"')
    between = f' (from="{ends[0]}", to="{ends[1]}")' if ends else ""
    return f'COPY `{table}` FROM "{where}"{between}'


def database_path(kg: Built) -> Path:
    return kg.path / FOLDER / f"{kg.build_id()[:32]}-{VERSION}{SUFFIX}"


def is_current(kg: Built) -> bool:
    return database_path(kg).exists()


def bring_up_to_date(kg: Built) -> Path:
    """The database of what the store holds now. One process makes it, others wait for it."""
    path = database_path(kg)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with alone(path.parent):
            if not path.exists():
                with TemporaryDirectory(dir=path.parent, prefix=PART) as scratch:
                    made = Path(scratch) / path.name
                    make(kg, made, Path(scratch))
                    made.replace(path)
            drop_others(path)
    return path


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def drop_others(path: Path) -> None:
    """What was made from an earlier state; whoever still reads it keeps it until he is done."""
    for other in path.parent.iterdir():
        if other.suffix in (SUFFIX, ".wal", ".shadow") and not other.name.startswith(path.name):
            with suppress(FileNotFoundError):
                other.unlink()


@dataclass(slots=True)
class Ladybug:
    """An open database; `run` gives rows by name. Use as a context manager, or call `close`.

    A connection keeps every statement that it has prepared, with memory of the pool: one that has prepared many is renewed.
    """

    database: Database
    connection: Connection
    seconds: float | None = None
    prepared: set[str] = field(default_factory=set)
    reading: int = 0
    """Answers that are not read to their end."""

    @classmethod
    def open(cls, path: Path, seconds: float | None = None) -> Ladybug:
        """With `seconds`, a query that takes longer is interrupted."""
        database = Database(path, read_only=True, buffer_pool_size=POOL, max_db_size=SPACE)
        return cls(database, connected(database, seconds), seconds)

    def run(self, cypher: str, parameters: Mapping[str, Any]) -> Iterator[Row]:
        """Of several statements, the rows of the last."""
        if len(self.prepared) >= PREPARED and not self.reading:
            self.connection.close()
            self.connection = connected(self.database, self.seconds)
            self.prepared.clear()
        self.prepared.add(cypher)
        found = self.connection.execute(cypher, dict(parameters))
        result = found[-1] if isinstance(found, list) else found
        self.reading += 1
        try:
            names = result.get_column_names()
            while result.has_next():
                yield dict(zip(names, result.get_next(), strict=True))
        finally:
            self.reading -= 1
            result.close()

    def close(self) -> None:
        self.connection.close()
        self.database.close()


def connected(database: Database, seconds: float | None) -> Connection:
    connection = Connection(database)
    if seconds:
        connection.set_query_timeout(max(1, round(seconds * 1000)))
    return connection
