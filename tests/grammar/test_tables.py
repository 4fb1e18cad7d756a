"""Tables: registers give names with addresses, tables of figures give indicators."""

from __future__ import annotations

import pytest
from marked import document

from jiedao.loaders.explain_rejected import rejected
from jiedao.loaders.grammar import tables
from jiedao.loaders.grammar.indicators import table_indicators
from jiedao.loaders.read import read_document
from jiedao.loaders.segment import page_of
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


PEOPLE = {
    "markdown": "# 梅山街道领导班子\n\n| 姓名 | 单位 | 职务 |\n|---|---|---|\n| 白露 | 街道党工委 | 书记 |\n| 钱 多 | 街道党工委、办事处 | 副书记、主任 |\n",
    "html": "<h1>梅山街道领导班子</h1><table><tr><th>姓名</th><th>职务</th></tr><tr><td>白露</td><td>街道党工委书记</td></tr>"
    "<tr><td>钱多</td><td>街道党工委副书记、办事处主任</td></tr></table>",
    "plain": "梅山街道领导班子\n姓名\t职务\t分管工作\n白露\t街道党工委书记\t主持全面工作\n钱多（女）\t街道党工委副书记、办事处主任\t主持办事处工作\n",
}


@pytest.mark.parametrize("form", PEOPLE)
def test_registers_of_people(form: str) -> None:
    (one,) = read_document(document(PEOPLE[form], "case.txt", f"text/{form}")).articles
    assert sorted((p.person, p.office, p.title) for p in one.posts) == [
        ("白露", "梅山街道党工委", "书记"), ("钱多", "梅山街道党工委", "副书记"), ("钱多", "梅山街道办事处", "主任"),
    ]


def test_a_deputy_is_at_the_office_of_the_head_above() -> None:
    text = "区民政局领导班子\n姓名\t职务\n白露\t雨花台区民政局局长\n钱多\t副局长\n"
    (one,) = read_document(document(text)).articles
    assert [(p.person, p.office, p.title) for p in one.posts] == [("白露", "雨花台区民政局", "局长"), ("钱多", "雨花台区民政局", "副局长")]


@pytest.mark.parametrize(
    "text",
    [
        "志愿者排班\n姓名\t日期\t内容\n白露\t5月1日\t清扫\n",
        "拟任人选\n姓名\t拟任职务\n白露\t雨花台区民政局局长\n",
        "领导分工\n姓名\t单位\t职务\n白露\t区民政局、区教育局、区房管局\t局长、主任\n",
    ],
)
def test_no_post_is_guessed(text: str) -> None:
    (one,) = read_document(document(text)).articles
    assert one.posts == ()


def test_names_and_addresses_are_paired_only_when_they_agree() -> None:
    names, addresses = "丁香驿站\n玉兰驿站\n海棠驿站\n", "梅山路5号\n玉兰路12号\n海棠路3号\n"
    head = "梅山街道便民驿站一览表\n站点名称\n"
    (one,) = read_document(document(f"{head}{names}地址\n{addresses}")).articles
    assert [f.address for f in one.facilities if f.name.endswith("驿站") and len(f.name) == 4] == ["梅山路5号", "玉兰路12号", "海棠路3号"]
    (other,) = (reading := read_document(document(f"{head}{names}地址\n{addresses[:13]}"))).articles
    assert [(f.name, f.address) for f in other.facilities if len(f.name) == 4] == [("丁香驿站", None), ("玉兰驿站", None), ("海棠驿站", None)]
    assert any("站点名称 3、地址 2" in found.why for found in rejected(reading, page_of(reading.document))[0])


HOSTED = (
    "田林街道爱心接力站开张\n\n名称\t地址\n桂花敬老院户外职工爱心接力站\t桂林路12号\n"
    "上海银行田林支行户外职工爱心接力站\t田林路5号\n柳树第一驿站户外职工爱心接力站\t柳州路8号\n"
)


def test_what_houses_a_station_is_named_by_the_station() -> None:
    (article,) = read_document(document(HOSTED)).articles
    placed = {facility.name: facility.address for facility in article.facilities}
    assert placed["桂花敬老院"] == "桂林路12号"
    assert placed["桂花敬老院户外职工爱心接力站"] == "桂林路12号"
    assert "上海银行田林支行" in {office.name for office in article.offices}


def test_two_names_that_end_alike_have_no_host() -> None:
    value, rows = table("名称|地址\n桂花敬老院爱心接力站|桂林路12号\n柳州驿站爱心接力站|柳州路8号")
    assert tables.hosts(value, rows) == []
    value, rows = table("名称|地址\n双桥驿站|和风路12号\n新苑驿站|学府路3弄5号\n明光驿站|柳州路8号")
    assert tables.hosts(value, rows) == []


VILLAGES = "序号\t村（社区）\t姓名\t现任职务\t备注\n"
ROWS = (
    ("1\t上庄村\t白露\t党总支书记、村委会主任\t\n", ["白露 上庄村党总支 书记", "白露 上庄村村委会 主任"]),
    ("2\t上庄村\t钱多（小）\t妇联主席\t大学生村官，兼任团支部书记\n", ["钱多 上庄村团支部 书记", "钱多 上庄村妇联 主席"]),
    ("3\t东湖社区\t白露\t居委会委员\t雨花台区第十六届人大代表\n", ["白露 东湖社区居委会 委员", "白露 雨花台区人大 代表"]),
    ("4\t上庄村\t白露\t第一书记\t南京市审计局派驻，四级主任科员\n", ["白露 上庄村党支部 第一书记", "白露 南京市审计局 四级主任科员"]),
    ("5\t上庄村\t（空缺）\t党支部书记\t由镇党委组织委员赵德柱临时兼任\n", ["赵德柱 上庄村党支部 书记", "赵德柱 板桥镇党委 组织委员"]),
    ("6\t上庄村\t白露\t副镇长\t\n", ["白露 板桥镇政府 副镇长"]),
    ("7\t上庄村\t陇多\t村务监督委员会主任\t原村会计\n", ["陇多 上庄村村务监督委员会 主任"]),
    ("8\t上庄村\t待定\t党支部书记\t\n", []),
    ("9\t上庄村\t白露\t党支部书记\t退休教师\n", ["白露 上庄村党支部 书记"]),
)


def posts_of(text: str) -> list[str]:
    (one,) = read_document(document(text)).articles
    names = {p.key: p.name for p in one.persons}
    return sorted(f"{names[p.person]} {p.office} {p.title}" for p in one.posts)


@pytest.mark.parametrize(("row", "posts"), ROWS)
def test_registers_of_villages(row: str, posts: list[str]) -> None:
    assert posts_of(f"雨花台区板桥镇村干部花名册\n{VILLAGES}{row}注：本表由雨花台区板桥镇党建办填报。\n") == posts


def test_heads_that_are_titles() -> None:
    text = (
        "雨花台区板桥镇包村一览表\n姓名\t职务\t包保村\t驻村工作队队长\n白露\t镇党委书记\t上庄村\t钱有福（区统计局）\n"
        "钱多\t派出所所长\t下庄村\t——\n注：雨花台区板桥镇。\n"
    )
    assert posts_of(text) == ["白露 板桥镇党委 书记", "钱多 板桥镇派出所 所长", "钱有福 上庄村驻村工作队 队长"]


def test_a_leader_has_no_post_in_the_village_that_he_looks_after() -> None:
    assert posts_of("雨花台区板桥镇包村一览表\n姓名\t职务\t联系村\n白露\t副书记\t上庄村\n注：雨花台区板桥镇。\n") == []


def test_posts_given_and_taken() -> None:
    text = "雨花台区任免一览表\n姓名\t任命职务\t免去职务\n白露\t雨花台区民政局局长\t雨花台区教育局副局长\n"
    (one,) = read_document(document(text)).articles
    assert [(p.office, p.title) for p in one.posts] == [("雨花台区民政局", "局长")]


def test_a_rank_is_held_where_the_post_before_it_is() -> None:
    assert posts_of("公示\n姓名\t现任职务\n白露\t雨花台区民政局副局长，四级调研员\n") == ["白露 雨花台区民政局 副局长", "白露 雨花台区民政局 四级调研员"]
