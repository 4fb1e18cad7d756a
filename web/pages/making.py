"""The catalogue of a graph, written once for each build: an open graph and a path in, an SQLite file of lists out.

What the lists of pages need in order stands in it in that order, so that a page reads only what it shows.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain
from pathlib import Path

from ...answers import Graph
from ...graph.iri import pinyin
from ...graph.kept import replacing
from ...queries.names import compact
from ...schema.vocabulary import FOAF, JD, RDFS, SCHEMA, SKOS
from .days import first_day
from .things import SHAPES
from .whole import Whole

TABLES = """\
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entry (
  place INTEGER PRIMARY KEY, path TEXT, kind TEXT, section TEXT, name TEXT, sound TEXT, initials TEXT, others TEXT, lies TEXT, events INTEGER
);
CREATE TABLE day (place INTEGER PRIMARY KEY, day TEXT, kind TEXT, path TEXT);
CREATE TABLE undated (place INTEGER PRIMARY KEY, path TEXT);
CREATE TABLE part (thing INTEGER, event INTEGER, within INTEGER, PRIMARY KEY (thing, event)) WITHOUT ROWID;
CREATE TABLE sheet (place INTEGER PRIMARY KEY, path TEXT, name TEXT, type TEXT, articles TEXT);
"""
INDEXES = """\
CREATE INDEX day_day ON day (day);
CREATE INDEX day_kind ON day (day, kind);
CREATE INDEX entry_path ON entry (path);
CREATE INDEX part_event ON part (event, thing);
"""
LISTED = ("person", "office", "community", "facility", "area", "programme", "policy")
"""By the first part of their identifiers."""
Row = tuple[str | int, ...]


def make(graph: Graph, place: Path) -> None:
    with replacing(place) as part, closing(sqlite3.connect(part)) as database:
        database.executescript(TABLES)
        write(database, Whole(graph.kg.store, graph.kg.base))
        database.executescript(INDEXES)
        database.commit()


def write(database: sqlite3.Connection, whole: Whole) -> None:
    events = whole.events()
    days = [(first_day(date), kind, path) for path, (date, kind) in events.items() if date]
    days.sort(key=lambda one: (one[0], *in_text(one[2])))
    database.executemany("INSERT INTO day VALUES (NULL, ?, ?, ?)", days)
    places = {path: number for number, (_, _, path) in enumerate(days, 1)}
    undated = sorted(path for path, (date, _) in events.items() if not date)
    places |= {path: number for number, path in enumerate(undated, len(days) + 1)}
    database.executemany("INSERT INTO undated VALUES (?, ?)", ((places[path], path) for path in undated))
    del events, days, undated
    met = whole.takes_part()
    inside = within(met, whole.links(SCHEMA.containedInPlace))
    rows = entries(whole, Counter(path for path, _ in chain(met, inside)))
    database.executemany("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    numbers = {str(row[0]): number for number, row in enumerate(rows, 1)}
    pairs = sorted(
        (numbers[thing], places[event], at) for at, found in enumerate((met, inside)) for thing, event in found if thing in numbers and event in places
    )
    database.executemany("INSERT INTO part VALUES (?, ?, ?)", pairs)
    del met, inside, rows, numbers, places, pairs
    database.executemany("INSERT INTO sheet VALUES (NULL, ?, ?, ?, ?)", sheets(whole))


def entries(whole: Whole, counts: Counter[str]) -> list[Row]:
    """All named things, those of most events first."""
    said: dict[str, dict[str, set[str]]] = {}
    for path, name in whole.said(FOAF.name, SKOS.prefLabel):
        if path.partition("/")[0] in LISTED:
            said.setdefault(path, {}).setdefault("name", set()).add(name)
    for key, predicate in (("other", SKOS.altLabel), ("pinyin", RDFS.label)):
        for path, value in whole.said(predicate):
            if path in said:
                said[path].setdefault(key, set()).add(value)
    names = {path: longest(of["name"]) for path, of in said.items()}
    lies: dict[str, set[str]] = {}
    for path, around in whole.links(JD.area, SCHEMA.containedInPlace, JD.jurisdiction):
        if path in said and around in said:
            lies.setdefault(path, set()).add(around)
    places = where(names, {path: min(around, key=lambda one: (-len(names[one]), names[one], one)) for path, around in lies.items()})
    found = (entry(path, of, places.get(path, ""), counts[path]) for path, of in said.items())
    return sorted(found, key=lambda row: (-int(row[8]), row[4], row[0]))


def within(met: set[tuple[str, str]], contained: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Each area with the events of the places in it that are none of its own."""
    around: dict[str, set[str]] = {}
    for place, area in contained:
        around.setdefault(place, set()).add(area)
    wider: dict[str, set[str]] = {}
    for place in around:
        found, new = set[str](), {place}
        while new := {area for one in new for area in around.get(one, ())} - found:
            found |= new
        wider[place] = found - {place}
    return {(area, event) for thing, event in met for area in wider.get(thing, ())} - met


def in_text(event: str) -> tuple[str, int, str]:
    """What a document tells of one day stands in the order of its words: content, first character and the rest of an identifier."""
    content, _, rest = event.partition("-")
    start = rest.partition("-")[0]
    return content, int(start) if start.isdigit() else 0, event


def longest(names: Iterable[str]) -> str:
    return min(names, key=lambda name: (-len(name), name))


def where(names: Mapping[str, str], lies: Mapping[str, str]) -> dict[str, str]:
    """What each thing lies in, by name; of two of one name in two places of one name, with what those lie in."""
    near = {path: names[around] for path, around in lies.items()}
    same = Counter((path.partition("/")[0], names[path], place) for path, place in near.items())
    return {path: fuller(place, near.get(lies[path], "")) if same[path.partition("/")[0], names[path], place] > 1 else place for path, place in near.items()}


def fuller(place: str, around: str) -> str:
    return place if place.startswith(around.rstrip("省市区县")) else around + place


def entry(path: str, said: Mapping[str, set[str]], where: str, count: int) -> Row:
    name = longest(said["name"])
    spoken = min(said["pinyin"]) if "pinyin" in said else pinyin(name)
    others = json.dumps(sorted((said["name"] | said.get("other", set())) - {name}), ensure_ascii=False)
    kind = path.partition("/")[0]
    initials = "".join(word[:1] for word in spoken.lower().split())
    return path, kind, SHAPES.get(kind, kind), name, compact(spoken), initials, others, where, count


def sheets(whole: Whole) -> Iterator[Row]:
    """All documents, the latest first, each with its articles: identifier, title and day of publication."""
    titles, days = dict(whole.said(SCHEMA.headline)), dict(whole.said(SCHEMA.datePublished))
    names, types = dict(whole.said(SCHEMA.name)), dict(whole.said(SCHEMA.encodingFormat))
    articles: dict[str, list[tuple[str, str, str]]] = {}
    for article, document in whole.links(SCHEMA.isPartOf):
        articles.setdefault(document, []).append((article, titles.get(article, ""), days.get(article, "")))
    paths = sorted((path for path in names if path.startswith("document/")), key=lambda path: (names[path], path))
    for path in sorted(paths, key=lambda path: latest(articles.get(path, ())), reverse=True):
        told = sorted(articles.get(path, ()), key=order)
        yield path, names[path], types.get(path, ""), json.dumps(told, ensure_ascii=False)


def latest(articles: Iterable[tuple[str, str, str]]) -> str:
    return max((day for _, _, day in articles), default="")


def order(article: tuple[str, str, str]) -> tuple[int, str]:
    number = article[0].rpartition("-")[2]
    return int(number) if number.isdigit() else 0, article[0]
