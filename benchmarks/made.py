"""A made-up graph of so many events, for whatever is measured on large graphs: `python benchmarks/made.py KG EVENTS`.

The careers and reports are those of `identity`, with stops, communities, facilities, figures, and talks led by an office-holder who is not
named. What is in the folder is what a build of the same readings would leave there, to the byte; it is only written in portions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

from pyoxigraph import Literal, Quad

sys.path.insert(0, str(Path(__file__).parent / "identity"))
from reports import Labelled, reports
from world import world

from jiedao.graph.catalogue import catalogue
from jiedao.graph.changes import rules_of_run, run_quads, seen_quads
from jiedao.graph.identity.pending import marks
from jiedao.graph.kg import KG
from jiedao.graph.rdf import to_quads
from jiedao.schema import types as t
from jiedao.schema.vocabulary import JD

SEED, PORTION = 1, 1000
READER = "made-up reports"
EVENTS_A_PERSON = 2.3
"""As in `run.py scale`."""
PARTS, HOUSES = "一二三四五六", ("睦邻中心", "文化活动室", "卫生服务站", "养老服务站")
UNITS = ("户", "台", "人")
RULES = {"name": "name.title", "part": "role.attends", "stop": "place.stop", "programme": "programme.object"}
"""The rules of the reader that find such things, for their confidence."""


def made(events: int) -> Iterator[t.Reading]:
    """Readings with so many events in all, or one more."""
    chance, left = Random(SEED), events  # noqa: S311 - a made-up world
    for one in reports(SEED, world(SEED, max(60, round(events / EVENTS_A_PERSON))), events):
        reading = richer(chance, one)
        yield reading
        left -= len(reading.articles[0].events)
        if left <= 0:
            return


class Tail:
    """What is written behind a report, with the passages of it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def add(self, words: str, around: str = "{}") -> t.Evidence:
        before, after = around.split("{}")
        start = len(self.text) + len(before)
        self.text += before + words + after
        return (t.Passage(start, start + len(words)),)


def richer(chance: Random, told: Labelled) -> t.Reading:
    document, article = told.reading.document, told.reading.articles[0]
    event, area, tail = ruled(article.events[0]), str(article.area), Tail(document.text)
    community, house = f"{area[:-2]}{chance.choice(PARTS)}社区", f"{area}{chance.choice(HOUSES)}"
    if chance.random() < 0.7:
        at, there = tail.add(community, "走访{}"), tail.add(house, "和{}。")
        stops = tuple(t.Stop(place=name, evidence=words, rule="place.stop") for name, words in ((community, at), (house, there)))
        event = replace(event, stops=stops)
        article = replace(
            article, communities=(t.Community(name=community, within=area, evidence=at, rule="place.community"),),
            facilities=(t.Facility(name=house, within=area, address=f"{area[:-2]}路{chance.randint(1, 99)}号", evidence=there, rule="place.facility"),),
        )  # fmt: skip
    if chance.random() < 0.3:
        article = replace(article, indicators=(figure(chance, tail, event),))
    talks = (meeting(tail, area, event),) if chance.random() < 0.2 else ()
    if talks:
        office = t.Office(name=f"{area}党工委", kind="party", area=area, evidence=talks[0].participants[0].evidence, rule="office.name")
        article = replace(article, offices=(*(one for one in article.offices if one.name != office.name), office))
    article = replace(
        article, events=(event, *talks), span=t.Passage(0, len(tail.text)),
        persons=tuple(replace(one, rule=RULES[one.rule]) for one in article.persons),
        programmes=tuple(replace(one, rule=RULES[one.rule]) for one in article.programmes),
    )  # fmt: skip
    return t.Reading(document=rewritten(document, tail.text), articles=(article,))


def ruled(event: t.Event) -> t.Event:
    parts = tuple(replace(one, rule="role.leads" if one.role == "leads" else RULES[one.rule]) for one in event.participants)
    stops = tuple(replace(one, rule=RULES[one.rule]) for one in event.stops)
    return replace(event, rule=f"event.{event.kind}", participants=parts, stops=stops)


def figure(chance: Random, tail: Tail, event: t.Event) -> t.Indicator:
    value, unit, about = chance.randint(1, 500), chance.choice(UNITS), event.programmes[0]
    at = tail.add(f"{about}{value}{unit}", "已完成{}。")
    return t.Indicator(about=about, measure="完成", value=value, unit=unit, when=event.when.date, evidence=at, rule="indicator.matter")


def meeting(tail: Tail, area: str, event: t.Event) -> t.Event:
    """Talks after it, chaired by whoever is secretary there."""
    at = tail.add(f"{area}党工委书记主持座谈会", "{}。")
    chair = t.Participation(agent=f"{area}党工委", kind="org", role="chairs", title="书记", evidence=at, rule="role.chairs")
    return t.Event(
        kind="meeting", label="座谈会", when=event.when, evidence=at, rule="event.meeting", parent=0, participants=(chair,),
        programmes=event.programmes,
    )  # fmt: skip


def rewritten(document: t.Document, text: str) -> t.Document:
    return replace(document, text=text, sha256=sha256(text.encode()).hexdigest())


def take_in(kg: KG, portion: list[t.Reading]) -> None:
    """As `KG.ingest` would, one after the other; first and last seen come at the end."""
    store, ids = kg.writable, kg.ids
    quads = [quad for reading in portion for quad in said(kg, reading)]
    store.bulk_extend([*quads, *rules_of_run(store, ids, kg.reader), *marks(store, ids, (), quads)])
    for reading in portion:
        kg.originals.keep(reading.document.sha256, reading.document.text.encode(reading.document.encoding))


def said(kg: KG, reading: t.Reading) -> Iterator[Quad]:
    document = kg.ids.document(reading.document)
    yield from to_quads(reading, kg.base)
    yield from run_quads(kg.ids, kg.reader, document)
    yield Quad(document, JD.origin, Literal(origin(reading)), catalogue(kg.ids))


def origin(reading: t.Reading) -> str:
    return f"/made/{reading.document.source}"


def make(path: Path, events: int) -> None:
    started, documents = perf_counter(), 0
    with KG.open(path, "w", reader=READER) as kg:
        readings = made(events)
        while portion := list(islice(readings, PORTION)):
            take_in(kg, portion)
            documents += len(portion)
            print(f"\r{documents:,} documents, {perf_counter() - started:.0f} s", end="", file=sys.stderr, flush=True)
        _, seen = seen_quads(kg.writable, kg.ids, set(), kg.writable.quads_for_pattern(None, JD.seen, None))
        kg.writable.bulk_extend(seen)
        kg.identify()
        kg.writable.optimize()
        print(f"\r{events:,} events in {documents:,} documents, {len(kg.store):,} quads, {perf_counter() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    make(Path(sys.argv[1]), int(sys.argv[2]))
