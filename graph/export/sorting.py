"""Lines in any number in, the same lines sorted out: chunks are sorted in memory and merged from disk."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

CHUNK = 200_000


def sorted_lines(lines: Iterable[str], chunk: int = CHUNK) -> Generator[str, None, None]:
    """Each line ends with `\\n` and has no other; order is that of code points."""
    lines = iter(lines)
    with TemporaryDirectory() as folder, ExitStack() as open_files:
        runs: list[TextIO] = []
        while part := sorted(islice(lines, chunk)):
            file = Path(folder) / f"{len(runs)}"
            with file.open("w", encoding="utf-8", newline="\n") as sink:
                sink.writelines(part)
            runs.append(open_files.enter_context(file.open(encoding="utf-8", newline="\n")))
        yield from merge(*runs)
