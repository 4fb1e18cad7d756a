"""The pages that people see: routes out.

`/` is the overview. Every IRI of the graph, `…/id/{path}`, leads to `/page/{path}` where HTML is asked for.
"""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from ..api.search import Words
from ..cypher.service import Cypher
from ..served import Served
from ..settings import Settings
from ..static import Assets
from . import (
    ask,
    console,
    corrections,
    cypher_console,
    document,
    explore,
    home,
    lists,
    questions,
    review,
    search,
    thing,
    timeline,
)
from .frame import Frame, Handler


def routes(served: Served, settings: Settings, assets: Assets, cypher: Cypher, words: Words) -> list[BaseRoute]:
    frame = Frame(served, settings, assets, cypher, words)
    lasting: dict[str, Handler] = {
        "/": home.overview,
        "/people": lists.listing("people"),
        "/offices": lists.listing("offices"),
        "/places": lists.listing("places"),
        "/programmes": lists.listing("programmes"),
        "/documents": lists.documents,
        "/timeline": timeline.timeline,
        "/explore": explore.explorer,
        "/explore/data": explore.data,
        "/questions": questions.index,
        "/about": home.about,
        "/review": review.review,
        "/page/{path:path}": thing.page_of,
    }
    handlers: dict[str, Handler] = {
        "/search": search.search,
        "/suggest": search.suggest,
        "/ask": ask.ask,
        "/questions/{name}": questions.answered,
        "/console": console.console,
        "/console/answer.csv": console.csv,
        "/console/terms": console.terms,
        "/console/cypher": cypher_console.console,
        "/console/cypher/answer.csv": cypher_console.csv,
        "/console/cypher/terms": cypher_console.terms,
        "/picture/{path:path}": document.picture,
        "/{path:path}": thing.nowhere,
    }
    told = [
        Route("/review", frame.endpoint(review.judge, for_programs=True), methods=["POST"], name="judge"),
        Route("/review/corrections", frame.endpoint(corrections.propose, for_programs=True), methods=["POST"], name="correct"),
        Route("/review/corrections", frame.endpoint(corrections.listed, for_programs=True), methods=["GET"], name="corrections"),
    ]
    endpoints = {path: frame.lasting(handler) for path, handler in lasting.items()} | {path: frame.endpoint(handler) for path, handler in handlers.items()}
    return [*told, *(Route(path, endpoint, methods=["GET"], name=path) for path, endpoint in endpoints.items())]
