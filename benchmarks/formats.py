"""The same documents with the same gold in every format: `python benchmarks/formats.py SCORE.PY GOLD` prints core and all F1 of each.

GOLD is a folder with the annotations of the example documents; the formats are those of `examples/make_formats.py`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = EXAMPLES / "formats"
NAMES = sorted(path.stem for path in (FORMATS / "pdf").glob("*.pdf"))


def inputs() -> Iterator[tuple[str, list[Path]]]:
    """Each format with its files; the plain text first, to compare with."""
    yield "txt", [next((EXAMPLES / "documents").glob(f"{name}.*")) for name in NAMES]
    for folder in sorted(path for path in FORMATS.iterdir() if path.is_dir()):
        files = sorted(folder.glob("0*"))
        if [path.stem for path in files] == NAMES:
            yield folder.name, files
    for name in ("news.zip", "news.jsonl", "news.warc.gz"):
        yield name.removeprefix("news."), [FORMATS / name]


def read(files: list[Path], out: Path) -> float:
    """The facts of the files under the names of the gold; the seconds that it took."""
    started = perf_counter()
    command = [sys.executable, "-m", "jiedao", "facts", *map(str, files), "--out", str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    seconds = perf_counter() - started
    found = sorted(out.glob("*.json"))
    if [path.stem for path in found] != NAMES:
        for path, name in zip(found, NAMES, strict=True):
            shutil.move(path, out / f"{name}.json")
    return seconds


def main(tool: str, gold: str) -> None:
    print(f"{'format':<10}{'core P':>8}{'core R':>8}{'core F1':>9}{'all F1':>8}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "gold"
        wanted.mkdir()
        for name in NAMES:
            shutil.copy(Path(gold) / f"{name}.json", wanted)
        for form, files in inputs():
            out = Path(folder) / form
            seconds = read(files, out)
            command = [sys.executable, tool, str(wanted), str(out), "--json"]
            report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            core, overall = report["core"], report["all"]
            print(
                f"{form:<10}{core['precision']:>8.3f}{core['recall']:>8.3f}{core['f1']:>9.3f}{overall['f1']:>8.3f}{seconds:>9.1f}", flush=True
            )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
