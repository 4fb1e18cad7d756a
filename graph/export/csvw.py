"""A knowledge graph in, a folder of CSV files out, described by `csv-metadata.json` (CSV on the Web, W3C).

Several values of a cell are separated by |. The values are as they are: whoever opens them in a spreadsheet should import all
columns as text.
"""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ..property.schema import Property
from ..property.types import Value
from ..property_graph import Opened
from .tables import TABLES, Table, rows

SEPARATOR = "|"
DATATYPES = {"string": "string", "strings": "string", "integer": "integer", "number": "double"}
METADATA = "csv-metadata.json"


def write_csv(kg: Opened, folder: Path) -> None:
    with ExitStack() as files:
        writers = {}
        for table in TABLES:
            file = folder / f"{table.path}.csv"
            file.parent.mkdir(parents=True, exist_ok=True)
            stream = files.enter_context(file.open("w", encoding="utf-8", newline=""))
            writers[table.path] = csv.DictWriter(stream, [column.name for column in table.columns], lineterminator="\n")
            writers[table.path].writeheader()
        for path, row in rows(kg):
            writers[path].writerow({name: cell(value) for name, value in row.items()})
    described = json.dumps(metadata(), ensure_ascii=False, indent=1) + "\n"
    (folder / METADATA).write_text(described, "utf-8", newline="")


def cell(value: Value) -> Any:
    """A separator inside a value would make two of it."""
    return SEPARATOR.join(one.replace(SEPARATOR, "｜") for one in value) if isinstance(value, tuple) else value


def metadata() -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dialect": {"lineTerminators": ["\n"]},
        "tables": [described(table) for table in TABLES],
    }


def described(table: Table) -> dict[str, Any]:
    keys = [
        {"columnReference": name, "reference": {"resource": f"{path}.csv", "columnReference": "id"}} for name, path in table.keys
    ]
    schema = {"columns": [column(one) for one in table.columns], "primaryKey": "id", **({"foreignKeys": keys} if keys else {})}
    return {"url": f"{table.path}.csv", "dc:title": both(table.zh, table.en), "tableSchema": schema}


def column(found: Property) -> dict[str, Any]:
    several = {"separator": SEPARATOR} if found.type == "strings" else {}
    return {"name": found.name, "datatype": DATATYPES[found.type], **several, "dc:description": both(found.zh, found.en)}


def both(zh: str, en: str) -> list[dict[str, str]]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]
