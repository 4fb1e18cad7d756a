"""When it happened and when it was reported are two times: `--as-of` asks what was known by a day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jiedao import build
from jiedao import open as open_graph
from jiedao.answers import Graph
from jiedao.queries.errors import BadParameter

PAGE = "徐汇区田林街道简报\n2023年{issue}日\n\n田林街道走访田林小区\n\n2023年{day}日，徐汇区田林街道党工委书记孙立行走访田林小区。\n"
UNDATED = "2023年1月2日，徐汇区田林街道党工委书记孙立行走访田林小区。\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("as-of")
    pages = [PAGE.format(issue="3月10", day="3月8"), PAGE.format(issue="6月5", day="3月9"), UNDATED]
    for number, page in enumerate(pages):
        (folder / f"{number}.txt").write_text(page, "utf-8")
    build(sorted(folder.glob("*.txt")), into=folder / "kg")
    with open_graph(folder / "kg") as opened:
        yield opened


@pytest.mark.parametrize(
    ("as_of", "dates"),
    [
        (None, ["2023-01-02", "2023-03-08", "2023-03-09"]), ("2023-06-05", ["2023-03-08", "2023-03-09"]),
        ("2023-06", ["2023-03-08", "2023-03-09"]), ("2023-04", ["2023-03-08"]), ("2023-03-09", []),
    ],
)  # fmt: skip
def test_only_what_was_published_by_then_counts(graph: Graph, as_of: str | None, dates: list[str]) -> None:
    assert [row["date"] for row in graph.itinerary("孙立行", as_of=as_of)] == dates
    assert [row["date"] for row in graph.visits(as_of=as_of)] == dates
    assert [row["date"] for row in graph.events(as_of=as_of)] == dates


@pytest.mark.parametrize(("as_of", "number"), [(None, 3), ("2023-06", 2), ("2023-04", 1), ("2022", 0)])
def test_dossiers_know_only_what_was_published_by_then(graph: Graph, as_of: str | None, number: int) -> None:
    assert len(graph.community("田林小区", as_of=as_of, item="event")) == number
    assert sum(int(str(row["events"])) for row in graph.coverage(as_of=as_of) if row["by"] == "all") == number


def test_a_question_of_the_whole_graph_says_why_it_has_no_such_day(graph: Graph) -> None:
    with pytest.raises(BadParameter, match="as a whole"):
        graph.ask("stats", as_of="2023")


@pytest.mark.parametrize(
    ("as_of", "seen"),
    [(None, [("2023-01-02", "2023-03-09")]), ("2023-06", [("2023-03-08", "2023-03-09")]), ("2023-04", [("2023-03-08", "2023-03-08")]), ("2022", [])],
)  # fmt: skip
def test_first_and_last_seen_are_those_known_by_then(graph: Graph, as_of: str | None, seen: list[tuple]) -> None:
    for table in (graph.career("孙立行", as_of=as_of), graph.holders("田林街道党工委", as_of=as_of)):
        assert [(row["first_seen"], row["last_seen"]) for row in table] == seen
