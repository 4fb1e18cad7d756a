"""A graph's content replaced as a whole: what is prepared beside becomes the content, at once or not at all.

The new content is made ready in `swap.part/`. Renaming that to `swap/` is the moment from which it counts: whoever
opens the graph after that, also after a kill, moves the rest into place. Before that nothing has happened.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import KGError, LockedError
from .lock import lock

CONTENT = ("store", "sources", "identity.jsonl", "corrections.yaml", "kg.json")
"""What a graph consists of. Views, snapshots and the lock are not replaced."""
PREPARED, COMMITTED, DONE, NAMES = "swap.part", "swap", "swap.old", "names.json"
OWN = {PREPARED, COMMITTED, DONE}
WAIT_SECONDS = 10


@contextmanager
def replacing(graph: Path) -> Iterator[Path]:
    """A folder to put the new content in. The lock of the graph has to be held, and its store closed."""
    prepared = graph / PREPARED
    shutil.rmtree(prepared, ignore_errors=True)
    new = prepared / "new"
    new.mkdir(parents=True)
    try:
        yield new
        names = [name for name in CONTENT if (new / name).exists()]
        (prepared / NAMES).write_text(json.dumps(names), "utf-8")
        prepared.rename(graph / COMMITTED)
    finally:
        shutil.rmtree(prepared, ignore_errors=True)
    finish(graph)


def finish(graph: Path) -> None:
    """Moves into place what was committed; may be killed and run again. The lock of the graph has to be held."""
    committed = graph / COMMITTED
    if committed.exists():
        names = json.loads((committed / NAMES).read_text("utf-8"))
        (committed / "old").mkdir(exist_ok=True)
        for name in CONTENT:
            put(committed, graph / name, name in names)
        shutil.rmtree(graph / DONE, ignore_errors=True)
        committed.rename(graph / DONE)
    for left in (PREPARED, DONE):
        shutil.rmtree(graph / left, ignore_errors=True)


def put(committed: Path, here: Path, wanted: bool) -> None:
    """The old out, the new in; what is in already has left `new`. A file is never missing, a folder for a moment."""
    new, old = committed / "new" / here.name, committed / "old" / here.name
    if here.exists() and (new.is_dir() or not wanted):
        here.rename(old)
    if new.exists():
        new.replace(here)


def unfinished(graph: Path) -> bool:
    return (graph / COMMITTED).exists()


def settle(graph: Path) -> None:
    """For readers: waits while a replacement is under way, and ends one that was killed."""
    until = time.monotonic() + WAIT_SECONDS
    while unfinished(graph):
        try:
            held = lock(graph, patience=0)
        except LockedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
            continue
        except OSError as refused:
            said = f"{graph}：上次恢复尚未完成，请以可写方式运行一次 / a restore was interrupted; run jiedao once with permission to write"
            raise KGError(said) from refused
        try:
            finish(graph)
        finally:
            held.release()
