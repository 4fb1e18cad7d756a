"""Words in, hits out, best first: whole names, beginnings, other names, initials, parts of names, then what articles say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .index import places_of, unpacked
from .keys import folded, key, latin, phrase
from .types import KINDS, Found, Hit, Kind, Quote

RANK: dict[Found, int] = {"name": 0, "prefix": 1, "alias": 2, "initials": 3, "part": 4, "text": 5}
MANY = 400
"""Names, and articles, that are ranked at most; the best of them are found first by the indexes themselves."""
DETAILS = 3
BEFORE, AFTER = 48, 42
"""Characters of an article shown around what was found, where the sentence is longer."""
STOPS = "。！？；\n\t"
PAUSES = "，、：,"
"""Where a long sentence may be cut: never inside a number or a name."""
LAST = "\U0010ffff"
NAMES = "SELECT id, node, kind, text, key, pinyin, initials, main, articles FROM name WHERE "
EVENT = KINDS.index("event")


SAID_OF = """\
SELECT s.detail, a.date FROM name n JOIN said s ON s.name = n.id JOIN article a ON a.id = s.article
WHERE n.node = ? AND s.main = 1 LIMIT 200
"""
"""Of what is named often, that much is looked at for what tells it from others."""
WEIGHED = 2000
"""Articles, and names, that are weighed against each other; a word that stands in more of them tells little."""
OF_WORDS = f"""\
SELECT rowid FROM (SELECT rowid, rank AS worth FROM name_words WHERE name_words MATCH ? LIMIT {WEIGHED}) ORDER BY worth, rowid LIMIT {MANY}
"""  # noqa: S608 - numbers of ours
BEST_TEXTS = f"""\
SELECT a.iri, a.source, a.title, a.date, a.start, a.original, a.value, a.map, f.worth
FROM (SELECT rowid, rank AS worth FROM body_words WHERE body_words MATCH ? LIMIT {WEIGHED}) f JOIN article a ON a.id = f.rowid
ORDER BY f.worth, a.iri LIMIT ?
"""  # noqa: S608 - a number of ours
Row = tuple[int, str, Kind, str, str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A row of the names, with how it fits."""

    id: int
    node: str
    kind: Kind
    text: str
    main: bool
    articles: int
    found: Found
    length: int

    @property
    def order(self) -> tuple[int, bool, int, int, str, str]:
        """Best first: things before events and articles, what more articles name before the rest."""
        return RANK[self.found], KINDS.index(self.kind) >= EVENT, -self.articles, self.length, self.text, self.node


def search(database: sqlite3.Connection, typed: str, kinds: Sequence[Kind] = (), limit: int = 20) -> tuple[Hit, ...]:
    """What fits all of the words; `kinds` leaves the others out. Nothing at all for words without a letter or character."""
    words = typed.split()
    wanted = tuple(kinds) or KINDS
    if not key(typed) or not phrase(folded(typed)) or limit < 1:
        return ()
    things = ranked(database, by_name(database, words, wanted), limit)
    texts = by_text(database, words, limit - len(things), {hit.id for hit in things}) if "article" in wanted else ()
    return (*things, *texts)[:limit]


def stands(database: sqlite3.Connection, word: str) -> bool:
    """Whether any article or name has the word, which is two signs or more."""
    said = (phrase(key(word)),)
    return any(
        database.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", said).fetchone()  # noqa: S608 - names of ours
        for table in ("body_words", "name_words")
    )


def by_name(database: sqlite3.Connection, words: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Named]:
    rows = dict.fromkeys(candidates(database, words, kinds))
    parts, sound = [key(word) for word in words], latin(" ".join(words))
    for number, node, kind, text, made, pinyin, initials, main, articles in rows:
        found = fit(parts, sound, made, pinyin, initials)
        if found:
            other: Found = found if main or found not in ("name", "prefix") else "alias"
            yield Named(number, node, kind, text, bool(main), articles, other, len(made))


def candidates(database: sqlite3.Connection, words: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Row]:
    """Names that may fit, from one index after the other."""
    only = f"kind IN ({','.join('?' * len(kinds))}) "
    whole, sound = key("".join(words)), latin(" ".join(words))
    ranges = [("key", whole)] + ([("pinyin", sound), ("initials", sound)] if sound else [])
    for column, start in ranges:
        rule = f"{NAMES}{only} AND {column} >= ? AND {column} < ? ORDER BY {column} LIMIT {MANY}"
        yield from database.execute(rule, (*kinds, start, start + LAST))
    if sound:
        yield from database.execute(f"{NAMES}{only} AND pinyin GLOB ? LIMIT {MANY}", (*kinds, f"*{sound}*"))
    else:
        rule = f"{NAMES}{only} AND id IN ({OF_WORDS})"
        yield from database.execute(rule, (*kinds, " ".join(phrase(key(word)) for word in words)))


def fit(parts: Sequence[str], sound: str, made: str, pinyin: str, initials: str) -> Found | None:
    whole = "".join(parts)
    if made == whole or (sound and pinyin == sound):
        return "name"
    if made.startswith(whole) or (sound and pinyin.startswith(sound)):
        return "prefix"
    if sound and initials.startswith(sound):
        return "initials"
    return "part" if all(part in made for part in parts) or (sound and len(sound) > 2 and sound in pinyin) else None


def ranked(database: sqlite3.Connection, names: Iterable[Named], limit: int) -> list[Hit]:
    """One hit a thing: by its best name."""
    best: dict[str, Named] = {}
    for one in names:
        if one.node not in best or one.order < best[one.node].order:
            best[one.node] = one
    return [hit(database, one) for one in sorted(best.values(), key=lambda named: named.order)[:limit]]


def hit(database: sqlite3.Connection, one: Named) -> Hit:
    """With its principal name, and what the latest articles say of it."""
    name, articles = one.text, one.articles
    if not one.main:
        rule = "SELECT text, articles FROM name WHERE node = ? AND main = 1 ORDER BY articles DESC, text LIMIT 1"
        name, articles = database.execute(rule, (one.node,)).fetchone() or (one.text, one.articles)
    said = database.execute(SAID_OF, (one.node,)).fetchall()
    said.sort(key=lambda row: row[1], reverse=True)
    details = dict.fromkeys(part for row in said for part in row[0].split("、") if part)
    date = max((row[1] for row in said), default="")
    matched = "" if name == one.text else one.text
    detail = "、".join(list(details)[:DETAILS])
    return Hit(one.node, one.kind, name, one.found, matched, detail, articles, date, float(RANK[one.found]), title_quote(database, one))


def title_quote(database: sqlite3.Connection, one: Named) -> Quote | None:
    """An article that is found by its headline is quoted with it."""
    if one.kind != "article":
        return None
    row = database.execute("SELECT source, title, start, original, value, map FROM article WHERE iri = ?", (one.node,)).fetchone()
    source, title, start, original, value, places = row
    headline = folded(title)
    at = value.find(headline)
    return None if at < 0 else stretch(source, title, start, unpacked(original), places, at, at + len(headline))


def stretch(source: str, title: str, start: int, original: str, places: bytes, low: int, high: int) -> Quote:
    """What is printed for a stretch of the cleaned text."""
    starts, ends = places_of(places)
    first, last = min(starts[low:high]), max(ends[low:high])
    return Quote(source, title, start + first, start + last, original[first:last])


def by_text(database: sqlite3.Connection, words: Sequence[str], limit: int, known: set[str]) -> Iterator[Hit]:
    """Articles whose text has all of the words, those first that speak of them most for their length (BM25)."""
    if limit < 1:
        return
    parts = [folded(word) for word in words]
    for iri, source, title, date, start, original, value, places, rank in database.execute(
        BEST_TEXTS, (" ".join(phrase(part) for part in parts), limit + len(known))
    ):
        if iri not in known:
            quote = quoted(source, title, start, unpacked(original), value, places, parts)
            yield Hit(iri, "article", title, "text", "", date, 1, date, round(float(rank), 4), quote)


def quoted(source: str, title: str, start: int, original: str, value: str, places: bytes, parts: Sequence[str]) -> Quote | None:
    """The sentence with the first of the words, as it is printed."""
    at = min((found for part in parts if (found := value.find(part)) >= 0), default=-1)
    if at < 0:
        return None
    low, high = sentence(value, at)
    quote, (starts, ends) = stretch(source, title, start, original, places, low, high), places_of(places)
    first = quote.start - start
    marks = {
        (min(starts[n : n + len(part)]) - first, max(ends[n : n + len(part)]) - first)
        for part in parts
        for n in occurrences(value, part, low, high)
    }
    return replace(quote, at=tuple(sorted(marks)))


def sentence(value: str, at: int) -> tuple[int, int]:
    """The sentence around a place, or as much of it as is worth showing."""
    low = max(value.rfind(stop, 0, at) for stop in STOPS) + 1
    ends = [end for stop in STOPS if (end := value.find(stop, at)) >= 0]
    high = min(ends, default=len(value) - 1) + 1
    if low < at - BEFORE:
        low = next((n + 1 for n in range(at - BEFORE, at) if value[n] in PAUSES), at - BEFORE)
    high = min(high, at + AFTER)
    while high > at + 1 and value[high - 1].isspace():
        high -= 1
    return low, high


def occurrences(value: str, part: str, low: int, high: int) -> Iterator[int]:
    at = value.find(part, low, high)
    while at >= 0:
        yield at
        at = value.find(part, at + 1, high)
