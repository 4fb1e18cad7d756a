"""An EDTF date in, the days on which it certainly begins and ends out; a month or a year gives none."""

from __future__ import annotations

from datetime import date

from ...graph.seen import ends

DAY = len("2021-03-17")
UNCERTAIN = frozenset("?~%")


def exact(part: str) -> date | None:
    return date.fromisoformat(part) if len(part) == DAY else None


def first_and_last(edtf: str | None) -> tuple[date | None, date | None]:
    """`2021-03-17` → that day twice; `2021-03-17/2021-03` → the first alone; 2021-03, 2021-03-17? and XXXX-03-17 → neither."""
    found = ends(edtf) if edtf and not UNCERTAIN & set(edtf) else None
    return (exact(found[0]), exact(found[1])) if found else (None, None)
