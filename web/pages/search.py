"""Search: words in, things by name, alias or pinyin and what articles say out; as a page, and as suggestions while one types."""

from __future__ import annotations

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response

from ...queries.errors import QuestionError
from ...queries.types import Label
from ..address import client
from ..api.search import BEING_MADE
from ..counted import Counting
from .frame import Page
from .questions import Answer, Shown
from .things import PLURALS

SUGGESTED = 8
SHOWN = 200
LONGEST = 100
ARTICLES = 40
PATIENCE = 2.5
"""Seconds for the text of articles; on a small graph their index is made when it is first needed."""


def words(page: Page) -> str:
    return page.asked("q")[:LONGEST]


async def search(page: Page) -> Response:
    """A name that only one thing has leads straight to its page, unless `go=no`."""
    asked = words(page)
    found = await run_in_threadpool(page.catalogue.found, asked, SHOWN) if asked else []
    if len(found) == 1 and page.asked("go") != "no":
        return RedirectResponse(found[0].thing.url, 303)
    groups = [(label, [entry for entry in found if entry.section == kind]) for kind, label in PLURALS.items()]
    texts, note = await articles(page, asked) if asked else (None, None)
    return page.render(
        "search.html", title=asked, asked=asked, groups=[(label, entries) for label, entries in groups if entries], texts=texts, note=note,
        total=len(found),
    )  # fmt: skip


async def articles(page: Page, asked: str) -> tuple[Answer | None, Label | None]:
    """What articles say; where that cannot be looked through in time, why not."""
    looking = asyncio.create_task(page.frame.words.found(page.state, asked, "article", ARTICLES, client(page.request)))
    try:
        found = await asyncio.wait_for(asyncio.shield(looking), PATIENCE)
    except TimeoutError:
        return None, BEING_MADE
    except QuestionError as error:
        return None, error.message
    return await run_in_threadpool(Shown(page).answer, found), None


def suggest(page: Page) -> Response:
    try:
        found = page.catalogue.found(words(page), SUGGESTED) if words(page) else []
    except Counting:
        found = []
    said = [{
        "name": e.thing.name, "kind": e.thing.label.text(page.language), "shape": e.thing.shape, "where": e.where, "url": page.at(e.thing.url),
        "id": e.thing.path,
    } for e in found]  # fmt: skip
    return JSONResponse(said, headers={"cache-control": "private, max-age=60", "vary": "accept-language, cookie"})
