"""Who was with whom, and how two hang together: on the hand-made pages, and on small worlds made at random."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from jiedao.queries.engine import ask
from jiedao.queries.types import Record
from jiedao.schema.vocabulary import BASE, FOAF, JD, ORG, OWL, PROV, RDF, ROLE, SCHEMA, SKOS

PEOPLE = "甲乙丙丁戊己"
OFFICES = ("某局", "某办", "某委")


@dataclass(frozen=True)
class World:
    """Events as those who are at them, each told by an article of its own; pairs of events that are one; posts; units."""

    events: list[frozenset[str]]
    same: list[tuple[int, int]]
    posts: list[tuple[str, str]]
    units: list[tuple[str, str]]


def node(kind: str, name: object) -> NamedNode:
    return NamedNode(f"{BASE}{kind}/{str(name).encode().hex()}")


class Page:
    """One article under way."""

    def __init__(self, store: Store, number: int) -> None:
        self.store, self.graph = store, node("article", number)
        file = node("document", number)
        store.add(Quad(file, SCHEMA.name, Literal(f"{number}.txt"), file))
        self.say(self.graph, SCHEMA.isPartOf, file)
        self.passage = node("passage", number)
        self.say(self.passage, JD.start, Literal(number))
        self.say(self.passage, JD.end, Literal(number + 1))
        self.say(self.passage, JD.quote, Literal("字"))

    def say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        self.store.add(Quad(subject, predicate, value, self.graph))

    def fact(self, subject: NamedNode, kind: NamedNode) -> NamedNode:
        self.say(subject, RDF.type, kind)
        self.say(subject, PROV.wasDerivedFrom, self.passage)
        return subject

    def person(self, name: str) -> NamedNode:
        self.say(self.fact(node("person", name), FOAF.Person), FOAF.name, Literal(name, language="zh"))
        return node("person", name)

    def office(self, name: str) -> NamedNode:
        self.say(self.fact(node("office", name), ORG.Organization), SKOS.prefLabel, Literal(name, language="zh"))
        return node("office", name)


def told(world: World) -> Store:
    store = Store()
    for number, there in enumerate(world.events):
        page = Page(store, number)
        event = page.fact(node("event", number), JD.Meeting)
        page.say(event, JD.edtf, Literal(f"2021-01-{number + 1:02}"))
        for name in sorted(there):
            part = page.fact(node("participation", (number, name)), JD.Participation)
            page.say(part, JD.event, event)
            page.say(part, PROV.agent, page.person(name))
            page.say(part, JD.role, ROLE["attends"])
    for one, other in world.same:
        store.add(Quad(node("event", other), OWL.sameAs, node("event", one), node("graph", "identity")))
    page = Page(store, len(world.events))
    for name in PEOPLE:
        page.person(name)
    for name, office in world.posts:
        tenure = page.fact(node("tenure", (name, office)), JD.Tenure)
        title = node("title", "主任")
        page.say(title, SKOS.prefLabel, Literal("主任", language="zh"))
        for by, value in ((ORG.member, page.person(name)), (ORG.organization, page.office(office)), (ORG.role, title)):
            page.say(tenure, by, value)
    for unit, whole in world.units:
        page.say(page.office(unit), ORG.unitOf, page.office(whole))
    return store


def one_of(world: World, number: int) -> int:
    return {other: one for one, other in world.same}.get(number, number)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    events = draw(st.lists(st.frozensets(st.sampled_from(PEOPLE), min_size=1, max_size=3), max_size=6))
    numbers = range(len(events))
    same = [(one, other) for one, other in zip(numbers[::3], numbers[1::3], strict=False) if draw(st.booleans())]
    posts = draw(st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(OFFICES)), max_size=4, unique=True))
    units = draw(st.lists(st.sampled_from([(OFFICES[0], OFFICES[1]), (OFFICES[1], OFFICES[2])]), max_size=2, unique=True))
    return World(events, same, posts, units)


def network(world: World) -> networkx.Graph:
    graph = networkx.Graph()
    graph.add_nodes_from(PEOPLE)
    for number, there in enumerate(world.events):
        graph.add_edges_from((name, one_of(world, number)) for name in there)
    graph.add_edges_from([*world.posts, *world.units])
    return graph


def asked(store: Store, question: str, **parameters: str) -> list[Record]:
    return list(ask(store, question, parameters))


@settings(max_examples=25)
@given(worlds())
def test_companions_are_those_at_the_same_events_both_ways(world: World) -> None:
    store = told(world)
    occasions = {number: set() for number in range(len(world.events))}
    for number, there in enumerate(world.events):
        occasions[one_of(world, number)] |= there
    met = {(row["person"], row["companion"]): row["occasions"] for name in PEOPLE for row in asked(store, "companions", name=name)}
    expected = {
        (one, other): count
        for one in PEOPLE for other in PEOPLE
        if one != other and (count := sum({one, other} <= there for there in occasions.values()))
    }  # fmt: skip
    assert met == expected


@settings(max_examples=25)
@given(worlds(), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))
def test_a_chain_is_the_shortest_hangs_together_and_is_as_long_the_other_way(world: World, a: str, b: str) -> None:
    store, graph = told(world), network(world)
    there, back = asked(store, "path", a=a, b=b, most="12"), asked(store, "path", a=b, b=a, most="12")
    connected = networkx.has_path(graph, a, b)
    assert len(there) == len(back) == (networkx.shortest_path_length(graph, a, b) if connected else 0)
    assert all(row["evidence"] for row in there)
    assert [row["step"] for row in there] == list(range(1, len(there) + 1))
    if there:
        assert (there[0]["from"], there[-1]["to"]) == (a, b)
    assert all(one["to_id"] == other["from_id"] for one, other in itertools.pairwise(there))
    assert asked(store, "path", a=a, b=b, most="12") == there


def test_companions_with_their_roles_posts_and_occasions(store: Store) -> None:
    rows = asked(store, "companions", name="李大成")
    assert [(row["companion"], row["occasions"], row["first"], row["last"]) for row in rows] == [
        ("王小雨", 1, "2022-05-09", "2022-05-09"), ("赵明川", 1, "2022-05-09", "2022-05-09"),
    ]
    assert rows[0]["role"] == ("accompanies",)
    assert rows[0]["post"] == ("柳湖区民政局局长",)
    assert rows[0]["occasion"] == ({"date": "2022-05-09", "label": "考察加装电梯", "kind": "visit"},)
    assert {"副主任李大成率队", "局长王小雨"} <= {one["quote"] for one in rows[0]["evidence"]}


def test_an_office_has_companions_and_a_time_narrows_them(store: Store) -> None:
    assert [row["companion"] for row in asked(store, "companions", name="柏岭街道办事处")] == ["赵明川"]
    assert asked(store, "companions", name="李大成", since="2023") == []


def test_a_chain_over_an_event_and_a_post(store: Store) -> None:
    rows = asked(store, "path", a="李大成", b="孙立行")
    assert [(row["from"], row["relation"], row["to"], row["detail"]) for row in rows] == [
        ("李大成", "took_part", "考察：考察加装电梯", ("leads",)), ("考察：考察加装电梯", "attended", "赵明川", ("accompanies",)),
        ("赵明川", "held", "柏岭街道办事处", ("主任",)), ("柏岭街道办事处", "holder", "孙立行", ("主任",)),
    ]


def test_where_there_is_no_chain_it_is_said_how_far_it_was_sought(store: Store) -> None:
    table = ask(store, "path", {"a": "李大成", "b": "孙立行", "most": "2"})
    assert table.rows == ()
    assert table.notes[-1].en == "no chain of at most 2 steps (--most seeks further)"
    assert ask(store, "path", {"a": "李大成", "b": "李大成"}).notes[-1].en == "both are the same"
    lonely = told(World([frozenset("甲")], [], [], []))
    assert ask(lonely, "path", {"a": "甲", "b": "乙"}).notes[-1].en == "nothing in the graph connects the two"


@pytest.mark.parametrize("name", ["companions", "path"])
def test_answers_do_not_depend_on_the_order_of_quads(store: Store, name: str) -> None:
    other = Store()
    other.extend(reversed(list(store)))
    parameters = {"a": "李大成", "b": "孙立行"} if name == "path" else {"name": "赵明川"}
    assert ask(other, name, parameters) == ask(store, name, parameters)
