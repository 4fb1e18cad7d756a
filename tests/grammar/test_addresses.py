"""Names with addresses: ⟦name⟧ and ⟨address⟩ are marked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.grammar.addresses import addresses, is_address

MARKED = [
    "走进⟦青龙镇便民服务中心⟧（⟨和风路128号⟩）办事",
    "在⟦双桥社区食堂⟧（⟨双桥北路6弄12号⟩，近大学路）用餐",
    "⟦阳光书屋⟧位于⟨人民东路33号附2号⟩，面积80平方米",
    "来到位于⟨学府路317号⟩的⟦双桥街道党群服务中心⟧，听取介绍",
    "位于⟨红星新村9幢⟩的⟦邻里驿站⟧正式启用",
    "📍⟦双桥零工驿站⟧：⟨环城西路南段88号⟩",
    "⟦仁和站⟧：⟨仁和路甲12号⟩\n⟦义和站⟧：⟨义和街15-3号⟩",
    "⟦老年助餐点⟧，地址：⟨经七路14568号东侧⟩",
    "⟦图书馆⟧\t⟨文化路2号院3号楼⟩",
    "⟦新苑养老院⟧（⟨大庆路59号甲⟩）、⟦新苑幼儿园⟧（⟨大庆路61号⟩）",
    "⟦便民服务站⟧（地址：⟨解放大道200号⟩）",
    "⟦口袋公园⟧位于⟨和风路与学府路交叉口⟩",
    "⟦分中心⟧设在⟨柳南路27号⟩",
]


def unmarked(marked: str) -> tuple[str, list[str], list[str]]:
    return re.sub("[⟦⟧⟨⟩]", "", marked), re.findall("⟦(.*?)⟧", marked), re.findall("⟨(.*?)⟩", marked)


@pytest.mark.parametrize("marked", MARKED)
def test_marked(marked: str) -> None:
    text, names, places = unmarked(marked)
    found = addresses(text)
    assert [text[p.address.start:p.address.end] for p in found] == places
    assert [text[p.name.start:p.name.end] for p in found] == names


@pytest.mark.parametrize(
    "text",
    [
        "综合服务中心（一期）启用", "办公室（女，32岁）", "张某（副主任）", "位于街道东部的社区", "中心位于新城区", "路演活动（第3号）", "五号楼组长",
        "（和风路128号）",
        "服务时间：8:30—17:30", "联系电话：65431234", "小区（共12幢）", "大会（5月3日）",
    ],
)
def test_near_misses(text: str) -> None:
    assert addresses(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("和风路128号", True), ("和风路757号乙", True), ("红专路甲9号", True), ("文化西路13-2号", True), ("化工新村31幢1楼", True),
        ("环城南路东段88号", True), ("学府路427号3号楼", True), ("学府路140弄16号", True), ("经十路14568号东侧", True), ("花园路59号附1号", True),
        ("农科路38号院1号楼", True), ("双桥村三组12号", True), ("8:00—20:00", False), ("服务站", False), ("65431234", False), ("", False),
    ],
)
def test_whole_addresses(text: str, expected: bool) -> None:
    assert is_address(text) is expected


@given(st.text(alphabet="和风路街道号弄位于的（）()：地址📍12甲附中心\n\t，。", max_size=60))
def test_any_text(text: str) -> None:
    for placed in addresses(text):
        assert is_address(text[placed.address.start:placed.address.end])
        assert 0 <= placed.name.start < placed.name.end <= len(text)


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("梅溪社区党群服务中心（梅溪路与兰亭街交叉口东100米）已开放。", "梅溪社区党群服务中心", "梅溪路与兰亭街交叉口东100米"),
        ("青云图书馆地址：玉州市雨花区解放北路128号。", "青云图书馆", "玉州市雨花区解放北路128号"),
        ("办理网点：1.城东政务大厅，地址为建设大道56号金辉大厦3楼。", "城东政务大厅", "建设大道56号金辉大厦3楼"),
        ("玉兰社区助餐点在翠屏巷7号院内。", "玉兰社区助餐点", "翠屏巷7号院内"),
        ("城南零工市场地处迎宾大道与学府路交会处。", "城南零工市场", "迎宾大道与学府路交会处"),
        ("红枫敬老院（玉州市梅山镇柳湾村）现有老人60名。", "红枫敬老院", "玉州市梅山镇柳湾村"),
    ],
)
def test_more_ways_to_print_an_address(text: str, name: str, address: str) -> None:
    (placed,) = addresses(text)
    assert (text[placed.name.start:placed.name.end], text[placed.address.start:placed.address.end]) == (name, address)


@pytest.mark.parametrize("text", ["地址：玉兰路15号\n电话：123", "活动在人民路5号举行。", "发布会在人民路5号，参加者很多。"])
def test_what_is_no_name_has_no_address(text: str) -> None:
    assert addresses(text) == []
