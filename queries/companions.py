"""Who took part in what, in; who was at the same events as those asked about, with the occasions, out.

The events of those asked about are asked for once more, so that what another article tells of one event counts too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..graph.seen import joined, spans
from .codes import codes
from .types import Given, Plain, Record, Value, Worked

LATE = "9999"


def companions(rows: list[Record], given: Given) -> Worked:
    """The most frequent first, those of one number by the first day."""
    events = {event for row in rows for event in sequence(row["event"])}
    present: dict[Value, list[Record]] = defaultdict(list)
    for row in given.again("name", map(str, events)) if events else ():
        present[sequence(row["event"])].append(row)
    met: dict[tuple[Value, Value], list[tuple[Record, Record]]] = defaultdict(list)
    for there in present.values():
        for mine in (row for row in there if row["agent"] in given.things["name"]):
            for other in there:
                if mine["agent"] != other["agent"]:
                    met[mine["agent"], other["agent"]].append((mine, other))
    return sorted((together(pairs) for pairs in met.values()), key=order), ()


def order(row: Record) -> tuple[str, str, int, str, str, str]:
    often = -len(sequence(row["event"]))
    return str(row["person"]), str(row["agent"]), often, str(row["first"] or LATE), str(row["companion"]), str(row["id"])


def together(pairs: list[tuple[Record, Record]]) -> Record:
    """One row: the two at all their events, in the order of time."""
    pairs = sorted(pairs, key=lambda pair: (str(pair[1]["date"] or LATE), str(pair[1]["event"])))
    mine, theirs = pairs[0][0], [other for _, other in pairs]
    span = joined(spans(str(row["date"]) for row in theirs if row["date"]))
    roles = {role for row in theirs for role in sequence(row["role"])}
    return {
        **mine, "companion": theirs[0]["person"], "id": theirs[0]["agent"], "occasions": len(pairs),
        "first": span and span[0], "last": span and span[1], "role": tuple(code for code in codes("role") if code in roles),
        "evidence": every(row["evidence"] for pair in pairs for row in pair),
        "occasion": tuple({name: plain(row[name]) for name in ("date", "label", "kind")} for row in theirs),
        **{name: every(row[name] for row in theirs) for name in ("post", "event")},
    }  # fmt: skip


def plain(value: Value) -> Plain:
    return value if isinstance(value, str) else None


def sequence(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()


def every(lists: Iterable[Value]) -> tuple[Value, ...]:
    """All that stands in the lists, each once, in their order."""
    return tuple({repr(one): one for one in (one for values in lists for one in sequence(values))}.values())
