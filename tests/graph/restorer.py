"""A process that restores two snapshots in turn until it is told to stop."""

from __future__ import annotations

from ctypes import c_int
from pathlib import Path

from jiedao.graph.life.snapshots import restore


def restore_on(path: Path, done: c_int, rounds: int) -> None:
    for number in range(rounds):
        restore(path, "ab"[number % 2])
        done.value = number + 1
