"""For whoever runs the server: whether it is well, and its numbers."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from .log import Metrics
from .served import Served


def routes(served: Served, metrics: Metrics) -> list[BaseRoute]:
    metrics.watch(served)

    async def healthz(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
        """200 while queries can be answered."""
        state = served.state
        well = not state.pool.closed
        said = {"status": "ok" if well else "stopping", "build": state.build, "since": state.since.isoformat(), "triples": state.size}
        return JSONResponse(said, 200 if well else 503, {"cache-control": "no-store"})

    async def numbers(request: Request) -> Response:  # noqa: ARG001 - as Starlette calls it
        return metrics.page()

    return [Route("/healthz", healthz, name="healthz"), Route("/metrics", numbers, name="metrics")]
