"""CSV for `neo4j-admin database import`: read back from the files, and by the program itself."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from page_readings import page
from readings import raw

from jiedao.graph.export.forms import export_to
from jiedao.graph.export.neo4j_csv import SEPARATOR, cell
from jiedao.graph.kg import KG
from jiedao.graph.property_graph import nodes, relationships
from jiedao.graph.stores.neo4j import Address, Neo4j, ServerError
from jiedao.graph.sync.elements import sync
from jiedao.graph.sync.types import Target

PYTHON = {"": str, "string[]": lambda text: tuple(text.split(SEPARATOR)), "long": int, "double": float}


def rows(folder: Path, kind: str) -> Iterator[dict[str, str]]:
    for file in sorted((folder / kind).iterdir()):
        with file.open(encoding="utf-8", newline="") as stream:
            yield from csv.DictReader(stream)


def values(row: dict[str, str]) -> dict[str, object]:
    """The properties, as their headers say what they are; nothing is what is not known."""
    named = ((*name.partition(":")[::2], text) for name, text in row.items() if text)
    return {name: PYTHON[kind](text) for name, kind, text in named if name and kind not in ("ID",) and not name.startswith("_")}


def test_what_is_in_the_files_is_the_property_graph(examples: Path, tmp_path: Path) -> None:
    with KG.open(examples) as kg:
        export_to(kg, "neo4j-csv", tmp_path / "csv")
        there = {row["id:ID"]: (row[":LABEL"], row["_digest"], values(row)) for row in rows(tmp_path / "csv", "nodes")}
        assert there == {one.id: (f"Jiedao{SEPARATOR}{one.label}", one.digest, one.values) for one in nodes(kg)}
        ways = {row["_id"]: (row[":START_ID"], row[":END_ID"], row[":TYPE"], values(row)) for row in rows(tmp_path / "csv", "relationships")}
        assert ways == {one.id: (one.start, one.end, one.type, one.values) for one in relationships(kg)}


def test_the_arguments_name_all_files(examples: Path, tmp_path: Path) -> None:
    with KG.open(examples) as kg:
        export_to(kg, "neo4j-csv", tmp_path / "csv")
    said = (tmp_path / "csv" / "import.args").read_text("utf-8").splitlines()
    files = {f"--{file.parent.name}={file.parent.name}/{file.name}" for file in (tmp_path / "csv").rglob("*.csv")}
    assert {one for one in said if one.endswith(".csv")} == files


@pytest.mark.parametrize(("value", "said"), [
    (None, ""), ("", '""'), ('说“好”,"行"\n\\', '"说“好”,""行""\n\\"'), (("甲", "乙;丙"), f'"甲{SEPARATOR}乙;丙"'), (7, "7"), (0.5, "0.5"),
])  # fmt: skip
def test_cells(value: str | tuple[str, ...] | float | None, said: str) -> None:
    assert cell(value) == said


@pytest.fixture
def scripts() -> Path:
    if "JIEDAO_TEST_NEO4J_SCRIPTS" not in os.environ:
        pytest.skip("JIEDAO_TEST_NEO4J_SCRIPTS is not set; . .ci/servers/start.sh sets it")
    return Path(os.environ["JIEDAO_TEST_NEO4J_SCRIPTS"])


@contextmanager
def running(scripts: Path, home: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen([scripts / "neo4j-run.sh", home, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(240):
                if server.poll() is None and answers(f"bolt://127.0.0.1:{port}"):
                    break
                time.sleep(0.5)
            yield f"bolt://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)


def answers(url: str) -> bool:
    with Neo4j(Address.of(url)) as database, suppress(ServerError):
        return bool(list(database.run("RETURN 1")))
    return False


@pytest.mark.slow
def test_a_sync_after_an_import_finds_everything_there(scripts: Path, examples: Path, tmp_path: Path) -> None:
    """A name with signs that CSV has to mind is among them."""
    home, folder = tmp_path / "home", tmp_path / "csv"
    with KG.open(shutil.copytree(examples, tmp_path / "kg"), "w") as kg:
        reading = page('a,"b"; \\“c”.txt', people=2)
        kg.ingest(reading, raw(reading))
        kg.identify()
        export_to(kg, "neo4j-csv", folder)
        words = [scripts / "neo4j-admin.sh", home, "database", "import", "full", "neo4j", "@import.args"]
        subprocess.run(words, cwd=folder, check=True, capture_output=True)
        with running(scripts, home) as url:
            report = sync(kg, Target(url, everything=True, timeout=300))
            size = sum(1 for _ in nodes(kg)) + sum(1 for _ in relationships(kg))
    assert (report.sent, report.deleted, report.unchanged) == (0, 0, size)
