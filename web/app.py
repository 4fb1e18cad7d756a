"""The server as one application: an open graph and settings in, the ASGI app out."""

from __future__ import annotations

from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from . import pages
from .headers import Headers
from .served import Served
from .settings import Settings
from .static import Assets


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    assets = Assets(files(__package__).joinpath("static"))
    return [
        assets.route,
        *pages.routes(served, settings, assets),
    ]


def create_app(served: Served, settings: Settings) -> Starlette:
    middleware = [
        Middleware(Headers, secure=settings.secure),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]
    return Starlette(routes=routes(served, settings), middleware=middleware)
