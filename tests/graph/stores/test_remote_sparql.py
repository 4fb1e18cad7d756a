"""One contract for every SPARQL server, and one line for everything that may go wrong with one."""

from __future__ import annotations

import gc
import re
import socket
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from small_server import Small, serving

from jiedao.graph.kg import KG
from jiedao.graph.stores.sparql import PAUSE, Address, Remote, RemoteError
from jiedao.graph.sync.content import content, written
from jiedao.queries.engine import ask, ask_with
from jiedao.queries.engines.remote import ad_hoc
from jiedao.queries.errors import BadParameter
from jiedao.queries.limits import Limits
from jiedao.queries.sparql import shown, sparql
from jiedao.queries.types import Table
from jiedao.schema.vocabulary import XSD

A, B = NamedNode("http://example.org/a"), NamedNode("http://example.org/b?x=1&y=2")
SAID = [
    Triple(A, A, Literal("徐家汇\n“街道”\t\\", language="zh")),
    Triple(A, A, Literal("xu jia hui", language="zh-Latn-pinyin")),
    Triple(A, B, Literal("2021-03", datatype=XSD.gYearMonth)),
    Triple(A, B, Literal("0.90", datatype=XSD.decimal)),
    Triple(A, B, Literal("7", datatype=XSD.integer)),
    Triple(B, A, Literal("𠮷")),
]


def put(remote: Remote, name: NamedNode, triples: list[Triple]) -> None:
    remote.put(name.value, lambda: (f"{written(one)} .\n" for one in triples))


def test_a_graph_comes_back_as_it_was_put(remote: Remote) -> None:
    put(remote, B, SAID)
    assert content(remote.graph(B.value)) == content(SAID)
    put(remote, B, SAID[:2])
    assert content(remote.graph(B.value)) == content(SAID[:2])
    remote.delete(B.value)
    assert list(remote.graph(B.value)) == []
    remote.delete(B.value)


def test_solutions_are_terms_and_leave_out_what_is_unbound(remote: Remote) -> None:
    put(remote, A, SAID[:1])
    found = list(remote.select("SELECT ?s ?o ?none { ?s ?p ?o OPTIONAL { ?s <http://example.org/no> ?none } }"))
    assert found == [{"s": A, "o": SAID[0].object}]
    assert remote.ask("ASK { ?s ?p ?o }")
    assert list(remote.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == SAID[:1]


def test_the_default_graph_is_the_union(remote: Remote) -> None:
    put(remote, A, [Triple(A, A, B)])
    put(remote, B, [Triple(B, A, A)])
    assert len(list(remote.select("SELECT * { ?x ?p ?y . ?y ?q ?x }"))) == 2


@pytest.mark.parametrize(("name", "given"), [("visits", {}), ("career", {}), ("events", {"kind": "meeting"}), ("stats", {})])
def test_questions_have_the_answers_of_the_local_store(remote: Remote, examples: Path, name: str, given: dict[str, str]) -> None:
    with KG.open(examples) as kg:
        if name == "career":
            given = {"name": str(next(iter(ask(kg.store, "visits", base=kg.base)))["person"])}
        for graph in kg.store.named_graphs():
            quads: list[Quad] = list(kg.store.quads_for_pattern(None, None, None, graph))
            remote.put(graph.value, lambda quads=quads: (f"{written(quad.triple)} .\n" for quad in quads))  # type: ignore[misc]
        local, there = ask(kg.store, name, given, kg.base), ask_with(remote.select, name, given, kg.base)
    assert local.rows
    assert local == there


def refused(remote: Remote, query: str = "SELECT * { ?s ?p ?o }") -> str:
    with pytest.raises(RemoteError) as error, remote:
        list(remote.select(query))
    said = str(error.value)
    del error
    gc.collect()  # solutions that a traceback holds may only be dropped by this thread, and not by one of the server
    assert "\n" not in said
    assert "geheim" not in said
    return said


def to(small: Small, **others: float) -> Remote:
    return Remote(Address.of(small.url.replace("//", "//anna:geheim@"), environment={}), **others)


@pytest.mark.parametrize(("wrong", "said"), [
    (400, "400 Bad Request: went wrong 400"), (500, "500 Internal"), (401, "401 .*JIEDAO_SPARQL_PASSWORD"), (301, "301 .*elsewhere"),
    ("html", "text/html"), ("cut", "broke off"),
])  # fmt: skip
def test_what_a_server_refuses_is_said_on_one_line(small: Small, wrong: int | str, said: str) -> None:
    small.store.add(Quad(A, A, B, A))
    remote = to(small)
    remote.need_union()
    small.wrong = [wrong]
    assert re.search(said, refused(remote))


def test_a_query_that_is_none_is_said_by_the_server(remote: Remote) -> None:
    assert "400" in refused(remote, "SELECT nothing")


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://anna:geheim@127.0.0.1:{free.getsockname()[1]}/ds"
        said = refused(Remote(Address.of(url)))
    assert "cannot be reached" in said
    assert "geheim" not in repr(Address.of(url))


def test_a_late_answer_is_not_waited_for(small: Small) -> None:
    remote = to(small, timeout=0.3)
    small.wrong = ["slow"]
    assert "0.3 s" in refused(remote)


def test_busy_and_cut_lines_are_tried_again(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiedao.graph.stores.sparql.PAUSE", PAUSE / 100)
    with to(small) as remote:
        small.wrong = [503, "reset", 429]
        put(remote, A, SAID)
        assert content(remote.graph(A.value)) == content(SAID)
        small.wrong = [503] * 4
        assert "503" in refused(remote)


def test_a_default_graph_of_its_own_is_refused_before_it_answers_wrongly(small: Small) -> None:
    small.union = False
    small.store.add(Quad(A, A, B, A))
    assert "unionDefaultGraph" in refused(to(small))


def test_user_and_password_from_the_environment() -> None:
    with serving(Small(user="anna")) as small:
        there = {"JIEDAO_SPARQL_USER": "anna", "JIEDAO_SPARQL_PASSWORD": "geheim"}
        with Remote(Address.of(small.url, environment=there)) as remote:
            assert not remote.ask("ASK { ?s ?p ?o }")
        with Remote(Address.of(small.url, environment={"JIEDAO_SPARQL_TOKEN": "geheim"})) as remote:
            assert not remote.ask("ASK { ?s ?p ?o }")
        assert "401" in refused(Remote(Address.of(small.url, environment={})))


@pytest.mark.parametrize("url", ["ftp://x/y", "http://", "http://[x", "http://host:port/ds", "nonsense", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(RemoteError, match="no address"):
        Address.of(url)


@pytest.mark.parametrize("query", ["SELECT DISTINCT ?s { ?s ?p ?o } ORDER BY ?s", "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_a_query_that_a_person_wrote_is_answered_as_at_home(remote: Remote, query: str) -> None:
    put(remote, A, SAID)
    put(remote, B, SAID[:2])
    here = Store()
    for name, triples in ((A, SAID), (B, SAID[:2])):
        here.extend(Quad(one.subject, one.predicate, one.object, name) for one in triples)
    limits = Limits()
    assert shown(ad_hoc(remote, query, limits), limits) == sparql(here, query)
    few = shown(ad_hoc(remote, "SELECT * { ?s ?p ?o }", Limits(rows=2)), Limits(rows=2))
    assert isinstance(few, Table)
    assert (len(few.rows), len(few.notes)) == (2, 1)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * {", "syntax"), ("DROP ALL", "read-only"), ("ASK { SERVICE <http://x.example/> { ?s ?p ?o } }", "SERVICE"),
        ("ASK FROM <x:y> {}", "no such graph"),
    ],
)  # fmt: skip
def test_what_a_person_wrote_wrongly_never_reaches_the_server(remote: Remote, query: str, word: str) -> None:
    with pytest.raises(BadParameter, match=word):
        ad_hoc(remote, query, Limits())


def test_graphs_that_a_query_names_are_those_of_the_server(remote: Remote) -> None:
    put(remote, A, SAID[:1])
    assert shown(ad_hoc(remote, "ASK FROM <http://example.org/a> { ?s ?p ?o }", Limits()), Limits()) is True
