"""A store and the corrections that should hold in, what has to be done about it out.

The graph of corrections says who corrected what and why. It is written last: as long as it differs from the file, the
documents that the difference may touch are read again, so that a build that was killed leaves nothing half corrected.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from ...schema.vocabulary import FOAF, JD, PROV, RDF, SCHEMA, SKOS
from ..catalogue import Source, known_sources
from ..iri import Ids
from ..life.items import Look
from ..literals import to_date, zh
from ..stores.oxigraph import Change
from .types import Correction

Corrections = tuple[Correction, ...]


def corrections_graph(ids: Ids) -> NamedNode:
    return ids.graph("corrections")


def quads(ids: Ids, corrections: Corrections) -> Iterator[Quad]:
    graph = corrections_graph(ids)
    for one in corrections:
        node, author = ids.node(one.path), ids.named("author", one.author)
        yield Quad(node, RDF.type, JD.Correction, graph)
        yield Quad(node, JD.rule, Literal(one.rule), graph)
        yield Quad(node, JD.asRead, zh(one.wrong), graph)
        if one.action != "suppress":
            yield Quad(node, JD.replacement, zh(one.to), graph)
        for name, value in one.scope.items():
            yield Quad(node, JD.scope, Literal(f"{name}: {value}"), graph)
        yield Quad(node, JD.reason, zh(one.reason), graph)
        yield Quad(node, PROV.wasAttributedTo, author, graph)
        yield Quad(author, RDF.type, PROV.Agent, graph)
        yield Quad(author, SCHEMA.name, Literal(one.author), graph)


def recording(store: Store, ids: Ids, corrections: Corrections) -> Change:
    """The change that makes the graph of corrections say these."""
    wanted = set(quads(ids, corrections))
    before = set(store.quads_for_pattern(None, None, None, corrections_graph(ids)))
    return Change((), tuple(sorted(before - wanted, key=str)), tuple(sorted(wanted - before, key=str)))


def recorded(store: Store, ids: Ids) -> set[str]:
    found = store.quads_for_pattern(None, RDF.type, JD.Correction, corrections_graph(ids))
    return {q.subject.value.removeprefix(ids.base) for q in found if isinstance(q.subject, NamedNode)}


def outdated(store: Store, ids: Ids, corrections: Corrections) -> list[Source]:
    """Documents that have to be read again, or that may have to: those whose names or dates a new correction speaks of."""
    known, wanted = recorded(store, ids), {one.path for one in corrections}
    if known == wanted:
        return []
    found = {document for path in known - wanted for document in marked(store, ids, path)}
    fresh = [one for one in corrections if one.path not in known]
    if fresh:
        found |= {document for path in known for document in marked(store, ids, path)}
    sources = {source.document: source for source in known_sources(store, ids)}
    for one in fresh:
        named = {document for document, source in sources.items() if one.document in ("", source.name)}
        found |= named if one.document else named & set(speaking_of(store, one))
    return sorted(sources[document] for document in found if document in sources)


def marked(store: Store, ids: Ids, path: str) -> Iterator[NamedNode]:
    """Documents with an article that a correction has touched."""
    graphs = {quad.graph_name for quad in store.quads_for_pattern(None, JD.correctedBy, ids.node(path))}
    yield from documents(store, graphs)


def speaking_of(store: Store, one: Correction) -> Iterator[NamedNode]:
    terms = {
        "title": [(SKOS.prefLabel, zh(one.wrong))],
        "date": [(JD.edtf, Literal(one.wrong)), (SCHEMA.startDate, to_date(one.wrong))],
    }.get(one.action, [(FOAF.name, zh(one.wrong)), (SKOS.prefLabel, zh(one.wrong))])
    yield from documents(store, {q.graph_name for by, term in terms for q in store.quads_for_pattern(None, by, term)})


def documents(store: Store, graphs: Iterable[object]) -> Iterator[NamedNode]:
    for graph in graphs:
        if isinstance(graph, NamedNode):
            for quad in store.quads_for_pattern(graph, SCHEMA.isPartOf, None, graph):
                if isinstance(quad.object, NamedNode):
                    yield quad.object


def articles(store: Store, ids: Ids, one: str) -> list[NamedNode]:
    """The articles that a correction fits."""
    found = store.quads_for_pattern(None, JD.correctedBy, ids.node(one))
    return sorted({q.subject for q in found if isinstance(q.subject, NamedNode) and q.subject == q.graph_name}, key=str)


def unmatched(store: Store, ids: Ids, corrections: Corrections) -> Corrections:
    return tuple(one for one in corrections if not articles(store, ids, one.path))


Row = tuple[str, str, str | None, tuple[str, ...], str, str, int, tuple[str, ...]]


def listed(store: Store, ids: Ids) -> Iterator[Row]:
    """Each correction that holds: rule, as read, replacement, scope, author, reason, articles, documents."""
    look = Look(store)
    rows = []
    for path in recorded(store, ids):
        node = ids.node(path)
        author = tuple(name for one in look.nodes(node, PROV.wasAttributedTo) for name in look.texts(one, SCHEMA.name))
        fits = articles(store, ids, path)
        names = {name for document in documents(store, fits) for name in look.texts(document, SCHEMA.name)}
        said = (look.texts(node, by) for by in (JD.rule, JD.asRead, JD.replacement, JD.reason))
        rule, wrong, right, reason = (values[0] if values else None for values in said)
        scope = look.texts(node, JD.scope)
        rows.append((rule or "", wrong or "", right, scope, "".join(author), reason or "", len(fits), tuple(sorted(names))))
    yield from sorted(rows, key=lambda row: (row[0], row[1], row[3], row[2] or ""))
