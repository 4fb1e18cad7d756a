"""Claims in, pairs that contradict each other out. A claim is a row with its group: what it is about.

Two heads contradict each other where both are certainly in the post on one day; two districts of one person where the
day is the same; two figures where they differ; two dates of one event where they have no day in common; a day that no
calendar has contradicts what is told of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from ..graph.seen import earliest_day, ends, latest_day
from .types import Record, Value

DAY = len("2021-03-17")
Pairs = Iterator[tuple[Record, Record]]


def contradictions(claims: Iterable[Record]) -> list[Record]:
    """In the order of the claims."""
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for claim in claims:
        groups[str(claim["kind"]), str(claim["group"]), str(claim["about"])].append(claim)
    return [joined(one, other) for (kind, _, _), group in groups.items() for one, other in PAIRS[kind](group)]


def joined(one: Record, other: Record) -> Record:
    return {
        **one, "first": worded(one), "second": worded(other), "first_id": one["node"], "second_id": other["node"],
        "evidence": (*sequence(one), *sequence(other)),
    }  # fmt: skip


def sequence(claim: Record) -> tuple[Value, ...]:
    evidence = claim["evidence"]
    return evidence if isinstance(evidence, tuple) else ()


def worded(claim: Record) -> str:
    match claim["kind"]:
        case "heads":
            return f"{claim['said']} {claim['start']}/{claim['end']}"
        case "places":
            return f"{claim['start']} {claim['said']}"
        case _:
            return str(claim["said"])


def heads(claims: list[Record]) -> Pairs:
    """Those whose time in sight overlaps, found in the order of their first days."""
    exact = [c for c in claims if len(str(c["start"])) == DAY and len(str(c["end"])) == DAY]
    in_post: list[Record] = []
    for claim in sorted(exact, key=lambda claim: (str(claim["start"]), str(claim["node"]))):
        in_post = [other for other in in_post if str(other["end"]) >= str(claim["start"])]
        yield from ((other, claim) for other in in_post if other["said"] != claim["said"])
        in_post.append(claim)


def places(claims: list[Record]) -> Pairs:
    for one, other in combinations(claims, 2):
        if len(str(one["start"])) == DAY and one["start"] == other["start"] and one["said"] != other["said"] and one["node"] != other["node"]:
            yield one, other


def differing(claims: list[Record]) -> Pairs:
    yield from ((one, other) for one, other in combinations(claims, 2) if one["said"] != other["said"])


def days(claims: list[Record]) -> Pairs:
    """2024-03 and 2024-03-06 do not contradict each other, nor does a day one of several."""
    yield from ((one, other) for one, other in differing(claims) if not in_common(str(one["said"]), str(other["said"])))


def in_common(one: str, other: str) -> bool:
    mine, theirs = ends(one), ends(other)
    return bool(mine and theirs) and all(earliest_day(a[0])[0] <= latest_day(b[1])[0] for a, b in ((mine, theirs), (theirs, mine)) if a and b)


PAIRS: dict[str, Callable[[list[Record]], Pairs]] = {
    "heads": heads, "places": places, "figures": differing, "days": days, "early": differing, "impossible": differing,
}  # fmt: skip
