"""What a whole graph holds, by name and by day: the file that was made of one build in, the parts that pages show out."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ...queries.names import compact, is_pinyin, simplified
from .things import SHAPES, Thing

MOST = 100_000
"""More than any page shows."""


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
    def title(self) -> str:
        """That of the one article, where it is one with a title."""
        return self.articles[0][1] if len(self.articles) == 1 else ""

    @property
    def published(self) -> str:
        return max((day for _, _, day in self.articles), default="")


OLDEST = "SELECT path FROM part JOIN day ON place = event WHERE thing = ? ORDER BY event LIMIT ? OFFSET ?"
NEWEST = "SELECT path FROM part JOIN day ON place = event WHERE thing = ? ORDER BY event DESC LIMIT ? OFFSET ?"
UNDATED = "SELECT path FROM part JOIN undated ON place = event WHERE thing = ? ORDER BY event LIMIT ? OFFSET ?"
BESIDE = """\
SELECT path, name, count FROM (
  SELECT other.thing AS thing, count(*) AS count FROM (SELECT event FROM part WHERE thing = ?1 ORDER BY event DESC LIMIT ?2) AS own
  JOIN part AS other ON other.event = own.event WHERE other.thing <> ?1 AND other.within = 0 GROUP BY other.thing
) JOIN entry ON place = thing WHERE section = ?3 ORDER BY count DESC, path LIMIT ?4
"""
"""What of a section has most events in common with something, of its latest ones."""


class Catalogue:
    """The names are held, since the search looks through all of them; days and documents are read as a page shows them."""

    def __init__(self, place: Path) -> None:
        self.database = sqlite3.connect(f"file:{place}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    @cached_property
    def months(self) -> dict[str, Counter[str]]:
        """Events of each month (`2024-03`) by kind; what has only a year is left out."""
        counted: dict[str, Counter[str]] = {}
        for month, kind, count in self.database.execute("SELECT substr(day, 1, 7) AS month, kind, count(*) FROM day WHERE length(day) >= 7 GROUP BY 1, 2"):
            counted.setdefault(month, Counter())[kind] = count
        return counted

    @cached_property
    def undated(self) -> int:
        return self.number("SELECT count(*) FROM undated")

    @cached_property
    def events(self) -> int:
        return self.number("SELECT count(*) FROM day") + self.undated

    @cached_property
    def documents(self) -> int:
        return self.number("SELECT count(*) FROM sheet")

    def number(self, query: str) -> int:
        return int(self.database.execute(query).fetchone()[0])

    def kinds(self, since: str, until: str) -> Counter[str]:
        """How many events of each kind begin from `since` to `until`, both taken whole: 2024 is all of 2024."""
        return Counter(dict(self.database.execute("SELECT kind, count(*) FROM day WHERE day >= ? AND day < ? GROUP BY kind", (since, until + "~"))))

    def between(self, since: str, until: str, kind: str, skip: int, limit: int) -> list[str]:
        """The events that begin then, the latest first; of any kind where none is given."""
        asked = "SELECT path FROM day WHERE day >= ? AND day < ? AND ? IN ('', kind) ORDER BY day DESC, place DESC LIMIT ? OFFSET ?"
        return [path for (path,) in self.database.execute(asked, (since, until + "~", kind, limit, skip))]

    def latest(self, count: int) -> list[str]:
        """The latest events, in the order of their days."""
        return [path for (path,) in self.database.execute("SELECT path FROM day ORDER BY place DESC LIMIT ?", (count,))][::-1]

    def place(self, path: str) -> int | None:
        """The number of a named thing here."""
        found = self.database.execute("SELECT place FROM entry WHERE path = ?", (path,)).fetchone()
        return int(found[0]) if found else None

    @cached_property
    def dated(self) -> int:
        return self.number("SELECT count(*) FROM day")

    def days_of(self, thing: int) -> list[tuple[str, int]]:
        """The days on which something has events, and how many on each."""
        asked = "SELECT day, count(*) FROM part JOIN day ON event = place WHERE thing = ? GROUP BY day ORDER BY day"
        return list(self.database.execute(asked, (thing,)))

    def events_of(self, thing: int, *, dated: bool) -> int:
        asked = "SELECT count(*) FROM part WHERE thing = ? AND event BETWEEN ? AND ?"
        between = (1, self.dated) if dated else (self.dated + 1, self.dated + self.undated)
        return int(self.database.execute(asked, (thing, *between)).fetchone()[0])

    def met(self, thing: int, skip: int, limit: int, *, newest_first: bool) -> list[str]:
        """Its events in the order of their days, or the other way round; those without a day come last."""
        dated = self.events_of(thing, dated=True)
        here = min(limit, max(0, dated - skip))
        found = [path for (path,) in self.database.execute(NEWEST if newest_first else OLDEST, (thing, here, skip))]
        return [*found, *(path for (path,) in self.database.execute(UNDATED, (thing, limit - here, max(0, skip - dated))))]

    def beside(self, thing: int, section: str, latest: int, limit: int) -> list[tuple[Thing, int]]:
        found = self.database.execute(BESIDE, (thing, latest, section, limit))
        return [(Thing(path, name), count) for path, name, count in found]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All named things, those of most events first."""
        rows = self.database.execute("SELECT path, name, sound, initials, others, lies, events FROM entry ORDER BY place")
        return tuple(
            Entry(Thing(path, name), sound, initials, tuple(json.loads(others)) if others != "[]" else (), where, count)
            for path, name, sound, initials, others, where, count in rows
        )

    @cached_property
    def by_section(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.section, []).append(entry)
        return found

    def section(self, name: str) -> list[Entry]:
        """People, offices, places or programmes."""
        return self.by_section.get(name, [])

    @cached_property
    def counted(self) -> Counter[str]:
        """Things by the first part of their identifiers."""
        return Counter(dict(self.database.execute("SELECT kind, count(*) FROM entry GROUP BY kind")))

    def sheets(self, skip: int = 0, limit: int = MOST) -> list[Sheet]:
        """Documents, the latest first."""
        rows = self.database.execute("SELECT path, name, type, articles FROM sheet ORDER BY place LIMIT ? OFFSET ?", (limit, skip))
        return [sheet(*row) for row in rows]

    def found(self, words: str, limit: int) -> list[Entry]:
        """What is called like this, by name, alias, pinyin or its initials: the closest first, then those of most events."""
        return matching(self.entries, words, limit)


def sheet(path: str, name: str, media_type: str, articles: str) -> Sheet:
    return Sheet(Thing(path, name), media_type, tuple((one[0], one[1], one[2]) for one in json.loads(articles)))


def matching(entries: Iterable[Entry], words: str, limit: int) -> list[Entry]:
    wanted = simplified(words)
    if not wanted:
        return []
    spoken = compact(words) if is_pinyin(words) else ""
    ranked: Sequence[tuple[int, Entry]] = [(near, entry) for entry in entries if (near := nearness(entry, wanted, spoken))]
    return [entry for _, entry in sorted(ranked, key=lambda one: (one[0], -one[1].count, len(one[1].thing.name)))[:limit]]


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
