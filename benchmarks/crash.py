"""Killed at random points, is the graph whole, is nothing lost, does the next command go on? A table, and exit code 1 if not.

`python benchmarks/crash.py [KILLS] [SEED]`: that many kills (200) are spread over building, correcting, removing, merging,
snapshots, restoring and migrating. Each writer is a process of its own that is killed (-9) at a random moment of its work.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from ctypes import c_int
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from run import PATTERN, documents, name, place

from jiedao.graph.corrections.apply import corrected
from jiedao.graph.corrections.file import parse
from jiedao.graph.errors import KGError
from jiedao.graph.export import export
from jiedao.graph.identity.types import Judgement
from jiedao.graph.kg import KG
from jiedao.graph.life.snapshots import restore, snapshot, snapshots
from jiedao.graph.rdf import to_quads
from jiedao.loaders.sources import Source
from jiedao.migration import migrate
from jiedao.pipeline import READER, Failure, Job, build, read
from jiedao.schema.rules import confidence
from jiedao.schema.vocabulary import FOAF, RDF

COUNT = 12
CORRECTIONS = "- rename: {wrong}\n  kind: person\n  to: 某某某\n  author: 某\n  reason: 试\n"
State = tuple[bytes, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """`prepare` makes the graph in a folder (pages beside it), `act` is killed and afterwards run again to its end."""

    prepare: Callable[[Path], None]
    act: Callable[[Path], None]


def pages(folder: Path) -> list[Path]:
    return sorted((folder / "pages").glob("*.txt"))


def half(folder: Path) -> None:
    build(pages(folder)[: COUNT // 2], into=folder / "kg", workers=1)


def whole(folder: Path) -> None:
    build(pages(folder), into=folder / "kg", workers=1)


def building(folder: Path) -> None:
    """New pages, and two that were edited."""
    for number in (1, 4):
        page = pages(folder)[number]
        page.write_text(page.read_text("utf-8").replace("陪同", "一同参加"), "utf-8")
    whole(folder)


def correcting(folder: Path) -> None:
    names = sorted(people(folder / "kg"))
    file = folder / "corrections.yaml"
    file.write_text("".join(CORRECTIONS.format(wrong=name) for name in names if name != "某某某"), "utf-8") if not file.exists() else None
    build([], into=folder / "kg", workers=1, corrections=file)


def people(kg: Path) -> set[str]:
    with KG.open(kg) as opened:
        return {quad.object.value for quad in opened.store.quads_for_pattern(None, FOAF.name, None)}


def removing(folder: Path) -> None:
    with KG.open(folder / "kg", "w") as kg:
        for page in pages(folder)[::3]:
            if any(source.name == page.name for source in kg.sources()):
                kg.remove(page.name)


def merging(folder: Path) -> None:
    with KG.open(folder / "kg", "w") as kg:
        found = {quad.subject.value for quad in kg.store.quads_for_pattern(None, RDF.type, FOAF.Person)}
        first, *others = sorted(one.removeprefix(kg.base) for one in found)
        for other in others[:6]:
            kg.identify([Judgement(left=first, right=other, verdict="same", by="某", when="2026-01-01")])


def keeping(folder: Path) -> None:
    snapshot(folder / "kg")


def kept(folder: Path) -> None:
    half(folder)
    snapshot(folder / "kg", "x")
    whole(folder)


def restoring(folder: Path) -> None:
    restore(folder / "kg", "x")


def older(folder: Path) -> None:
    whole(folder)
    meta = json.loads((folder / "kg" / "kg.json").read_text("utf-8"))
    (folder / "kg" / "kg.json").write_text(json.dumps({**meta, "format": 1}), "utf-8")


def migrating(folder: Path) -> None:
    migrate(folder / "kg", workers=1)


CASES = {
    "build 建图": Case(half, building), "correct 更正": Case(whole, correcting), "remove 移除": Case(whole, removing),
    "merge 合并": Case(whole, merging), "snapshot 快照": Case(whole, keeping), "restore 恢复": Case(kept, restoring),
    "migrate 迁移": Case(older, migrating),
}  # fmt: skip
ONE_BY_ONE = {"build 建图", "correct 更正", "remove 移除", "merge 合并"}
"""These take a document, or a judgement, at a time: they may be killed between two."""


def state(kg: Path) -> State:
    """Everything that an export shows, and every original."""
    out = io.BytesIO()
    with KG.open(kg) as opened:
        export(opened.store, opened.ids, "nq", out)
        names = tuple(source.name for source in opened.sources() if opened.original(source.iri))
    return out.getvalue(), names


def facts(kg: Path) -> dict[str, str]:
    with KG.open(kg) as opened:
        return {source.iri: json.dumps(opened.facts(source.iri), ensure_ascii=False) for source in opened.sources()}


def readable(kg: Path) -> None:
    """A graph of the older format is opened as if it were of the present one: its content is the same."""
    path = kg / "kg.json"
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 2'), "utf-8")


def beside(kg: Path) -> tuple[int, str]:
    """What an operation changes that no export shows: the number of snapshots, the version of the format."""
    return len(snapshots(kg)), (kg / "kg.json").read_text("utf-8")


def work(operation: str, folder: Path, progress: c_int) -> None:
    progress.value = 1
    CASES[operation].act(folder)
    progress.value = 2


class Trial:
    """One operation: its states before and after, and how long it takes; then kills."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.case, self.folder = name, CASES[name], folder
        self.ready, self.here = folder / "ready", folder / "here"
        (self.ready / "pages").mkdir(parents=True)
        list(documents(self.ready / "pages", COUNT))
        self.case.prepare(self.ready)
        self.context = get_context("forkserver")
        self.context.set_forkserver_preload(["crash"])
        self.seen: Counter[str] = Counter()
        self.before, before = self.read(self.ready)
        self.seconds = max(self.run(None) for _ in range(3))
        self.after, after = self.read(self.here)
        self.known = (before, after)

    def read(self, folder: Path) -> tuple[State, dict[str, str]]:
        copy = self.folder / "copy"
        shutil.copytree(folder / "kg", copy)
        readable(copy)
        found = state(copy), facts(copy)
        shutil.rmtree(copy)
        return found

    def run(self, kill_after: float | None) -> float:
        """In a fresh copy; the seconds that it took."""
        shutil.rmtree(self.here, ignore_errors=True)
        shutil.copytree(self.ready, self.here)
        progress = self.context.RawValue("i", 0)
        writer = self.context.Process(target=work, args=(self.name, self.here, progress))
        writer.start()
        self.wait(writer, progress, 1)
        started = time.perf_counter()
        if kill_after is None:
            self.wait(writer, progress, 2)
        else:
            time.sleep(kill_after)
            writer.kill()
        taken = time.perf_counter() - started
        writer.join()
        return taken

    def wait(self, writer: BaseProcess, progress: c_int, goal: int) -> None:
        while progress.value < goal:
            if not writer.is_alive():
                raise SystemExit(f"{self.name}: 未能运行 / could not run")
            time.sleep(0.0005)

    def kill(self, moment: float) -> None:
        self.run(moment * self.seconds)
        self.seen["kills"] += 1
        try:
            self.seen[self.found()] += 1
        except (KGError, OSError, RuntimeError, KeyError, ValueError) as broken:
            self.fault("damaged", broken)
            return
        try:
            self.case.act(self.here)
            if self.read(self.here)[0] != self.after:
                self.fault("stuck", "another graph than after an undisturbed run")
        except (KGError, OSError, RuntimeError) as stuck:
            self.fault("stuck", stuck)

    def fault(self, kind: str, why: object) -> None:
        self.seen[kind] += 1
        print(f"{self.name}: {kind}: {why!r}", file=sys.stderr)

    def found(self) -> str:
        """What the kill has left: the graph before or after, or whole documents of either."""
        for one in snapshots(self.here / "kg"):
            if state(one.path)[0] not in (self.before[0], self.after[0], *self.older_states()):
                return "damaged"
        now, said = self.read(self.here)
        done = beside(self.here / "kg") != beside(self.ready / "kg")
        if now in (self.before, self.after):
            return "before" if now == self.before and not done else "after"
        pieces = [said[iri] in (known.get(iri) for known in self.known) for iri in said]
        lost = {name for name in self.before[1] if name in self.after[1]} - set(now[1])
        return "between" if self.name in ONE_BY_ONE and all(pieces) and not lost else "damaged"

    def older_states(self) -> list[bytes]:
        return [state(one.path)[0] for one in snapshots(self.ready / "kg")]


COLUMNS = {
    "kills": "中断 kills", "before": "原样 as before", "between": "停在两步之间 between two", "after": "已完成 as after",
    "damaged": "损坏 damaged", "stuck": "无法继续 stuck",
}  # fmt: skip


def main(kills: int, seed: str) -> int:
    chance = Random(seed)  # noqa: S311 - no secret
    here = str(Path(__file__).parent)  # the process that writers are forked from finds modules by this alone
    os.environ["PYTHONPATH"] = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    print(f"| | {' | '.join(COLUMNS.values())} | ms |\n|---{'|--:' * (len(COLUMNS) + 1)}|")
    total: Counter[str] = Counter()
    for number, operation in enumerate(CASES):
        with TemporaryDirectory() as folder:
            trial = Trial(operation, Path(folder))
            for _ in range(kills // len(CASES) + (number < kills % len(CASES))):
                trial.kill(chance.uniform(0, 1.2))
        total += trial.seen
        print(row(operation, trial.seen, f"{trial.seconds * 1000:.0f}"), flush=True)
    print(row("**合计 total**", total, ""))
    print(f"\nreader {READER}, seed {seed}")
    return 1 if total["damaged"] or total["stuck"] else 0


def row(name: str, seen: Counter[str], last: str) -> str:
    return f"| {name} | {' | '.join(str(seen[column]) for column in COLUMNS)} | {last} |"


if __name__ == "crash":  # once, in the process that the writers are forked from: word lists are read before the clock runs
    SAMPLE = PATTERN.format(year=2020, month=1, day=1, leader=name(1), host=name(2), place=place(3))
    READ = read(Job(Source("a.txt", "a.txt"), SAMPLE.encode(), ""))
    assert not isinstance(READ, Failure)  # noqa: S101 - the sample is a plain page
    WARM = [*to_quads(corrected(READ, parse(CORRECTIONS.format(wrong=name(1)).encode(), ""))), *confidence()]

if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, sys.argv[2] if len(sys.argv) > 2 else "0"))
