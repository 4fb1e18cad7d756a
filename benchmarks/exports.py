"""Time and memory of every export on two graphs, one ten times the other: `python benchmarks/exports.py COUNT` (Linux).

Each form is written in a process of its own, so that its largest resident set is its own.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from run import documents, size

from jiedao import build
from jiedao.graph.export.forms import FORMS, export_to
from jiedao.graph.kg import KG


def one(folder: Path, form: str, out: Path) -> None:
    with KG.open(folder) as kg:
        started = perf_counter()
        export_to(kg, form, out)
        seconds = perf_counter() - started
    written = out.stat().st_size if out.is_file() else size(out)
    print(f"{seconds:.2f} {megabytes():.0f} {written}")


def megabytes() -> float:
    """Largest resident set since the program began; getrusage would count that of the parent too."""
    (kilobytes,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kilobytes) / 1024


def measured(folder: Path, form: str, into: Path) -> list[float]:
    command = [sys.executable, __file__, str(folder), form, str(into / f"{folder.name}-{form}")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        here = Path(made)
        (here / "documents").mkdir()
        paths = list(documents(here / "documents", count))
        build(paths[: count // 10], into=here / "small", workers=1)
        build(paths, into=here / "large", workers=1)
        print(f"{'form':14}{'seconds':>18}{'memory, MB':>16}{'bytes':>24}   {count // 10} and {count} documents")
        for form in FORMS:
            small, large = (measured(here / name, form, here) for name in ("small", "large"))
            print(f"{form:14}{small[0]:9.2f}{large[0]:9.2f}{small[1]:8.0f}{large[1]:8.0f}{small[2]:12,.0f}{large[2]:12,.0f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        one(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
