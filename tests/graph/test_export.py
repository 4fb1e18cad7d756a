"""Exports: equal in content, equal from run to run; the graph conforms to its shapes, and the shapes can fail."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from page_readings import page, raw
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse
from readings import readings

from jiedao.graph import export as exports
from jiedao.graph.export.sorting import sorted_lines
from jiedao.graph.iri import Ids
from jiedao.graph.kg import KG
from jiedao.graph.rdf import to_quads
from jiedao.graph.rdflib_api import dataset
from jiedao.graph.validate import violations
from jiedao.schema import types as t
from jiedao.schema.vocabulary import JD, OA, ORG, PROV, RDF, term

FORMATS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
SOME = settings(max_examples=30, suppress_health_check=list(HealthCheck))


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w") as opened:
        for name, start in (("a", 0), ("b", 10)):
            opened.ingest(page(name, start=start, text=name), raw(page(name, start=start, text=name)), f"/home/{name}")
        yield opened


def exported(store: Store, form: str) -> bytes:
    out = io.BytesIO()
    exports.export(store, Ids(), form, out)
    return out.getvalue()


def quads(store: Store, form: str) -> set[Quad]:
    return set(parse(exported(store, form), FORMATS[form]))


@SOME
@given(readings())
def test_formats_agree(reading: t.Reading) -> None:
    store = Store()
    store.extend(to_quads(reading))
    trig = quads(store, "trig")
    assert quads(store, "jsonld") == trig
    assert {q.triple for q in quads(store, "ttl")} == {q.triple for q in trig}
    assert quads(store, "nq") == set(store) <= trig
    assert not any(isinstance(term, BlankNode) for q in trig for term in (q.subject, q.object))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_bytes_every_time_and_no_paths(kg: KG, form: str) -> None:
    first = exported(kg.store, form)
    assert first == exported(kg.store, form)
    assert b"/home/a" not in first


def test_selectors_and_intervals_are_written_out(kg: KG) -> None:
    found = {q.triple for q in quads(kg.store, "ttl")}
    passages = {q.subject for q in found if q.object == JD.Passage}
    selectors = {q.object for q in found if q.predicate == OA.hasSelector}
    assert len(selectors) == 2 * len(passages) > 0
    tenures = {q.subject for q in found if q.object == JD.Tenure}
    assert {q.subject for q in found if q.predicate == ORG.memberDuring} == tenures != set()


def test_canonical_lines_are_sorted(kg: KG) -> None:
    lines = exported(kg.store, "nq").splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_sorting_on_disk_is_sorting(chunk: int) -> None:
    lines = [f"{n}𠀀 行\n" for n in range(50)]
    random.Random(1).shuffle(lines)  # noqa: S311 - no secret
    assert list(sorted_lines(lines, chunk)) == sorted(lines)


def test_rdflib_sees_the_same_store(kg: KG) -> None:
    view = dataset(kg)
    ((count,),) = view.query("SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a foaf:Person }")
    assert int(count) == 30
    assert next(iter(view.query("ASK { ?t a jd:Tenure ; jd:firstSeen '2021-03-17'^^xsd:date }"))) is True


@settings(SOME, max_examples=8)
@given(readings())
def test_every_reading_conforms_to_the_shapes(reading: t.Reading) -> None:
    store = Store()
    store.extend(to_quads(reading))
    assert violations(store, Ids()) == []


def test_a_whole_graph_conforms(kg: KG) -> None:
    assert violations(kg.store, kg.ids) == violations(kg.store, kg.ids, batch=1) == []


@pytest.mark.parametrize(
    ("kind", "predicate", "value"),
    [
        (JD.Tenure, PROV.wasDerivedFrom, None),
        (JD.Passage, JD.quote, None),
        (JD.Passage, JD.end, Literal(0)),
        (JD.Participation, JD.role, term("jd:role-sleeps")),
        (term("foaf:Person"), term("foaf:name"), Literal("no language")),
        (ORG.Organization, JD.kind, term("jd:kind-unheard-of")),
        (JD.Visit, term("schema:startDate"), Literal("近日", language="zh")),
        (ORG.Post, ORG.postIn, None),
    ],
)
def test_the_shapes_notice(kg: KG, kind: NamedNode, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
    subject = next(q.subject for q in kg.store.quads_for_pattern(None, RDF.type, kind))
    for quad in list(kg.store.quads_for_pattern(subject, predicate, None)):
        kg.store.remove(quad)
        if value is not None:
            kg.store.add(Quad(subject, predicate, value, quad.graph_name))
    found = violations(kg.store, kg.ids)
    assert any(subject.value.endswith(v.focus.partition(":")[2]) or v.focus == subject.value for v in found)
    assert all("\n" not in str(v) for v in found)


def test_a_fact_takes_few_quads() -> None:
    reading = page("a", people=40)
    facts = 40 * 3 + 4  # person, tenure and participation of each; office, community, visit, stop
    assert len(list(to_quads(reading))) / facts <= 12
