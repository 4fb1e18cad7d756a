"""The relations of a person or office in; the shortest chain of them to another, step by step, out.

The search goes from both ends by turns, always from the one with fewer nodes at its rim, and asks for all relations of
that rim at once. Of several chains of one length the first in the order of `weight` is taken, from step to step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .codes import codes
from .types import Given, Label, Record, Worked

MOST = 6
WIDEST = 20_000
"""Nodes that are looked at; a graph in which everything hangs together is not searched to its end."""
RELATIONS = {"held": "holder", "part": "unit", "took_part": "attended"}
"""In their order, each with its word for the way back."""
LATE = "9999"


@dataclass(slots=True)
class Side:
    """What has been reached from one end: nodes by their distance from it."""

    rim: set[str]
    steps: int = 0
    reached: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reached = dict.fromkeys(self.rim, 0)


@dataclass(slots=True)
class Search:
    given: Given
    sides: tuple[Side, Side]
    edges: dict[str, dict[tuple[str, str, str], Record]] = field(default_factory=lambda: defaultdict(dict))
    """Relations by the nodes at both their ends."""

    def widen(self, side: Side, rows: list[Record] | None = None) -> None:
        """One step further out on one side; `rows` are the relations of its rim, where they are known."""
        side.steps += 1
        around: set[str] = set()
        for row in self.given.again("a", side.rim) if rows is None else rows:
            here, there = str(row["here"]), str(row["there"])
            for end, other in ((here, there), (there, here)):
                self.edges[end][here, str(row["relation"]), there] = row
                if end in side.rim:
                    around.add(other)
        side.rim = around - side.reached.keys()
        side.reached |= dict.fromkeys(side.rim, side.steps)

    def meeting(self) -> set[str]:
        one, other = self.sides
        return one.reached.keys() & other.reached.keys()

    def on_the_way(self) -> list[set[str]]:
        """Of each step of a shortest chain, the nodes that it may go through."""
        one, other = self.sides
        middle = {node for node in self.meeting() if one.reached[node] == one.steps and other.reached[node] == other.steps}
        levels = [middle]
        for side in (one, other):
            for distance in reversed(range(side.steps)):
                near = self.beside(levels[0 if side is one else -1])
                level = {node for node in near if side.reached.get(node) == distance}
                levels.insert(0 if side is one else len(levels), level)
        return levels

    def beside(self, nodes: Iterable[str]) -> set[str]:
        return {end for node in nodes for here, _, there in self.edges[node] for end in (here, there)}

    def chain(self) -> list[Record]:
        levels = self.on_the_way()
        steps: list[Record] = []
        ends = levels[0]
        for ahead in levels[1:]:
            onward = [
                (weight(row), node, other, row)
                for node in ends for row in self.edges[node].values() if (other := far_end(row, node)) in ahead
            ]  # fmt: skip
            _, node, other, row = min(onward, key=lambda found: found[:3])
            steps.append(step(len(steps) + 1, node, row))
            ends = {other}
        return steps


def far_end(row: Record, node: str) -> str:
    return str(row["there"] if row["here"] == node else row["here"])


def weight(row: Record) -> tuple[str, ...]:
    """Posts, then what belongs together, then events; the earliest day; names; identifiers."""
    order = list(RELATIONS).index(str(row["relation"]))
    return str(order), str(row["date"] or LATE), *(str(row[name]) for name in ("here_name", "there_name", "here", "there"))


def step(number: int, node: str, row: Record) -> Record:
    forward = row["here"] == node
    near, far = ("here", "there") if forward else ("there", "here")
    names = {"here": row["here_name"], "there": there_name(row)}
    return {
        **row, "step": number, "from": names[near], "to": names[far], "from_id": row[near], "to_id": row[far],
        "relation": row["relation"] if forward else RELATIONS[str(row["relation"])],
    }  # fmt: skip


def there_name(row: Record) -> str:
    """An event by its kind and label: `考察：加装电梯`."""
    kind = codes("event").get(str(row["kind"]))
    return "：".join(filter(None, (kind.zh if kind else "", str(row["there_name"] or ""))))


def path(rows: list[Record], given: Given) -> Worked:
    starts, ends = set(given.things["a"]), set(given.things["b"])
    most = int(given.values.get("most", MOST))
    if starts & ends:
        return [], (Label("起点与终点是同一个", "both are the same"),)
    search = Search(given, (Side(starts), Side(ends)))
    one, other = search.sides
    search.widen(one, rows)
    while not search.meeting() and one.steps + other.steps < most and one.rim and other.rim and len(one.reached) + len(other.reached) < WIDEST:
        search.widen(min(search.sides, key=lambda side: len(side.rim)))
    if search.meeting():
        return search.chain(), ()
    return [], (none(one.steps + other.steps, search),)


def none(steps: int, search: Search) -> Label:
    """How far it was sought."""
    if not all(side.rim for side in search.sides):
        return Label("图谱中两者没有联系", "nothing in the graph connects the two")
    return Label(f"{steps} 步以内没有联系（--most 可放宽）", f"no chain of at most {steps} steps (--most seeks further)")
