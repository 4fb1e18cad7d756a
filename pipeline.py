"""Paths in, a knowledge graph out: found, hashed, read (in several processes if wished) and ingested, one by one.

Memory does not grow with the number of documents: no more than a few per worker are under way at any time.
"""

from __future__ import annotations

import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from . import __version__
from .graph.catalogue import Source as Known
from .graph.corrections.types import Correction
from .graph.errors import KGError
from .graph.kg import KG
from .graph.originals import Originals
from .graph.rdf import to_bytes
from .loaders.read import READER_VERSION, lexicon, read_document
from .loaders.registers.read import MappingFile, is_packed, mapping_file, mapping_for, packed, reading_of
from .loaders.sources import Source, SourceError, contents, document_of, found, weight
from .loaders.words.lint import checked, digest
from .schema.types import Reading
from .schema.vocabulary import BASE

READER = f"jiedao {__version__} rules {READER_VERSION}"
OWN_WORDS = " words "
AHEAD = 4
"""Documents under way for each worker: enough to keep it busy, few enough to keep memory flat."""
WORTH_A_POOL = 40
"""Fewer documents than these are read sooner than worker processes start."""

Progress = Callable[["Failure | Source"], None]
Mappings = tuple[MappingFile, ...]
Words = tuple[Path, ...]
"""Folders with the user's own word lists."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a source is not in the graph: one line, Chinese and English."""

    path: str
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(slots=True)
class Summary:
    """What a build did. `facts` counts what was read in this run, before things of several documents become one."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    corrected: int = 0
    """Documents that were read again because corrections came or went."""
    failures: list[Failure] = field(default_factory=list)
    unmatched: tuple[Correction, ...] = ()
    """Corrections that fit nothing in the graph."""
    facts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Job:
    """A source whose bytes have to be read by the grammar."""

    source: Source
    raw: bytes
    digest: str
    words: Words = ()


@dataclass(frozen=True, slots=True)
class Done:
    source: Source
    outcome: Failure | Reading | None
    """None where the graph has it already."""
    raw: bytes = b""
    quads: bytes | None = None
    """Those of the reading, where a worker process made it."""


def reader_of(words: Words) -> str:
    """Documents that were read with other words are read again."""
    return f"{READER}{OWN_WORDS}{digest(words)}" if words else READER


def origin(source: Source, digest: str) -> str:
    """Where a document comes from, as the graph keeps it: what is read from the same place again replaces it."""
    where = f"stdin:{digest}" if source.path == "-" else str(Path(source.path).absolute())
    return where.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def legible(name: str) -> str:
    """A file name as text: old archives hold names in GB18030, which no graph and no JSON could keep as they are."""
    raw = name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "backslashreplace")


def read(job: Job) -> Failure | Reading:
    """Runs in a worker process."""
    try:
        if is_packed(job.raw):
            found = reading_of(job.source, job.raw, lexicon(job.words))
            return Failure(job.source.path, str(found)) if isinstance(found, SourceError) else found
        document = document_of(job.source, job.raw)
        if isinstance(document, SourceError):
            return Failure(job.source.path, str(document))
        return read_document(document, job.words)
    except Exception as error:  # noqa: BLE001 - whatever a rule trips over, one page must not stop an archive
        where = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return Failure(job.source.path, f"{job.source.path}：读取规则出错，请报告（{where}） / a rule failed, please report it")


def read_and_written(job: Job, base: str) -> tuple[Failure | Reading, bytes | None]:
    """Runs in a worker process: the quads are made there too, so that the one process that writes has the less to do."""
    outcome = read(job)
    return outcome, None if isinstance(outcome, Failure) else to_bytes(outcome, base)


def jobs(
    sources: Iterable[Source | SourceError], known: Callable[[str, Source], bool], mappings: Mappings = (), words: Words = ()
) -> Iterator[Done | Job]:
    """Each document as something to do or something done; what the graph knows already is not read again."""
    whole = partial(is_mapped, mappings=mappings)
    for found_file in sources:
        for content in [found_file] if isinstance(found_file, SourceError) else contents(found_file, whole=whole):
            if isinstance(content, SourceError):
                yield Done(Source(content.path, content.path), Failure(content.path, str(content)))
                continue
            source = replace(content.source, name=legible(content.source.name))
            mapping = mapping_for(source.name, mappings)
            raw = packed(mapping, source.name, content.raw) if mapping else content.raw
            digest = sha256(raw).hexdigest()
            yield Done(source, None) if known(digest, source) else Job(source, raw, digest, words)


def is_mapped(name: str, mappings: Mappings) -> bool:
    return mapping_for(legible(name), mappings) is not None


def in_turn(work: Iterable[Done | Job]) -> Iterator[Done]:
    for item in work:
        yield Done(item.source, read(item), item.raw) if isinstance(item, Job) else item


def end_with_the_parent() -> None:
    """Runs in a worker process: it would wait for work for ever if the build were killed."""
    parent = parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def submitted(pool: ProcessPoolExecutor, job: Job, base: str) -> Future[tuple[Failure | Reading, bytes | None]]:
    """Processes start here; they hear nothing of Ctrl-C, which goes to all of a terminal: who started them ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(read_and_written, job, base)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


Under = tuple[Done | Job, Future[tuple[Failure | Reading, bytes | None]] | None]


def pool_of(workers: int) -> ProcessPoolExecutor:
    # spawn: a forked child would inherit the open store with its locks and threads.
    return ProcessPoolExecutor(workers, get_context("spawn"), end_with_the_parent)


def in_parallel(work: Iterable[Done | Job], workers: int, base: str) -> Iterator[Done]:
    """As `in_turn`, in the same order, with a bounded queue of documents under way; with new workers where one dies."""
    left: Iterator[Done | Job] | None = iter(work)
    while left is not None:
        left = yield from in_one_pool(left, workers, base)


def in_one_pool(work: Iterator[Done | Job], workers: int, base: str) -> Generator[Done, None, Iterator[Done | Job] | None]:
    """Returns what is left to do where the pool breaks, which has taken one item at least."""
    waiting: deque[Under] = deque()
    with pool_of(workers) as pool:
        for item in work:
            try:
                waiting.append((item, submitted(pool, item, base) if isinstance(item, Job) else None))
            except BrokenProcessPool:
                yield from (finished(*under, base) for under in waiting)
                return chain([item], work)
            if len(waiting) > AHEAD * workers:
                yield finished(*waiting.popleft(), base)
        yield from (finished(*under, base) for under in waiting)
    return None


def finished(item: Done | Job, future: Future[tuple[Failure | Reading, bytes | None]] | None, base: str) -> Done:
    if future is None or isinstance(item, Done):
        return item if isinstance(item, Done) else Done(item.source, None)
    try:
        return as_done(item, *future.result())
    except BrokenProcessPool:
        return alone(item, base)


def as_done(job: Job, outcome: Failure | Reading, quads: bytes | None) -> Done:
    return Done(job.source, outcome, job.raw, quads)


def alone(job: Job, base: str) -> Done:
    """Once more in a process of its own: a document that was under way when another brought the pool down is not lost."""
    try:
        with pool_of(1) as pool:
            return as_done(job, *submitted(pool, job, base).result())
    except BrokenProcessPool:
        message = f"{job.source.path}：读取它的进程中止（内存不足？） / the process that read it died (out of memory?)"
        return Done(job.source, Failure(job.source.path, message))


def readings(
    paths: Iterable[str], known: Callable[[str, Source], bool], workers: int | None, mappings: Mappings = (), words: Words = (),
    base: str = BASE,
) -> Iterator[Done]:
    """Every source of the paths in order. Without a number of workers, as many as there are cores if it is worth it."""
    sources = found(paths, partial(is_mapped, mappings=mappings))
    if workers is None:
        head = list(islice(sources, WORTH_A_POOL))
        workers = workers_for(sum(map(weight, head)))
        sources = chain(head, sources)
    return worked(jobs(sources, known, mappings, words), workers, base)


def workers_for(count: int) -> int:
    return (os.cpu_count() or 1) if count >= WORTH_A_POOL else 1


def kept(documents: Iterable[Known], originals: Originals, words: Words = ()) -> Iterator[Done | Job]:
    """Documents of a graph to be read again from the bytes that it keeps."""
    mine = reader_of(words).partition(OWN_WORDS)[2]
    for known in documents:
        source = Source(known.origins[0] if known.origins else known.name, known.name, known.url)
        if {reader.partition(OWN_WORDS)[2] for reader in known.readers} - {"", mine}:
            said = f"{source.path}：读它时用了自己的词表，请用 --words 指明"
            yield Done(source, Failure(source.path, f"{said} / it was read with word lists of your own, name them with --words"))
            continue
        try:
            yield Job(source, originals.read(known.sha256), known.sha256, words)
        except KGError as missing:
            yield Done(source, Failure(source.path, str(missing)))


def unreadable(kg: KG) -> list[Known]:
    """Of the documents that corrections may change, those that cannot be read again."""
    documents = kg.outdated()
    return [known for known, work in zip(documents, kept(documents, kg.originals), strict=True) if isinstance(work, Done)]


def correct(
    kg: KG, summary: Summary, workers: int | None = None, progress: Progress | None = None, words: Words = ()
) -> None:
    """Reads again what corrections that came or went may change, and says in the graph that they hold."""
    documents = kg.outdated()
    failed = len(summary.failures)
    for done in worked(kept(documents, kg.originals, words), workers or workers_for(len(documents)), kg.base):
        if isinstance(done.outcome, Failure):
            summary.failures.append(done.outcome)
            if progress:
                progress(done.outcome)
        elif done.outcome:
            kg.reread(done.outcome)
            summary.corrected += 1
    if len(summary.failures) == failed:
        kg.record_corrections()


def worked(work: Iterable[Done | Job], workers: int, base: str) -> Iterator[Done]:
    """In the order of `work`, whatever the number of workers."""
    return in_turn(work) if workers <= 1 else in_parallel(work, workers, base)


def count(summary: Summary, reading: Reading) -> None:
    summary.facts["articles"] += len(reading.articles)
    for article in reading.articles:
        for name in ("persons", "posts", "offices", "communities", "facilities", "programmes", "indicators", "events"):
            summary.facts[name] += len(getattr(article, name))


def build_into(
    kg: KG, paths: Iterable[str], *, workers: int | None = None, progress: Progress | None = None, mappings: Mappings = (),
    words: Words = (),
) -> Summary:
    """Reads what is new or changed into an open graph; each document is written as a whole or not at all."""
    summary = Summary()

    def known(digest: str, source: Source) -> bool:
        return kg.has(digest, source.name, origin(source, digest))

    correct(kg, summary, workers, progress, words)
    for done in readings(paths, known, workers, mappings, words, kg.base):
        outcome = done.outcome
        if isinstance(outcome, Failure):
            summary.failures.append(outcome)
        elif outcome is None:
            summary.unchanged += 1
        else:
            ingested = kg.ingest(outcome, done.raw, origin(done.source, outcome.document.sha256), done.quads)
            setattr(summary, ingested, getattr(summary, ingested) + 1)
            count(summary, outcome)
        if progress:
            progress(outcome if isinstance(outcome, Failure) else done.source)
    kg.identify()
    summary.unmatched = kg.unmatched()
    return summary


def build(
    paths: str | Path | Iterable[str | Path], into: str | Path = "kg", *, workers: int | None = None,
    progress: Progress | None = None, corrections: str | Path | None = None, mappings: Iterable[str | Path] = (),
    words: Iterable[str | Path] = (),
) -> Summary:
    """Files, folders and globs into the knowledge graph in a folder, which is made if it is not there.

    `corrections` is a file in place of the one that the graph keeps; `mappings` say what the columns of registers mean;
    `words` are folders with word lists of your own.
    """
    listed = [paths] if isinstance(paths, str | Path) else paths
    maps = tuple(mapping_file(Path(path)) for path in mappings)
    folders = tuple(checked(Path(folder)) for folder in words)
    with KG.open(into, "w", reader=reader_of(folders)) as kg:
        if corrections is not None:
            kg.take_corrections(Path(corrections).read_bytes(), str(corrections))
        return build_into(kg, (os.fspath(path) for path in listed), workers=workers, progress=progress, mappings=maps, words=folders)
