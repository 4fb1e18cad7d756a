"""Killed at any point, the graph is as before or after a document, never between (JIEDAO_SEED chooses the points)."""

from __future__ import annotations

import io
import os
import time
from ctypes import c_int
from multiprocessing import get_context
from pathlib import Path
from random import Random

from crash_writer import STEPS, step, write_on

from jiedao.graph.export import export
from jiedao.graph.kg import KG

KILLS = 50


def state(kg: KG) -> bytes:
    out = io.BytesIO()
    export(kg.store, kg.ids, "nq", out)
    for source in kg.sources():
        kg.originals.read(source.sha256)
    return out.getvalue()


def states(path: Path) -> list[bytes]:
    """The graph before each step of a round."""
    found = []
    with KG.open(path, "w") as kg:
        for number in range(len(STEPS)):
            found.append(state(kg))
            step(kg, number)
        assert state(kg) == found[0]
    assert len(set(found)) == len(STEPS)
    return found


def test_killed_fifty_times(tmp_path: Path) -> None:
    began = time.monotonic()
    whole = states(tmp_path / "whole")
    pace = (time.monotonic() - began) / len(STEPS)
    chance = Random(os.environ.get("JIEDAO_SEED", "0"))  # noqa: S311 - no secret
    context = get_context("forkserver")
    context.set_forkserver_preload(["jiedao.graph.kg", "crash_writer"])
    path, done = tmp_path / "kg", context.RawValue("i", 0)  # a lock would die with its holder
    KG.open(path, "w").close()
    for _ in range(KILLS):
        writer = context.Process(target=write_on, args=(path, done))
        writer.start()
        wait_for(done, done.value + chance.randrange(3))
        time.sleep(chance.uniform(0, pace))
        writer.kill()
        writer.join()
        assert writer.exitcode == -9
        with KG.open(path) as kg:
            now = state(kg)
        before, after = whole[done.value % len(STEPS)], whole[(done.value + 1) % len(STEPS)]
        assert now in (before, after)
        if now == after:
            done.value += 1
    assert done.value > len(STEPS), "the writer has to get through more than one round"


def wait_for(done: c_int, goal: int, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while done.value < goal:
        assert time.monotonic() < end, "the writer stands still"
        time.sleep(0.002)
