"""A table in, a pyarrow one out; the Chinese and English names of its columns are metadata of the fields."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ..types import Table
from .columns import Kind, Typed, columns

SIMPLE: dict[Kind, Any] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32(), "texts": pa.list_(pa.string()),
}  # fmt: skip


def type_of(column: Typed) -> Any:
    if column.kind != "records":
        return SIMPLE[column.kind]
    return pa.list_(pa.struct([pa.field(name, SIMPLE[kind]) for name, kind in column.fields]))


def to_arrow(table: Table) -> Any:
    """A `pyarrow.Table`: dates are date32, lists are lists, passages are lists of structs."""
    found = list(columns(table))
    fields = [pa.field(one.name, type_of(one), metadata={"zh": one.label[0], "en": one.label[1]}) for one in found]
    arrays = [pa.array(one.values, type=field.type) for one, field in zip(found, fields, strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"question": table.question}))
