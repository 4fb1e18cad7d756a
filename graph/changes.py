"""A store and a wish (take this reading in, take this document out), the one change that fulfils it out.

Nothing is written here. What is derived from many documents (first and last seen) and the record of who read what are
part of the same change, so that they are never stale.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Literal as OneOf

from pyoxigraph import Literal, NamedNode, Quad, Store

from ..schema.rules import confidence
from ..schema.types import Reading
from ..schema.vocabulary import JD, PROV, RDF, SCHEMA, SKOS
from .catalogue import catalogue, documents_of, origins_of
from .identity.pending import marks
from .iri import Ids
from .literals import to_date, to_number
from .rdf import to_quads
from .seen import Span, joined, spans
from .stores.oxigraph import Change

Outcome = OneOf["added", "replaced", "unchanged"]
Sightings = dict[NamedNode, set[str]]


def up_to_date(store: Store, ids: Ids, reader: str, source: str, sha256: str, origin: str | None) -> bool:
    document = ids.document_of(source, sha256)
    return was_read(store, ids, reader, document) and (
        origin is None or Quad(document, JD.origin, Literal(origin), catalogue(ids)) in store
    )


def was_read(store: Store, ids: Ids, reader: str, document: NamedNode) -> bool:
    return Quad(ids.run(reader), PROV.used, document, ids.run(reader)) in store


def ingestion(
    store: Store, ids: Ids, reader: str, reading: Reading, origin: str, made: Iterable[Quad] | None = None
) -> tuple[Outcome, Change | None, set[str]]:
    """What happens, the change, and the contents that may have become unused. `made` are the reading's quads, if there are any yet."""
    document = ids.document(reading.document)
    before = documents_of(store, ids, origin)
    leaving = tuple(old for old in before if old != document)
    gone = tuple(old for old in leaving if origins_of(store, ids, old) == (origin,))
    fresh = was_read(store, ids, reader, document)
    if fresh and before == (document,):
        return "unchanged", None, set()
    known = Quad(document, RDF.type, SCHEMA.DigitalDocument, document) in store
    outdated = () if fresh or not known else (document,)
    said = () if fresh else to_quads(reading, ids.base) if made is None else made
    quads = () if fresh else (*said, *run_quads(ids, reader, document), *rules_of_run(store, ids, reader))
    moved = tuple(Quad(old, JD.origin, Literal(origin), catalogue(ids)) for old in leaving)
    here = Quad(document, JD.origin, Literal(origin), catalogue(ids))
    change = with_derived(store, ids, (*gone, *outdated), quads, moved, (here,))
    outcome: Outcome = "replaced" if leaving or outdated else "unchanged" if fresh else "added"
    return outcome, change, {digest(store, old) for old in gone}


def rereading(store: Store, ids: Ids, reader: str, reading: Reading) -> Change:
    """A document that is there already says now what this reading of it says."""
    document = ids.document(reading.document)
    quads = (*to_quads(reading, ids.base), *run_quads(ids, reader, document), *rules_of_run(store, ids, reader))
    return with_derived(store, ids, (document,), quads, (), ())


def removal(store: Store, ids: Ids, documents: tuple[NamedNode, ...]) -> Change:
    origins = [quad for one in documents for quad in store.quads_for_pattern(one, JD.origin, None, catalogue(ids))]
    return with_derived(store, ids, documents, (), tuple(origins), ())


def leaving(store: Store, ids: Ids, origins: tuple[Quad, ...]) -> tuple[Change, tuple[NamedNode, ...]]:
    """Origins are forgotten; the documents that have no other leave."""
    lost = set(origins)
    documents = dict.fromkeys(quad.subject for quad in origins if isinstance(quad.subject, NamedNode))
    held = {one: store.quads_for_pattern(one, JD.origin, None, catalogue(ids)) for one in documents}
    gone = tuple(one for one, known in held.items() if lost.issuperset(known))
    return with_derived(store, ids, gone, (), origins, ()), gone


def with_derived(
    store: Store,
    ids: Ids,
    gone: tuple[NamedNode, ...],
    quads: tuple[Quad, ...],
    remove: tuple[Quad, ...],
    add: tuple[Quad, ...],
) -> Change:
    """Graphs of `gone` leave, `quads` enter, and what follows from them follows."""
    graphs = tuple(graph for document in gone for graph in graphs_of(store, document))
    stale, now = seen_quads(store, ids, set(graphs), quads)
    idle, unused = run_changes(store, gone, {quad.graph_name for quad in quads if quad.predicate == PROV.used})
    return Change((*graphs, *idle), (*remove, *unused, *stale), (*quads, *add, *now, *marks(store, ids, graphs, quads)))


def graphs_of(store: Store, document: NamedNode) -> Iterator[NamedNode]:
    """The document's own graph and those of its articles."""
    yield document
    for quad in store.quads_for_pattern(None, SCHEMA.isPartOf, document):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def run_quads(ids: Ids, reader: str, document: NamedNode) -> Iterator[Quad]:
    """The run of one version of the software over all documents: without times, so that it is the same everywhere."""
    run, software = ids.run(reader), ids.software(reader)
    yield Quad(run, RDF.type, PROV.Activity, run)
    yield Quad(run, PROV.used, document, run)
    yield Quad(run, PROV.wasAssociatedWith, software, run)
    yield Quad(software, RDF.type, PROV.SoftwareAgent, run)
    yield Quad(software, SCHEMA.softwareVersion, Literal(reader), run)


def rules_of_run(store: Store, ids: Ids, reader: str) -> Iterator[Quad]:
    """The rules that this version reads by, with their confidence; once, when it reads its first document."""
    run = ids.run(reader)
    if Quad(run, RDF.type, PROV.Activity, run) in store:
        return
    for name, worth in confidence().items():
        rule = ids.named("rule", name)
        yield Quad(rule, RDF.type, JD.Rule, run)
        yield Quad(rule, SKOS.notation, Literal(name), run)
        yield Quad(rule, JD.confidence, to_number(worth), run)


def run_changes(
    store: Store, gone: tuple[NamedNode, ...], going_on: AbstractSet[object]
) -> tuple[tuple[NamedNode, ...], tuple[Quad, ...]]:
    """Runs that used nothing but `gone`, and do not go on, are dropped; of the others, the use of `gone` is removed."""
    uses: dict[NamedNode, list[Quad]] = defaultdict(list)
    for document in gone:
        for quad in store.quads_for_pattern(None, PROV.used, document):
            if isinstance(quad.graph_name, NamedNode):
                uses[quad.graph_name].append(quad)
    idle = tuple(run for run, used in uses.items() if run not in going_on and not used_besides(store, run, set(used)))
    return idle, tuple(quad for run, used in uses.items() if run not in idle for quad in used)


def used_besides(store: Store, run: NamedNode, used: set[Quad]) -> bool:
    return any(quad not in used for quad in store.quads_for_pattern(run, PROV.used, None, run))


def seen_quads(
    store: Store, ids: Ids, leaving: set[NamedNode], quads: Iterable[Quad]
) -> tuple[tuple[Quad, ...], tuple[Quad, ...]]:
    """Statements of first and last seen that no longer hold, and those that now do."""
    graph = ids.graph("seen")
    lost = sightings(quad for one in leaving for quad in store.quads_for_pattern(None, JD.seen, None, one))
    found = sightings(quad for quad in quads if quad.predicate == JD.seen)
    stale, now = [], []
    for tenure in sorted({*lost, *found}, key=str):
        before = tuple(store.quads_for_pattern(tenure, None, None, graph))
        kept = spans(remaining(store, tenure, leaving)) if tenure in lost else said_before(before)
        after = first_and_last(tenure, joined([*kept, *spans(found.get(tenure, ()))]), graph)
        stale += [quad for quad in before if quad not in after]
        now += [quad for quad in after if quad not in before]
    return tuple(stale), tuple(now)


def said_before(quads: Iterable[Quad]) -> list[Span]:
    """Nothing left: what was first and last before need only be joined with what is new."""
    said = {quad.predicate: quad.object.value for quad in quads if isinstance(quad.object, Literal)}
    return [(said[JD.firstSeen], said[JD.lastSeen])] if said else []


def sightings(quads: Iterable[Quad]) -> Sightings:
    found: Sightings = defaultdict(set)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found[quad.subject].add(quad.object.value)
    return found


def remaining(store: Store, tenure: NamedNode, leaving: set[NamedNode]) -> set[str]:
    found = store.quads_for_pattern(tenure, JD.seen, None)
    return {quad.object.value for quad in found if quad.graph_name not in leaving and isinstance(quad.object, Literal)}


def first_and_last(tenure: NamedNode, dates: Span | None, graph: NamedNode) -> tuple[Quad, ...]:
    if dates is None:
        return ()
    first, last = dates
    return (Quad(tenure, JD.firstSeen, to_date(first), graph), Quad(tenure, JD.lastSeen, to_date(last), graph))


def digest(store: Store, document: NamedNode) -> str:
    said = store.quads_for_pattern(document, JD.sha256, None, document)
    return next(quad.object.value for quad in said if isinstance(quad.object, Literal))
