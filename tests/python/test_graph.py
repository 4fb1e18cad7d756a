"""The Python API: a method for each question with the parameters of its header, the view for rdflib, and the citation."""

from __future__ import annotations

import inspect
from datetime import date
from hashlib import sha256
from io import BytesIO

import pytest

import jiedao
from jiedao.graph.citation import braces
from jiedao.graph.export import export
from jiedao.queries.header import questions
from jiedao.questions import Questions

METHODS = sorted(name for name in vars(Questions) if not name.startswith("_") and name != "ask")


def test_every_question_is_a_method() -> None:
    assert set(METHODS) == set(questions())


@pytest.mark.parametrize("name", METHODS)
def test_a_method_has_the_parameters_of_its_question(name: str) -> None:
    method = inspect.signature(getattr(Questions, name)).parameters
    declared = {parameter.name: parameter for parameter in questions()[name].parameters}
    assert method.keys() - {"self"} == declared.keys()
    assert all((method[n].default is inspect.Parameter.empty) == p.required for n, p in declared.items())
    assert inspect.getdoc(getattr(Questions, name))


def test_dates_and_numbers_are_taken_as_they_are(kg: jiedao.Graph) -> None:
    assert kg.visits(since=date(2024, 1, 1), min_confidence=0.9).rows == kg.visits(since="2024-01-01", min_confidence="0.9").rows != ()
    assert kg.ask("visits", since=2024).rows == kg.visits(since="2024").rows


def test_rdflib_sees_the_graph(kg: jiedao.Graph) -> None:
    ((count,),) = kg.rdf.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a foaf:Person }")
    assert int(count) == next(row["count"] for row in kg.stats() if row["thing"] == "persons")


def test_a_citation_names_exactly_this_content(kg: jiedao.Graph) -> None:
    cited, out = kg.cite(), BytesIO()
    export(kg.kg.store, kg.kg.ids, "nq", out)
    assert cited.build_id == kg.build_id == sha256(out.getvalue()).hexdigest()
    assert str(cited).endswith(f"sha256:{kg.build_id}")
    assert "20 documents (published 2020-08-20–2024-11-10)" in str(cited)
    assert f"jiedao {jiedao.__version__}" in str(cited)
    assert str(kg.cite()) == str(cited)


def test_a_title_of_ones_own_does_not_break_the_entry(kg: jiedao.Graph) -> None:
    assert "title = {我的 \\} 图谱}," in kg.cite("我的 } 图谱").bibtex
    assert braces("a\n{b}") == "a \\{b\\}"
