"""The holders of posts in; the same with predecessor and successor, or only those of one day, out.

Worked out from first and last seen alone, so that it is the same with every engine. Only a head (局长, 书记, 主任) is one
person at a time: of deputies nothing is inferred. A person never seen with a year is in no order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..graph.seen import earliest_day, latest_day
from ..graph.titles import rank
from .types import Record

HEAD = 1


@dataclass(frozen=True, slots=True)
class Holder:
    """A row with its first and last seen; equal names are one person to whoever reads the table."""

    row: Record
    name: str
    first: str
    last: str

    def is_before(self, other: Holder) -> bool:
        """Certainly out of sight before `other` comes into it."""
        return self.name != other.name and latest_day(self.last)[0] <= earliest_day(other.first)[0]

    def is_seen_on(self, date: str) -> bool:
        """Whether the time from first to last seen overlaps with `date` (2021, 2021-03 or 2021-03-17)."""
        return earliest_day(self.first)[0] <= latest_day(date)[0] and earliest_day(date)[0] <= latest_day(self.last)[0]


def holder(row: Record) -> Holder | None:
    first, last = row["first_seen"], row["last_seen"]
    return Holder(row, str(row["person"]), str(first), str(last)) if first and last else None


def of_posts(rows: Iterable[Record]) -> dict[str, list[Holder]]:
    posts: dict[str, list[Holder]] = defaultdict(list)
    for one in filter(None, map(holder, rows)):
        posts[str(one.row["post"])].append(one)
    return posts


def names(holders: Iterable[Holder]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.name for one in holders))


def last_before(holders: list[Holder], of: Holder) -> Iterator[Holder]:
    """Those seen last of all who went before `of`; several only where their last days are the same."""
    earlier = [one for one in holders if one.is_before(of)]
    latest = max((earliest_day(one.last)[0] for one in earlier), default=None)
    return (one for one in earlier if earliest_day(one.last)[0] == latest)


def first_after(holders: list[Holder], of: Holder) -> Iterator[Holder]:
    later = [one for one in holders if of.is_before(one)]
    earliest = min((latest_day(one.first)[0] for one in later), default=None)
    return (one for one in later if latest_day(one.first)[0] == earliest)


def is_head(row: Record) -> bool:
    return rank(str(row["title"])) == HEAD


def in_order(rows: list[Record]) -> list[Record]:
    """Every row with those who held the post before and after."""
    posts = of_posts(rows)
    shown = []
    for row in rows:
        one, others = holder(row), posts.get(str(row["post"]), [])
        known = one is not None and is_head(row)
        before = names(last_before(others, one)) if one and known else ()
        after = names(first_after(others, one)) if one and known else ()
        shown.append({**row, "predecessor": before, "successor": after})
    return shown


def on_day(rows: list[Record], date: str) -> list[Record]:
    """Those in the post on `date`, each with how that is known."""
    kept: dict[int, str] = {}
    for holders in of_posts(rows).values():
        seen = [one for one in holders if one.is_seen_on(date)]
        kept |= {id(one.row): "attested" for one in seen}
        if not seen and holders and is_head(holders[0].row):
            day = Holder({}, "", date, date)
            kept |= {id(one.row): "before" for one in last_before(holders, day)}
            kept |= {id(one.row): "after" for one in first_after(holders, day)}
    return [{**row, "on_day": kept[id(row)]} for row in rows if id(row) in kept]


def succession(rows: list[Record], on: str | None) -> list[Record]:
    ordered = in_order(rows)
    return ordered if on is None else on_day(ordered, on)
