"""The page of any IRI: its identifier in, the page for its kind out; what has none is shown as a table of statements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pyoxigraph import Literal, NamedNode, Quad
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from ...queries.types import Label
from ...schema.vocabulary import PREFIXES
from ..counted import Counting
from .document import document
from .event import event
from .frame import Page
from .office import office
from .person import person
from .place import place
from .programme import programme
from .things import Thing, page_url

HANDLERS = {
    "person": person, "office": office, "community": place, "facility": place, "area": place, "programme": programme, "event": event,
    "document": document,
}  # fmt: skip
NAMES = ("foaf:name", "skos:prefLabel", "schema:name", "schema:headline")
ROWS = 500
Row = tuple[str, str, str | None, str | None]


def page_of(page: Page) -> Response:
    path = page.request.path_params["path"]
    kg = page.state.graph.kg
    try:
        node = kg.ids.node(path)
    except ValueError:
        return unknown(page, path)
    if page.asked("as") == "table" and page.asking.known(path):
        return table(page, node)
    if path.startswith("passage/") and page.asking.known(path):
        return passage(path, page)
    if path.startswith("article/") and page.asking.known(path):
        return article(page, path)
    kind = path.partition("/")[0]
    canonical = page.asking.canonical(path)
    if canonical != path:
        return RedirectResponse(page_url(canonical), 308)
    if not page.asking.known(path):
        return unknown(page, path)
    handler = HANDLERS.get(kind)
    return page.of_now(handler(page, path), (path,)) if handler else table(page, node)


def unknown(page: Page, path: str) -> Response:
    """404, with what comes near by the letters of the identifier."""
    kind, _, slug = path.partition("/")
    near: list[Thing] = []
    letters = "".join(part for part in slug.split("-")[:-1] if part.isalpha()) or slug
    with suppress(Counting):
        near = [entry.thing for entry in page.catalogue.found(letters, 8)]
    near.sort(key=lambda one: one.kind != kind)
    return page.missing(404, Label(f"图谱中没有 {path}", f"{path} is not in the graph"), near)


def passage(path: str, page: Page) -> Response:
    """The words in their document."""
    start, end = path.split("-")[-2:]
    found = page.state.graph.kg.store.quads_for_pattern(page.state.graph.kg.ids.node(path), NamedNode(PREFIXES["oa"] + "hasSource"), None)
    source = next((quad.object.value for quad in found if isinstance(quad.object, NamedNode)), None)
    if source is None:
        return unknown(page, path)
    return RedirectResponse(f"{page_url(page.asking.path(source))}?at={start}-{end}#at", 303)


def article(page: Page, path: str) -> Response:
    """An article in its document."""
    kg = page.state.graph.kg
    found = kg.store.quads_for_pattern(kg.ids.node(path), NamedNode(PREFIXES["schema"] + "isPartOf"), None)
    source = next((quad.object.value for quad in found if isinstance(quad.object, NamedNode)), None)
    if source is None:
        return unknown(page, path)
    return RedirectResponse(f"{page_url(page.asking.path(source))}#article-{path.rpartition('-')[2]}", 303)


def table(page: Page, node: NamedNode) -> Response:
    kg = page.state.graph.kg
    said: list[Row] = []
    more = False
    for quad in kg.store.quads_for_pattern(node, None, None):
        if len(said) == ROWS:
            more = True
            break
        said.append(row(quad, kg.base))
    path = page.asking.path(node.value)
    name = next((value for called, value, *_ in said if called in NAMES), path)
    return page.render("table.html", title=name, name=name, iri=node.value, said=sorted(set(said), key=str), more=more, thing=Thing(path, name))


def row(quad: Quad, base: str) -> Row:
    value = quad.object
    graph = quad.graph_name.value.removeprefix(base) if isinstance(quad.graph_name, NamedNode) else None
    if isinstance(value, Literal):
        return short(quad.predicate.value), value.value, None, graph
    said = str(getattr(value, "value", value))
    return short(quad.predicate.value), short(said.removeprefix(base)), said.removeprefix(base) if said.startswith(base) else None, graph


def short(iri: str) -> str:
    return next(iter(curies(iri)), iri)


def curies(iri: str) -> Iterator[str]:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            yield f"{prefix}:{iri[len(start):]}"


def nowhere(page: Page) -> Response:
    """An address that leads nowhere: a page for people, for programs what every other part of the server says."""
    if "text/html" not in page.request.headers.get("accept", ""):
        raise HTTPException(404)
    return page.missing(404, Label("没有这个网址", "There is no such address"))
