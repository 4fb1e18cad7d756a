"""The server as one application: an open graph and settings in, the ASGI app out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from . import operation, pages
from .api import openapi, questions, search
from .below import Below
from .cors import Cors
from .cypher import service as cypher
from .data import ontology
from .data import routes as data
from .headers import Headers
from .lanes import Lanes
from .limits import Buckets, Gate
from .log import Logged, Metrics
from .problem import HANDLERS
from .quick import Quick
from .reconcile import service as reconcile
from .served import Served
from .settings import Settings
from .sparql import graph_store, protocol, void
from .static import Assets


def routes(served: Served, settings: Settings, metrics: Metrics) -> list[BaseRoute]:
    assets = Assets(files(__package__).joinpath("static"))
    asked, words = cypher.Cypher(served), search.Words(served)
    return [
        *protocol.routes(served, settings),
        assets.route,
        *graph_store.routes(served),
        *void.routes(served, settings),
        *data.routes(served, settings),
        *ontology.routes(),
        *openapi.routes(served, settings),
        *search.routes(words),
        *questions.routes(served, settings),
        *reconcile.routes(served, settings),
        *cypher.routes(asked),
        *operation.routes(served, metrics),
        *pages.routes(served, settings, assets, asked, words),
    ]


def create_app(served: Served, settings: Settings) -> Starlette:
    metrics, buckets = Metrics(), Buckets(settings.limits.requests, settings.limits.burst)
    lanes = Lanes(served, buckets, metrics)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001 - as Starlette calls it
        async with served.running():
            served.taken_up.append(lanes.recall)
            try:
                yield
            finally:
                await lanes.close()

    middleware = [
        *([Middleware(Below, below=settings.below)] if settings.below else []),
        Middleware(Headers, settings=settings),
        Middleware(Logged, metrics=metrics),
        Middleware(Cors),
        Middleware(Quick, served=served, buckets=buckets),
        Middleware(Gate, limits=settings.limits, buckets=buckets),
    ]
    app = Starlette(routes=routes(served, settings, metrics), middleware=middleware, exception_handlers=HANDLERS, lifespan=lifespan)
    app.state.lanes = lanes
    return app
