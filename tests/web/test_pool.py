"""Processes for jobs: nobody waits for a process that gets nothing done, and there are never more of them than are wanted."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from jiedao.web.nursery import Nursery
from jiedao.web.pool import Pool
from jiedao.web.served import Served, asked

WEB = Path(__file__).parents[2] / "web"


def test_nobody_waits_behind_what_stands_still(served: Served) -> None:
    """As on a machine that has no time for it: the processor's time says nothing then."""
    asyncio.run(beside_two_that_stand_still(served))


async def beside_two_that_stand_still(served: Served) -> None:
    nursery = Nursery()
    pool = Pool(nursery, served.config(served.state.graph), served.limits)
    try:
        await pool.warm()
        await until(lambda: len(pool.working) == pool.ready)
        stopped = [one.pid for one in pool.working]
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        held = [asyncio.create_task(pool.run(asked, "stats", {})) for _ in stopped]
        await asyncio.sleep(0)
        assert len(await pool.run(asked, "stats", {})) > 0
        assert not any(one.done() for one in held)
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
        assert all(len(one) > 0 for one in await asyncio.gather(*held))
        await until(lambda: len(pool.working) == pool.started == pool.ready)
    finally:
        await pool.close()
        nursery.close()


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.01)


def test_what_jobs_are_made_of_is_loaded_before() -> None:
    """In a process that has its limits there may be no room for it: that is no accident of a query."""
    said = subprocess.run([sys.executable, "-P", "-c", "import sys, jiedao.web.mother; print(*sys.modules)"], capture_output=True, text=True, check=True)
    far = {"jiedao.web.cypher.run", "jiedao.web.listen", "jiedao.web.pages.pictures"}
    named = {".".join(("jiedao.web", *one.relative_to(WEB).with_suffix("").parts)) for one in WEB.rglob("*.py") if one.name != "__init__.py"}
    assert named - far <= set(said.stdout.split())
