"""The calendar as icalendar reads it, events as rdflib reads them: no false day, and nobody lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from icalendar import Calendar
from rdflib import RDF, Graph, Namespace, URIRef

import jiedao
from jiedao.graph.export.forms import write_to
from jiedao.queries.results.days import first_and_last
from jiedao.schema.words import word

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own parser uses it
SCHEMA = Namespace("https://schema.org/")


def test_only_what_is_known_to_the_day_has_a_day(exported: Callable[[str], bytes], events: dict[str, Any]) -> None:
    calendar = Calendar.from_ical(exported("ics"))
    entries = {str(one["uid"]): one for one in calendar.walk("VEVENT")}
    notes = {str(one["uid"]): one for one in calendar.walk("VJOURNAL")}
    assert entries.keys() | notes.keys() == events.keys()
    for uid, row in events.items():
        first, last = first_and_last(row["date"])
        assert (uid in entries) == (first is not None and last is not None)
        if uid in entries:
            assert entries[uid].decoded("dtstart") == first
            assert entries[uid].decoded("dtend") == (last or date.max) + timedelta(days=1)
        else:
            assert "dtstart" not in notes[uid]
            assert (row["date"] or "不详") in str(notes[uid]["description"])
    assert notes


def test_an_entry_says_who_where_and_in_what_words(exported: Callable[[str], bytes], events: dict[str, Any]) -> None:
    for one in Calendar.from_ical(exported("ics")).walk("VEVENT"):
        row = events[str(one["uid"])]
        said = str(one["description"])
        assert all(who["name"] in said and word("role", who["role"]) in said for who in row["participant"])
        assert str(one.get("location", "")) == "、".join(row["place"])
        assert any(f"「{each['quote']}」 {each['document']}:{each['start']}-{each['end']}" in said for each in row["evidence"])


def test_the_calendar_of_one_person(kg: jiedao.Graph, tmp_path: Any) -> None:
    name = next(row["person"] for row in kg.visits().to_dicts() if row["post"])
    path = kg.export("ics", tmp_path / "one.ics", person=name, since="2020")
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert {str(one["uid"]) for one in found} == {row["event"] for row in kg.itinerary(name, since="2020", certainty="stated") if len(row["date"]) >= 10}
    assert found


def test_events_are_schema_org(exported: Callable[[str], bytes], events: dict[str, Any]) -> None:
    graph = Graph().parse(data=exported("jsonld-events"), format="json-ld")
    assert {str(node) for node in graph.subjects(RDF.type, SCHEMA.Event)} >= events.keys()
    for iri, row in events.items():
        node = URIRef(iri)
        dates = [str(value) for value in graph.objects(node, SCHEMA.startDate)]
        assert dates == ([row["date"].partition("/")[0]] if row["date"] and row["date"][0].isdigit() else [])
        names = {str(graph.value(graph.value(role, SCHEMA.attendee), SCHEMA.name)) for role in graph.objects(node, SCHEMA.attendee)}
        assert names >= {one["name"] for one in row["participant"]}
        assert {str(graph.value(place, SCHEMA.name)) for place in graph.objects(node, SCHEMA.location)} == set(row["place"])
        told = list(graph.objects(node, SCHEMA.subjectOf))
        assert all((graph.value(quote, SCHEMA.isPartOf), RDF.type, SCHEMA.NewsArticle) in graph for quote in told)
        quotes = {str(graph.value(quote, SCHEMA.text)) for quote in told}
        assert quotes
        assert quotes <= {one["quote"] for one in row["evidence"]}


def test_no_condition_is_met(kg: jiedao.Graph) -> None:
    out = BytesIO()
    write_to(kg.kg, "jsonld-events", out, frozenset())
    assert json.loads(out.getvalue())["@graph"] == []
    out = BytesIO()
    write_to(kg.kg, "ics", out, frozenset())
    assert Calendar.from_ical(out.getvalue()).walk("VEVENT") == []
