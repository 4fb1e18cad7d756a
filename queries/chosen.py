"""The conditions of the question `events` in, the identifiers of the events that meet them out: what an export or a network is narrowed to."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Store

from .engine import ask


def chosen(store: Store, base: str, conditions: Mapping[str, str | None]) -> frozenset[str] | None:
    """Without the base, as in the property graph; None where no condition is given, which means all."""
    given = {name: value for name, value in conditions.items() if value is not None}
    if not given:
        return None
    return frozenset(str(row["event"]).removeprefix(base) for row in ask(store, "events", given, base))
