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
from ...queries.gather import Solution, plain
from ...queries.names import compact, is_pinyin, simplified
from .asking import Asking, text
from .things import SHAPES, Thing


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
        self.asking = Asking(store, base)

    def local(self, solution: Solution, name: str) -> str:
        return self.asking.path(str(solution[name].value))

    @cached_property
    def days(self) -> tuple[tuple[str, str, str], ...]:
        """First day, kind and identifier of each event that has a date, in order."""
        return tuple(sorted((first_day(date), kind, path) for path, (date, kind) in self._events.items() if date))

    @cached_property
    def undated(self) -> tuple[str, ...]:
        return tuple(sorted(path for path, (date, _) in self._events.items() if not date))

    @cached_property
    def _events(self) -> dict[str, tuple[str, str]]:
        """A date with a year goes before one without, an early one before a later one."""
        found: dict[str, tuple[str, str]] = {}
        for s in self.asking.counted("months"):
            path, date = self.local(s, "event"), str(s["date"].value) if "date" in s else ""
            date = date if date[:4].isdigit() else ""
            known = found.get(path)
            if known is None or (date and (not known[0] or date < known[0])):
                found[path] = (date, str(s["kind"].value))
        return found

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
        for s in self.asking.counted("names"):
            of = said.setdefault(self.local(s, "node"), {})
            for key in ("name", "other", "pinyin", "where"):
                if key in s:
                    of.setdefault(key, set()).add(str(plain(s[key])))
        entries = (entry(path, of, self._counts.get(path, 0)) for path, of in said.items())
        return tuple(sorted(entries, key=lambda e: (-e.count, e.sound, e.thing.path)))

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        found = self.asking.select(text("active"))
        return {self.local(s, "node"): int(str(s["count"].value)) for s in found if "node" in s}

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        return {entry.thing.path: entry for entry in self.entries}

    def section(self, name: str) -> list[Entry]:
        """People, offices, places or programmes."""
        return [entry for entry in self.entries if entry.section == name]

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All documents, the latest first."""
        names: dict[str, tuple[str, str]] = {}
        articles: dict[str, set[tuple[str, str, str]]] = {}
        for s in self.asking.counted("documents"):
            path = self.local(s, "document")
            names[path] = (str(s["name"].value), str(s["type"].value) if "type" in s else "")
            if "article" in s:
                title, published = (str(s[key].value) if key in s else "" for key in ("title", "published"))
                articles.setdefault(path, set()).add((self.local(s, "article"), title, published))
        found = (Sheet(Thing(path, name), kind, tuple(sorted(articles.get(path, ()), key=order))) for path, (name, kind) in names.items())
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
