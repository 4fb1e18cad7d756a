"""A table on the screen: answers in; aligned columns out, with a quotation under each row. JSON has all quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from ..queries.formats import heading, shared, text, to_csv, to_json, to_markdown
from ..queries.types import Column, Record, Table, Value
from .common import Format, Language, answers, write

ROOM = 150
"""Characters a line from which on every column of the answer is shown."""
GAP = 2
LEAST = 8
"""No column is made narrower than this to fit the others in."""


def printable(shown: str) -> str:
    """Nothing that a document says may steer the terminal."""
    return "".join(character if character.isprintable() or character == "\n" else " " for character in shown)


def cell(column: Column, row: Record, language: Language, base: str) -> str:
    shown = text(shared(column, row, language), "\n")
    return printable("\n".join(line.removeprefix(base) for line in shown.split("\n")) if column.type == "node" else shown)


def quotation(evidence: Value, width: int) -> Text:
    """The first quotation with its place, on one line, and how many more there are."""
    found = evidence if isinstance(evidence, tuple) else ()
    if not found:
        return Text()
    quote, closed, place = printable(text(found[0])).rpartition("」")
    place = f"{closed}{place}" + (f"  +{len(found) - 1}" if len(found) > 1 else "")
    said = Text(quote, style="dim")
    said.truncate(max(LEAST, width - 2 * GAP - cell_len(place)), overflow="ellipsis")
    return said.append(place, style="dim cyan")


def shown_rows(table: Table) -> Iterator[tuple[Value, ...]]:
    """The rows without what the row above says already."""
    index = {column.name: number for number, column in enumerate(table.columns)}
    above: tuple[Value, ...] = ()
    for row in table.rows:
        same = {c.name for c in table.columns if c.once and above and above[index[c.once]] == row[index[c.once]]}
        yield tuple(
            None if column.name in same and above[number] == row[number] else row[number]
            for number, column in enumerate(table.columns)
        )
        above = row


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as the longest cell; where that is too much for the screen, the widest columns give way."""
    wanted = [max(cell_len(line) for row in rows for line in row[number].split("\n")) for number in range(len(columns))]
    fixed = {number for number, column in enumerate(columns) if column.type in ("date", "integer", "number")}
    while sum(wanted) + GAP * len(wanted) > width:
        widest = max((n for n in range(len(wanted)) if n not in fixed), key=lambda n: wanted[n], default=None)
        if widest is None or wanted[widest] <= LEAST:
            break
        wanted[widest] -= 1
    return wanted


def line(columns: Sequence[Column], wide: Sequence[int], row: Sequence[str], style: str = "") -> Grid:
    drawn = Grid.grid(padding=(0, GAP, 0, 0))
    for column, width in zip(columns, wide, strict=True):
        justify = "right" if column.type in ("integer", "number") else "left"
        drawn.add_column(width=width, overflow="fold", justify=justify)  # type: ignore[arg-type]  # one of rich's literals
    drawn.add_row(*(Text(one, style=style) for one in row))
    return drawn


def draw(table: Table, language: Language, base: str, screen: Console) -> None:
    """Headings, then row by row; the evidence of a row stands under it, over the whole width. Empty columns are left out."""
    said = {c.name for number, c in enumerate(table.columns) if any(row[number] not in (None, ()) for row in table.rows)}
    columns = [c for c in table.columns if c.name in said and c.type != "passage" and (screen.width >= ROOM or not c.wide)]
    quotes = [number for number, column in enumerate(table.columns) if column.type == "passage"]
    headings = [heading(column, language).replace(" / ", "\n") for column in columns]
    names = [column.name for column in table.columns]
    records = (dict(zip(names, row, strict=True)) for row in shown_rows(table))
    rows = [[cell(column, row, language, base) for column in columns] for row in records]
    wide = widths(columns, [headings, *rows], screen.width)
    screen.print(line(columns, wide, headings, "bold"))
    screen.print("─" * min(screen.width, sum(wide) + GAP * (len(wide) - 1)))
    for row, values in zip(rows, table.rows, strict=True):
        screen.print(line(columns, wide, row))
        for quote in filter(None, (quotation(values[number], screen.width) for number in quotes)):
            screen.print(Padding(quote, (0, 0, 0, GAP)), no_wrap=True, overflow="ellipsis")


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
            draw(table, language, base, console or answers())
