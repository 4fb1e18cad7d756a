"""The index file: SQLite with its full-text engine. Articles in, rows out; every change is one transaction."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from .keys import MASK, folded, key, pairs, sounds
from .types import Readable, Said, Told

NAME = "search.sqlite"
FILES = (NAME, f"{NAME}-wal", f"{NAME}-shm", f"{NAME}-journal")
FORMAT = "2"
PATIENCE_SECONDS = 30
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS article(
  id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, print BLOB NOT NULL, document TEXT NOT NULL, source TEXT NOT NULL,
  title TEXT NOT NULL, date TEXT NOT NULL, start INTEGER NOT NULL, original BLOB NOT NULL, value TEXT NOT NULL, map BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS said(
  article INTEGER NOT NULL, name INTEGER NOT NULL, main INTEGER NOT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (article, name, main, detail)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS said_name ON said(name, main, detail, article);
CREATE TABLE IF NOT EXISTS name(
  id INTEGER PRIMARY KEY, node TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL, pinyin TEXT NOT NULL,
  initials TEXT NOT NULL, main INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0, UNIQUE (node, kind, text));
CREATE INDEX IF NOT EXISTS name_key ON name(key);
CREATE INDEX IF NOT EXISTS name_pinyin ON name(pinyin);
CREATE INDEX IF NOT EXISTS name_initials ON name(initials);
CREATE VIRTUAL TABLE IF NOT EXISTS name_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE IF NOT EXISTS body_words USING fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
"""


def connect(path: Path | None) -> sqlite3.Connection:
    """`None` is an index in memory, for a graph whose folder cannot be written in."""
    database = sqlite3.connect(path or ":memory:", timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=NORMAL")
    if setting(database, "format") not in (None, FORMAT):
        empty(database)
    database.executescript(SCHEMA)
    database.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (FORMAT,))
    return database


def empty(database: sqlite3.Connection) -> None:
    for table in ("meta", "article", "said", "name", "name_words", "body_words"):
        database.execute(f"DROP TABLE IF EXISTS {table}")


def setting(database: sqlite3.Connection, name: str) -> str | None:
    known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    found = known and database.execute("SELECT value FROM meta WHERE key = ?", (name,)).fetchone()
    return str(found[0]) if found else None


def set_to(database: sqlite3.Connection, name: str, value: str) -> None:
    database.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, also when the process is killed; another process that writes is waited for."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def fingerprint(told: Told) -> bytes:
    return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def known(database: sqlite3.Connection) -> dict[str, bytes]:
    return dict(database.execute("SELECT iri, print FROM article"))


def words(value: str) -> str:
    return " ".join(pairs(value))


def masked(value: str, hidden: Iterable[str]) -> str:
    """Folded, with the names that must not be found made unreadable."""
    value = folded(value)
    for name in sorted({folded(one) for one in hidden}, key=len, reverse=True):
        value = value.replace(name, MASK * len(name))
    return value


def put(database: sqlite3.Connection, told: Told, source: str, text: Readable | None) -> None:
    """An article with its text (none where its original is lost) and its names."""
    original, value, places = sliced(told, text)
    article = database.execute(
        "INSERT INTO article(iri, print, document, source, title, date, start, original, value, map) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (told.iri, fingerprint(told), told.document, source, told.title, told.date, told.start, packed(original), value, places),
    ).lastrowid
    database.execute("INSERT INTO body_words(rowid, words) VALUES (?, ?)", (article, words(value)))
    title = (Said(told.iri, "article", told.title, True, told.date),) if told.title else ()
    names: dict[int, bool] = {}
    for said in (*told.said, *title):
        name = name_of(database, said)
        names[name] = names.get(name, False) or said.main
        database.execute("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?)", (article, name, said.main, said.detail))
    counted = "UPDATE name SET articles = articles + 1, main = MAX(main, ?) WHERE id = ?"
    database.executemany(counted, [(main, name) for name, main in names.items()])


def sliced(told: Told, text: Readable | None) -> tuple[str, str, bytes]:
    """The part of the text that is the article's, with the places of its characters counted from where it begins."""
    if text is None:
        return "", "", b""
    clean = text.cleaned
    inside = [at for at in range(len(clean.value)) if told.start <= clean.starts[at] and clean.ends[at] <= told.end]
    if not inside:
        return text.original[told.start : told.end], "", b""
    low, high = inside[0], inside[-1] + 1
    numbers = array("I", [at - told.start if told.start <= at <= told.end else 0 for at in (*clean.starts[low:high], *clean.ends[low:high])])
    return text.original[told.start : told.end], masked(clean.value[low:high], told.hidden), zlib.compress(numbers.tobytes())


def packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpacked(raw: bytes) -> str:
    return zlib.decompress(raw).decode("utf-8", "surrogatepass")


def places_of(raw: bytes) -> tuple[array[int], array[int]]:
    numbers = array("I", zlib.decompress(raw)) if raw else array("I")
    half = len(numbers) // 2
    return numbers[:half], numbers[half:]


def name_of(database: sqlite3.Connection, said: Said) -> int:
    there = database.execute(
        "SELECT id FROM name WHERE node = ? AND kind = ? AND text = ?", (said.node, said.kind, said.name)
    ).fetchone()
    if there:
        return int(there[0])
    made = key(said.name)
    pinyin, initials = sounds(made)
    row = (said.node, said.kind, said.name, made, pinyin, initials)
    number = database.execute("INSERT INTO name(node, kind, text, key, pinyin, initials) VALUES (?,?,?,?,?,?)", row).lastrowid
    database.execute("INSERT INTO name_words(rowid, words) VALUES (?, ?)", (number, words(made)))
    return int(number or 0)


def drop(database: sqlite3.Connection, iri: str) -> None:
    """An article goes, and the names that no other one says. What a contentless index held is told to it to be forgotten."""
    article, value = database.execute("SELECT id, value FROM article WHERE iri = ?", (iri,)).fetchone()
    database.execute("INSERT INTO body_words(body_words, rowid, words) VALUES ('delete', ?, ?)", (article, words(value)))
    names = [row[0] for row in database.execute("SELECT DISTINCT name FROM said WHERE article = ?", (article,))]
    database.execute("DELETE FROM said WHERE article = ?", (article,))
    database.executemany("UPDATE name SET articles = articles - 1 WHERE id = ?", [(name,) for name in names])
    database.execute("DELETE FROM article WHERE id = ?", (article,))
    for name in names:
        main = "UPDATE name SET main = EXISTS (SELECT 1 FROM said WHERE name = ? AND main = 1) WHERE id = ?"
        database.execute(main, (name, name))
        if not database.execute("SELECT articles FROM name WHERE id = ?", (name,)).fetchone()[0]:
            made = database.execute("SELECT key FROM name WHERE id = ?", (name,)).fetchone()[0]
            database.execute("INSERT INTO name_words(name_words, rowid, words) VALUES ('delete', ?, ?)", (name, words(made)))
            database.execute("DELETE FROM name WHERE id = ?", (name,))
