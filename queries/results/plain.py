"""A table in, its rows as plain Python values out: dicts, with lists where a cell holds several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..types import Table, Value


def plain(value: Value) -> Any:
    """What JSON knows: lists for tuples, dicts for passages and participants."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def to_dicts(table: Table) -> list[dict[str, Any]]:
    return [{name: plain(value) for name, value in row.items()} for row in table]
