"""The pages that people see: routes out.

`/` is the overview. Every IRI of the graph, `…/id/{path}`, leads to `/page/{path}` where HTML is asked for.
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from ..served import Served
from ..settings import Settings
from ..static import Assets
from . import console, document, explore, home, lists, questions, search, thing, timeline
from .frame import Frame, Handler


def routes(served: Served, settings: Settings, assets: Assets) -> list[BaseRoute]:
    frame = Frame(served, settings, assets)
    handlers: dict[str, Handler] = {
        "/": home.overview,
        "/search": search.search,
        "/suggest": search.suggest,
        "/people": lists.listing("people"),
        "/offices": lists.listing("offices"),
        "/places": lists.listing("places"),
        "/programmes": lists.listing("programmes"),
        "/documents": lists.documents,
        "/timeline": timeline.timeline,
        "/explore": explore.explorer,
        "/explore/data": explore.data,
        "/questions": questions.index,
        "/questions/{name}": questions.answered,
        "/console": console.console,
        "/console/answer.csv": console.csv,
        "/console/terms": console.terms,
        "/about": home.about,
        "/page/{path:path}": thing.page_of,
        "/picture/{path:path}": document.picture,
    }
    return [Route(path, frame.endpoint(handler), methods=["GET"], name=path) for path, handler in handlers.items()]
