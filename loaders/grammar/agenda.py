"""Tables of what was held (时间, 活动, 主办): a table goes in, one occasion a row comes out, with who organised it and took part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...schema.types import Role, When
from ..types import Span, Table
from .acts import Act
from .dates import DateMention
from .items import Item
from .occasions import Occasion, dates_event, occasion_nouns

TIME = re.compile(r"^(?:活动|举办|开展|举行|召开|培训|会议)?(?:时间|日期)$")
NAME = re.compile(r"^(?:活动|会议|培训|事项|项目|赛事)?(?:活动|名称|主题|内容|会议|事项|培训|课程|赛事)(?:名称|内容|主题)?$")
PLANNED = re.compile(r"计划|拟|预计|预告|安排表|日程|课表|值班")
PARTS: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"^(?:主办|承办|协办|组织|举办|联办|牵头|责任)(?:单位|方|部门)?$"), "organises"),
    (re.compile(r"^(?:主讲|授课|宣讲|讲师|主讲人|授课人|宣讲人|讲课人|授课教师|授课老师|授课专家)(?:人|教师|老师)?$"), "reports"),
    (re.compile(r"^主持(?:人|领导)?$"), "chairs"),
    (re.compile(r"^(?:带队|领队|带队领导|带队人)$"), "leads"),
    (re.compile(r"^(?:参加|出席|参会|到会|参与)(?:领导|人员|单位)?$"), "attends"),
)


def occasions(
    text: str,
    table: Table,
    agents: Callable[[int, int], list[Item]],
    dates: Callable[[int, int], list[DateMention]],
    resolve: Callable[[DateMention, When | None], When],
) -> Iterator[Occasion]:
    """`agents` gives the offices and people that a cell names."""
    if not table.header or not table.rows:
        return
    heads = [text[cell.start : cell.end].strip() for cell in table.rows[0]]
    time = next((i for i, head in enumerate(heads) if TIME.match(head)), None)
    name = next((i for i, head in enumerate(heads) if NAME.match(head)), None)
    roles = [(i, role) for i, head in enumerate(heads) for pattern, role in PARTS if pattern.match(head)]
    if time is None or name is None or not roles or any(PLANNED.search(head) for head in heads):
        return
    for row in table.rows[1:]:
        if len(row) > max(time, name):
            yield from _row(text, row, row[time], row[name], roles, agents, dates, resolve)


def _row(
    text: str,
    row: tuple[Span, ...],
    time: Span,
    name: Span,
    roles: list[tuple[int, Role]],
    agents: Callable[[int, int], list[Item]],
    dates: Callable[[int, int], list[DateMention]],
    resolve: Callable[[DateMention, When | None], When],
) -> Iterator[Occasion]:
    day = next((d for d in dates(time.start, time.end) if dates_event(d)), None)
    if day is None or name.end - name.start < 2:
        return
    nouns = occasion_nouns(text, name.start, name.end)
    kind = nouns[-1][2] if nouns else "activity"
    label = text[nouns[-1][0] : nouns[-1][1]] if nouns else text[name.start : name.end].strip(" “”")
    acts = [
        Act(item, role, row[column].start, row[column].end, frozenset(), f"role.table-{role}")
        for column, role in roles
        if column < len(row)
        for item in agents(row[column].start, row[column].end)
        if item.kind == "person" or role in ("organises", "attends")
    ]
    heads = [(name.start, name.end)]
    yield Occasion(kind, resolve(day, None), name.start, name.end, label, acts=acts, heads=heads, rule="event.table")
