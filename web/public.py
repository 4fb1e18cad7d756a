"""What of a graph may be seen by everybody: a folder in, a view of its own out.

The view is made of hard links, so it costs next to nothing. In it there are no paths of this machine and no names that
are still to be judged; people whom a correction suppresses are struck out of every text that still has their names. The
example queries are in it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from ..graph.catalogue import catalogue
from ..graph.corrections.record import corrections_graph
from ..graph.corrections.types import Correction
from ..graph.identity.pending import pending_graph, stamped
from ..graph.iri import Ids
from ..graph.kg import KG
from ..graph.originals import Originals
from ..graph.state import kept_build_id
from ..graph.stores.oxigraph import View
from ..queries.types import Question
from ..schema.vocabulary import JD
from .sparql import examples as service

STRUCK = "■"
"""Stands for each character of a name, so that places in a text stay what they are."""
HELD = """\
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  GRAPH ?g { ?s ?p ?o FILTER(ISLITERAL(?o) && CONTAINS(STR(?o), ?said)) }
  FILTER NOT EXISTS { GRAPH ?g { ?person a foaf:Person ; foaf:name ?named FILTER(STR(?named) = ?said) } }
}
"""


def opened(folder: Path, known: Mapping[str, Question], endpoint: str | None = None, *, patient: bool = True) -> tuple[KG, str, str]:
    """The graph for serving, with an example of each question; its build id; the stamp of the ledger that was applied.

    Who is not `patient` gets no build id that is not known yet.
    Where no links can be made (a read-only medium) it is seen as it is.
    """
    kg = KG.open(folder)
    build = kg.build_id() if patient else kept_build_id(kg.path, kg.stamp) or ""
    judged = stamped(kg.store, kg.ids) or ""
    if kg.view and kg.view.folder:
        path = Path(kg.view.folder.name)
        del kg.view.store  # the folder is written to now
        own_logs(path)
        store = Store(str(path))
        withhold(store, kg.ids, kg.corrections)
        # one by one: a bulk would be a file of its own, which every query has to look into
        store.extend(service.quads(kg.ids, known.values(), endpoint))
        store.flush()
        del store
        kg.view.store = Store.read_only(str(path))
    return kg, build, judged


def seen(folder: Path, view: Path, base: str) -> KG:
    """The same view from another process, which neither makes nor removes it."""
    return KG(folder, Ids(base), "jiedao", Originals(folder / "sources"), View(Store.read_only(str(view)), view), None)


def own_logs(view: Path) -> None:
    """Tables are never changed, but a log is: what is linked to becomes a copy."""
    for log in view.glob("*.log"):
        copy = log.with_suffix(".copy")
        shutil.copyfile(log, copy)
        copy.replace(log)


def withhold(store: Store, ids: Ids, corrections: Iterable[Correction]) -> None:
    for graph in (catalogue(ids), pending_graph(ids)):
        store.remove_graph(graph)
    for one in corrections:
        if one.action == "suppress":
            strike(store, ids, one)


def strike(store: Store, ids: Ids, one: Correction) -> None:
    graph, node = corrections_graph(ids), ids.node(one.path)
    for predicate in (JD.asRead, JD.scope, JD.reason):
        for quad in list(store.quads_for_pattern(node, predicate, None, graph)):
            store.remove(quad)
    for quad, struck in list(texts(store, one.wrong)):
        store.remove(quad)
        store.add(struck)


def texts(store: Store, name: str) -> Iterator[tuple[Quad, Quad]]:
    """What still has the name in graphs that know nobody of it, and how it is said instead."""
    found = store.query(HELD.replace("?said", str(Literal(name))))
    for solution in found if isinstance(found, QuerySolutions) else ():
        subject, predicate, value, graph = (solution[variable] for variable in "spog")
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, Literal) and isinstance(graph, NamedNode):
            said = value.value.replace(name, STRUCK * len(name))
            struck = Literal(said, language=value.language) if value.language else Literal(said, datatype=value.datatype)
            yield Quad(subject, predicate, value, graph), Quad(subject, predicate, struck, graph)
