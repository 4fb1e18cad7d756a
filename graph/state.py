"""A knowledge graph in, the name of its content out: the build id, and a stamp that says cheaply whether it may have changed.

The build id is the SHA-256 of the canonical N-Quads, so anybody can check it: `jiedao export --format nq | sha256sum`. It
depends on the content alone, not on machine, order or time. It is read once for each state of the store and then kept.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from .export.canonical import canonical_lines
from .iri import Ids

KEPT = "state.json"
PART = f"{KEPT}.part"


def content_digest(store: Store, ids: Ids) -> str:
    """64 hexadecimal digits; the canonical N-Quads are sorted on disk and never held in memory."""
    found = sha256()
    for line in canonical_lines(store, ids):
        found.update(line.encode())
    return found.hexdigest()


def stamp(store: Path) -> str:
    """Names, sizes and times of a store's files: while they are the same, so is the content. Empty where they cannot be seen."""
    try:
        files = sorted(file for file in store.iterdir() if file.suffix in (".sst", ".log") or file.name.startswith(("CURRENT", "MANIFEST")))
        said = [(file.name, (found := file.stat()).st_size, found.st_mtime_ns) for file in files]
    except OSError:  # a compaction or a writer is just putting other files there
        return ""
    return blake2b(json.dumps(said).encode(), digest_size=16).hexdigest() if said else ""


def kept_build_id(folder: Path, stamp: str) -> str | None:
    """What was worked out before of this very state."""
    with suppress(OSError, ValueError):
        kept: Any = json.loads((folder / KEPT).read_text("utf-8"))
        if isinstance(kept, dict) and stamp and kept.get("stamp") == stamp and isinstance(kept.get("build_id"), str):
            return str(kept["build_id"])
    return None


def keep_build_id(folder: Path, stamp: str, build_id: str) -> None:
    """On a medium that cannot be written to it is worked out again next time."""
    if stamp:
        with suppress(OSError):
            beside = folder / PART
            beside.write_text(json.dumps({"stamp": stamp, "build_id": build_id}) + "\n", "utf-8")
            beside.replace(folder / KEPT)
