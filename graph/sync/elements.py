"""The property graph to a Neo4j database: an open knowledge graph in, a report out.

Each element carries its digest there, so that what is the same is known without being read, and a sync that was cut short
goes on where it stopped. Rows are sorted on disk, sent in batches, and read back in the transaction that writes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from tempfile import TemporaryFile
from typing import Any, Protocol

from neo4j import ManagedTransaction

from ..property.schema import NODE, NODES, RELATIONSHIP, RELATIONSHIPS, Property
from ..property.types import Node, digest, properties
from ..property_graph import Opened
from ..stores.neo4j import Address, Neo4j
from . import statements as cypher
from .rows import Row, marked, node_rows, relationship_rows, side_by_side
from .types import Report, SyncError, Target, Tell, batched, silent

BATCH = 1000
"""Rows of one transaction."""
PAGE = 20_000
"""Marks that are read at once."""
VERSION = digest("1", *map(str, (*NODES, *RELATIONSHIPS)))
"""Of what a database holds: after a change of the schema nothing is taken for being the same."""
Found = Sequence[Any]
"""Of an element that was read: its identifier, its labels or ends, its properties."""
Mark = Callable[[Found], str]
DIFFERENT = "数据库里的与送去的不同 the database holds something else than what was sent"


class Built(Opened, Protocol):
    """A knowledge graph with the name of its content."""

    def build_id(self) -> str: ...


def sync(kg: Built, target: Target, tell: Tell = silent) -> Report:
    """The property graph of an open knowledge graph to the database at `target.url`."""
    address = Address.of(target.url, target.database)
    if target.user:
        address = replace(address, user=target.user, password=target.password or address.password)
    with Neo4j(address, target.timeout) as database:
        database.reach()
        return Upload(kg, database, tell, target.everything).run()


@dataclass(slots=True)
class Upload:
    """One sync. With `everything`, the content of all elements is read back, not only of those that were sent."""

    kg: Built
    database: Neo4j
    tell: Tell
    everything: bool = False
    report: Report = field(default_factory=Report)
    held: Counter[str] = field(default_factory=Counter)
    """How many of each label and type there ought to be."""

    def run(self) -> Report:
        state = {"id": "jiedao", "build": self.kg.build_id(), "base": self.kg.ids.base, "version": VERSION}
        if not self.everything and self.is_done(state):
            return self.report
        self.define()
        self.database.write(noting({**state, "whole": False}))
        with TemporaryFile("w+", encoding="utf-8") as gone:
            self.nodes(gone.write)
            self.relationships()
            gone.seek(0)
            self.delete(cypher.DELETE_NODES, (line.rstrip("\n") for line in gone))
        self.compare_counts()
        self.report.verified = self.report.held if self.everything else self.report.sent
        self.database.write(noting({**state, "whole": True, "nodes": self.size(NODE), "relationships": self.size(RELATIONSHIP)}))
        return self.report

    def is_done(self, state: Mapping[str, Any]) -> bool:
        """Whether the last sync was of this very content and all is still there, by number."""
        known: Mapping[str, Any] = next((row["said"] for row in self.database.read(cypher.READ_STATE)), {})
        if not known.get("whole") or any(known.get(name) != value for name, value in state.items()):
            return False
        numbers = self.counts()
        self.report.held = self.report.unchanged = sum(numbers.values())
        if (count(numbers, NODE), count(numbers, RELATIONSHIP)) == (known["nodes"], known["relationships"]):
            return True
        self.report = Report()
        return False

    def define(self) -> None:
        """Constraints and indexes, those that are not there yet."""
        there = {row["name"] for row in self.database.read(cypher.INDEXES)}
        missing = [definition for name, definition in cypher.definitions() if name not in there]
        for definition in missing:
            self.database.define(definition)
        if missing:
            self.database.define(cypher.AWAIT)

    def nodes(self, leave: Callable[[str], object]) -> None:
        """Puts nodes; those that are to go are kept for the end, when no relationship of ours hangs on them."""
        sent = Batches(lambda kind, rows: self.put(cypher.put_nodes(kind), rows, node_mark))
        there = self.pages(cypher.page_of_nodes(whole=self.everything), node_mark if self.everything else noted)
        with node_rows(self.kg) as ours:
            for name, own, mark in side_by_side(ours, there):
                if own is None:
                    leave(f"{name}\n")
                else:
                    self.take(own, mark, sent)
        sent.close()

    def relationships(self) -> None:
        left = sorted(RELATIONSHIP)
        with relationship_rows(self.kg) as ours:
            for kind, rows in ours:
                while left[0] < kind:
                    self.ways(left.pop(0), ())
                self.ways(left.pop(0), rows)
        for kind in left:
            self.ways(kind, ())

    def ways(self, kind: str, ours: Iterable[Row]) -> None:
        """All relationships of one type."""
        mark_of = way_mark(RELATIONSHIP[kind].properties)
        sent = Batches(lambda kind, rows: self.put(cypher.put_relationships(kind), rows, mark_of))
        there = self.pages(cypher.page_of_relationships(kind, whole=self.everything), mark_of if self.everything else noted)
        gone: list[str] = []
        for name, own, mark in side_by_side(ours, there):
            if mark and own and ends(mark) != (own.start, own.end):  # somebody hung it elsewhere
                self.delete(cypher.delete_relationships(kind), [name])
                self.take(own, None, sent)
            elif own:
                self.take(own, mark, sent)
            else:
                gone.append(name)
            if len(gone) >= BATCH:
                self.delete(cypher.delete_relationships(kind), gone)
                gone = []
        self.delete(cypher.delete_relationships(kind), gone)
        sent.close()

    def take(self, own: Row, mark: str | None, sent: Batches) -> None:
        self.held[own.kind] += 1
        if mark == own.mark:
            self.report.unchanged += 1
        else:
            sent.add(own)
        done = self.report.unchanged + self.report.sent
        if done % 100 == 0:
            self.tell(done, 0)

    def pages(self, statement: str, mark: Mark) -> Iterator[tuple[str, str]]:
        """Identifiers and marks of all that the database has, page by page."""
        after, size = "", PAGE // 10 if self.everything else PAGE
        while found := self.database.read(statement, after=after, size=size)[0]["found"]:
            yield from ((one[0], mark(one)) for one in found)
            after = found[-1][0]

    def put(self, statement: str, rows: list[Row], mark: Mark) -> None:
        """One transaction; it is undone where what it reads back is something else."""
        none = dict.fromkeys(names_of(rows[0].kind))
        said = [{"id": r.id, "digest": r.digest, "values": {**none, **r.values}, "start": r.start, "end": r.end} for r in rows]

        def work(tx: ManagedTransaction) -> None:
            there = {one[0]: mark(one) for record in tx.run(statement, rows=said) for one in record["found"]}
            wrong = [row for row in rows if there.get(row.id) != row.mark]
            if wrong:
                message = f"{wrong[0].kind} {wrong[0].id}: {DIFFERENT}"
                raise SyncError(message)

        self.database.write(work)
        self.report.sent += len(rows)
        self.tell(self.report.unchanged + self.report.sent, 0)

    def delete(self, statement: str, names: Iterable[str]) -> None:
        for some in batched(names, BATCH):
            self.database.write(lambda tx, some=some: tx.run(statement, ids=list(some)).consume())  # type: ignore[misc]
            self.report.deleted += len(some)

    def counts(self) -> Counter[str]:
        return Counter({row["kind"]: row["number"] for row in self.database.read(cypher.counts()) if row["number"]})

    def compare_counts(self) -> None:
        there = self.counts()
        if there != self.held:
            wrong = ", ".join(f"{kind} {there[kind]} ≠ {self.held[kind]}" for kind in sorted({*there, *self.held}) if there[kind] != self.held[kind])
            message = f"{self.database.address.url}: {DIFFERENT}: {wrong}"
            raise SyncError(message)
        self.report.held = there.total()

    def size(self, kinds: Iterable[str]) -> int:
        return count(self.held, kinds)


@dataclass(slots=True)
class Batches:
    """Rows gathered by their kind until there are enough for a transaction."""

    put: Callable[[str, list[Row]], None]
    waiting: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        rows = self.waiting.setdefault(row.kind, [])
        rows.append(row)
        if len(rows) >= BATCH:
            self.put(row.kind, self.waiting.pop(row.kind))

    def close(self) -> None:
        while self.waiting:
            self.put(*self.waiting.popitem())


def names_of(kind: str) -> tuple[str, ...]:
    return cypher.names((NODE[kind] if kind in NODE else RELATIONSHIP[kind]).properties)


def noted(found: Found) -> str:
    """The mark as the database keeps it."""
    _, ends, values = found
    return marked(values["_digest"], *ends)


def node_mark(found: Found) -> str:
    """The mark that the content of the database comes to."""
    name, labels, values = found
    label = next((one for one in labels if one in NODE), "")
    return marked(Node(label, name, content(values, NODE[label].properties if label else ())).digest)


def way_mark(table: Iterable[Property]) -> Mark:
    def mark(found: Found) -> str:
        name, ends, values = found
        return marked(digest(name, content(values, table)), *ends)

    return mark


def content(values: Mapping[str, Any], table: Iterable[Property]) -> tuple[tuple[str, Any], ...]:
    """Properties as the property graph has them; what others added is left out."""
    known = {name: tuple(value) if isinstance(value, list) else value for name in cypher.names(table) if (value := values.get(name)) is not None}
    return properties(**known)


def ends(mark: str) -> tuple[str, str]:
    _, start, end = mark.split(" ")
    return start, end


def count(numbers: Mapping[str, int], kinds: Iterable[str]) -> int:
    return sum(numbers.get(kind, 0) for kind in kinds)


def noting(state: Mapping[str, Any]) -> Callable[[ManagedTransaction], object]:
    return lambda tx: tx.run(cypher.WRITE_STATE, said=dict(state)).consume()
