"""No test is timed: a slow machine finds no faults. Where CI is set, the same examples are tried each time; at work, new ones."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")


@pytest.fixture(scope="module", autouse=True)
def collected() -> Iterator[None]:
    """Rows of Oxigraph may be dropped only in the thread that asked for them: what a file left is gone before another opens threads."""
    yield
    gc.collect()
