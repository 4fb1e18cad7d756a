"""How exactly the reader reads: core and macro F1 on annotated documents, `python benchmarks/accuracy.py SCORE.PY [GOLD CORPUS]`.

The sets in `accuracy/` were written by different authors after the annotation guideline. They were looked at while the grammar grew
(`third` since it had been scored too often to be news), but for `unseen`: whoever works on the grammar does not open it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SETS = Path(__file__).parent / "accuracy"


def score(tool: Path, gold: Path, corpus: Path) -> dict[str, dict[str, float]]:
    """The report of the scoring tool on what `jiedao facts` finds in `corpus`."""
    with tempfile.TemporaryDirectory() as out:
        facts = [sys.executable, "-m", "jiedao", "facts", str(corpus), "--out", out]
        subprocess.run(facts, check=True, stderr=subprocess.DEVNULL)
        command = [sys.executable, str(tool), str(gold), out, "--json"]
        report: dict[str, dict[str, float]] = json.loads(
            subprocess.run(command, check=True, capture_output=True).stdout
        )
    return report


def main(tool: str, *pair: str) -> None:
    pairs = [(Path(pair[0]), Path(pair[1]))] if pair else [(s / "gold", s / "corpus") for s in sorted(SETS.iterdir())]
    print(f"{'documents':<12}{'core P':>8}{'core R':>8}{'core F1':>9}{'all F1':>8}")
    for gold, corpus in pairs:
        rows = score(Path(tool), gold, corpus)
        core, overall = rows["core"], rows["all"]
        name = corpus.parent.name if corpus.name == "corpus" else corpus.name
        print(f"{name:<12}{core['precision']:>8.3f}{core['recall']:>8.3f}{core['f1']:>9.3f}{overall['f1']:>8.3f}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
