"""A table on the screen: answers in, aligned columns out. Quotations are cut to one line; JSON has all of them."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from .cli_common import Format, Language, answers, write
from .queries.formats import heading, text, to_csv, to_json, to_markdown, worded
from .queries.types import Column, Table, Value

NARROW = 18
"""Width of a list on a screen without much room."""
ROOM = 160
"""Columns of characters from which on every column of the answer is shown, and twice the quotations."""
QUOTE = (40, 90)
"""Characters of a quotation that a cell shows, on a narrow and on a wide screen."""


def printable(shown: str) -> str:
    """Nothing that a document says may steer the terminal."""
    return "".join(character if character.isprintable() or character == "\n" else " " for character in shown)


def quoted(evidence: Value, limit: int) -> str:
    said = text(evidence)
    quote, closed, place = said.rpartition("」")
    return f"{quote[:limit]}…{closed}{place}" if len(quote) > limit else said


def cell(column: Column, value: Value, language: Language, base: str, room: bool) -> Text:
    said = worded(column, value, language)
    if column.type == "passage" and isinstance(said, tuple):
        first = said[: 2 if room else 1]
        more = [f"… +{len(said) - len(first)}"] if len(said) > len(first) else []
        return Text(printable("\n".join([*(quoted(one, QUOTE[room]) for one in first), *more])))
    shown = text(said, "\n")
    return Text(printable(shown.removeprefix(base) if column.type == "node" else shown))


def grid(table: Table, language: Language, base: str, width: int) -> Grid:
    room = width >= ROOM
    drawn = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=any(c.gathered for c in table.columns))
    kept = [index for index, column in enumerate(table.columns) if room or not column.wide]
    for column in (table.columns[index] for index in kept):
        drawn.add_column(
            Text(heading(column, language).replace(" / ", "\n")), overflow="fold",
            no_wrap=column.type == "date", max_width=NARROW if column.gathered and column.type == "text" and not room else None,
            justify="right" if column.type in ("integer", "number") else "left",
        )
    for row in table.rows:
        drawn.add_row(*(cell(table.columns[index], row[index], language, base, room) for index in kept))
    return drawn


def show(table: Table, form: Format, language: Language, base: str = "", console: Console | None = None) -> None:
    """The answer on stdout in the form that was asked for."""
    match form:
        case "json":
            write(to_json(table))
        case "csv":
            write(to_csv(table))
        case "markdown":
            write(to_markdown(table, language))
        case "table":
            screen = console or answers()
            screen.print(grid(table, language, base, screen.width))
