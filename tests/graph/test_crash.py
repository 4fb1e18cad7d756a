"""Killed at any point, the graph is as before or after a document, never between (JIEDAO_SEED chooses the points)."""

from __future__ import annotations

import io
import os
import time
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
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
    whole, chance = states(tmp_path / "whole"), Random(os.environ.get("JIEDAO_SEED", "0"))  # noqa: S311 - no secret
    context = get_context("forkserver")
    context.set_forkserver_preload(["jiedao.graph.kg", "crash_writer"])
    path, done = tmp_path / "kg", context.Value("i", 0)
    for _ in range(KILLS):
        opened = context.Value("i", 0)
        writer = context.Process(target=write_on, args=(path, done, opened))
        writer.start()
        wait_for(opened)
        time.sleep(chance.uniform(0, 0.06))
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


def wait_for(opened: Synchronized[int], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not opened.value:
        assert time.monotonic() < end, "the writer did not open the graph"
        time.sleep(0.002)
