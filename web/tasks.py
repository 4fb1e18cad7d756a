"""Work that goes on by itself in the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

Tasks = set[asyncio.Task[None]]


def keep(tasks: Tasks, work: Coroutine[Any, Any, None]) -> None:
    """It goes on until it is done or the loop ends; the loop itself would forget a task that nobody holds."""
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
