"""Answers for Python: types of every frame library, nothing lost between them, and a page for notebooks that no text can break."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from jiedao.queries.engine import ask
from jiedao.queries.formats import to_json
from jiedao.queries.header import questions
from jiedao.queries.results.days import first_and_last
from jiedao.queries.results.html import SHOWN
from jiedao.queries.sparql import sparql
from jiedao.queries.types import Column, Label, Table
from jiedao.schema import extras

REQUIRED = {"name": "赵明川", "office": "柏岭街道办事处", "id": "赵明川"}


@pytest.fixture(params=sorted(["visits", "itinerary", "career", "holders", "events", "evidence", "stats", "conflicts"]))
def table(request: pytest.FixtureRequest, store: Store) -> Table:
    asked = questions()[request.param]
    return ask(store, asked.name, {p.name: REQUIRED[p.name] for p in asked.parameters if p.required})


def test_dicts_are_the_json_of_the_command_line(table: Table) -> None:
    assert table.to_dicts() == json.loads(to_json(table))


def test_the_libraries_agree(table: Table) -> None:
    arrow, polars, pandas = table.to_arrow(), table.to_polars(), table.to_pandas()
    assert polars.to_dicts() == arrow.to_pylist()
    assert list(pandas.columns) == polars.columns == arrow.column_names
    assert len(pandas) == len(polars) == arrow.num_rows == len(table)
    for row, other in zip(pandas.astype(object).to_dict("records"), arrow.to_pylist(), strict=True):
        assert {name: missing_as_none(value) for name, value in row.items()} == other
    assert [{c.name: row[c.name] for c in table.columns} for row in arrow.to_pylist()] == table.to_dicts()


def missing_as_none(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if not isinstance(value, list) and pd.isna(value) else value


def test_types_are_those_of_the_header(store: Store) -> None:
    visits = ask(store, "visits")
    schema = visits.to_arrow().schema
    assert schema.field("date").type == pa.string()
    assert schema.field("date_start").type == schema.field("date_end").type == pa.date32()
    assert schema.field("post").type == pa.list_(pa.string())
    assert schema.field("evidence").type.value_type.field("start").type == pa.int64()
    assert schema.field("person").metadata == {b"zh": "人物".encode(), b"en": b"person"}
    assert visits.to_polars().schema["evidence"].inner.fields[-1] == pl.Field("quote", pl.String())
    assert str(visits.to_pandas().dtypes["date_start"]) == "datetime64[s]"
    assert str(ask(store, "stats").to_pandas().dtypes["count"]) == "Int64"
    assert visits.to_pandas().attrs["labels"]["person"] == {"zh": "人物", "en": "person"}


def test_a_month_is_no_day(store: Store) -> None:
    rows = ask(store, "visits", {"since": "2022"}).to_polars().select("date", "date_start", "date_end").unique().sort("date").rows()
    assert rows == [("2022-05-09", date(2022, 5, 9), date(2022, 5, 9)), ("2023-01", None, None)]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2021-03-17/2021-03-19", (date(2021, 3, 17), date(2021, 3, 19))), ("2021-03-17/2021-04", (date(2021, 3, 17), None)),
        ("XXXX-03-17", (None, None)), ("2021-03-17?", (None, None)), ("2021", (None, None)), (None, (None, None)), ("", (None, None)),
    ],
)  # fmt: skip
def test_days_are_said_only_where_they_are_certain(edtf: str | None, days: tuple[date | None, date | None]) -> None:
    assert first_and_last(edtf) == days


def test_the_columns_of_a_query_of_ones_own_are_typed_by_their_values(store: Store) -> None:
    found = sparql(store, "SELECT ?p (COUNT(*) AS ?n) (AVG(STRLEN(STR(?o))) AS ?mean) ?none { ?s ?p ?o } GROUP BY ?p ?none")
    assert isinstance(found, Table)
    assert [str(dtype) for dtype in found.to_pandas().dtypes] == ["string", "Int64", "Float64", "string"]
    mixed = Table("sparql", found.columns[:1], ((1,), ("一",), (None,)))
    assert mixed.to_arrow().to_pylist() == [{"p": "1"}, {"p": "一"}, {"p": None}]


def test_an_empty_answer_keeps_its_types(store: Store) -> None:
    empty = ask(store, "visits", {"since": "2099"})
    assert (len(empty.to_pandas()), empty.to_polars().height) == (0, 0)
    assert empty.to_arrow().schema == ask(store, "visits").to_arrow().schema


def test_csv_is_also_written_to_a_file(store: Store, tmp_path: Path) -> None:
    visits = ask(store, "visits")
    text = visits.to_csv(tmp_path / "visits.csv")
    assert (tmp_path / "visits.csv").read_bytes().decode() == text
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(visits)


def test_its_name_is_short(store: Store) -> None:
    assert repr(ask(store, "career", {"name": "赵明川"})) == "<Table career: 1 × (person, office, title, first_seen, last_seen, evidence)>"


def test_a_missing_library_is_one_line_with_the_extra() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"no_such_library is missing, install it: pip install 'jiedao\[frames\]'"):
        extras.needing("frames", "no_such_library")


class Page(HTMLParser):
    """What a browser would see: every element with its attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def of_one(said: str) -> Table:
    evidence = {"document": said, "title": said, "start": 0, "end": 1, "quote": said}
    columns = (
        Column(name="person", type="text", label=Label(said, said)), Column(name="event", type="node", label=Label("事件", "event")),
        Column(name="role", type="text", label=Label("角色", "role"), gathered=True, codes={said: Label(said, "x")}),
        Column(name="who", type="text", label=Label("谁", "who"), gathered=True, fields=("who_name", "who_role")),
        Column(name="evidence", type="passage", label=Label("出处", "evidence"), gathered=True, fields=("document", "quote")),
    )  # fmt: skip
    return Table(said, columns, ((said, said, (said,), ({"name": said, "role": said},), (evidence, evidence)),), (Label(said, "note"),))


@pytest.mark.parametrize("said", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='x", "</style><b>", "]]>", "&lt;i&gt;"])
def test_no_text_becomes_markup(said: str) -> None:
    harmless, found = Page(of_one("甲")._repr_html_()), Page(of_one(said)._repr_html_())
    assert found.tags == harmless.tags
    assert found.names == harmless.names
    assert said in found.text


@given(st.text())
def test_whatever_is_said_the_page_is_the_same(said: str) -> None:
    assert Page(of_one(said)._repr_html_()).names == Page(of_one("甲")._repr_html_()).names


def test_the_page_shows_codes_in_words_and_folds_quotations(store: Store) -> None:
    html = ask(store, "visits", {"place": "松涛小区"})._repr_html_()
    page = Page(html)
    assert "带队" in page.text
    assert "leads" in page.text
    assert "「江北区人大常委会副主任李大成率队」" not in page.tags
    assert page.tags.count("details") == len(ask(store, "visits", {"place": "松涛小区"}))
    assert "src" not in page.names
    assert "href" not in page.names
    assert page.tags.count("script") == page.tags.count("style") == 1


def test_long_answers_are_cut_and_say_so() -> None:
    many = Table("sparql", (Column(name="n", type="integer", label=Label("数", "n")),), tuple((n,) for n in range(SHOWN + 5)))
    page = Page(many._repr_html_())
    assert page.tags.count("tr") == SHOWN + 1
    assert f"the first {SHOWN} are shown" in page.text


def test_shares_are_read_in_per_cent(store: Store) -> None:
    page = ask(store, "coverage")._repr_html_()
    assert 'data-key="1.0">100.0% (' in page
    assert ">1.0<" not in page
