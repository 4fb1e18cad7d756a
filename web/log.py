"""What happened, for whoever runs the server: one line of JSON for each request on stderr, and numbers for Prometheus.

Neither queries nor names are written down: of an address only the pattern of its route is.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..queries.types import Label
from .address import host
from .problem import problem
from .served import Served

LOG = logging.getLogger("jiedao.serve")
STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
OTHER = "(none)"
ENCODED = json.JSONEncoder(ensure_ascii=False).encode
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})


@dataclass(slots=True)
class Metrics:
    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    requests: Counter = field(init=False)
    seconds: Histogram = field(init=False)
    known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = field(default_factory=dict)
    running: int = 0

    def __post_init__(self) -> None:
        of = self.registry
        self.requests = Counter("jiedao_requests", "Requests answered", ("route", "method", "status"), registry=of)
        self.seconds = Histogram("jiedao_request_seconds", "Seconds a request took", ("route",), buckets=STEPS, registry=of)

    def watch(self, served: Served) -> None:
        numbers: dict[str, tuple[str, Callable[[], float]]] = {
            "jiedao_requests_running": ("Requests being answered", lambda: self.running),
            "jiedao_triples": ("Statements in the graph", lambda: served.state.size),
            "jiedao_reloads": ("Graphs taken up since the start", lambda: served.reloads),
            "jiedao_jobs_running": ("Queries being run", lambda: served.state.pool.busy),
            "jiedao_processes": ("Processes for queries", lambda: served.state.pool.started),
            "jiedao_jobs_killed": ("Queries that were stopped", lambda: served.killed),
        }
        for name, (meaning, value) in numbers.items():
            Gauge(name, meaning, registry=self.registry).set_function(value)

    def note(self, route: str, method: str, status: int, *seconds: float) -> None:
        """One request for each of the seconds."""
        known = self.known.get((route, method, status))
        if known is None:
            known = self.known[route, method, status] = self.requests.labels(route, method, str(status)), self.seconds.labels(route)
        known[0].inc(len(seconds))
        for one in seconds:
            known[1].observe(one)

    def page(self) -> Response:
        return Response(generate_latest(self.registry), headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})


class Logged:
    """An accident is written down under the id of the request; the client is told no more than that."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        self.metrics.running += 1
        try:
            await self.app(scope, receive, counted)
        except Exception:
            LOG.exception("accident", extra={"said": {"id": scope.get("state", {}).get("request_id")}})
            if status:
                raise
            said = Label("出了意外，请凭请求编号查日志", "an accident; the log has it under the id of the request")
            await problem(500, said)(scope, receive, counted)
        finally:
            self.metrics.running -= 1
            self.note(scope, status or 500, size, time.perf_counter() - began)

    def note(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", OTHER)
        method = scope["method"] if scope["method"] in METHODS else "other"
        self.metrics.note(route, method, status, seconds)
        if LOG.isEnabledFor(logging.INFO):
            record = logging.LogRecord(LOG.name, logging.INFO, "", 0, "request", (), None)  # without looking for who says it
            record.said = {
                "id": scope.get("state", {}).get("request_id"), "method": method, "route": route, "status": status,
                "ms": round(seconds * 1000, 1), "bytes": size, "client": host(scope),
            }  # fmt: skip
            LOG.handle(record)


def instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


@lru_cache(maxsize=1)
def second(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat().removesuffix("+00:00")


def answered(at: float, request: str, route: str, seconds: float, size: int, client: str) -> str:
    """The line of a GET that was answered: what `Lines` makes of its record, in a fraction of the time."""
    ms = round(at * 1e6) // 1000
    return (
        f'{{"at": "{second(ms // 1000)}.{ms % 1000:03d}+00:00", "level": "info", "what": "request", "id": "{request}", '
        f'"method": "GET", "route": "{route}", "status": 200, "ms": {seconds * 1000:.1f}, "bytes": {size}, "client": {ENCODED(client)}}}'
    )


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = instant(datetime.fromtimestamp(record.created, UTC))
        said = {"at": at, "level": record.levelname.lower(), "what": record.getMessage(), **getattr(record, "said", {})}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return ENCODED(said)


def to_stderr() -> None:
    """Nothing is looked up for a record that no line says."""
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name in ("jiedao.serve", "uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.propagate = False
        logger.setLevel(logging.INFO if name == "jiedao.serve" else logging.WARNING)
