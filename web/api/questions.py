"""The named questions over HTTP: `/api/v1/{question}` with a question's parameters in, its answer as JSON, CSV or calendar out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ...queries.formats import to_csv
from ...queries.types import Label, Table
from ..address import client, root
from ..conditional import unchanged
from ..problem import Refused
from ..served import Served, State
from ..settings import Settings
from ..sparql.cache import Cache
from .answer import following, language, page, part
from .calendar import calendar

V1 = "/api/v1"
ENDS = {"": "application/json", ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".ics": "text/calendar; charset=utf-8"}
OURS = frozenset({"lang", "limit", "cursor"})
PER_ROW = 600
"""Bytes that a row needs, more or less."""
WHOLE = 32 << 20
"""Bytes of an answer that is kept for those who read it page by page."""


def dumped(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def single(request: Request) -> dict[str, str]:
    """The parameters, each given once and not blank."""
    given = request.query_params.multi_items()
    names = [name for name, _ in given]
    for name in names:
        if names.count(name) > 1:
            raise Refused(400, Label(f"{name} 只能给一次", f"{name} is given more than once"))
    return dict(given)


@dataclass(slots=True)
class Questions:
    served: Served
    settings: Settings
    cache: Cache[Table] = field(default_factory=lambda: Cache(one=WHOLE))

    async def answer(self, request: Request) -> Response:
        name, dot, suffix = request.path_params["question"].partition(".")
        known = self.served.state.questions
        if name not in known or dot + suffix not in ENDS:
            names = ", ".join(known)
            raise Refused(404, Label(f"有这些问题：{names}；后缀：.csv .ics", f"there are the questions: {names}; suffixes: .csv .ics"))
        given = single(request)
        lang, state, media = language(given.get("lang")), self.served.state, ENDS[dot + suffix]
        wanted = part(given.get("limit"), given.get("cursor"), state.etag)
        headers = {"content-type": media, "vary": "Accept-Encoding"}
        if unchanged(request, headers, state.etag, str(request.url)):
            return Response(status_code=304, headers=headers)
        table = await self.table(state, name, {key: value for key, value in given.items() if key not in OURS}, client(request))
        match suffix:
            case "csv":
                headers["content-disposition"] = f'attachment; filename="{name}.csv"'
                return Response(to_csv(table), headers=headers)
            case "ics":
                made = calendar(table, state.graph.kg.base, root(request, self.settings), state.build, state.since, lang)
                return Response(made, headers=headers)
        after = following(request.url.path, given, table, wanted, state.etag)
        if after:
            headers["link"] = f'<{after}>; rel="next"'
        return Response(dumped(page(table, wanted, lang, state.build, after and self.settings.below + after)), headers=headers)

    async def table(self, state: State, name: str, given: Mapping[str, str], whom: str) -> Table:
        key = (state.etag, name, tuple(sorted(given.items())))
        found = self.cache.get(key)
        if found is None:
            found = await self.served.ask(name, given, state, whom)
            self.cache.put(key, found, (len(found) + 1) * PER_ROW)
        return found


def routes(served: Served, settings: Settings) -> list[BaseRoute]:
    return [Route(f"{V1}/{{question}}", Questions(served, settings).answer, name="question")]
