"""Oxigraph on disk: a folder in, a store for one writer or a frozen view for any number of readers out."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import NamedNode, Quad, Store

from ..errors import LockedError, MissingError, nothing_at

IMMUTABLE = (".sst", ".log")
"""Hard links do for these: tables are never changed, the log only grows, and a reader ignores a half-written end."""
ATTEMPTS = 20
STALE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction does: graphs are dropped, then quads removed, then quads added."""

    drop: tuple[NamedNode, ...] = ()
    remove: tuple[Quad, ...] = ()
    add: tuple[Quad, ...] = ()


def commit(store: Store, change: Change) -> None:
    """All of a change or nothing, also when the process is killed."""
    if change.drop or change.remove:
        store.update(";\n".join(operations(change)))
    else:
        store.extend(change.add)


def operations(change: Change) -> Iterator[str]:
    for graph in change.drop:
        yield f"DROP SILENT GRAPH {graph}"
    if change.remove:
        yield f"DELETE DATA {{ {data(change.remove)} }}"
    if change.add:
        yield f"INSERT DATA {{ {data(change.add)} }}"


def data(quads: Iterable[Quad]) -> str:
    by_graph = groupby(quads, key=attrgetter("graph_name"))
    return "\n".join(f"GRAPH {graph} {{ {' . '.join(str(one.triple) for one in group)} }}" for graph, group in by_graph)


def open_writer(path: Path) -> Store:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return Store(str(path))
    except OSError as error:
        if "lock" not in str(error).lower():
            raise
        raise LockedError(f"{path.parent}：另一个进程正在写入，请稍后再试 / another process is writing, try later") from error


@dataclass(slots=True)
class View:
    """The store as it was when the view was opened; a writer may go on meanwhile."""

    store: Store
    path: Path
    """Where the files of this view are: others may open them too, for reading."""
    folder: TemporaryDirectory[str] | None = None
    lock: int | None = field(default=None, repr=False)

    def close(self) -> None:
        del self.store
        if self.lock is not None:
            os.close(self.lock)
        if self.folder:
            self.folder.cleanup()


def open_reader(path: Path, views: Path) -> View:
    """Opens hard links to the store's files in a folder of their own, since the files themselves belong to the writer.

    Where no link can be made (a read-only medium), the store is opened in place.
    """
    if not (path / "CURRENT").exists():
        raise MissingError(nothing_at(path.parent))
    try:
        views.mkdir(exist_ok=True)
        sweep(views)
        folder = TemporaryDirectory(dir=views, ignore_cleanup_errors=True)
    except OSError:
        return View(Store.read_only(str(path)), path)
    with ExitStack() as undo:
        undo.callback(folder.cleanup)
        lock = hold(Path(folder.name))
        undo.callback(os.close, lock)
        if freeze(path, Path(folder.name)):
            view = View(Store.read_only(folder.name), Path(folder.name), folder, lock)
            undo.pop_all()
            return view
    return View(Store.read_only(str(path)), path)


def freeze(store: Path, into: Path) -> bool:
    """Links the files of one moment: the same names stood there before and after. False where links cannot be made."""
    for _ in range(ATTEMPTS):
        before, names = folder_of(store), live_or_none(store)
        try:
            for name in names:
                take(store / name, into / name)
        except FileNotFoundError:  # a compaction removed it meanwhile
            names = ()
        except OSError:
            return False
        if names and names == live_or_none(store) and before == folder_of(store):
            return True
        clear(into)
        time.sleep(0.01)
    raise LockedError(f"{store.parent}：正在大量写入，请稍后再试 / heavy writing at the moment, try again")


def live(store: Path) -> tuple[str, ...]:
    return tuple(sorted(file.name for file in store.iterdir() if not file.name.startswith(("LOG", "LOCK"))))


def folder_of(store: Path) -> tuple[int, int] | None:
    """Which folder it is: another one may be put in its place, with files of the same names."""
    try:
        found = store.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def live_or_none(store: Path) -> tuple[str, ...]:
    """Nothing while another store is put in its place."""
    try:
        return live(store)
    except FileNotFoundError:
        return ()


def take(file: Path, target: Path) -> None:
    if file.suffix in IMMUTABLE:
        os.link(file, target)
    else:
        shutil.copyfile(file, target)


def clear(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def hold(folder: Path) -> int:
    """A shared lock that the system gives back when the reader ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def sweep(views: Path) -> None:
    """Removes the views of readers that were killed."""
    for folder in views.iterdir():
        if time.time() - folder.stat().st_mtime > STALE_SECONDS and not held(folder):
            shutil.rmtree(folder, ignore_errors=True)


def held(folder: Path) -> bool:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
