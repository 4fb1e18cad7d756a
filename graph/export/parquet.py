"""A knowledge graph in, a folder of Parquet files out, for pandas, polars, DuckDB and Spark: lists are lists, what is not known is null."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..property_graph import Opened
from .tables import TABLES, Row, Table, rows

BATCH = 20_000
"""Rows of a table that are held before they are written."""
TYPES = {"string": pa.string(), "strings": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64()}


def schema(table: Table) -> Any:
    fields = [pa.field(one.name, TYPES[one.type], metadata={"zh": one.zh, "en": one.en}) for one in table.columns]
    return pa.schema(fields, metadata={"zh": table.zh, "en": table.en})


def write_parquet(kg: Opened, folder: Path) -> None:
    waiting: dict[str, list[Row]] = defaultdict(list)
    with ExitStack() as files:
        writers = {}
        for table in TABLES:
            file = folder / f"{table.path}.parquet"
            file.parent.mkdir(parents=True, exist_ok=True)
            writers[table.path] = files.enter_context(pq.ParquetWriter(file, schema(table)))
        for path, row in rows(kg):
            waiting[path].append(row)
            if len(waiting[path]) >= BATCH:
                write(writers[path], waiting.pop(path))
        for path, writer in writers.items():
            write(writer, waiting.pop(path, []))


def write(writer: Any, rows: list[Row]) -> None:
    writer.write_table(pa.Table.from_pylist(rows, schema=writer.schema))
