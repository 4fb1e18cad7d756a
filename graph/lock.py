"""One writer at a time: a folder in, a lock out that the system gives back when its holder ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from dataclasses import dataclass
from pathlib import Path

from .errors import LockedError

NAME = "lock"
PATIENCE = 0.25
"""Seconds: a reader may hold the lock for a moment, to end what a killed writer has begun."""


@dataclass(slots=True)
class Lock:
    handle: int | None

    def release(self) -> None:
        if self.handle is not None:
            os.close(self.handle)
        self.handle = None


def lock(folder: Path, patience: float = PATIENCE) -> Lock:
    """LockedError says which process holds it. The file stays: only the lock on it means something."""
    until = time.monotonic() + patience
    while True:
        try:
            return taken(folder)
        except LockedError:
            if time.monotonic() > until:
                raise
        time.sleep(0.01)


def taken(folder: Path) -> Lock:
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as refused:
        holder = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
        os.close(handle)
        raise LockedError(held_by(folder, holder)) from refused
    except OSError:
        os.close(handle)
        raise
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    return Lock(handle)


def held_by(folder: Path, holder: str) -> str:
    who = f"进程 {holder} " if holder.isdigit() else "另一个进程"
    en = f"process {holder}" if holder.isdigit() else "another process"
    return f"{folder}：{who}正在写入，请稍后再试 / {en} is writing, try later"
