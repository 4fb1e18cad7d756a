"""CSV as the csvw package validates it, Parquet as polars and pyarrow read it; both the same tables, and joined the answers of the questions."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import csvw
import polars as pl
import pyarrow.parquet as pq
import pytest

from jiedao.graph.export.tables import TABLES


@pytest.fixture(scope="module")
def folder(exported: Callable[[str], bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("tables")
    for form in ("csv", "parquet"):
        ZipFile(BytesIO(exported(form))).extractall(into / form)
    return into


@pytest.fixture(scope="module")
def described(folder: Path) -> Any:
    return csvw.TableGroup.from_file(folder / "csv" / "csv-metadata.json")


def test_the_tables_are_as_they_are_described(described: Any, counted: dict[str, int]) -> None:
    rows = {str(table.url): list(table.iterdicts(strict=True)) for table in described.tables}
    assert len(rows) == len(TABLES)
    assert len(rows["nodes/person.csv"]) == counted["persons"]
    assert len(rows["nodes/passage.csv"]) == counted["passages"]
    assert described.check_referential_integrity(strict=True)
    assert any(isinstance(row["confidence"], float) for row in rows["nodes/fact.csv"])


def test_csv_and_parquet_say_the_same(described: Any, folder: Path) -> None:
    for table in described.tables:
        parquet = pq.read_table(folder / "parquet" / str(table.url).replace(".csv", ".parquet")).to_pylist()
        assert [{name: value or None for name, value in row.items()} for row in table.iterdicts()] == [
            {name: value or None for name, value in row.items()} for row in parquet
        ]


def test_tables_join_to_the_answer_of_a_question(folder: Path, events: dict[str, Any]) -> None:
    def read(name: str) -> pl.DataFrame:
        return pl.read_parquet(folder / "parquet" / f"{name}.parquet")

    took_part = read("relationships/took_part").join(read("nodes/person").select("id", "name"), left_on="start", right_on="id")
    people = {row["name"] for row in read("nodes/person").to_dicts()}
    for event, row in events.items():
        found = {(one["name"], one["role"]) for one in took_part.filter(pl.col("end") == event).to_dicts()}
        assert found == {(one["name"], one["role"]) for one in row["participant"] if one["name"] in people}


def test_identifiers_join_everywhere(folder: Path) -> None:
    facts = pl.read_parquet(folder / "parquet" / "nodes/fact.parquet").filter(pl.col("kind") == "participation")
    events = pl.read_parquet(folder / "parquet" / "nodes/event.parquet")
    assert facts.height
    assert set(facts["of"]) <= set(events["id"])
    assert facts["article"].str.starts_with("https://").all()


def test_columns_say_what_they_are_in_both_languages(folder: Path) -> None:
    schema = pq.read_schema(folder / "parquet" / "nodes/event.parquet")
    assert schema.field("date").metadata == {b"zh": "日期（EDTF）".encode(), b"en": b"date (EDTF)"}
