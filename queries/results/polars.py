"""A table in, a polars data frame out."""

from __future__ import annotations

from typing import Any

import polars as pl

from ..types import Table
from .columns import Kind, Typed, columns

SIMPLE: dict[Kind, Any] = {
    "text": pl.String(), "integer": pl.Int64(), "number": pl.Float64(), "day": pl.Date(), "texts": pl.List(pl.String()),
}  # fmt: skip


def type_of(column: Typed) -> Any:
    if column.kind != "records":
        return SIMPLE[column.kind]
    return pl.List(pl.Struct([pl.Field(name, SIMPLE[kind]) for name, kind in column.fields]))


def to_polars(table: Table) -> Any:
    """A `polars.DataFrame`: dates are Date, lists are List, passages are lists of structs."""
    return pl.DataFrame([pl.Series(one.name, one.values, dtype=type_of(one), strict=False) for one in columns(table)])
