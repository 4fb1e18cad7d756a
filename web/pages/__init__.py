"""The pages that people see: routes out.

`/` is the overview. Every IRI of the graph, `…/id/{path}`, leads to `/page/{path}` where HTML is asked for.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ..served import Served
from ..settings import Settings
from ..static import Assets


def template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def routes(served: Served, settings: Settings, assets: Assets) -> list[BaseRoute]:  # noqa: ARG001 - as pages need them
    environment = Environment(loader=FunctionLoader(template), autoescape=select_autoescape(default=True))

    async def overview(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
        counted = await served.ask("stats")
        return HTMLResponse(environment.get_template("overview.html").render(counted=counted, build=served.build))

    async def page(request: Request) -> Response:
        kg = served.state.graph.kg
        try:
            node = kg.ids.node(request.path_params["path"])
        except ValueError:
            return HTMLResponse(status_code=404)
        said = list(kg.store.quads_for_pattern(node, None, None))
        rendered = environment.get_template("page.html").render(node=node.value, said=said, build=served.build)
        return HTMLResponse(rendered, status_code=200 if said else 404)

    return [Route("/", overview, name="overview"), Route("/page/{path:path}", page, name="page")]
