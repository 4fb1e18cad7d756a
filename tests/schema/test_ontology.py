"""The ontology, the Python vocabulary, the context, the shapes and the reference page say the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from jiedao.schema import reference, vocabulary
from jiedao.schema.resources import read
from jiedao.schema.vocabulary import PREFIXES, SCHEMES, term

ROOT = Path(__file__).parents[2]
ONTOLOGY = reference.load()
OWN = {node for node in ONTOLOGY if node.value.startswith(PREFIXES["jd"])}
BORROWED = {node for node, said in ONTOLOGY.items() if reference.NOTE in said}


def constants(*classes: type) -> set[NamedNode]:
    return {value for one in classes for value in vars(one).values() if isinstance(value, NamedNode)}


def test_every_term_is_a_constant_and_every_constant_a_term() -> None:
    concepts = {node for scheme, codes in SCHEMES.items() for node in (scheme, *codes.values())}
    assert constants(vocabulary.JD) | concepts == OWN


def test_a_constant_is_named_as_its_term() -> None:
    for name, value in vars(vocabulary.JD).items():
        if isinstance(value, NamedNode):
            assert value == term(f"jd:{name}")


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_concepts_carry_the_codes_of_the_value_types(scheme: NamedNode) -> None:
    members = {n for n, said in ONTOLOGY.items() if scheme in said.get(reference.IN_SCHEME, ())}
    notations = {ONTOLOGY[n][term("skos:notation")][0].value: n for n in members}
    assert notations == SCHEMES[scheme]


@pytest.mark.parametrize("node", sorted(OWN, key=str), ids=str)
def test_every_term_is_labelled_and_explained_in_both_languages(node: NamedNode) -> None:
    said = ONTOLOGY[node]
    concept = reference.IN_SCHEME in said
    for predicate in (reference.NAME, reference.DEFINITION) if concept else (reference.LABEL, reference.COMMENT):
        assert re.search("[一-鿿]|SHA|EDTF", reference.text(said, predicate, "zh"))
        assert re.search("[A-Za-z]", reference.text(said, predicate, "en"))


@pytest.mark.parametrize("node", sorted(BORROWED, key=str), ids=str)
def test_the_use_of_every_borrowed_term_is_explained_in_both_languages(node: NamedNode) -> None:
    assert reference.text(ONTOLOGY[node], reference.NOTE, "zh")
    assert reference.text(ONTOLOGY[node], reference.NOTE, "en")


def test_classes_and_properties_hang_on_published_vocabularies() -> None:
    above = {str(o) for said in ONTOLOGY.values() for o in said.get(term("rdfs:subClassOf"), ())}
    assert {str(term(c)) for c in ("org:Membership", "schema:Event", "prov:Activity", "prov:Association",
                                   "oa:SpecificResource", "schema:Project", "schema:AdministrativeArea")} <= above  # fmt: skip


def test_every_term_of_ours_in_the_shapes_exists() -> None:
    used = {t for q in parse(read("shapes.ttl"), RdfFormat.TURTLE) for t in (q.subject, q.predicate, q.object)}
    ours = {t for t in used if isinstance(t, NamedNode) and t.value.startswith(PREFIXES["jd"])}
    assert ours <= OWN
    listed = {node for codes in SCHEMES.values() for node in codes.values()} - {term("jd:basis-none")}
    assert listed <= ours


def test_the_context_has_a_term_for_everything_of_ours() -> None:
    context = json.loads(read("context.jsonld"))["@context"]
    meant = {v if isinstance(v, str) else v["@id"] for v in context.values()}
    concepts = {node for scheme, codes in SCHEMES.items() for node in (scheme, *codes.values())}
    assert {reference.curie(node) for node in OWN - concepts} <= meant
    assert {p: context[p] for p in PREFIXES} == PREFIXES


def test_the_reference_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "reference" / "ontology.md").read_text("utf-8")
    assert page == reference.page(), "run: python -m jiedao.schema.reference docs/reference/ontology.md"
    assert all(f"`{reference.curie(node)}`" in page for node in OWN if reference.IN_SCHEME not in ONTOLOGY[node]
               and node not in SCHEMES)  # fmt: skip
