"""Tables: registers give names with addresses, tables of figures give indicators."""

from __future__ import annotations

import pytest

from jiedao.loaders.grammar import tables
from jiedao.loaders.grammar.indicators import table_indicators
from jiedao.loaders.types import Span, Table


def table(text: str, *, header: bool = True) -> tuple[str, Table]:
    rows, position = [], 0
    for line in text.split("\n"):
        cells = []
        for cell in line.split("|"):
            cells.append(Span(position, position + len(cell)))
            position += len(cell) + 1
        rows.append(tuple(cells))
    return text, Table(rows=tuple(rows), header=header)


REGISTER = "序号|驿站名称|地址|电话\n1|双桥驿站|和风路12号|65431234\n2|新苑驿站|学府路3弄5号|\n3|待建驿站|待定|"


def places(text: str, *, header: bool = True) -> list[tuple[str, str]]:
    value, rows = table(text, header=header)
    return [(value[p.name.start:p.name.end], value[p.address.start:p.address.end]) for p in tables.places(value, rows)]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (REGISTER, True),
        ("名称|地址\n双桥驿站|和风路12号\n新苑驿站|学府路3弄5号", True),
        ("位置|服务站点\n和风路12号|双桥驿站\n学府路3弄5号|新苑驿站", True),
        ("双桥驿站|和风路12号\n新苑驿站|学府路3弄5号", False),
        ("1|双桥驿站|和风路12号|8:00—17:00\n2|新苑驿站|学府路3弄5号|8:00—17:00", False),
        ("编号|甲|乙\n1|双桥驿站|和风路12号\n2|新苑驿站|学府路3弄5号", True),
    ],
)
def test_registers(text: str, header: bool) -> None:
    assert places(text, header=header) == [("双桥驿站", "和风路12号"), ("新苑驿站", "学府路3弄5号")]


@pytest.mark.parametrize("text", ["姓名|职务\n某甲|主任", "名称|电话\n双桥驿站|65431234", "", "|", "地址\n和风路12号"])
def test_no_register(text: str) -> None:
    assert places(text) == []


def test_names_without_addresses() -> None:
    value, rows = table(REGISTER)
    assert [value[s.start:s.end] for s in tables.names(value, rows)] == ["双桥驿站", "新苑驿站", "待建驿站"]


def figures(text: str) -> list[tuple[str, float, str, str | None]]:
    value, rows = table(text)
    return [(f.measure, f.value, f.unit, f.when) for f in tables.figures(value, rows)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指标|单位|2018年|2019年\n签约户数|户|1200|1,350", [("签约户数", 1200, "户", "2018"), ("签约户数", 1350, "户", "2019")]),
        ("项目|2019年\n办结率（%）|98.5", [("办结率", 98.5, "%", "2019")]),
        ("项目|完成数量\n新增车位|320个\n改造小区|7个", [("新增车位", 320, "个", None), ("改造小区", 7, "个", None)]),
        ("指标名称|计量单位|2019年6月\n投资额|万元|230", [("投资额", 2300000, "元", "2019-06")]),
        ("项目|负责人|完成情况\n绿化|某甲|良好", []),
        ("名称|地址\n双桥驿站|和风路12号", []),
    ],
)
def test_figures(text: str, expected: list[tuple[str, float, str, str | None]]) -> None:
    assert figures(text) == expected


def test_no_figures_without_heads() -> None:
    value, rows = table("签约户数|户|1200", header=False)
    assert tables.figures(value, rows) == []


def test_indicators_of_tables_name_their_programme() -> None:
    value, rows = table("指标|单位|2018年\n社区助餐人次|人次|1200\n其他|件|3")
    found = table_indicators(value, [rows], [(0, 0, "社区助餐")], "双桥街道")
    assert [(i.about, i.value, i.unit, i.when) for i in found] == [("社区助餐", 1200, "人次", "2018"), ("双桥街道", 3, "件", "2018")]
    assert [value[i.start:i.end] for i in found] == ["1200", "3"]
