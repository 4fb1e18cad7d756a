"""A graph of an older format in, the same documents in the present format out: read again from the originals it keeps.

The new content is made beside the old one and takes its place at once; until then, also after a kill, the old one stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Store

from .graph.catalogue import Source as Known
from .graph.catalogue import known_sources
from .graph.errors import KGError
from .graph.iri import Ids
from .graph.kg import FORMAT, KG, described
from .graph.life.snapshots import closed, copy
from .graph.originals import Originals
from .graph.swap import CONTENT, replacing
from .pipeline import Done, Failure, Job, Progress, Summary, Words, count, kept, reader_of, worked, workers_for

REBUILT = ("store", "sources", "kg.json")


class UnreadableError(KGError):
    """A document that can no longer be read; nothing was changed."""


def migrate(
    path: Path, *, workers: int | None = None, leave_out: bool = False, progress: Progress | None = None, words: Words = ()
) -> Summary | None:
    """None where the format is the present one. `leave_out`: what can no longer be read does not hold up the rest."""
    with closed(path):
        meta = described(path)
        if meta["format"] == FORMAT:
            return None
        ids, store = Ids(meta["base"]), Store.read_only(str(path / "store"))
        documents = sorted(known_sources(store, ids))
        workers = workers or workers_for(len(documents))
        with replacing(path) as new:
            for name in CONTENT:
                if name not in REBUILT:
                    copy(path / name, new / name)
            with KG.open(new, "w", base=meta["base"], reader=reader_of(words)) as kg:
                summary = filled(kg, kept(documents, Originals(path / "sources"), words), documents, workers, progress)
            if summary.failures and not leave_out:
                raise UnreadableError(unreadable(path, len(summary.failures)))
    return summary


def unreadable(path: Path, number: int) -> str:
    zh = f"{path}：{number} 份文档无法重读，图谱未改动；--leave-out 可略去它们"
    return f"{zh} / {number} documents cannot be read again, nothing was changed; --leave-out goes on without them"


def filled(
    kg: KG, work: Iterable[Done | Job], documents: list[Known], workers: int, progress: Progress | None
) -> Summary:
    summary = Summary()
    for known, done in zip(documents, worked(work, workers, kg.base), strict=True):
        if isinstance(done.outcome, Failure):
            summary.failures.append(done.outcome)
        elif done.outcome:
            for origin in known.origins or (known.name,):
                kg.ingest(done.outcome, done.raw, origin, done.quads)
            summary.added += 1
            count(summary, done.outcome)
        if progress:
            progress(done.outcome if isinstance(done.outcome, Failure) else done.source)
    kg.identify()
    kg.record_corrections()
    return summary
