"""Words of two reports in, how much they have in common out: pairs of characters, each by how few reports have it.

What reports of any occasion say (领导, 举行) counts for nothing, what few say (相邻, 揭幕) for most. `common.txt` has the pairs that many
have; benchmarks/identity/common.py counts them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("common.txt")
RARE = 4.5
"""Bits of a pair that the list has not."""
LENGTH = 4
FEW = 10
"""Bits of a run that brings reports together."""
RUN = re.compile(r"[一-龥A-Za-z]+")


@cache
def bits() -> dict[str, float]:
    lines = (line.split("\t") for line in LIST.read_text("utf-8").splitlines())
    return {pair: float(worth) for worth, pairs in lines for pair in pairs.split()}


@lru_cache(1 << 12)
def pairs_of(words: str) -> frozenset[str]:
    return frozenset(run[at : at + 2] for run in RUN.findall(words) for at in range(len(run) - 1))


def in_common(one: str, other: str) -> float:
    """In bits."""
    known = bits()
    return sum(known.get(pair, RARE) for pair in pairs_of(one) & pairs_of(other))


@lru_cache(1 << 12)
def rare_runs(words: str) -> frozenset[str]:
    """Of four characters, of which few reports have any two: 堤防渗漏."""
    known = bits()
    found = (run[at : at + LENGTH] for run in RUN.findall(words) for at in range(len(run) - LENGTH + 1))
    return frozenset(run for run in found if sum(known.get(run[at : at + 2], RARE) for at in range(LENGTH - 1)) >= FEW)
