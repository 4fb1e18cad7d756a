"""What the five seed documents say of people over time. They are not part of the repository: `../shared/corpus/seeds`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jiedao import build
from jiedao import open as open_graph
from jiedao.answers import Graph

SEEDS = Path(__file__).parents[2] / "shared" / "corpus" / "seeds"
WHY = f"种子文档不在 / the seed documents are not at {SEEDS}"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=WHY)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("seeds") / "kg"
    assert build(SEEDS, into=folder, workers=1).failures == []
    with open_graph(folder) as graph:
        yield graph


def test_one_person_in_two_articles(seeds: Graph) -> None:
    (post,) = seeds.career("舒国仁")
    assert (post["first_seen"], post["last_seen"]) == ("2021-03-17", "2021-04-20")
    assert len({passage["title"] for passage in post["evidence"]}) == 2
    assert {row["date"] for row in seeds.itinerary("舒国仁")} == {"2021-03-17", "2021-04-20"}


@pytest.mark.parametrize(
    ("name", "posts"),
    [
        ("陈维", {("江湾镇街道办事处", "副主任", "2021-04-15")}), ("钱健", {("江湾镇街道", "分管领导", "2021-04-07")}),
        ("杨韬", {("江湾镇街道办事处", "主任", "2021-03-17"), ("江湾镇街道党工委", "副书记", "2021-03-17")}),
    ],
)  # fmt: skip
def test_people_carry_their_posts(seeds: Graph, name: str, posts: set[tuple]) -> None:
    assert {(row["office"], row["title"], row["first_seen"]) for row in seeds.career(name)} == posts


@pytest.mark.parametrize(
    ("office", "title", "before", "after"),
    [("江湾镇街道办事处", "主任", "沈敬威", "杨韬"), ("江湾镇街道党工委", "书记", "李方明", "刘玉伟")],
)
def test_who_followed_whom(seeds: Graph, office: str, title: str, before: str, after: str) -> None:
    rows = list(seeds.holders(office, title))
    assert [(row["person"], row["predecessor"], row["successor"]) for row in rows] == [(before, (), (after,)), (after, (before,), ())]
    held = [(row["person"], row["on_day"]) for day in ("2019-08-05", "2020", "2023") for row in seeds.holders(office, title, on=day)]
    assert held == [(before, "attested"), (before, "before"), (after, "after"), (after, "before")]


def test_the_seeds_do_not_contradict_each_other(seeds: Graph) -> None:
    assert len(seeds.conflicts()) == 0
