"""Solutions as text: what the store writes reads as its own objects do, whatever signs are in it; looked up and asked in SPARQL is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from jiedao.queries.cells import of_solutions, read
from jiedao.queries.gather import plain
from jiedao.queries.identity import Identity
from jiedao.queries.name_index import NameIndex, made
from jiedao.queries.names import SparqlNames
from jiedao.queries.sames import AskedSames, StoredSames
from jiedao.queries.select import oxigraph
from jiedao.queries.stored_names import StoredNames
from jiedao.schema.vocabulary import OWL, PROV, SCHEMA, XSD

QUERY = "SELECT ?o ?none WHERE { ?s ?p ?o } ORDER BY STR(?o)"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TERMS = st.one_of(
    TEXTS.map(Literal), TEXTS.map(lambda text: Literal(text, language="zh")), st.integers().map(Literal),
    st.decimals(-1000, 1000, allow_nan=False, places=2).map(lambda one: Literal(str(one), datatype=XSD.decimal)),
    st.sampled_from([Literal("2021-03-17", datatype=XSD.date), Literal("2021", datatype=XSD.gYear), Literal(True), NamedNode("urn:a%20b")]),
)  # fmt: skip


@given(st.lists(TERMS, min_size=1, max_size=6))
def test_what_the_store_writes_is_what_it_holds(terms: list[Literal]) -> None:
    store = Store()
    store.extend([Quad(NamedNode(f"urn:{at}"), NamedNode("urn:p"), term) for at, term in enumerate(terms)])
    select = oxigraph(store)
    held = sorted(repr(plain(solution["o"])) for solution in select(QUERY))
    for pieces in (select.cells(QUERY), of_solutions(select(QUERY))):
        found = list(read(pieces))
        assert sorted(repr(value) for columns in found for value in columns["o"]) == held
        assert all(value is None for columns in found for value in columns.get("none", ()))


def test_judgements_are_looked_up_as_they_are_asked_for() -> None:
    store, graph = Store(), NamedNode("urn:identity")
    one, other, whole, part, article = (NamedNode(f"urn:{name}") for name in ("one", "other", "whole", "part", "article"))
    said = [(other, OWL.sameAs, one), (part, PROV.specializationOf, whole), (part, SCHEMA.subjectOf, article), (part, OWL.sameAs, one)]
    store.extend([Quad(*triple, graph) for triple in said])
    asked, stored, nodes = AskedSames(oxigraph(store)), StoredSames(store), sorted(node.value for node in (one, other, whole, part))
    assert asked.some() is stored.some() is True
    for name in ("aliases", "members", "wholes", "parts"):
        assert sorted(getattr(asked, name)(nodes)) == sorted(getattr(stored, name)(nodes)) != []
    assert list(stored.parts(["urn:whole"])) == [("urn:whole", "urn:article", "urn:one")]


@pytest.mark.parametrize("indexed", [False, True], ids=["without an index", "with one"])
def test_names_are_looked_up_as_they_are_asked_for(store: Store, indexed: bool) -> None:
    select = oxigraph(store)
    identity = Identity.of(select)
    index = NameIndex(made(store, "")) if indexed else None
    asked, stored = SparqlNames(select, identity), StoredNames(select, identity, store, lambda: index)
    for kind in ("person", "agent", "office", "place", "programme", "title", "node"):
        known = stored.known(kind)
        assert known == asked.known(kind) != []
        for node, name, _ in known:
            found = stored.exact(kind, (name,))
            assert node in found
            assert found == asked.exact(kind, (name,))
            assert stored.parts({node}) == asked.parts({node})
            assert stored.knows(node) is asked.knows(node) is True
    assert stored.knows("urn:nobody") is asked.knows("urn:nobody") is False
