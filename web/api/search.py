"""Full text and questions in words over HTTP: `/api/v1/search?q=` and `/api/v1/ask?q=`.

The index that is searched is one of what may be seen: it is made beside the served view, when it is first wanted.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ...answers import Graph
from ...graph.catalogue import Source
from ...graph.corrections.types import Correction
from ...graph.kept import replacing
from ...graph.kg import KG
from ...graph.search.index import NAME, connect
from ...graph.search.sync import bring_up
from ...graph.search.types import Readable
from ...loaders.text import normalise
from ...queries.asking.types import Answer
from ...queries.search import LIMIT, MOST, search
from ...queries.types import Label, Table
from ...rereading import decoded, kept
from .. import counted, in_words
from ..address import client
from ..conditional import unchanged
from ..pool import Stopped
from ..problem import Refused
from ..public import STRUCK
from ..served import Served, State
from .answer import column, label, language
from .questions import V1, dumped, single

BEING_MADE = Label("全文索引正在建立，稍后再试", "the index of the text is being made; try again later")
LONGEST = 300
"""Characters of what is looked for or asked."""


def readable(kg: KG, known: Source) -> Readable | None:
    document = kept(kg.originals, known) or decoded(kg.originals, known)
    if document is None:
        return None
    shown = replace(document, text=struck(document.text, known.name, kg.corrections))
    return Readable(shown.text, normalise(shown))


def struck(text: str, document: str, corrections: Iterable[Correction]) -> str:
    """Without the names of people who are left out; places in the text stay what they are."""
    for one in corrections:
        if one.action == "suppress" and one.document in ("", document):
            text = text.replace(one.wrong, STRUCK * len(one.wrong))
    return text


def make(graph: Graph, place: Path) -> None:
    """The index of what may be seen."""
    with replacing(place) as part, closing(connect(part)) as database:
        bring_up(database, graph.kg, lambda known: readable(graph.kg, known))
        database.execute("PRAGMA journal_mode = DELETE")


@lru_cache(maxsize=2)
def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


def searched(graph: Graph, place: Path, words: str, kind: str | None, limit: int) -> Table:  # noqa: ARG001 - as jobs are called
    return search(opened(place), words, kind, limit)


@dataclass(slots=True)
class Words:
    served: Served
    making: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def found(self, state: State, words: str, kind: str | None, limit: int, client: str = "") -> Table:
        """What fits; Stopped while the index of a large graph is being made."""
        place = state.beside / NAME
        if not place.exists():
            if state.large:
                raise Stopped(BEING_MADE, 503)
            async with self.making:
                await self.made(state)
        return await state.pool.run(searched, place, words, kind, limit, client=client)

    async def made(self, state: State, **limits: Any) -> None:
        if not (state.beside / NAME).exists():
            await self.served.make(state, make, state.beside / NAME, **limits)

    async def search(self, request: Request) -> Response:
        given, state, headers = self.given(request, "q", "kind", "limit", "lang"), self.served.state, {"content-type": "application/json"}
        limit, lang = number(given.get("limit")), language(given.get("lang"))
        if unchanged(request, headers, state.etag, str(request.url)):
            return Response(status_code=304, headers=headers)
        table = await self.found(state, given["q"], given.get("kind"), limit, client(request))
        return Response(dumped(said(table, lang, state.build)), headers=headers)

    async def ask(self, request: Request) -> Response:
        """What 今年 means changes with the day, so nothing of this is kept."""
        given, state = self.given(request, "q", "lang"), self.served.state
        lang = language(given.get("lang"))
        found = await state.pool.run(in_words.answered, counted.dictionary(state.beside, large=state.large), given["q"], client=client(request))
        answer = {
            **answer_said(found, lang, state.build), "further": [answer_said(one, lang, state.build) for one in found.further],
        }
        return Response(dumped(answer), headers={"content-type": "application/json", "cache-control": "no-store"})

    def given(self, request: Request, *names: str) -> dict[str, str]:
        found = single(request)
        unknown = sorted(found.keys() - set(names))
        if unknown or not found.get("q", "").strip() or len(found["q"]) > LONGEST:
            known = ", ".join(names)
            zh, en = f"须有 q，至多 {LONGEST} 个字；参数有：{known}", f"q is needed, of at most {LONGEST} characters; parameters: {known}"
            raise Refused(400, Label(zh, en))
        return found


def number(text: str | None) -> int:
    if text is not None and not (text.isascii() and text.isdigit() and len(text) < 5 and 1 <= int(text) <= MOST):
        raise Refused(400, Label(f"limit 应为 1 至 {MOST}", f"limit is a number from 1 to {MOST}"))
    return int(text) if text else LIMIT


def answer_said(found: Answer, lang: str, build: str) -> dict[str, Any]:
    return {
        **said(found, lang, build), "text": found.text, "sentence": label(found.sentence, lang), "values": list(found.values),
        "asked": {"question": found.reading.question, "parameters": dict(found.reading.parameters)}, "command": found.command,
    }  # fmt: skip


def said(table: Table, lang: str, build: str) -> dict[str, Any]:
    return {
        "question": table.question, "build": build, "total": len(table), "notes": [label(note, lang) for note in table.notes],
        "columns": [column(one, lang) for one in table.columns], "rows": list(table),
    }  # fmt: skip


def routes(words: Words) -> list[BaseRoute]:
    return [Route(f"{V1}/search", words.search, name="search-words"), Route(f"{V1}/ask", words.ask, name="ask-words")]
