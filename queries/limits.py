"""How much a query may take, and what is said when it would take more."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import QuestionError
from .types import Label

MEGABYTE = 1 << 20
FOREVER = 10**8
"""Seconds that no alarm of the system can be set to."""


@dataclass(frozen=True)
class Limits:
    seconds: float = 30
    """Of the clock, for one query."""
    rows: int = 100_000
    """Rows or triples of an answer; what is more is cut off, and said to be."""
    megabytes: int = 4096
    """Address space of the process that runs it."""

    def __post_init__(self) -> None:
        if not 0 < self.seconds < FOREVER or self.rows < 0 or self.megabytes <= 0:
            message = f"limits out of range: {self}"
            raise ValueError(message)


class LimitReached(QuestionError):  # noqa: N818 - reads better where it is raised
    """A query that was stopped because it took too much."""


def out_of_time(limits: Limits) -> LimitReached:
    """Most queries that take too long join what many articles say alike with itself: the message says so first."""
    zh = (
        f"查询超过 {limits.seconds:g} 秒，已停止；多半是许多文章都说的同一陈述自相连接：请用 GRAPH ?article {{ … }} 把每组条件限于一篇文章，"
        "或先在子查询里 DISTINCT；也可加条件、LIMIT，或用 --timeout 放宽"
    )
    en = (
        f"the query took more than {limits.seconds:g} s and was stopped; most often what many articles say alike was joined with itself: "
        "keep a pattern within one article with GRAPH ?article { … }, or say DISTINCT in a subquery first; "
        "else add conditions or LIMIT, or say --timeout"
    )
    return LimitReached(Label(zh, en))


def out_of_memory(limits: Limits) -> LimitReached:
    zh = f"查询所需内存超过 {limits.megabytes} MB，已停止；请缩小范围（LIMIT、更多条件）"
    return LimitReached(Label(zh, f"the query needed more than {limits.megabytes} MB of memory and was stopped; ask for less (LIMIT, conditions)"))


def stopped() -> LimitReached:
    return LimitReached(Label("查询已被中止", "the query was stopped"))


def cut_off(limits: Limits) -> Label:
    return Label(f"只列出前 {limits.rows} 条，结果不全", f"only the first {limits.rows} are shown: the answer is not complete")
