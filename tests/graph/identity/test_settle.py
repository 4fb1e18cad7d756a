"""The graph of identity: merges and splits are seen by every question, undone exactly, and leave the sources alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal
from told import Who, person, report, take

from jiedao.graph.export import export
from jiedao.graph.identity import ledger as book
from jiedao.graph.identity.aliases import identity_graph
from jiedao.graph.identity.ledger import Ledger, by_people
from jiedao.graph.identity.pending import touched
from jiedao.graph.identity.types import Judgement, unit
from jiedao.graph.kg import KG
from jiedao.graph.validate import violations
from jiedao.queries.engine import ask
from jiedao.schema.vocabulary import FOAF, SKOS

HERE = Who("周晓帆", "柳湖区民政局", "局长", "柳湖区")
THERE = Who("周晓帆", "江北区文化馆", "馆长", "江北区")
LATER = Who("周晓帆", "柳湖区教育局", "局长", "柳湖区")


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w") as opened:
        take(
            opened, report("甲报", "2019-03-01", [HERE]), report("乙报", "2021-04-02", [THERE], district="江北区"),
            report("丙报", "2022-05-03", [LATER]),
        )  # fmt: skip
        opened.identify()
        yield opened


def nq(kg: KG, *, whole: bool = True) -> bytes:
    out = io.BytesIO()
    export(kg.store, kg.ids, "nq", out)
    own = str(identity_graph(kg.ids)).encode()
    return b"".join(line for line in out.getvalue().splitlines(keepends=True) if whole or own not in line)


def judged(one: str, other: str, verdict: str) -> Judgement:
    return by_people(one, other, verdict, by="李编辑", reason="核对任职公示", when="2024-05-01")  # type: ignore[arg-type]


def posts(kg: KG, name: str = "周晓帆") -> list[tuple[object, ...]]:
    return [(row["office"], row["title"]) for row in ask(kg.store, "career", {"name": name}, kg.base)]


def article(kg: KG, source: str) -> str:
    return next(g.value for g in kg.store.named_graphs() if "/article/" in g.value and source in str(
        list(kg.store.quads_for_pattern(g, None, None, g))
    )).removeprefix(kg.base)  # fmt: skip


def test_merged_people_are_one_in_every_question_and_old_ids_resolve(kg: KG) -> None:
    one, other = person(kg, "周晓帆", "柳湖区"), person(kg, "周晓帆", "江北区")
    assert ask(kg.store, "career", {"name": "周晓帆"}, kg.base).notes
    kg.identify([judged(one, other, "same")])
    everything = posts(kg)
    assert len(everything) == 3
    assert not ask(kg.store, "career", {"name": "周晓帆"}, kg.base).notes
    for old in (one, other, kg.base + one):
        assert posts(kg, old) == everything
        assert len(ask(kg.store, "itinerary", {"name": old}, kg.base)) == 3
        assert len(ask(kg.store, "visits", {"person": old}, kg.base)) == 0
        assert {row["title"] for row in ask(kg.store, "evidence", {"id": old}, kg.base)} == {"甲报", "乙报", "丙报"}
    counted = {row["thing"]: (row["count"], row["of"]) for row in ask(kg.store, "stats", {}, kg.base)}
    assert counted["persons"][0] == 1
    assert counted["persons_in_post"] == (1, 1)
    assert violations(kg.store, kg.ids) == []


def test_a_post_under_two_ids_is_one_row(kg: KG) -> None:
    take(kg, report("丁报", "2023-01-01", [HERE], city=None))
    kg.identify()
    people, offices = sorted(known_as(kg, "周晓帆", "name")), sorted(known_as(kg, "柳湖区民政局", "label"))
    assert (len(people), len(offices)) == (3, 2)
    kg.identify([judged(first, one, "same") for first, *rest in (people, offices) for one in rest])
    assert sorted(posts(kg)) == [("柳湖区教育局", "局长"), ("柳湖区民政局", "局长"), ("江北区文化馆", "馆长")]
    [row] = ask(kg.store, "holders", {"office": "柳湖区民政局"}, kg.base)
    assert (row["first_seen"], row["last_seen"]) == ("2019-03-01", "2023-01-01")
    assert ask(kg.store, "holders", {"office": offices[1]}, kg.base).rows == ask(kg.store, "holders", {"office": offices[0]}, kg.base).rows


def known_as(kg: KG, name: str, by: str) -> set[str]:
    wanted = FOAF.name if by == "name" else SKOS.prefLabel
    found = kg.store.quads_for_pattern(None, wanted, Literal(name, language="zh"))
    return {quad.subject.value.removeprefix(kg.base) for quad in found if "graph/pending" not in str(quad.subject)}


def test_splitting_restores_and_the_sources_are_never_touched(kg: KG) -> None:
    one, other = person(kg, "周晓帆", "柳湖区"), person(kg, "周晓帆", "江北区")
    before, sources, asked = nq(kg), nq(kg, whole=False), posts(kg)
    kg.identify([judged(one, other, "same")])
    assert nq(kg) != before
    assert nq(kg, whole=False) == sources
    kg.identify([judged(one, other, "different")])
    assert nq(kg) == before
    assert posts(kg) == asked


def test_two_people_under_one_id_are_told_apart_article_by_article(kg: KG) -> None:
    whole = person(kg, "周晓帆", "柳湖区")
    before = nq(kg)
    apart = unit(whole, article(kg, "丙报"))
    kg.identify([judged(whole, apart, "different")])
    rows = ask(kg.store, "career", {"name": "周晓帆"}, kg.base)
    assert len(rows) == 3
    assert "3" in str(rows.notes[0])
    assert posts(kg, whole) == [("柳湖区民政局", "局长")]
    [new] = known_as(kg, "周晓帆", "name") - {whole, person(kg, "周晓帆", "江北区")}
    assert posts(kg, new) == [("柳湖区教育局", "局长")]
    assert len(ask(kg.store, "itinerary", {"name": whole}, kg.base)) == 1
    assert {row["title"] for row in ask(kg.store, "evidence", {"id": new}, kg.base)} == {"丙报"}
    assert violations(kg.store, kg.ids) == []
    kg.identify([judged(apart, person(kg, "周晓帆", "江北区"), "same")])
    assert sorted(posts(kg, person(kg, "周晓帆", "江北区"))) == [("柳湖区教育局", "局长"), ("江北区文化馆", "馆长")]
    assert sorted(posts(kg, new)) == sorted(posts(kg, person(kg, "周晓帆", "江北区")))
    kg.identify([judged(apart, whole, "same"), judged(apart, person(kg, "周晓帆", "江北区"), "unsure")])
    assert nq(kg) == before


def test_an_alias_goes_with_the_document_that_knows_it_and_comes_back(kg: KG) -> None:
    one, other = person(kg, "周晓帆", "柳湖区"), person(kg, "周晓帆", "江北区")
    kg.identify([judged(one, other, "same")])
    before, written = nq(kg), book.written(book.read(kg.path))
    again = report("乙报", "2021-04-02", [THERE], district="江北区")
    kg.remove("乙报")
    assert not list(kg.store.quads_for_pattern(None, None, None, identity_graph(kg.ids)))
    assert book.written(book.read(kg.path)) == written
    take(kg, again)
    kg.identify()
    assert nq(kg) == before


def test_a_ledger_from_git_is_applied_by_the_next_writer(kg: KG) -> None:
    one, other = person(kg, "周晓帆", "柳湖区"), person(kg, "周晓帆", "江北区")
    book.write(kg.path, Ledger().put([judged(one, other, "same")]))
    kg.identify()
    assert len(list(kg.store.quads_for_pattern(None, None, None, identity_graph(kg.ids)))) == 1


@pytest.mark.parametrize("date", ["2021-03", "2021", "--03-17", "2021-03-17"])
def test_nothing_stays_pending(tmp_path: Path, date: str) -> None:
    """Also of an event that no day is known of: it leads to no comparison."""
    with KG.open(tmp_path / "kg", "w") as kg:
        take(kg, report("甲报", date, []))
        kg.identify()
        assert not touched(kg.store, kg.ids)
        kg.remove("甲报")
        assert len(kg.store) == 0
