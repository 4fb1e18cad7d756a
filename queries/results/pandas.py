"""A table in, a pandas data frame out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..types import Table
from .columns import Kind, Typed, columns

DTYPES: dict[Kind, str] = {
    "text": "string", "integer": "Int64", "number": "Float64", "day": "datetime64[s]", "texts": "object", "records": "object",
}  # fmt: skip


def series(column: Typed) -> Any:
    return pd.Series(column.values, dtype=DTYPES[column.kind], name=column.name)


def to_pandas(table: Table) -> Any:
    """A `pandas.DataFrame`; `attrs` holds the question and the bilingual names of the columns."""
    found = list(columns(table))
    frame = pd.DataFrame({one.name: series(one) for one in found})
    frame.attrs = {"question": table.question, "labels": {one.name: {"zh": one.label[0], "en": one.label[1]} for one in found}}
    return frame
