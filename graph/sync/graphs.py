"""The named graphs of a knowledge graph to a server that speaks the Graph Store Protocol: a store in, a report out.

What the server holds is noted there, in graphs of its own (`…/sync/graphs-00` and on), each for a part of the names. Before a
graph is touched it is noted as pending, so that a sync which was cut short is taken up where it stopped and loses track of
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Store

from ..catalogue import catalogue
from ..export.sorting import sorted_lines
from ..identity.pending import pending_graph
from ..iri import Ids
from ..property_graph import Opened
from ..stores.sparql import Address, Lines, Remote
from .content import Content, content, written
from .types import Report, SyncError, Target, Tell, batched, silent

HOLDS = NamedNode("https://w3id.org/jiedao/sync#holds")
"""From a note to a text: the name of a graph, its checksum and its number of statements."""
PARTS = 64
BATCH = 200
"""Graphs that are noted, sent and noted as done at once; what a cut costs to send again."""
PENDING = Content(0, "-")
Held = Mapping[str, Content]


def sync(kg: Opened, target: Target, tell: Tell = silent) -> Report:
    """The public graphs of an open knowledge graph to the server at `target.url`."""
    address = Address.of(target.url, target.graphs)
    if target.user:
        address = replace(address, user=target.user, password=target.password or address.password)
    with Remote(address, target.timeout) as remote:
        return Push(kg.store, kg.ids, remote, target.everything).run(tell)


@dataclass(frozen=True, slots=True)
class Push:
    """One sync. With `everything`, all graphs on the server are read back, not only those that were sent."""

    store: Store
    ids: Ids
    remote: Remote
    everything: bool = False

    def run(self, tell: Tell = silent) -> Report:
        self.remote.ask("ASK {}")  # a wrong address is told from a graph that is not there
        report, total = Report(), sum(1 for _ in self.names())
        with closing(sorted_lines(f"{part(name):02x} {name}\n" for name in self.names())) as lines:
            parts = groupby(lines, key=lambda line: int(line[:2], 16))
            number, some = next(parts, (PARTS, iter(())))
            for one in range(PARTS):
                ours = [line[3:-1] for line in some] if one == number else []
                for _ in self.part(one, ours, report):
                    tell(report.sent + report.unchanged, total)
                if one == number:
                    number, some = next(parts, (PARTS, iter(())))
        return report

    def names(self) -> Iterator[str]:
        """The public graphs; what stays at home is left out."""
        private = (catalogue(self.ids), pending_graph(self.ids))
        return (g.value for g in self.store.named_graphs() if isinstance(g, NamedNode) and g not in private)

    def part(self, number: int, names: Iterable[str], report: Report) -> Iterator[None]:
        """One part of the names; yields now and then."""
        note = f"{self.ids.base}sync/graphs-{number:02x}"
        held, ours = self.noted(note), {name: self.local(name) for name in names}
        there = self.there({**held, **ours}, ours)
        stale = [name for name, own in ours.items() if held.get(name) != own or there.get(name) != own]
        gone = [name for name in held if name not in ours]
        report.unchanged += len(ours) - len(stale)
        report.held += sum(own.size for own in ours.values())
        yield
        for some in batched((*stale, *gone), BATCH):
            self.note(note, held := {**held, **dict.fromkeys(some, PENDING)})
            for name in some:
                self.send(name, ours.get(name), report)
                yield
            done = {name: ours[name] for name in some if name in ours}
            held = {name: own for name, own in {**held, **done}.items() if name in ours or own is not PENDING or name not in some}
            self.note(note, held)

    def send(self, name: str, own: Content | None, report: Report) -> None:
        """Puts or deletes a graph and reads it back."""
        if own is None:
            self.remote.delete(name)
            report.deleted += 1
        else:
            self.remote.put(name, lambda: self.lines(name))
            report.sent += 1
        found = content(self.remote.graph(name))
        if found != (own or Content(0, content(()).digest)):
            zh = "服务器上的内容与送去的不同"
            raise SyncError(f"{name}: {zh} the server holds something else than what was sent; 请再运行一次 run it again")
        report.verified += 1

    def local(self, name: str) -> Content:
        return content(quad.triple for quad in self.store.quads_for_pattern(None, None, None, NamedNode(name)))

    def lines(self, name: str) -> Lines:
        return (f"{written(quad.triple)} .\n" for quad in self.store.quads_for_pattern(None, None, None, NamedNode(name)))

    def there(self, names: Iterable[str], ours: Held) -> Held:
        """What the server really holds: counted, or read where everything is to be."""
        if self.everything:
            return {name: content(self.remote.graph(name)) for name in names}
        counts = {name: count for some in batched(names, BATCH) for name, count in self.counts(some)}
        return {name: own for name, own in ours.items() if counts.get(name) == own.size}

    def counts(self, names: Iterable[str]) -> Iterator[tuple[str, int]]:
        wanted = " ".join(str(NamedNode(name)) for name in names)
        query = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {wanted} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        for row in self.remote.solutions(query):
            yield row["g"].value, int(row["n"].value)

    def noted(self, note: str) -> Held:
        said = (one.object.value for one in self.remote.graph(note) if one.predicate == HOLDS and isinstance(one.object, Literal))
        return {name: Content(int(size), digest) for name, digest, size in (text.rsplit(" ", 2) for text in sorted(said))}

    def note(self, note: str, held: Held) -> None:
        texts = [f"{NamedNode(note)} {HOLDS} {Literal(f'{name} {own.digest} {own.size}')} .\n" for name, own in held.items()]
        if texts:
            self.remote.put(note, lambda: texts)
        else:
            self.remote.delete(note)


def part(name: str) -> int:
    return blake2b(name.encode(), digest_size=1).digest()[0] % PARTS
