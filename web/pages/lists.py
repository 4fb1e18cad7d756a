"""Lists of people, offices, places, programmes and documents, a page at a time."""

from __future__ import annotations

from starlette.responses import Response

from .catalogue import matching
from .frame import SECTIONS, Handler, Page
from .paging import pages_of, within

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
        number = within(page.number("page"), len(found), PAGE)
        shown = found[(number - 1) * PAGE : number * PAGE]
        return page.render("listing.html", label=SECTIONS[section], found=shown, total=len(found), number=number, pages=pages_of(len(found), PAGE))

    return handler


def documents(page: Page) -> Response:
    total = page.catalogue.documents
    number = within(page.number("page"), total, DOCUMENTS)
    shown = page.catalogue.sheets((number - 1) * DOCUMENTS, DOCUMENTS)
    return page.render("documents.html", found=shown, total=total, number=number, pages=pages_of(total, DOCUMENTS))
