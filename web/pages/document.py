"""A document: its text with what was read marked in it, or its pages with boxes where it is a scan, and the statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from importlib import import_module
from types import ModuleType

from pyoxigraph import Literal, NamedNode
from starlette.responses import Response

from ...graph.catalogue import Source as Known
from ...graph.catalogue import source
from ...graph.errors import KGError
from ...graph.kg import KG
from ...loaders.segment import page_of
from ...loaders.types import Page as Read
from ...rereading import decoded, kept
from ...schema.types import Document
from ...schema.vocabulary import JD, SCHEMA
from ..public import STRUCK
from .frame import Page
from .reading import Part, part_of
from .statements import SHORT, Statement, statements
from .things import Thing

AT = re.compile(r"(\d{1,9})-(\d{1,9})")
PICTURES = ("image/", "application/pdf")
SHEETS = 4
"""Pages of a scan that are shown at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as a picture, with the boxes of statements."""

    number: int
    width: float
    height: float
    boxes: tuple[tuple[Statement, tuple[float, ...]], ...]


def document(page: Page, path: str) -> Response:
    kg = page.state.graph.kg
    node = kg.ids.node(path)
    known = source(kg.store, kg.ids, node)
    said = statements(kg.store, page.asking, node, page.language)
    asked = AT.fullmatch(page.asked("at"))
    at = (int(asked[1]), int(asked[2])) if asked else None
    hidden = suppressed(kg, said)
    part = text_part(page, known, said, at, hidden)
    sheets, count = sheets_of(page, known, said, at) if known.media_type.startswith(PICTURES) and not hidden else ((), 0)
    shown = [one for one in said if part is None or part.start <= one.start < part.end]
    articles = articles_of(kg, node)
    name = articles[0].title if len(articles) == 1 and articles[0].title else known.name
    return page.render(
        "document.html", title=name, thing=Thing(path, name), known=known, part=part, sheets=sheets, pages_of_scan=count,
        articles={one.number: one for one in articles}, statements=shown, at=at, path=path,
        counted=len(said),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    number: int
    title: str
    published: str


def articles_of(kg: KG, document: NamedNode) -> list[Story]:
    found = (quad.subject for quad in kg.store.quads_for_pattern(None, SCHEMA.isPartOf, document) if isinstance(quad.subject, NamedNode))
    return sorted((story(kg, one) for one in found), key=lambda one: one.number)


def story(kg: KG, article: NamedNode) -> Story:
    number = article.value.rpartition("-")[2]
    return Story(int(number) if number.isdigit() else 0, said_of(kg, article, SCHEMA.headline), said_of(kg, article, SCHEMA.datePublished))


def said_of(kg: KG, article: NamedNode, predicate: NamedNode) -> str:
    found = next(kg.store.quads_for_pattern(article, predicate, None), None)
    return found.object.value if found and isinstance(found.object, Literal) else ""


def text_part(page: Page, known: Known, said: Sequence[Statement], at: tuple[int, int] | None, hidden: tuple[str, ...]) -> Part | None:
    """None where the text cannot be had at once: what was recognised is not kept, or the original is gone."""
    kg = page.state.graph.kg
    read = page.frame.kept(page.state, "texts", lambda: lru_cache(maxsize=8)(partial(text_of, kg)))(known, hidden)
    if read is None:
        return None
    text, cleaned = read
    marks = [one.mark(page.language) for one in said if one.kind in SHORT and text.text[one.start : one.end] == one.quote]
    return part_of(text, cleaned, marks, at, page.number("part"))


def encoding(kg: KG, known: Known) -> str:
    found = next(kg.store.quads_for_pattern(known.document, JD.encoding, None), None)
    return found.object.value if found and isinstance(found.object, Literal) else ""


def suppressed(kg: KG, said: Sequence[Statement]) -> tuple[str, ...]:
    """The names that a correction suppresses, but those of somebody else in this document."""
    here = {thing.name for one in said if one.kind == "person" for thing in one.subjects}
    return tuple(sorted({one.wrong for one in kg.corrections if one.action == "suppress"} - here))


def text_of(kg: KG, known: Known, hidden: tuple[str, ...]) -> tuple[Document, Read] | None:
    """The text as it was read, without the names that are not to be shown; characters keep their places."""
    found = kept(kg.originals, known)
    if found is None and encoding(kg, known) != "ocr":
        found = decoded(kg.originals, known)
    if found is None:
        return None
    for one in hidden:
        found = replace(found, text=found.text.replace(one, STRUCK * len(one)))
    return found, page_of(found)


# --- pages as pictures ---


def pictures() -> ModuleType | None:
    """The module that draws pages, where its libraries are installed."""
    try:
        return import_module(".pictures", __package__)
    except ModuleNotFoundError:
        return None


def sheets_of(page: Page, known: Known, said: Sequence[Statement], at: tuple[int, int] | None) -> tuple[tuple[Sheet, ...], int]:
    module = pictures()
    if module is None:
        return (), 0
    try:
        sizes: list[tuple[float, float]] = module.sizes(page.state.graph.kg.originals.read(known.sha256), known.media_type)
    except (KGError, ValueError):
        return (), 0
    here = next((box[0] for one in said for box in one.boxes if at and (one.start, one.end) == at), None)
    first = here or min(max(1, page.number("sheet")), max(1, len(sizes)))
    first -= (first - 1) % SHEETS
    boxes: dict[int, list[tuple[Statement, tuple[float, ...]]]] = {}
    for one in said:
        for number, box in one.boxes:
            boxes.setdefault(number, []).append((one, box))
    shown = range(first, min(first + SHEETS, len(sizes) + 1))
    return tuple(Sheet(number, *sizes[number - 1], tuple(boxes.get(number, ()))) for number in shown), len(sizes)


def picture(page: Page) -> Response:
    """One page of a scan or PDF, drawn; `?page=` counts from one."""
    kg = page.state.graph.kg
    path = page.request.path_params["path"]
    module = pictures()
    if module is None or not path.startswith("document/") or not page.asking.known(path):
        return Response(status_code=404)
    known = source(kg.store, kg.ids, kg.ids.node(path))
    if suppressed(kg, statements(kg.store, page.asking, known.document, page.language)):
        return Response(status_code=404)
    try:
        content, media_type = module.drawn(kg.originals.read(known.sha256), known.media_type, page.number("page"))
    except (KGError, ValueError, IndexError):
        return Response(status_code=404)
    headers = {"cache-control": "public, max-age=86400", "etag": f'"{known.sha256[:16]}-{page.number("page")}"'}
    return Response(content, media_type=media_type, headers=headers)
