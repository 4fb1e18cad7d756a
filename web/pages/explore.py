"""The graph as dots and lines: what is asked for in, nodes and edges out; as a page with a list for those without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from ...queries.codes import codes
from ...queries.identity import Wanted
from ...queries.types import Column, Label, Record
from .about import about
from .frame import Page
from .happenings import Happening, numbered, sketches
from .tenures import Tenure, tenures, with_words
from .things import Thing
from .words import event_kinds, title_of

LATEST = 120
"""Events of the picture one begins with."""
MOST = 1200
AROUND = 60
"""Events around one thing; the latest ones."""
HELD = Label("任", "held")
PART = Label("属", "part of")
ABOUT = Label("涉及", "about")
AT = Label("到", "at")


@dataclass(slots=True)
class Picture:
    """Nodes by identifier and edges, in the language of the page."""

    language: str
    at: Callable[[str], str]
    """From an address of the root to one that others can use."""
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)

    def thing(self, one: Thing) -> None:
        self.nodes.setdefault(one.path, {"id": one.path, "name": one.name, "shape": one.shape, "url": self.at(one.url), "label": one.label.text(self.language)})

    def edge(self, start: str, end: str, label: str, first: str | None, last: str | None = None) -> None:
        self.edges.setdefault((start, end, label), {"from": start, "to": end, "label": label, "first": first, "last": last or first})

    def happening(self, one: Happening, only: set[str] | None = None) -> None:
        """An event with all that it is linked to, or with those alone."""
        self.nodes[one.path] = {
            "id": one.path, "name": title_of(one, self.language), "shape": "event", "code": one.kind, "date": one.date, "url": self.at(one.thing.url),
            "label": one.kind_label.text(self.language),
        }  # fmt: skip
        links = [(part.who, codes("role")[part.role]) for part in one.participants if part.who.kind != "group"]
        links += [(place, AT) for place in one.places] + [(programme, ABOUT) for programme in one.programmes]
        for end, label in links:
            if only is None or end.path in only:
                self.thing(end)
                self.edge(end.path, one.path, label.text(self.language), one.date)

    def tenure(self, one: Tenure) -> None:
        self.thing(one.person)
        self.thing(one.office)
        self.edge(one.person.path, one.office.path, f"{HELD.text(self.language)} {one.title}", one.first, one.last)

    def answer(self, note: str | None = None, status: int = 200) -> Response:
        said = {"nodes": list(self.nodes.values()), "edges": list(self.edges.values()), **({"note": note} if note else {})}
        return JSONResponse(said, status, headers={"vary": "accept-language, cookie"})


def around(page: Page, picture: Picture, path: str) -> list[Happening]:
    """What one thing is linked to: its latest events, its posts and holders, what it is a unit of and its units."""
    asking = page.asking
    wanted = asking.wanted(path)
    kind = path.partition("/")[0]
    said = about(asking, wanted)
    own = Thing(path, said.names[0] if said.names else path)
    if kind == "event":
        found = sketches(asking, wanted.ones)
    else:
        picture.thing(own)
        found = sketches(asking, [asking.base + event for event in latest_of(page, path, wanted)])
    for one in found:
        picture.happening(one)
    if kind in ("person", "office"):
        held = sorted(tenures(asking, {kind: wanted}), key=lambda row: row["last_seen"] or "")
        for tenure in with_words(asking, [{**row, "evidence": ()} for row in held[-AROUND:]]):
            picture.tenure(tenure)
    for whole in said.above:
        picture.thing(whole)
        picture.edge(path, whole.path, PART.text(page.language), None)
    for unit in said.below[:AROUND]:
        picture.thing(unit)
        picture.edge(unit.path, path, PART.text(page.language), None)
    return found


def latest_of(page: Page, path: str, wanted: Wanted) -> list[str]:
    counted = numbered(page.listed, path)
    if counted:
        return counted[0].met(counted[1], 0, AROUND, newest_first=True)
    by = {"person": "agent", "office": "office", "programme": "programme"}.get(path.partition("/")[0], "place")
    rows = page.asking.rows("met", {by: wanted})
    return [page.asking.path(str(row["event"])) for row in rows][-AROUND:]


def latest(page: Page, count: int) -> Iterable[Happening]:
    return sketches(page.asking, [page.asking.base + path for path in page.catalogue.latest(count)])


async def data(page: Page) -> Response:
    """`?of=` what one thing is linked to; `?from=&to=` the shortest chain; `?events=` so many of the latest events."""
    picture = Picture(page.language, page.at)
    for name in ("of", "from", "to"):
        if page.asked(name) and not known(page, page.asked(name)):
            return picture.answer(page.word(f"图谱中没有 {page.asked(name)}", f"{page.asked(name)} is not in the graph"), 404)
    if page.asked("of"):
        of = page.asking.canonical(page.asked("of"))
        await run_in_threadpool(around, page, picture, of)
        return page.of_now(picture.answer(), (of,))
    if page.asked("from") and page.asked("to"):
        return await linked(page, picture, page.asking.canonical(page.asked("from")), page.asking.canonical(page.asked("to")))
    for one in await run_in_threadpool(latest, page, min(page.number("events", LATEST), MOST)):
        picture.happening(one)
    return picture.answer()


def known(page: Page, path: str) -> bool:
    try:
        return page.asking.known(path)
    except ValueError:
        return False


async def linked(page: Page, picture: Picture, start: str, goal: str) -> Response:
    """The named question `path`, drawn: its steps with all that is known of the events on the way."""
    base = page.asking.base
    found = await page.frame.served.ask("path", {"a": base + start, "b": base + goal})
    if not found.rows:
        said = [note.text(page.language) for note in found.notes]
        return picture.answer(" ".join(said) or page.word("没有联系", "nothing links them"), 404)
    steps = [step(base, row, found.columns, page.language) for row in found]
    events = [end.path for start_of, _, end_of, _ in steps for end in (start_of, end_of) if end.kind == "event"]
    for one in await run_in_threadpool(sketches, page.asking, [base + path for path in dict.fromkeys(events)]):
        picture.happening(one, set())
    for start_of, label, end_of, date in steps:
        for end in (start_of, end_of):
            if end.kind != "event":
                picture.thing(end)
        picture.edge(start_of.path, end_of.path, label, date)
    return picture.answer(page.word(f"相隔 {len(steps)} 步", f"{len(steps)} steps apart" if len(steps) != 1 else "one step apart"))


def step(base: str, row: Record, columns: tuple[Column, ...], language: str) -> tuple[Thing, str, Thing, str | None]:
    codes_of = {column.name: column.codes or {} for column in columns}
    relation, detail = str(row["relation"]), row["detail"]
    words = [codes_of["relation"][relation].text(language) if relation in codes_of["relation"] else relation]
    known = codes_of["detail"]
    words += [known[str(one)].text(language) if str(one) in known else str(one) for one in (detail if isinstance(detail, tuple) else ())]
    ends = [Thing(str(row[f"{end}_id"]).removeprefix(base), str(row[end] or "")) for end in ("from", "to")]
    return ends[0], " ".join(words), ends[1], str(row["date"]) if row["date"] else None


def explorer(page: Page) -> Response:
    picture = Picture(page.language, page.at)
    things = [page.asking.canonical(path) for path in page.request.query_params.getlist("of")[:5] if known(page, path)]
    found = [one for path in things for one in around(page, picture, path)]
    if not things and not page.asked("from"):
        found = list(latest(page, 12))
        for one in found:
            picture.happening(one)
    names = {node["id"]: node["name"] for node in picture.nodes.values()}
    edges = [(Thing(edge["from"], names[edge["from"]]), edge["label"], Thing(edge["to"], names[edge["to"]]), edge["first"]) for edge in picture.edges.values()]
    said = page.render("explore.html", title=page.word("图谱", "Graph"), edges=edges[:200], event_kinds=event_kinds(), things=things)
    return page.of_now(said, things)
