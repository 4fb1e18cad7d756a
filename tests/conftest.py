"""No test is timed: a slow machine finds no faults. Where CI is set, the same examples are tried each time; at work, new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")
