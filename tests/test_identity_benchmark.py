"""The identity benchmark on a small world: it runs, it is the same every time, and its measures measure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "identity"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCHMARK))
    for name in ("run", "world", "reports", "lookalikes", "score"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import run as benchmark  # noqa: PLC0415 - a script beside its modules, not a part of the package

    yield benchmark
    for name in ("run", "world", "reports", "lookalikes", "score"):
        sys.modules.pop(name, None)


def test_a_small_world_is_judged_well_and_nobody_is_joined_across_districts(run, tmp_path: Path) -> None:
    kg, found = run.told(str(tmp_path), 7, 120, 220)
    with kg:
        rows, occasions = list(found.people()), list(found.occasions())
    assert len(rows) > 400
    assert run.b_cubed((taken, truth) for taken, truth, _, _ in rows).f1 >= 0.97
    assert run.b_cubed(occasions).f1 >= 0.96
    served = {human.number: {stay.post.area.key for stay in human.stays} for human in found.world.people}
    assert run.wrongly_joined([(taken, truth, key) for taken, truth, _, _ in rows for key in served[truth]]) == 0


def test_the_same_seed_makes_the_same_reports(run) -> None:
    once, again = ([one.reading for one in run.reports(3, run.world(3, 60), 40)] for _ in range(2))
    assert once == again
    assert once != [one.reading for one in run.reports(4, run.world(4, 60), 40)]


def test_what_only_looks_like_an_occasion_is_kept_apart(run, tmp_path: Path) -> None:
    labelled = list(run.look_alikes(5, 60))
    assert labelled == list(run.look_alikes(5, 60))
    with run.KG.open(tmp_path / "kg", "w") as kg:
        found = run.b_cubed(run.Told(kg, iter(labelled), run.World([], {})).occasions())
    assert found.precision >= 0.99
    assert found.recall >= 0.95


def test_reports_without_a_day_are_seldom_taken_for_another_day(run, tmp_path: Path) -> None:
    with run.KG.open(tmp_path / "kg", "w") as kg:
        labelled = run.look_alikes(5, 60, run.Blur(no_day=run.UNDATED))
        found = run.b_cubed(run.Told(kg, labelled, run.World([], {})).occasions())
    assert found.precision >= 0.98
    assert found.recall >= 0.93


def test_the_measures_know_what_is_wrong(run) -> None:
    assert run.b_cubed([("a", 1), ("a", 1), ("b", 2)]).f1 == 1
    half = run.b_cubed([("a", 1), ("a", 2)])
    assert (half.precision, half.recall) == (0.5, 1)
    split = run.b_cubed([("a", 1), ("b", 1)])
    assert (split.precision, split.recall) == (1, 0.5)
    assert run.wrongly_joined([("a", 1, "east"), ("a", 2, "west")]) == 1
    assert run.wrongly_joined([("a", 1, "east"), ("a", 2, "east"), ("b", 3, "west")]) == 0
