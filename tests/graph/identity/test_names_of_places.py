"""Two names of one place are seen to be; the school of another name in the same street is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.graph.identity.places import parts, relation, said_in


@pytest.mark.parametrize(("name", "expected"), [
    ("春晖街道云栖里小区", ("春晖街道", "云栖里", "小区")),
    ("临泽区第二中学", ("临泽区", "", "中学")),
    ("云栖里小区广场", ("", "云栖里小区", "广场")),
    ("经开区晶芯半导体公司", ("经开区", "晶芯半导体", "公司")),
    ("广场", ("", "", "")),
])  # fmt: skip
def test_parts_of_a_name(name: str, expected: tuple[str, str, str]) -> None:
    assert parts(name) == expected


@pytest.mark.parametrize(("one", "other"), [
    ("云栖里小区", "云栖里"),
    ("春晖街道云栖里小区", "云栖里小区"),
    ("白鹭圩堤", "白鹭圩"),
    ("纺织新村", "纺织新村社区"),
    ("临泽晶芯半导体有限公司", "经开区晶芯半导体公司"),
    ("沅陵湾县文化馆", "县文化馆"),
    ("县人民医院", "人民医院"),
    ("古柏村", "古柏村文化礼堂"),
    ("车坝村", "车坝村篮球场"),
])  # fmt: skip
def test_one_place(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one) == "same"


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("鹭洲泵站", "鹭洲排涝站", "near"),
    ("滨河社区", "滨河广场", "near"),
    ("福寿里社区", "柳园区福寿里社区养老服务站", "near"),
    ("沙河镇", "沙河粮库", "near"),
    ("松涛小区", "河西新村", "other"),
    ("古柏村", "古柏村东头窑厂", "near"),
    ("古柏镇", "古柏镇文化礼堂", "near"),
    ("海棠区实验小学", "海棠区第三中学", "other"),
    ("海棠区第三中学", "东港区第三中学", "other"),
    ("柳溪东社区", "柳溪社区", "other"),
    ("上柳溪社区", "柳溪社区", "other"),
    ("党群服务中心", "云栖里社区党群服务中心", "near"),
    ("市政府礼堂", "县政府礼堂", "other"),
    ("临江区滨河广场", "广场", "other"),
])  # fmt: skip
def test_two_places(one: str, other: str, expected: str) -> None:
    assert relation(one, other) == relation(other, one) == expected


def test_a_place_in_the_words_of_a_report() -> None:
    assert said_in("白鹭圩堤", "在白鹭圩，实地查看险工险段")
    assert said_in("临江区滨河广场", "来到滨河广场")
    assert said_in("区烈士陵园", "在烈士陵园举行仪式")
    assert not said_in("区文化馆", "在文化馆举行仪式"), "of which there are many"
    assert not said_in("滨河广场", "来到滨河社区")
    assert not said_in("临泽区第二中学", "第二中学要做好")


NAMES = st.text("云栖里东区县镇小社村堤中学第二广场", max_size=8)


@given(NAMES, NAMES)
def test_any_names_are_compared_both_ways_alike(one: str, other: str) -> None:
    assert relation(one, other) == relation(other, one)
    areas, proper, kind = parts(one)
    assert not proper or areas + proper + kind == one
