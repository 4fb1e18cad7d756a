"""The property graph: every element fits the schema, ends are there, and it is a function of what the store holds."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_readings import page
from readings import raw, readings

from jiedao.graph.identity.types import Judgement, unit
from jiedao.graph.kg import KG
from jiedao.graph.property.schema import NODE, RELATIONSHIP, Property
from jiedao.graph.property.types import Node, Relationship, Value
from jiedao.graph.property_graph import nodes, relationships
from jiedao.schema import types as t

FEW = settings(max_examples=8, suppress_health_check=list(HealthCheck))
POOL = st.lists(readings(), min_size=1, max_size=2, unique_by=lambda r: (r.document.source, r.document.sha256))
PYTHON = {"string": str, "integer": int, "number": float, "strings": tuple}
Elements = tuple[list[Node], list[Relationship]]


def made(folder: Path, pool: list[t.Reading]) -> KG:
    kg = KG.open(folder / "kg", "w")
    for reading in pool:
        kg.ingest(reading, raw(reading), f"/{reading.document.sha256}/{reading.document.source}")
    kg.identify()
    return kg


def elements(kg: KG) -> Elements:
    return list(nodes(kg)), list(relationships(kg))


def fits(properties: tuple[tuple[str, Value], ...], schema: tuple[Property, ...]) -> bool:
    types = {one.name: PYTHON[one.type] for one in schema}
    return all(type(value) is types.get(name) for name, value in properties)


def is_whole(found: Elements) -> None:
    labels = {node.id: node.label for node in found[0]}
    assert len(labels) == len(found[0])
    assert all(fits(node.properties, NODE[node.label].properties) for node in found[0])
    assert not [one for one, count in Counter(one.id for one in found[1]).items() if count > 1]
    for one in found[1]:
        assert (labels.get(one.start), labels.get(one.end)) == (one.start_label, one.end_label), one
        assert (one.start_label, one.end_label) in RELATIONSHIP[one.type].ends
        assert fits(one.properties, RELATIONSHIP[one.type].properties)


def merged(kg: KG, label: str) -> list[Judgement]:
    """The first two things of a label are one, if there are two."""
    names = [node.id for node in nodes(kg) if node.label == label][:2]
    return [Judgement(left=names[0], right=names[1], verdict="same", by="某人", when="2024-01-01")] if len(names) == 2 else []


@FEW
@given(POOL)
def test_elements_fit_the_schema_and_each_other(pool: list[t.Reading]) -> None:
    with TemporaryDirectory() as folder, made(Path(folder), pool) as kg:
        is_whole(elements(kg))
        kg.identify([one for label in ("Person", "Office", "Event") for one in merged(kg, label)])
        is_whole(elements(kg))


@FEW
@given(POOL)
def test_the_order_of_reading_makes_no_difference(pool: list[t.Reading]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other, made(Path(one), pool) as kg, made(Path(other), pool[::-1]) as turned:
        assert elements(kg) == elements(turned)


def test_what_is_judged_to_be_one_is_one_node(tmp_path: Path) -> None:
    with made(tmp_path, [page("a.txt", people=3)]) as kg:
        people = [node for node in nodes(kg) if node.label == "Person"]
        kg.identify(merged(kg, "Person"))
        after = [node for node in nodes(kg) if node.label == "Person"]
        assert len(after) == len(people) - 1
        assert after[0].values["same_as"] == (people[1].id,)
        assert set(after[0].values["names"]) == {people[0].values["name"], people[1].values["name"]}
        is_whole(elements(kg))


def test_a_person_that_is_two_is_two_nodes(tmp_path: Path) -> None:
    with made(tmp_path, [page("a.txt", people=1), page("b.txt", people=1, text="又")]) as kg:
        facts = [node for node in nodes(kg) if node.label == "Fact" and node.values["kind"] == "person"]
        left, right = (unit(str(fact.values["fact"]), str(fact.values["article"])) for fact in facts)
        kg.identify([Judgement(left=left, right=right, verdict="different", by="某人", when="2024-01-01")])
        assert sum(node.label == "Person" for node in nodes(kg)) == 2
        held = [one for one in relationships(kg) if one.type == "HELD"]
        assert len({one.start for one in held}) == 2
        is_whole(elements(kg))


def test_only_what_an_article_touches_changes(tmp_path: Path) -> None:
    with made(tmp_path, [page("a.txt", people=3)]) as kg:
        before = {one.id: one.digest for found in elements(kg) for one in found}
        kg.ingest(page("b.txt", people=1, start=50), raw(page("b.txt", people=1, start=50)))
        kg.identify()
        after = {one.id: one.digest for found in elements(kg) for one in found}
    assert before.items() <= after.items()


def test_the_short_way_says_what_the_facts_say(tmp_path: Path) -> None:
    with made(tmp_path, [page("a.txt", people=2)]) as kg:
        found, ways = elements(kg)
    names = {node.id: node.values.get("name") for node in found}
    said = {(names[one.start], one.values.get("role"), one.values.get("post")) for one in ways if one.type == "TOOK_PART"}
    assert said == {("甲甲甲", "visits", "某区房管局副局长"), ("甲甲乙", "visits", "某区房管局副局长")}
    assert {(names[one.end], one.values["order"]) for one in ways if one.type == "STOP"} == {("忠里", 1)}
    (quoted,) = (one for one in ways if one.type == "REPORTED_IN")
    assert quoted.values["quote"] == "忠里考察"


def test_each_article_says_what_it_relates_to_what_in_its_own_words(tmp_path: Path) -> None:
    with made(tmp_path, [page("a.txt", people=1)]) as kg:
        found, ways = elements(kg)
    kinds = {node.id: node.values["kind"] for node in found if node.label == "Fact"}
    said = {(kinds[one.start], one.values["by"], one.end_label, one.values["name"]) for one in ways if one.type == "RELATES"}
    assert said == {
        ("office", "area", "Area", "某区"), ("tenure", "area", "Area", "某区"), ("community", "within", "Area", "某街道"),
    }  # fmt: skip
    (capacity,) = {one.properties for one in ways if one.type == "CAPACITY"}
    assert (dict(capacity)["title"], dict(capacity)["name"]) == ("副局长", "某区房管局副局长")
