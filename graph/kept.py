"""Files that are there when they are whole: a path in, one beside it to write to out, which takes its place at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """What was left there by one that did not come to its end is gone; where something fails nothing takes the place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.part")
    part.unlink(missing_ok=True)
    yield part
    part.replace(place)
