"""What a whole graph holds, by name and by day: one state of a graph in, lists that pages show a part of out.

Made once for each build, as it takes a moment on large graphs; everything else is asked for when a page is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Store

from ...graph.iri import pinyin
from ...queries.names import compact, is_pinyin, simplified
from ...schema.vocabulary import FOAF, JD, RDFS, SCHEMA, SKOS
from .things import SHAPES, Thing
from .whole import Whole

LISTED = ("person", "office", "community", "facility", "area", "programme", "policy")
"""By the first part of their identifiers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with a page, as lists and the search show it."""

    thing: Thing
    sound: str
    """Its pinyin without blanks and tones."""
    initials: str
    others: tuple[str, ...]
    where: str
    count: int
    """Of events."""

    @property
    def section(self) -> str:
        return SHAPES.get(self.thing.kind, self.thing.kind)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document with the titles of its articles."""

    thing: Thing
    media_type: str
    articles: tuple[tuple[str, str, str], ...]
    """Identifier, title and day of publication of each."""

    @property
    def published(self) -> str:
        return max((day for _, _, day in self.articles), default="")


class Catalogue:
    """Each part is worked out when it is first needed."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base

    @cached_property
    def whole(self) -> Whole:
        return Whole(self.store, self.base)

    @cached_property
    def days(self) -> tuple[tuple[str, str, str], ...]:
        """First day, kind and identifier of each event that has a date, in order."""
        return tuple(sorted((first_day(date), kind, path) for path, (date, kind) in self._events.items() if date))

    @cached_property
    def undated(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, (date, _) in self._events.items() if not date))

    @cached_property
    def _events(self) -> dict[str, tuple[str, str]]:
        return self.whole.events()

    @cached_property
    def months(self) -> dict[str, Counter[str]]:
        """Events of each month (`2024-03`) by kind; what has only a year is left out."""
        counted: dict[str, Counter[str]] = {}
        for day, kind, _ in self.days:
            if len(day) >= 7:
                counted.setdefault(day[:7], Counter())[kind] += 1
        return counted

    def between(self, since: str, until: str) -> tuple[tuple[str, str, str], ...]:
        """The events whose first day lies from `since` to `until`, both taken whole: 2024 is all of 2024."""
        return self.days[bisect_left(self.days, (since,)) : bisect_left(self.days, (until + "~",))]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All named things, those of most events first."""
        said: dict[str, dict[str, set[str]]] = {}
        for path, name in self.whole.said(FOAF.name, SKOS.prefLabel):
            if path.partition("/")[0] in LISTED:
                said.setdefault(path, {}).setdefault("name", set()).add(name)
        for key, predicate in (("other", SKOS.altLabel), ("pinyin", RDFS.label)):
            for path, value in self.whole.said(predicate):
                if path in said:
                    said[path].setdefault(key, set()).add(value)
        for path, around in self.whole.links(JD.area, SCHEMA.containedInPlace):
            if path in said and around in said:
                said[path].setdefault("where", set()).update(said[around]["name"])
        counts = Counter(path for path, _ in self.whole.takes_part())
        entries = (entry(path, of, counts[path]) for path, of in said.items())
        return tuple(sorted(entries, key=lambda e: (-e.count, e.sound, e.thing.path)))

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        return {entry.thing.path: entry for entry in self.entries}

    def section(self, name: str) -> list[Entry]:
        """People, offices, places or programmes."""
        return [entry for entry in self.entries if entry.section == name]

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All documents, the latest first."""
        whole = self.whole
        titles, days = dict(whole.said(SCHEMA.headline)), dict(whole.said(SCHEMA.datePublished))
        names, types = dict(whole.said(SCHEMA.name)), dict(whole.said(SCHEMA.encodingFormat))
        articles: dict[str, list[tuple[str, str, str]]] = {}
        for article, document in whole.links(SCHEMA.isPartOf):
            articles.setdefault(document, []).append((article, titles.get(article, ""), days.get(article, "")))
        paths = (path for path in names if path.startswith("document/"))
        found = (Sheet(Thing(path, names[path]), types.get(path, ""), tuple(sorted(articles.get(path, ()), key=order))) for path in paths)
        return tuple(sorted(sorted(found, key=lambda s: s.thing.name), key=lambda s: s.published, reverse=True))

    def found(self, words: str, limit: int) -> list[Entry]:
        """What is called like this, by name, alias, pinyin or its initials: the closest first, then those of most events."""
        return matching(self.entries, words, limit)


def order(article: tuple[str, str, str]) -> tuple[int, str]:
    number = article[0].rpartition("-")[2]
    return int(number) if number.isdigit() else 0, article[0]


def first_day(edtf: str) -> str:
    """`2024-03-01/2024-03-04` → `2024-03-01`; a month stays a month."""
    return edtf.partition("/")[0].rstrip("~?%")


def entry(path: str, said: Mapping[str, set[str]], count: int) -> Entry:
    name = min(said["name"], key=lambda name: (-len(name), name))
    spoken = min(said["pinyin"]) if "pinyin" in said else pinyin(name)
    others = tuple(sorted((said["name"] | said.get("other", set())) - {name}))
    where = min(said.get("where", {""}), key=lambda name: (-len(name), name))
    return Entry(Thing(path, name), compact(spoken), "".join(word[:1] for word in spoken.lower().split()), others, where, count)


def matching(entries: Iterable[Entry], words: str, limit: int) -> list[Entry]:
    wanted = simplified(words)
    if not wanted:
        return []
    spoken = compact(words) if is_pinyin(words) else ""
    ranked = ((nearness(entry, wanted, spoken), entry) for entry in entries)
    found = sorted(((near, entry) for near, entry in ranked if near), key=lambda one: (one[0], -one[1].count, len(one[1].thing.name)))
    return [entry for _, entry in found[:limit]]


def nearness(entry: Entry, wanted: str, spoken: str) -> int:
    """1 is the name itself, more is farther off; 0 no match."""
    name = entry.thing.name
    if name == wanted or wanted in entry.others:
        return 1
    if name.startswith(wanted):
        return 2
    if wanted in name or any(wanted in other for other in entry.others):
        return 4
    if spoken and entry.sound == spoken:
        return 1
    if spoken and entry.sound.startswith(spoken):
        return 3
    if spoken and len(spoken) > 1 and entry.initials.startswith(spoken):
        return 5
    return 6 if len(spoken) > 3 and spoken in entry.sound else 0
