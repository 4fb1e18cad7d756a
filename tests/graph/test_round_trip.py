"""What goes into the graph comes out of it: facts, evidence, dates and numbers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import Store
from readings import expected, readings

from jiedao.graph.facts import document_facts
from jiedao.graph.iri import Ids
from jiedao.graph.literals import from_number, to_number
from jiedao.graph.rdf import to_quads
from jiedao.graph.triples import NoPassageError
from jiedao.schema import types as t
from jiedao.schema.vocabulary import JD, OA, PROV, RDF, SCHEMA

QUIET = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def stored(reading: t.Reading) -> Store:
    store = Store()
    store.extend(to_quads(reading))
    return store


def settled(value: Any) -> Any:
    """Facts read from the same words may stand in any order; places keep theirs."""
    if isinstance(value, dict):
        return {k: v if k == "places" else settled(v) for k, v in value.items()}
    if isinstance(value, list):
        return sorted(map(settled, value), key=lambda v: json.dumps(v, sort_keys=True))
    return value


@QUIET
@given(readings())
def test_facts_come_back_as_they_went_in(reading: t.Reading) -> None:
    found = document_facts(stored(reading), Ids().document(reading.document))
    assert [a["title"] for a in found["articles"]] == [a["title"] for a in expected(reading)["articles"]]
    assert [settled(a) for a in found["articles"]] == [settled(a) for a in expected(reading)["articles"]]


@QUIET
@given(readings())
def test_lists_follow_the_text(reading: t.Reading) -> None:
    found = document_facts(stored(reading), Ids().document(reading.document))["articles"]
    for read, article in zip(found, sorted(reading.articles, key=lambda a: a.span.start), strict=True):
        if len({min(o.evidence) for o in article.offices}) == len(article.offices) and len(reading.articles) == 1:
            in_text = sorted(article.offices, key=lambda o: min(o.evidence))
            assert [o["name"] for o in read["organizations"]] == [o.name for o in in_text]


@QUIET
@given(readings())
def test_every_quote_is_the_text_between_its_offsets(reading: t.Reading) -> None:
    store, text = stored(reading), reading.document.text
    quotes = {q.subject: q.object.value for q in store.quads_for_pattern(None, JD.quote, None)}
    starts, ends = ({q.subject: int(q.object.value) for q in store.quads_for_pattern(None, p, None)} for p in (JD.start, JD.end))
    for passage, quote in quotes.items():
        assert text[starts[passage] : ends[passage]] == quote
        assert len(list(store.quads_for_pattern(passage, OA.hasSource, Ids().document(reading.document)))) >= 1


FACTS = (JD.Tenure, JD.Indicator, JD.PolicyDocument, JD.Stop, JD.Participation, JD.Event, JD.Visit, JD.Meeting, JD.Ceremony,
         JD.Training, JD.Activity)  # fmt: skip


@QUIET
@given(readings())
def test_every_fact_has_a_passage_in_its_own_graph(reading: t.Reading) -> None:
    store = stored(reading)
    for kind in FACTS:
        for quad in store.quads_for_pattern(None, RDF.type, kind):
            derived = list(store.quads_for_pattern(quad.subject, PROV.wasDerivedFrom, None, quad.graph_name))
            assert derived
            assert all(list(store.quads_for_pattern(d.object, JD.quote, None, quad.graph_name)) for d in derived)


@QUIET
@given(readings())
def test_the_same_reading_gives_the_same_quads_in_the_same_order(reading: t.Reading) -> None:
    first = list(to_quads(reading))
    assert first == list(to_quads(reading))
    assert len(first) == len(set(first))
    assert all(str(quad).isascii() or '"' in str(quad) for quad in first)


def test_a_fact_without_a_passage_is_refused() -> None:
    reading = one_person(())
    with pytest.raises(NoPassageError, match="没有出处 no passage"):
        list(to_quads(reading))


@pytest.mark.parametrize("at", [(0, 3), (1, 1), (-1, 1)])
def test_a_passage_outside_of_the_document_is_refused(at: tuple[int, int]) -> None:
    with pytest.raises(NoPassageError, match="出处越界"):
        list(to_quads(one_person((t.Passage(*at),))))


def one_person(evidence: t.Evidence) -> t.Reading:
    document = t.Document(source="a", sha256="0" * 64, media_type="text/plain", encoding="utf-8", text="甲乙")
    person = t.Person(key="甲乙", name="甲乙", evidence=evidence, rule="r")
    return t.Reading(document=document, articles=(t.Article(title=None, byline=None, span=t.Passage(0, 2), persons=(person,)),))


@pytest.mark.parametrize("value", [0, 57, 3.5, 1e-7, 123456789012, 35000.0, 0.1, -2.25])
def test_numbers_keep_their_value(value: float) -> None:
    assert from_number(to_number(value)) == value


def test_dates_are_typed_by_their_precision() -> None:
    from_date = {"2021-03-17": "date", "2021-03": "gYearMonth", "2021": "gYear", "--03-17": "gMonthDay"}
    for date, datatype in from_date.items():
        event = t.Event(kind="visit", when=t.When(date=date, basis="stated", edtf=date, rule="d"),
                        evidence=(t.Passage(0, 1),), rule="r")  # fmt: skip
        base = one_person((t.Passage(0, 1),))
        article = t.Article(title=None, byline=None, span=t.Passage(0, 2), events=(event,))
        store = stored(t.Reading(document=base.document, articles=(article,)))
        (found,) = store.quads_for_pattern(None, SCHEMA.startDate, None)
        assert found.object.datatype.value.endswith(f"#{datatype}")
