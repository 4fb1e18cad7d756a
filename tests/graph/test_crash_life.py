"""A sample of `benchmarks/crash.py`: building, correcting, removing, merging, snapshots, restoring and migrating are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from page_readings import page, raw

from jiedao.graph.errors import KGError
from jiedao.graph.kg import KG

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
KILLS = 14


@pytest.mark.slow
def test_killed_at_random_the_graph_is_whole_and_goes_on() -> None:
    command = [sys.executable, BENCHMARKS / "crash.py", str(KILLS), os.environ.get("JIEDAO_SEED", "0")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    total = next(line for line in done.stdout.splitlines() if "total" in line)
    kills, *_, damaged, stuck, _ = (cell.strip() for cell in total.strip("|").split("|")[1:])
    assert (kills, damaged, stuck) == (str(KILLS), "0", "0")


def test_what_is_lost_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    crash = pytest.importorskip("crash")
    with KG.open(tmp_path / "kg", "w") as kg:
        kg.ingest(page("a"), raw(page("a")))
        lost = kg.originals.path(page("a").document.sha256)
    whole = crash.state(tmp_path / "kg")
    assert whole[1] == ("a",)
    with KG.open(tmp_path / "kg", "w") as kg:
        kg.ingest(page("b", text="b"), raw(page("b", text="b")))
    assert crash.state(tmp_path / "kg") != whole
    lost.unlink()
    with pytest.raises(KGError):
        crash.state(tmp_path / "kg")
