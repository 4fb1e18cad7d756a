"""The named questions as pages: a form for each, the answer as a table with its words, and the same as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from starlette.responses import Response

from ...queries.engine import question
from ...queries.formats import shared
from ...queries.types import Column, Label, Plain, Question, Record, Table, Value
from .frame import Page
from .paging import pages_of, within
from .things import page_url

ROWS = 60
OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")
NAMING = {
    "person", "office", "place", "programme", "name", "companion", "predecessor", "successor", "participant", "from", "to", "about", "subject",
    "leader", "units", "unit", "people", "places", "holder",
}  # fmt: skip
"""Columns whose words are names that the search finds."""


@dataclass(frozen=True, slots=True)
class Words:
    """A passage of an answer, with the address that shows it."""

    text: str
    document: str
    title: str | None
    url: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a cell; `url` where it leads somewhere."""

    text: str
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    parts: tuple[Part, ...] = ()
    words: tuple[Words, ...] = ()

    @property
    def number(self) -> bool:
        return self.column.type in ("integer", "number", "date")


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of an answer."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    number: int
    pages: int
    notes: tuple[Label, ...]


class Shown:
    """Turns the values of answers into what a page shows."""

    def __init__(self, page: Page) -> None:
        self.page, self.language = page, page.language
        self.document = cache(page.asking.document)

    def answer(self, table: Table) -> Answer:
        number = within(self.page.number("page"), len(table), ROWS)
        columns = tuple(column for column in table.columns if not column.hidden)
        rows = list(table)[(number - 1) * ROWS : number * ROWS]
        return Answer(columns, tuple(self.row(columns, row) for row in rows), len(table), number, pages_of(len(table), ROWS), table.notes)

    def row(self, columns: tuple[Column, ...], row: Record) -> tuple[Cell, ...]:
        return tuple(self.cell(column, row) for column in columns)

    def cell(self, column: Column, row: Record) -> Cell:
        value = shared(column, row, self.language) if column.share_of else row[column.name]
        values = value if isinstance(value, tuple) else (value,)
        if column.type == "passage":
            return Cell(column, words=tuple(self.words(one) for one in values if isinstance(one, Mapping)))
        return Cell(column, tuple(self.part(column, one) for one in values if one is not None))

    def words(self, said: Mapping[str, Plain]) -> Words:
        path = self.document(str(said.get("document")))
        start, end = said.get("start"), said.get("end")
        url = f"{page_url(path)}?at={start}-{end}#at" if path else None
        title = said.get("title")
        return Words(str(said.get("quote") or ""), str(said.get("document")), str(title) if title else None, url, whole(start), whole(end))

    def part(self, column: Column, value: Value) -> Part:
        if isinstance(value, Mapping):
            first, *others = [self.worded(column, one) for one in value.values() if one is not None]
            return Part(first, found(first) if naming(column) else None, " ".join(others) or None)
        said = self.worded(column, value if not isinstance(value, tuple) else None)
        if said.startswith(self.page.asking.base) and " " not in said:
            path = self.page.asking.path(said)
            return Part(path, page_url(path))
        return Part(said, found(said) if naming(column) else None)

    def worded(self, column: Column, value: Plain) -> str:
        known = (column.codes or {}).get(str(value))
        if known:
            return known.text(self.language)
        return f"{value:,}" if isinstance(value, int | float) and column.type != "date" else str(value)


def naming(column: Column) -> bool:
    return column.name in NAMING and column.type not in ("number", "integer") and not column.codes


def told(asked: Question, language: str) -> str:
    """Its description, with the names of fields instead of those of options on the command line."""
    labels = {one.name: one.label.text(language) for one in asked.parameters}
    quoted = "“{}”"
    return OPTION.sub(lambda found: quoted.format(labels.get(found[1].replace("-", "_"), found[0])), asked.description.text(language))


def whole(value: Plain) -> int | None:
    return value if isinstance(value, int) else None


def found(name: str) -> str:
    return f"/search?{urlencode({'q': name})}"


def given(page: Page, asked: Question) -> dict[str, str | None]:
    return {one.name: page.asked(one.name) or None for one in asked.parameters}


async def answered(page: Page) -> Response:
    asked = question(page.request.path_params["name"], page.state.questions)
    values = given(page, asked)
    complete = all(values[one.name] for one in asked.parameters if one.required)
    answer = Shown(page).answer(await page.frame.served.ask(asked.name, values)) if complete and (page.asked("run") or any(values.values())) else None
    query = urlencode({key: value for key, value in values.items() if value})
    return page.render(
        "question.html", title=asked.summary.text(page.language), asked=asked, description=told(asked, page.language), values=values, answer=answer,
        query=query,
        all_questions=page.state.questions, sparql=asked.sparql,
    )  # fmt: skip


def index(page: Page) -> Response:
    return page.render("questions.html", title=page.word("问题", "Questions"), all_questions=page.state.questions)
