"""What every page shares: the request in, its language, its theme, the state of the graph and the frame around it out.

Language and theme are chosen by `?lang=` and `?theme=`, kept in cookies, and else taken from the browser, so that the
switches work without a script.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from inspect import isawaitable
from threading import Lock
from typing import Any, Literal, TypeVar
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ...graph.identity.ledger import Ledger
from ...queries import name_index
from ...queries.codes import codes
from ...queries.errors import QuestionError, UnknownName
from ...queries.types import Label
from .. import counted, in_words
from ..api.search import Words
from ..below import addresses
from ..conditional import unchanged
from ..counted import Counting, Counts
from ..cypher.service import Cypher
from ..pool import Stopped
from ..problem import Refused
from ..served import READING_SECONDS, Served, State
from ..settings import Settings
from ..sparql.cache import Cache
from ..static import Assets
from . import behind, days
from .asking import FIRST, Asking
from .catalogue import Catalogue
from .happenings import Happening
from .hubs import HUBS, Hubs
from .sample import sample
from .things import page_url
from .words import event_kinds, parts, reference, title_of

T = TypeVar("T")
Language = Literal["zh", "en"]
Theme = Literal["light", "dark", ""]
VERSION = version("jiedao")
YEAR = 31_536_000
PATIENCE = 3.0
"""Seconds that the overview waits for its counts."""
SHOWN, BESIDES = 32 << 20, 2000
"""Bytes of pages that are kept, and of what each needs besides."""
SECTIONS = {
    "": Label("概览", "Overview"),
    "people": Label("人物", "People"),
    "offices": Label("机构", "Offices"),
    "places": Label("地点", "Places"),
    "programmes": Label("项目", "Programmes"),
    "timeline": Label("时间轴", "Timeline"),
    "documents": Label("文档", "Documents"),
    "ask": Label("提问", "Ask"),
    "explore": Label("图谱", "Graph"),
    "questions": Label("问题", "Questions"),
    "console": Label("查询", "Query"),
}
"""The menu, by the first part of the address."""


def language(request: Request) -> Language:
    chosen = request.query_params.get("lang") or request.cookies.get("lang")
    if chosen in ("zh", "en"):
        return "en" if chosen == "en" else "zh"
    for part in request.headers.get("accept-language", "").lower().split(","):
        if part.strip().startswith("zh"):
            return "zh"
        if part.strip().startswith("en"):
            return "en"
    return "zh"


def theme(request: Request) -> Theme:
    chosen = request.query_params.get("theme") or request.cookies.get("theme")
    return "dark" if chosen == "dark" else "light" if chosen == "light" else ""


@dataclass(frozen=True, slots=True)
class Page:
    """One request for a page. Everything on it is of one state of the graph."""

    frame: Frame
    request: Request
    state: State
    asking: Asking

    @property
    def language(self) -> Language:
        return language(self.request)

    @property
    def catalogue(self) -> Catalogue:
        return self.frame.catalogue(self.state)

    @property
    def listed(self) -> Catalogue | None:
        """The catalogue; None while it is being made."""
        with suppress(Counting):
            return self.catalogue
        return None

    def word(self, zh: str, en: str) -> str:
        return en if self.language == "en" else zh

    def asked(self, name: str) -> str:
        return self.request.query_params.get(name, "").strip()

    def number(self, name: str, default: int = 1) -> int:
        said = self.asked(name)
        return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else default

    def here(self, **changed: str | int | None) -> str:
        """This address with other parameters; None takes one out."""
        kept = {key: value for key, value in self.request.query_params.items() if key not in ("lang", "theme", *changed)}
        kept |= {key: str(value) for key, value in changed.items() if value is not None}
        return self.request.url.path + (f"?{urlencode(kept)}" if kept else "")

    def at(self, url: str) -> str:
        """An address from the root as others have to write it; those in templates are put right by `render`."""
        return self.frame.settings.below + url

    @property
    def address(self) -> str:
        """The full address of this page, for those who cite it."""
        base = self.frame.settings.base_url or str(self.request.base_url).rstrip("/")
        return base + self.here()

    def of_now(self, said: Response, paths: Iterable[str]) -> Response:
        """An answer about these things that nobody keeps where it will be a fuller one of the same build."""
        if any(self.asking.partly(path) for path in paths):
            said.headers["cache-control"] = "no-store"
        return said

    def missing(self, status: int, said: Label, near: Iterable[Any] = ()) -> Response:
        """Nothing of the kind, or not this way; `near` are names or things."""
        return self.render("missing.html", status, said=said.text(self.language), near=tuple(near), status=status)

    def reference(self, title: str) -> str:
        return reference(title or self.word("街道知识图谱", "The graph"), self.address, self.state.build, VERSION, self.language)

    def render(self, template: str, code: int = 200, **values: Any) -> Response:
        chosen = self.language
        rendered = self.frame.environment.get_template(template).render(
            page=self, lang=chosen, theme=theme(self.request), build=self.state.build, version=VERSION, sections=SECTIONS,
            section=self.request.url.path.strip("/").partition("/")[0], w=self.word, t=partial(told, chosen), day=partial(written, chosen),
            cite=self.reference(str(values.get("title", ""))),
            url=page_url, iri_base=self.asking.base, asset=self.frame.assets.url, title_of=partial(titled, chosen), **values,
        )  # fmt: skip
        said = addresses(rendered, self.frame.settings.below)
        response = HTMLResponse(said, code, {"content-language": "zh-CN" if chosen == "zh" else "en", "vary": "accept-language, cookie"})
        for name, known in (("lang", ("zh", "en")), ("theme", ("light", "dark"))):
            if self.request.query_params.get(name) in known:
                response.set_cookie(name, self.request.query_params[name], max_age=YEAR, samesite="lax", httponly=True)
        return response


def told(chosen: Language, label: Label) -> str:
    return label.text(chosen)


def titled(chosen: Language, happening: Happening) -> str:
    return title_of(happening, chosen)


def written(chosen: Language, edtf: str | None) -> str:
    return days.written(edtf, chosen)


Handler = Callable[[Page], Response | Awaitable[Response]]


class Frame:
    def __init__(self, served: Served, settings: Settings, assets: Assets, cypher: Cypher, words: Words) -> None:
        self.served, self.settings, self.assets, self.cypher, self.words = served, settings, assets, cypher, words
        self.environment = Environment(
            loader=FunctionLoader(template), autoescape=select_autoescape(default=True), undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self.environment.filters["number"] = "{:,}".format
        self.environment.globals |= {"kinds": event_kinds(), "roles": codes("role"), "basis": codes("basis"), "cut_at": parts}
        self.shown: Cache[tuple[bytes, dict[str, str]]] = Cache(SHOWN, SHOWN >> 4)
        self.lock = Lock()
        self.made: tuple[str, dict[str, Any]] = ("", {})
        self.counting: tuple[str, asyncio.Task[Counts]] | None = None
        of = behind.steps(served)
        indexed = partial(words.made, memory=behind.MEMORY, seconds=READING_SECONDS)
        asked = of[name_index.NAME], of[in_words.DICTIONARY], known, indexed
        counts = *(of[counted.file(one)] for one in counted.OVERVIEW), served.name, of[counted.file("conflicts")]
        served.preparations += [of[behind.CATALOGUE], self.warm, behind.beside_each_other(asked, counts, (of[HUBS],))]

    async def warm(self, state: State) -> None:
        """The names are in memory before somebody asks for them."""
        await run_in_threadpool(lambda: self.catalogue(state).by_section)
        await run_in_threadpool(self.ledger, state)

    def ledger(self, state: State) -> Ledger:
        """Who is who, as it was judged; that of a large graph takes a while to read."""
        known = self.made[1].get("ledger") if self.made[0] == state.etag else None
        read = known or state.graph.kg.ledger()  # before others have to wait
        return self.kept(state, "ledger", lambda: read)

    def kept(self, state: State, name: str, make: Callable[[], T]) -> T:
        """What is worked out once for each build, and let go with it."""
        with self.lock:
            if self.made[0] != state.etag:
                self.made = (state.etag, {})
            found = self.made[1]
            if name not in found:
                found[name] = make()
            value: T = found[name]
        return value

    async def counts(self, state: State) -> Counts | None:
        """What the overview counts; None while that takes longer than somebody waits for a page."""
        if state.large:
            with suppress(Counting):
                return await run_in_threadpool(counted.overview, state.beside, state.questions)
            return None
        if self.counting is None or self.counting[0] != state.etag:
            self.counting = (state.etag, asyncio.create_task(state.pool.run(counted.counted)))
        task = self.counting[1]
        await asyncio.wait({task}, timeout=PATIENCE)
        return task.result() if task.done() and not task.cancelled() and not task.exception() else None

    def catalogue(self, state: State) -> Catalogue:
        """Counting, while that of a large graph is being made."""
        return self.kept(state, "catalogue", lambda: behind.opened(state))

    def page(self, request: Request) -> Page:
        state = self.served.state
        kg = state.graph.kg
        return Page(self, request, state, Asking(kg.store, kg.base, self.hubs(state), self.most(state)))

    def most(self, state: State) -> int | None:
        """The articles that are read of one thing, as long as what very many speak of has not been counted."""
        return FIRST if state.large and not (state.beside / HUBS).exists() else None

    def hubs(self, state: State) -> Hubs | None:
        """What very many articles speak of, where that has been worked out."""
        known: Hubs | None = self.made[1].get("hubs") if self.made[0] == state.etag else None
        place = state.beside / HUBS
        return known or (self.kept(state, "hubs", lambda: Hubs(place)) if state.large and place.exists() else None)

    def lasting(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint whose answer is the same while the build, the language and the theme are: who has it already is told so, and it is made once."""
        endpoint = self.endpoint(handler)

        async def answer(request: Request) -> Response:
            headers: dict[str, str] = {}
            depends = str(request.url), self.served.build, language(request), theme(request), VERSION, self.settings.base_url or "", self.assets.url("app.css")
            if {"lang", "theme"} & request.query_params.keys():  # these are kept in cookies
                return await endpoint(request)
            etag = self.served.state.etag
            if unchanged(request, headers, etag, *depends):
                return Response(status_code=304, headers=headers)
            if (known := self.shown.get((etag, depends))) is not None:
                return Response(known[0], headers=known[1])
            said = await endpoint(request)
            if said.status_code == 200 and "no-store" not in said.headers.get("cache-control", ""):
                said.headers.update(headers)
                body = bytes(said.body)
                self.shown.put((etag, depends), (body, dict(said.headers)), len(body) + BESIDES)
            return said

        return answer

    def endpoint(self, handler: Handler, *, for_programs: bool = False) -> Callable[[Request], Awaitable[Response]]:
        """What Starlette calls. A handler that is no coroutine runs in a thread, so that others are not kept waiting. What is
        refused is said on a page, or `for_programs` as everywhere else on this server."""

        async def answer(request: Request) -> Response:
            page = await run_in_threadpool(self.page, request)
            if for_programs:
                return await called(handler, page)
            try:
                return await called(handler, page)
            except UnknownName as error:
                return page.missing(404, error.message, error.near)
            except Counting as counting:
                said = page.render("counting.html", counting.status, some=await run_in_threadpool(sample, page.asking))
                said.headers["retry-after"] = "5"
                return said
            except Stopped as error:
                return page.missing(error.status, error.message)
            except QuestionError as error:
                return page.missing(400, error.message)
            except Refused as error:
                return page.missing(error.status, error.detail)

        return answer


async def called(handler: Handler, page: Page) -> Response:
    said = await run_in_threadpool(handler, page)
    return await said if isawaitable(said) else said


async def known(state: State) -> None:
    """Every process has the names for questions in words from its beginning."""
    await state.pool.renew(replace(state.pool.config, dictionary=state.beside / in_words.DICTIONARY))


def template(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")


