"""Search: words in, things by name, alias or pinyin out; as a page, and as suggestions while one types."""

from __future__ import annotations

from starlette.responses import JSONResponse, RedirectResponse, Response

from .frame import Page
from .things import PLURALS

SUGGESTED = 8
SHOWN = 200
LONGEST = 100


def words(page: Page) -> str:
    return page.asked("q")[:LONGEST]


def search(page: Page) -> Response:
    asked = words(page)
    found = page.catalogue.found(asked, SHOWN) if asked else []
    if len(found) == 1 and page.asked("go") != "no":
        return RedirectResponse(found[0].thing.url, 303)
    groups = [(label, [entry for entry in found if entry.section == kind]) for kind, label in PLURALS.items()]
    sheets = [sheet for sheet in page.catalogue.sheets if asked and named(sheet.thing.name, sheet.articles, asked)][:40]
    return page.render("search.html", asked=asked, groups=[(label, entries) for label, entries in groups if entries], sheets=sheets, total=len(found))


def named(name: str, articles: tuple[tuple[str, str, str], ...], asked: str) -> bool:
    return asked.lower() in name.lower() or any(asked in title for _, title, _ in articles)


def suggest(page: Page) -> Response:
    found = page.catalogue.found(words(page), SUGGESTED) if words(page) else []
    said = [
        {"name": e.thing.name, "kind": e.thing.label.text(page.language), "shape": e.thing.shape, "where": e.where, "url": e.thing.url, "id": e.thing.path}
        for e in found
    ]
    return JSONResponse(said, headers={"cache-control": "private, max-age=60", "vary": "accept-language, cookie"})
