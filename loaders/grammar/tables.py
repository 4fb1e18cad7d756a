"""Tables: a register (名称, 地址) or a table of figures (指标, 单位, 2023年) goes in, places or figures come out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..types import Span, Table
from . import numerals
from .addresses import Placed, is_address
from .dates import find as find_dates
from .units import longest_unit

Row = tuple[Span, ...]
NAME_HEADS = re.compile(r"名称|名字|站点$|驿站$|网点$|机构$|场所$|单位$|地点$|点位$|助餐点$|服务点$|名单$")
ADDRESS_HEADS = re.compile(r"地址|位置|所在地|坐落|座落|详址")
MEASURE_HEADS = re.compile(r"指标|项目|事项|内容|类别|名称|工作")
UNIT_HEADS = re.compile(r"^(?:计量)?单位$")
IN_BRACKETS = re.compile(r"[（(]([^（()）]{1,8})[）)]$")
TELLS_WHERE = re.compile(r"[㐀-鿿]{2,}(?:路|街|道|巷|弄|里|村|社区|小区|号|侧|旁|内|处|口|楼|园|厦|城|组|院)[^，。]{0,8}$")
SHARED_BY, LONG_ENOUGH = 3, 4
"""Names and characters from which what names end with is the kind of a place, not a part of the name."""
OPEN_COLUMN = re.compile(r"数量|数值|完成|累计|本期|目标|合计|总数|人数|户数|面积|金额|实绩|今年|去年|上年|本年")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a table: what it measures, its unit and the words of its column; `at` is the cell."""

    measure: str
    value: float
    unit: str
    when: str | None
    at: Span
    evidence: tuple[Span, ...]


def places(value: str, table: Table) -> list[Placed]:
    """The rows of a register that have a name and an address, by its heads or by the look of its cells."""
    columns = _place_columns(value, table)
    if columns is None:
        return []
    name, address = columns
    headed = table.header and ADDRESS_HEADS.search(_cell(value, table.rows[0][address])) is not None
    return [
        Placed(row[name], row[address], "address.table")
        for row in _body(table)
        if len(row) > max(name, address) and _filled(row[name]) and _tells_where(_cell(value, row[address]), headed)
    ]


def _tells_where(cell: str, headed: bool) -> bool:
    """An address; under a head that says 地址 also one without a number."""
    return is_address(cell) or headed and TELLS_WHERE.search(cell) is not None


def names(value: str, table: Table) -> list[Span]:
    """The names of a register, with or without an address."""
    columns = _place_columns(value, table)
    heads = [_cell(value, cell) for cell in table.rows[0]] if table.header and table.rows else []
    name = columns[0] if columns is not None else _column(heads, NAME_HEADS)
    if name is None:
        return []
    return [row[name] for row in _body(table) if len(row) > name and _filled(row[name])]


def hosts(value: str, table: Table) -> list[Placed]:
    """Where names share what they end with (某银行某支行爱心驿站, 某敬老院爱心驿站), the houses that they are in; with the address."""
    placed = places(value, table)
    shared = _shared_end([_cell(value, one.name) for one in placed])
    if len(placed) < SHARED_BY or len(shared) < LONG_ENOUGH:
        return []
    return [
        Placed(Span(one.name.start, end), one.address, "address.host")
        for one in placed
        if (end := one.name.start + value[one.name.start : one.name.end].rstrip().rfind(shared)) > one.name.start + 2
    ]


def _shared_end(names: Sequence[str]) -> str:
    """The longest ending of the first name that all have."""
    first = names[0] if names else ""
    return next((first[at:] for at in range(len(first)) if all(name.endswith(first[at:]) for name in names)), "")


def figures(value: str, table: Table) -> list[Figure]:
    """The numbers of a table whose heads name years or totals, with measure and unit of their row."""
    if not table.header or not table.rows:
        return []
    heads = [_cell(value, cell) for cell in table.rows[0]]
    measure = _column(heads, MEASURE_HEADS)
    if measure is None:
        return []
    unit = _column(heads, UNIT_HEADS)
    return [f for row in _body(table) for f in _row_figures(value, heads, row, measure, unit)]


def _row_figures(value: str, heads: Sequence[str], row: Row, measure: int, unit: int | None) -> Iterator[Figure]:
    if len(row) <= max(measure, unit or 0):
        return
    label = _cell(value, row[measure])
    bracket = IN_BRACKETS.search(label)
    row_unit = _cell(value, row[unit]) if unit is not None else bracket[1] if bracket else ""
    for column in range(len(row)):
        head = heads[column] if column < len(heads) else ""
        if column in (measure, unit) or not (_year(head) or OPEN_COLUMN.search(head)):
            continue
        number, own_unit = _number(_cell(value, row[column]))
        if number is not None and (own_unit or row_unit):
            scaled = numerals.MYRIADS.get(row_unit[:1], 1) if len(row_unit) > 1 and not own_unit else 1
            name = own_unit or (row_unit[1:] if scaled != 1 else row_unit)
            yield Figure(IN_BRACKETS.sub("", label), number * scaled, name, _year(head), row[column], (row[measure], row[column]))


def _number(cell: str) -> tuple[float | None, str]:
    """The number that fills a cell, with a unit behind it if there is one."""
    numeral = next(numerals.find(cell), None)
    if numeral is None or numeral.start > 1:
        return None, ""
    rest = cell[numeral.end:].strip()
    if numeral.unit:
        return (numeral.value, numeral.unit) if not rest else (None, "")
    return (numeral.value, rest) if not rest or longest_unit(rest) == rest else (None, "")


def _year(head: str) -> str | None:
    dated = next((m for m in find_dates(head) if m.year is not None), None)
    return None if dated is None else f"{dated.year}-{dated.month:02d}" if dated.month else str(dated.year)


def _place_columns(value: str, table: Table) -> tuple[int, int] | None:
    """The columns of names and of addresses."""
    if table.header and table.rows:
        heads = [_cell(value, cell) for cell in table.rows[0]]
        name, address = _column(heads, NAME_HEADS), _column(heads, ADDRESS_HEADS)
        if name is not None and address is not None and name != address:
            return name, address
    return _guessed_columns(value, _body(table))


def _guessed_columns(value: str, rows: Sequence[Row]) -> tuple[int, int] | None:
    """Without heads: the column that is mostly addresses, and the widest column of words before it (or after it)."""
    width = max(map(len, rows), default=0)
    cells = [[_cell(value, row[column]) for row in rows if column < len(row)] for column in range(width)]
    addresses = [c for c in range(width) if sum(map(is_address, cells[c])) * 2 > len(rows)]
    if not addresses:
        return None
    words = [c for c in range(width) if c not in addresses and sum(map(_is_name, cells[c])) * 2 > len(rows)]
    before = [c for c in words if c < addresses[0]]
    return (before[-1] if before else words[0], addresses[0]) if words else None


def _is_name(cell: str) -> bool:
    return len(re.findall(r"[\u4e00-\u9fff]", cell)) >= 3


def _column(heads: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((i for i, head in enumerate(heads) if pattern.search(head)), None)


def _body(table: Table) -> Sequence[Row]:
    return table.rows[1:] if table.header else table.rows


def _cell(value: str, span: Span) -> str:
    return value[span.start:span.end].strip()


def _filled(span: Span) -> bool:
    return span.end > span.start
