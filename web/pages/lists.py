"""Lists of people, offices, places, programmes and documents, a page at a time."""

from __future__ import annotations

from starlette.responses import Response

from .catalogue import matching
from .frame import SECTIONS, Handler, Page

PAGE = 90
DOCUMENTS = 40
LISTED = {"people": "person", "offices": "office", "places": "place", "programmes": "programme"}


def listing(section: str) -> Handler:
    def handler(page: Page) -> Response:
        found = page.catalogue.section(LISTED[section])
        if name := page.asked("name"):
            found = matching(found, name, len(found))
        if page.asked("by") == "name":
            found = sorted(found, key=lambda entry: (entry.sound, entry.thing.path))
        pages = max(1, -(-len(found) // PAGE))
        number = min(max(1, page.number("page")), pages)
        shown = found[(number - 1) * PAGE : number * PAGE]
        return page.render("listing.html", label=SECTIONS[section], found=shown, total=len(found), number=number, pages=pages)

    return handler


def documents(page: Page) -> Response:
    total = page.catalogue.documents
    pages = max(1, -(-total // DOCUMENTS))
    number = min(max(1, page.number("page")), pages)
    shown = page.catalogue.sheets((number - 1) * DOCUMENTS, DOCUMENTS)
    return page.render("documents.html", found=shown, total=total, number=number, pages=pages)
