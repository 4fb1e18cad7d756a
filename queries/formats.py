"""A table as text for programs and documents: JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

from .types import Column, Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run: such a cell gets an apostrophe in front."""


def to_json(table: Table) -> str:
    return json.dumps(list(table), ensure_ascii=False, indent=2) + "\n"


def passage(evidence: Mapping[str, object]) -> str:
    """A quotation with its place: 「…」 file.txt:10-20"""
    return f"「{evidence['quote']}」 {evidence['document']}:{evidence['start']}-{evidence['end']}"


def text(value: Value, separator: str = "；") -> str:
    """Any value on one line."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return separator.join(text(one) for one in value)
    if isinstance(value, Mapping):
        joined = passage(value) if "quote" in value else " ".join(str(part) for part in value.values() if part is not None)
        return " ".join(joined.split())
    return str(value)


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def to_csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(value if isinstance(value, int | float) else safe(text(value)) for value in row)
    return out.getvalue()


def heading(column: Column, language: str) -> str:
    return str(column.label) if language == "both" and column.label.zh != column.label.en else column.label.text(language)


def worded(column: Column, value: Value, language: str) -> Value:
    """Codes in words: `leads` → 带队. Only for people; programs get the codes."""
    codes = column.codes or {}
    if isinstance(value, tuple):
        return tuple(worded(column, one, language) for one in value)
    if isinstance(value, Mapping):
        return {k: codes[v].text(language) if isinstance(v, str) and v in codes else v for k, v in value.items()}
    return codes[value].text(language) if isinstance(value, str) and value in codes else value


def shared(column: Column, row: Mapping[str, Value], language: str) -> Value:
    """A value of a row in words: codes as `worded` has them, a share in per cent with the number that it stands for. Only for people."""
    share, of = row[column.name], row.get(column.share_of or "")
    if isinstance(share, int | float) and isinstance(of, int):
        return f"{100 * share:.1f}% ({round(share * of):,})"
    return worded(column, share, language)


def to_markdown(table: Table, language: str = "both") -> str:
    lines = [[heading(column, language) for column in table.columns], ["---"] * len(table.columns)]
    for row in table:
        cells = (text(shared(column, row, language), "<br>") for column in table.columns)
        lines.append([cell.replace("|", "\\|").replace("\n", " ") for cell in cells])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
