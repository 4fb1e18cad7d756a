"""SPARQL that people write, put to another engine than Oxigraph: the same answers, the same refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

import jiedao
from jiedao.graph.kg import KG
from jiedao.queries.engines.opened import Place, engine
from jiedao.queries.engines.sparql import SparqlEngine
from jiedao.queries.errors import BadParameter
from jiedao.queries.limits import Limits
from jiedao.queries.sparql import shown, sparql

ASKED = (
    "SELECT DISTINCT ?name { ?p a foaf:Person ; foaf:name ?name } ORDER BY ?name",
    "SELECT (COUNT(DISTINCT ?p) AS ?n) ?none { ?p a foaf:Person } GROUP BY ?none",
    "SELECT ?x { ?x a jd:Nothing }",
    "ASK { ?x a foaf:Person }", "ASK { ?x a jd:Nothing }",
    "CONSTRUCT { ?p foaf:name ?name } WHERE { ?p a foaf:Person ; foaf:name ?name }",
)  # fmt: skip


@pytest.mark.parametrize("query", ASKED)
def test_rdflib_answers_what_oxigraph_answers(one_page: Path, query: str) -> None:
    with jiedao.open(one_page) as one, jiedao.open(one_page, engine="rdflib") as other:
        mine, theirs = one.sparql(query), other.sparql(query)
    if isinstance(mine, jiedao.Table) and isinstance(theirs, jiedao.Table):
        assert (mine.rows, [column.name for column in mine.columns]) == (theirs.rows, [column.name for column in theirs.columns])
    else:
        assert mine == theirs


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT", "syntax"), ("DROP ALL", "read-only"), ("INSERT DATA { <x:a> <x:b> <x:c> }", "read-only"),
        ("SELECT * { SERVICE <http://x.example/> { ?a ?b ?c } }", "SERVICE"),
        ("SELECT * FROM <http://x.example/g> { ?a ?b ?c }", "no such graph"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_before_anything_is_asked(one_page: Path, query: str, word: str) -> None:
    with jiedao.open(one_page, engine="rdflib") as graph, pytest.raises(BadParameter, match=word):
        graph.sparql(query)


def test_rows_are_limited_and_said_to_be(one_page: Path) -> None:
    with KG.open(one_page) as opened, engine("rdflib", Place(opened)) as by:
        assert isinstance(by, SparqlEngine)
        assert by.ad_hoc is not None
        table = shown(by.ad_hoc(ASKED[0], Limits(rows=1)), Limits(rows=1))
        assert isinstance(table, jiedao.Table)
        assert (len(table.rows), len(table.notes)) == (1, 1)
        assert sparql(opened.store, ASKED[3]) is True
