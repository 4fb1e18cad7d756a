"""Speed, size and memory of a build, measured: `make bench`, or `python benchmarks/run.py COUNT`.

Small documents are made from a pattern with other names and days each time; memory is the largest resident set of the
process after a tenth of them and after all of them, so that a leak shows.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from jiedao import build
from jiedao import open as open_graph

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
GIVEN = "明川立行大成小雨文博思远海峰春燕建国志强晓东雪梅"
PATTERN = (
    "柏岭街道简报\n{year}年{month}月{day}日，江北区民政局局长{leader}率队到柳湖区柏岭街道，走访{place}，调研加装电梯工作，"
    "街道办事处主任{host}陪同。座谈会上，{leader}强调要持续推进加装电梯。\n"
)


def name(number: int) -> str:
    return SURNAMES[number % len(SURNAMES)] + GIVEN[number * 7 % 19] + GIVEN[number * 11 % 20]


def place(number: int) -> str:
    return f"{SURNAMES[number % 29]}{GIVEN[number * 5 % 23]}小区"


def documents(folder: Path, count: int) -> Iterator[Path]:
    for number in range(count):
        when = {"year": 2015 + number % 10, "month": number % 12 + 1, "day": number % 28 + 1}
        text = PATTERN.format(**when, leader=name(number), host=name(number + 401), place=place(number))
        path = folder / f"{number:06}.txt"
        path.write_text(text, "utf-8")
        yield path


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(count: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder, kg = Path(made) / "documents", Path(made) / "kg"
        folder.mkdir()
        paths = list(documents(folder, count))
        started = perf_counter()
        build(paths[: count // 10], into=kg, workers=workers)
        early = megabytes()
        build(paths, into=kg, workers=workers)
        seconds, late = perf_counter() - started, megabytes()
        started = perf_counter()
        build(paths, into=kg, workers=workers)
        again = perf_counter() - started
        with open_graph(kg) as graph:
            quads, started = len(graph.kg.store), perf_counter()
            rows = len(graph.visits(place=place(1)))
            asked = perf_counter() - started
        print(f"documents          {count}, {workers} workers, {os.cpu_count()} cores")
        print(f"build              {seconds:.1f} s, {count / seconds:.0f} documents/s")
        print(f"build, unchanged   {again:.1f} s, {count / again:.0f} documents/s")
        print(f"memory             {early:.0f} MB after {count // 10}, {late:.0f} MB after {count}")
        print(f"graph              {quads / count:.0f} quads and {size(kg) / count:.0f} bytes per document (with originals)")
        print(f"visits --place     {rows} rows in {asked * 1000:.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
