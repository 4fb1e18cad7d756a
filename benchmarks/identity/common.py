"""Documents in, how rare each pair of characters is in reports out: `python benchmarks/identity/common.py` writes graph/identity/common.txt.

Counted are the papers that rules were made on and the paragraphs of the written documents; papers of one occasion count once. A pair that
fewer than `OFTEN` of them have is rare, and stands in no list: a name is never in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path

from jiedao.graph.identity.common import pairs_of

ROOT = Path(__file__).parents[2]
LEARNT = ("first", "second", "third", "fifth", "seventh", "ninth")
OFTEN = 4
EVERY = 3
"""Bits that count for nothing: what one report in eight has."""


def texts() -> Iterator[tuple[str, str]]:
    """Each with the name of what it counts for."""
    for part in LEARNT:
        for paper in sorted((ROOT / "benchmarks" / "identity" / "papers" / part).glob("*.txt")):
            yield f"{part} {re.sub('[a-z]?_.*', '', paper.name)}", paper.read_text("utf-8")
    for document in sorted((ROOT / "examples" / "documents").glob("*.txt")):
        for at, paragraph in enumerate(document.read_text("utf-8", "replace").split("\n\n")):
            yield f"{document.name} {at}", paragraph


def main() -> None:
    groups: dict[str, set[str]] = defaultdict(set)
    for name, text in texts():
        groups[name] |= pairs_of(text)
    times = Counter(pair for pairs in groups.values() for pair in pairs)
    worth: dict[float, list[str]] = defaultdict(list)
    for pair, number in sorted(times.items()):
        if number >= OFTEN:
            worth[max(0.0, round(2 * (log2(len(groups) / number) - EVERY)) / 2)].append(pair)
    lines = (f"{bits:g}\t{' '.join(pairs)}\n" for bits, pairs in sorted(worth.items()))
    (ROOT / "graph" / "identity" / "common.txt").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
