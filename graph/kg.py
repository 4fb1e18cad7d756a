"""A knowledge graph in a folder: readings and original bytes in, a store of quads out.

`store/` holds the quads, `sources/` the original bytes, `kg.json` the version of the format. A document is one name
with one content. Where it was read from (its origin: a path or URL) says what it replaces: a changed file replaces what
was read from the same origin, while two files of one name in two folders stay two documents.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any
from typing import Literal as OneOf

from pyoxigraph import NamedNode, Store

from ..schema.faults import one_line
from ..schema.types import Document, Reading
from ..schema.vocabulary import BASE
from . import swap
from .catalogue import Source, known_sources, origins_inside, source
from .changes import ingestion, leaving, removal, rereading, up_to_date
from .corrections import record
from .corrections.apply import corrected
from .corrections.file import parse
from .corrections.types import Correction
from .errors import FormatError, MissingError, ReadOnlyError, SourceError, nothing_at
from .facts import document_facts
from .identity import ledger as book
from .identity.ledger import Ledger
from .identity.settle import Settled, identify
from .identity.types import Judgement
from .iri import Ids
from .lock import Lock, lock
from .originals import Originals
from .rdf import from_bytes
from .state import KEPT, PART, content_digest, keep_build_id, kept_build_id, stamp
from .stores.oxigraph import ATTEMPTS, View, commit, open_reader, open_writer
from .swap import CONTENT, finish, settle

FORMAT = 2
"""2: who is who is judged as documents come in; a graph of format 1 has to be read again for it."""
CORRECTIONS = "corrections.yaml"
FLUSH_EVERY = 100_000
"""Quads; it bounds the memory of a long build and the log that a reader has to replay."""
Ingested = OneOf["added", "replaced", "unchanged"]
Mode = OneOf["r", "w"]


@dataclass(slots=True)
class KG:
    """Open with `KG.open`; use as a context manager, or call `close`."""

    path: Path
    ids: Ids
    reader: str
    originals: Originals
    view: View | None
    writer: Store | None
    lock: Lock | None = None
    unflushed: int = 0
    known: tuple[Correction, ...] | None = None
    """The corrections, once they are needed."""
    stamp: str = ""
    """What the files of the store looked like when they were opened for reading; empty where another was writing meanwhile."""

    @classmethod
    def open(cls, path: str | Path, mode: Mode = "r", *, base: str = BASE, reader: str = "jiedao") -> KG:
        """`reader` names the version of the software that makes the readings, as in `jiedao 0.1.0`."""
        path = Path(path)
        return cls.open_to_write(path, base, reader) if mode == "w" else cls.open_to_read(path, reader)

    @classmethod
    def open_to_write(cls, path: Path, base: str, reader: str) -> KG:
        refuse_foreign_folder(path)
        path.mkdir(parents=True, exist_ok=True)
        with ExitStack() as undo:
            held = lock(path)
            undo.callback(held.release)
            finish(path)
            meta = read_meta(path) if (path / "kg.json").exists() else None
            store = open_writer(path / "store")
            if meta is None:
                write_meta(path, base)
            undo.pop_all()
        return cls(path, Ids(meta["base"] if meta else base), reader, Originals(path / "sources"), None, store, held)

    @classmethod
    def open_to_read(cls, path: Path, reader: str) -> KG:
        """A frozen view: it neither waits for a writer nor sees what is written later."""
        for _ in range(ATTEMPTS):
            settle(path)
            base = read_meta(path)["base"]
            with suppress(MissingError):
                before = stamp(path / "store")
                view = open_reader(path / "store", path / "views")
                seen = before if before == stamp(path / "store") else ""
                return cls(path, Ids(base), reader, Originals(path / "sources"), view, None, stamp=seen)
            time.sleep(0.01)  # the store is just being replaced
        raise MissingError(nothing_at(path))

    @property
    def base(self) -> str:
        return self.ids.base

    @property
    def store(self) -> Store:
        if self.view:
            return self.view.store
        return self.writable

    @property
    def writable(self) -> Store:
        if self.writer is None:
            raise ReadOnlyError(f"{self.path}：以只读方式打开，请用 / opened for reading, use: KG.open(path, 'w')")
        return self.writer

    def has(self, sha256: str, source: str, origin: str | None = None) -> bool:
        """Whether this version has read these bytes under this name (and from this origin): nothing is left to do."""
        return up_to_date(self.store, self.ids, self.reader, source, sha256, origin)

    def ingest(self, reading: Reading, raw: bytes, origin: str | None = None, quads: bytes | None = None) -> Ingested:
        """Writes one document, corrected, in one transaction; without `origin`, its name says what it replaces.

        `quads` are those of the reading as N-Quads, where another process has made them.
        """
        origin, right = origin or reading.document.source, corrected(reading, self.corrections)
        made = from_bytes(quads) if quads is not None and right is reading else None
        outcome, change, gone = ingestion(self.writable, self.ids, self.reader, right, origin, made)
        self.originals.keep(reading.document.sha256, raw)
        self.keep_text(reading.document, raw)
        if change:
            commit(self.writable, change)
            self.flush_now_and_then(len(change.add))
        self.drop_originals(gone)
        return outcome

    def remove(self, name: str) -> Source:
        """Takes out a document, by its name, origin or IRI, with exactly what only it supported."""
        found = self.find(name)
        commit(self.writable, removal(self.writable, self.ids, (found.document,)))
        self.drop_originals({found.sha256})
        self.identify()
        return found

    def holds(self, container: str) -> bool:
        """Whether documents were read from inside a file of this path or name, and none is the file itself."""
        known = known_sources(self.store, self.ids, name=container)
        return next(known, None) is None and bool(origins_inside(self.store, self.ids, container))

    def remove_inside(self, name: str) -> tuple[Source, ...]:
        """Takes out all that was read from inside an archive or a file of records; what was read elsewhere too stays."""
        origins = origins_inside(self.store, self.ids, name)
        change, gone = leaving(self.writable, self.ids, origins)
        found = tuple(source(self.store, self.ids, one) for one in gone)
        commit(self.writable, change)
        self.drop_originals({one.sha256 for one in found})
        self.identify()
        return found

    def identify(self, judged: Iterable[Judgement] = (), *, everything: bool = False) -> Settled:
        """Judges who is who among the names that were touched since (or all), takes further judgements in, applies them."""
        return identify(self.writable, self.ids, self.path, judged, everything=everything)

    def ledger(self) -> Ledger:
        return book.read(self.path)

    def corrections_file(self) -> bytes:
        kept = self.path / CORRECTIONS
        return kept.read_bytes() if kept.exists() else b""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What people have corrected; each document is written as it should be."""
        if self.known is None:
            self.known = parse(self.corrections_file(), str(self.path / CORRECTIONS))
        return self.known

    def take_corrections(self, raw: bytes, where: str) -> None:
        """The content of a file of corrections in place of those there were; `where` is its name in messages."""
        self.known = parse(raw, where)
        beside = self.path / f"{CORRECTIONS}.part"
        beside.write_bytes(raw)
        beside.replace(self.path / CORRECTIONS)

    def outdated(self) -> list[Source]:
        """Documents that corrections which came or went may change; they have to be read again."""
        return record.outdated(self.store, self.ids, self.corrections)

    def reread(self, reading: Reading) -> None:
        """A document of the graph is written anew, corrected, in one transaction."""
        change = rereading(self.writable, self.ids, self.reader, corrected(reading, self.corrections))
        commit(self.writable, change)
        self.flush_now_and_then(len(change.add))

    def record_corrections(self) -> None:
        """Says that all corrections hold, who made them and why."""
        change = record.recording(self.writable, self.ids, self.corrections)
        if change.add or change.remove:
            commit(self.writable, change)

    def unmatched(self) -> tuple[Correction, ...]:
        """Corrections that fit nothing in the graph."""
        return record.unmatched(self.store, self.ids, self.corrections)

    def build_id(self) -> str:
        """The SHA-256 of the canonical N-Quads: equal for equal content, wherever and in whatever order it was built."""
        known = kept_build_id(self.path, self.stamp)
        if known is None:
            known = content_digest(self.store, self.ids)
            keep_build_id(self.path, self.stamp, known)
        return known

    def drop_originals(self, digests: set[str]) -> None:
        for digest in digests:
            if next(self.digests(digest), None) is None:
                self.originals.drop(digest)

    def digests(self, sha256: str) -> Iterator[NamedNode]:
        for known in known_sources(self.store, self.ids, sha256=sha256):
            yield known.document

    def sources(self) -> list[Source]:
        """Every document, by name."""
        return sorted(known_sources(self.store, self.ids))

    def find(self, name: str) -> Source:
        found = sorted(known_sources(self.store, self.ids, name=name))
        if not found:
            raise SourceError(f"{one_line(name)}：图谱 {self.path} 中没有这份文档 / no such document in {self.path}")
        if len(found) > 1:
            origins = " | ".join(origin for source in found for origin in source.origins)
            raise SourceError(f"{one_line(name)}：同名文档不止一份，请用路径指明 / several have this name, say which: {origins}")
        return found[0]

    def facts(self, name: str) -> dict[str, Any]:
        """What a document says, in the format of the annotation guideline, read from the store."""
        return document_facts(self.store, self.find(name).document)

    def keep_text(self, document: Document, raw: bytes) -> None:
        """The text of a document that is no text file (a scan, a PDF, a packed register): it is not made once more."""
        if raw.startswith(b"PK") or not document.media_type.startswith("text/"):
            self.originals.keep_text(document.sha256, document.text)

    def original(self, name: str) -> bytes:
        return self.originals.read(self.find(name).sha256)

    def flush_now_and_then(self, written: int) -> None:
        self.unflushed += written
        if self.unflushed >= FLUSH_EVERY:
            self.writable.flush()
            self.unflushed = 0

    def close(self) -> None:
        if self.view:
            self.view.close()
        elif self.writer is not None:
            self.writer.flush()
        self.view = self.writer = None
        if self.lock:
            self.lock.release()
        self.lock = None

    def __enter__(self) -> KG:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


REBUILD = ("请删除此文件夹后重新构建", "delete this folder, then build the graph again")


def described(path: Path) -> dict[str, Any]:
    """What `kg.json` says, of whatever format."""
    try:
        meta: Any = json.loads((path / "kg.json").read_text("utf-8"))
    except FileNotFoundError as missing:
        raise MissingError(nothing_at(path)) from missing
    except ValueError as damaged:
        raise FormatError(f"{path / 'kg.json'}：无法读取，{REBUILD[0]} / cannot be read, {REBUILD[1]}") from damaged
    number = meta.get("format") if isinstance(meta, dict) else None
    if isinstance(number, int) and number > FORMAT:
        raise FormatError(f"{path}：格式版本 {number} 较新，请升级 jiedao / a newer format version ({number}), update jiedao")
    if not (isinstance(number, int) and isinstance(meta.get("base"), str)):
        raise FormatError(f"{path / 'kg.json'}：没有格式版本或编号前缀，{REBUILD[0]} / no format version or no base, {REBUILD[1]}")
    return dict(meta)


def read_meta(path: Path) -> dict[str, Any]:
    meta = described(path)
    if meta["format"] != FORMAT:
        zh = f"{path}：由旧版本建成（格式版本 {meta['format']}），请运行 jiedao migrate {path}"
        raise FormatError(f"{zh} / made by an older version, run: jiedao migrate {path}")
    return meta


def write_meta(path: Path, base: str) -> None:
    beside = path / "kg.json.part"
    beside.write_text(json.dumps({"format": FORMAT, "base": base}, indent=1) + "\n", "utf-8")
    beside.replace(path / "kg.json")


def refuse_foreign_folder(path: Path) -> None:
    """A mistyped path must not fill somebody's folder of documents."""
    strangers = sorted(p.name for p in path.iterdir() if p.name not in OWN) if path.exists() else []
    if strangers:
        zh, en = f"不是知识图谱的文件夹（里面有 {strangers[0]}），请另选位置", f"no folder of a knowledge graph (it holds {strangers[0]})"
        raise FormatError(f"{path}：{zh} / {en}, choose another place")


PARTS = {"kg.json.part", PART, book.NAME + book.PART, f"{CORRECTIONS}.part"}
DERIVED = {KEPT, "property-graph", "served", "names.sqlite", "names.sqlite.part", *(f"search.sqlite{end}" for end in ("", "-wal", "-shm", "-journal"))}
"""Made from the rest, and made again whenever it does not fit."""
OWN = {"views", "snapshots", "lock", *PARTS, *CONTENT, *DERIVED, *swap.OWN}
