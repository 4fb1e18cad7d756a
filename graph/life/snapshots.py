"""A graph's folder in, copies of it under a name out, and back: `snapshots/NAME` is itself a folder of a graph.

Tables of the store and original bytes never change, so that hard links do for them and a copy costs little.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Store

from ..errors import KGError, MissingError, nothing_at
from ..lock import lock
from ..stores.oxigraph import open_writer
from ..swap import CONTENT, finish, replacing

FOLDER = "snapshots"
PART = ".part-"
NAME = re.compile(r"[\w一-鿿][\w一-鿿.-]{0,99}")
NEVER_CHANGED = (".sst", ".gz")


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    name: str
    path: Path

    @property
    def taken(self) -> str:
        """When, to the second, as the file system has it."""
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def closed(graph: Path) -> Iterator[None]:
    """Nobody writes meanwhile; readers go on."""
    if not (graph / "kg.json").exists() and not (graph / "swap").exists():
        raise MissingError(nothing_at(graph))
    held = lock(graph)
    try:
        finish(graph)
        yield
    finally:
        held.release()


def snapshot(graph: Path, name: str | None = None) -> Snapshot:
    """Without a name, the next number."""
    with closed(graph):
        made = Snapshot(*fresh(graph, name))
        beside = made.path.with_name(f"{PART}{made.name}")
        sweep(made.path.parent)
        beside.mkdir(parents=True)
        with cleared(beside):
            copy_content(graph, beside)
            beside.rename(made.path)
    return made


def fresh(graph: Path, name: str | None) -> tuple[str, Path]:
    if name is None:
        numbers = [int(known.name) for known in snapshots(graph) if known.name.isdecimal()]
        name = f"{max(numbers, default=0) + 1:04}"
    if not NAME.fullmatch(name):
        raise KGError(f"{name!r}：快照名只能用字母、汉字、数字和 . _ - / a name of a snapshot has letters, digits and . _ - only")
    path = graph / FOLDER / name
    if path.exists():
        raise KGError(f"{name}：已有同名快照，请另起一名 / there is a snapshot of this name, choose another")
    return name, path


@contextmanager
def cleared(beside: Path) -> Iterator[None]:
    """Nothing half made stays behind when making it fails."""
    try:
        yield
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def sweep(folder: Path) -> None:
    for left in folder.glob(f"{PART}*"):
        shutil.rmtree(left, ignore_errors=True)


def copy_content(graph: Path, target: Path) -> None:
    """Of a store at rest: its own backup takes in what only its log holds."""
    store: Store = open_writer(graph / "store")
    store.backup(str(target / "store"))
    del store
    for name in CONTENT:
        if name != "store":
            copy(graph / name, target / name)


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, copy_function=link_or_copy, ignore=shutil.ignore_patterns("LOCK", "LOG*", "*.part"))
    elif source.exists():
        shutil.copy2(source, target)


def link_or_copy(source: str, target: str) -> None:
    if source.endswith(NEVER_CHANGED):
        with suppress(OSError):  # another file system, or one without links
            os.link(source, target)
            return
    shutil.copy2(source, target)


def snapshots(graph: Path) -> list[Snapshot]:
    """By name."""
    folder = graph / FOLDER
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(Snapshot(path.name, path) for path in found if not path.name.startswith("."))


def find(graph: Path, name: str) -> Snapshot:
    known = {one.name: one for one in snapshots(graph)}
    if name not in known:
        there = "、".join(known) or "—"
        raise KGError(f"{name}：没有这个快照，现有 / no such snapshot, there are: {there}")
    return known[name]


def restore(graph: Path, name: str) -> Snapshot:
    """The content of a snapshot becomes the graph's, at once or not at all; the snapshot stays."""
    with closed(graph):
        found = find(graph, name)
        with replacing(graph) as new:
            for part in CONTENT:
                copy(found.path / part, new / part)
    return found


def drop(graph: Path, name: str) -> Snapshot:
    with closed(graph):
        found = find(graph, name)
        beside = found.path.with_name(f"{PART}{found.name}")
        found.path.rename(beside)
        shutil.rmtree(beside)
    return found
