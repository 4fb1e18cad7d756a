"""Clusters: no order matters, `different` blocks every path, what is blocked is reported."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from jiedao.graph.identity.clusters import Clusters, clusters
from jiedao.graph.identity.types import AT, RULES, VERDICTS, Judgement, Pair, whole

NAMES = [f"person/{letter}" for letter in "abcdefgh"] + [f"person/a@article/{n}" for n in range(3)] + ["person/b@article/1"]


def judged(left: str, right: str, verdict: str, human: bool = True, score: float | None = None) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by="李" if human else RULES, score=score)  # type: ignore[arg-type]


def some(human: st.SearchStrategy[bool]) -> st.SearchStrategy[list[Judgement]]:
    two = st.lists(st.sampled_from(NAMES), min_size=2, max_size=2, unique=True)
    one = st.builds(lambda pair, *rest: judged(*pair, *rest), two, st.sampled_from(VERDICTS), human, st.integers(0, 4))
    return st.lists(one, max_size=25, unique_by=lambda one: one.pair)


def together(found: Clusters, one: str, other: str) -> bool:
    group = found.by_name().get(one, (one,))
    return other in group


@settings(max_examples=300)
@given(some(st.booleans()), st.randoms())
def test_the_order_never_matters(found: list[Judgement], chance: Random) -> None:
    other = list(found)
    chance.shuffle(other)
    assert clusters(found) == clusters(other)


@settings(max_examples=300)
@given(st.booleans().flatmap(lambda human: some(st.just(human))))
def test_different_blocks_every_path(found: list[Judgement]) -> None:
    made = clusters(found)
    assert not [one for one in found if one.verdict == "different" and together(made, one.left, one.right)]


@settings(max_examples=300)
@given(some(st.booleans()))
def test_what_people_keep_apart_stays_apart_and_every_gap_is_reported(found: list[Judgement]) -> None:
    made = clusters(found)
    for one in found:
        joined, reported = together(made, one.left, one.right), any(one.pair == c.pair for c in made.conflicts)
        if one.verdict == "different" and one.human:
            assert not joined
        elif one.verdict == "different":
            assert not joined or reported
        elif one.verdict == "same":
            assert joined or reported


@settings(max_examples=200)
@given(some(st.booleans()), st.data())
def test_taking_back_a_judgement_restores_the_clusters(found: list[Judgement], data: st.DataObject) -> None:
    extra = data.draw(some(st.booleans()).filter(bool))[0]
    before = [one for one in found if one.pair != extra.pair]
    assert clusters([one for one in [*before, extra] if one.pair != extra.pair]) == clusters(before)


@settings(max_examples=200)
@given(some(st.booleans()))
def test_every_name_stands_in_one_cluster_and_units_come_from_somewhere(found: list[Judgement]) -> None:
    names = [name for group in clusters(found).groups for name in group]
    assert len(names) == len(set(names))
    assert {whole(name) for name in names if AT in name} <= {*names} | {n for one in found for n in (one.left, one.right)}


def test_a_chain_across_a_difference_is_cut_at_its_weakest_link_and_reported() -> None:
    a, b, c = "person/a", "person/b", "person/c"
    made = clusters([judged(a, b, "same", False, 5), judged(b, c, "same", False, 3), judged(a, c, "different", False, -9)])
    assert made.groups == ((a, b),)
    assert [(c.pair, c.against) for c in made.conflicts] == [(Pair(b, c), Pair(a, c))]


def test_a_unit_leaves_its_person_and_may_join_another() -> None:
    p, q, at = "person/p", "person/q", "person/p@article/1"
    alone = clusters([judged(p, at, "different")])
    assert (at,) in alone.groups
    assert not together(alone, p, at)
    moved = clusters([judged(p, at, "different"), judged(at, q, "same")])
    assert together(moved, at, q)
    assert not together(moved, at, p)


def test_a_long_chain_is_one_cluster() -> None:
    names = [f"person/{number:06}" for number in range(20_000)]
    chain = [judged(one, other, "same", False, 1) for one, other in pairwise(names)]
    assert clusters(chain).groups == (tuple(names),)
