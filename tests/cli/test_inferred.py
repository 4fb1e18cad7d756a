"""An office-holder without a name is whoever is attested in the post on that day, marked as inferred, and never more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao import build
from jiedao import open as open_graph
from jiedao.answers import Graph

SIGHTING = "田林街道走访老人\n2023年{month}月{day}日，徐汇区田林街道党工委书记{name}走访松涛小区。\n"
NAMELESS = "田林街道召开推进会\n2023年3月8日，徐汇区田林街道召开加装电梯推进会。街道党工委书记主持会议并讲话。\n"


def graph(folder: Path, *sightings: tuple[int, int, str]) -> Graph:
    (folder / "in").mkdir()
    (folder / "in" / "nameless.txt").write_text(NAMELESS, "utf-8")
    for number, (month, day, name) in enumerate(sightings):
        (folder / "in" / f"{number}.txt").write_text(SIGHTING.format(month=month, day=day, name=name), "utf-8")
    build(folder / "in", into=folder / "kg")
    return open_graph(folder / "kg")


def meetings(opened: Graph, name: str, **parameters: str) -> list[tuple]:
    with opened:
        return [(row["date"], row["role"], row["post"]) for row in opened.itinerary(name, **parameters) if row["kind"] == "meeting"]


INFERRED = [("2023-03-08", ("chairs", "speaks"), ("田林街道党工委书记（推断 inferred）",))]


def test_the_holder_of_that_day_takes_part_by_inference(tmp_path: Path) -> None:
    assert meetings(graph(tmp_path, (1, 8, "孙立行"), (5, 9, "孙立行")), "孙立行") == INFERRED


def test_inference_can_be_left_out_or_asked_for_alone(tmp_path: Path) -> None:
    assert meetings(graph(tmp_path, (1, 8, "孙立行"), (5, 9, "孙立行")), "孙立行", certainty="stated") == []
    with open_graph(tmp_path / "kg") as opened:
        assert [row["kind"] for row in opened.itinerary("孙立行", certainty="inferred")] == ["meeting"]
        assert len(opened.itinerary("孙立行", until="2023-02")) == 1


@pytest.mark.parametrize(
    "sightings",
    [
        [(1, 8, "孙立行"), (2, 9, "孙立行")],  # not seen afterwards
        [(4, 8, "孙立行"), (5, 9, "孙立行")],  # not seen before
        [(1, 8, "孙立行"), (5, 9, "孙立行"), (2, 1, "赵明川"), (4, 1, "赵明川")],  # two are seen in the post on either side
    ],
)
def test_nobody_is_inferred_who_is_not_the_only_one_attested(tmp_path: Path, sightings: list[tuple[int, int, str]]) -> None:
    assert meetings(graph(tmp_path, *sightings), "孙立行") == []
