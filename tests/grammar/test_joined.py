"""Offices that are joined, nested or in a row, heads of parties, and what only looks like a part, a verb or a name."""

from __future__ import annotations

import pytest
from marked import occasions, offices, parts, people, posts, stops


def names(sentence: str) -> list[str]:
    return [office.rpartition(" ")[0] for office in offices(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("区委组织部副部长白露、组织二科科长钱多出席。", "雨花台区委组织部组织二科"),
        ("区民政局局长白露、救助科科长钱多出席。", "雨花台区民政局救助科"),
        ("白露任双桥大学继续教育学院院长。", "双桥大学继续教育学院"),
        ("古田村（双桥）农业科技有限公司总经理白露出席。", "古田村（双桥）农业科技有限公司"),
    ],
)
def test_offices_by_their_full_names(sentence: str, expected: str) -> None:
    assert expected in names(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("双桥高新区党工委委员、总工会主席白露，高新区党工委委员、纪工委书记钱多出席。", "钱多 高新区纪工委 书记"),
        ("街道党工委委员、纪工委书记白露出席。", "白露 梅山街道纪工委 书记"),
        ("区妇儿工委成员白露、钱多一行来调研。", "钱多 雨花台区妇儿工委 成员"),
    ],
)
def test_posts_at_bodies_of_the_same_seat(sentence: str, expected: str) -> None:
    assert expected in posts(sentence)


def test_a_committee_and_a_government_in_one_breath_are_two() -> None:
    assert {"雨花台区委", "雨花台区政府"} <= set(names("8月2日，区委区政府召开会议。"))
    assert "雨花台区政府办" in names("8月2日，区政府办召开会议。")


@pytest.mark.parametrize(
    ("sentence", "leading"),
    [
        ("5月9日，市领导王小明及李小东一行来梅山街道观摩。", ["李小东 leads", "王小明 leads"]),
        ("5月9日，区领导王小明、李小东一行来梅山街道观摩。", ["李小东 leads", "王小明 leads"]),
        ("5月9日，区领导王小明来梅山街道观摩，李小东一行随后到梅山街道参观。", ["李小东 leads"]),
    ],
)
def test_heads_of_a_party(sentence: str, leading: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith("leads")] == leading


def test_who_is_released_is_somebody() -> None:
    assert people("会议决定，免除钱多同志副区长一职，任命白露为副区长。") == ["钱多", "白露"]
    assert people("法规规定，免除高校同志食堂费用。") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("8月2日，副区长白露先后深入砚山县维摩乡、盘龙乡，文山市东山乡，调研烟叶收购情况。", ["维摩乡", "盘龙乡", "东山乡"]),
        ("8月2日，副区长白露深入砚山县维摩乡调研，盘龙乡党委书记钱多陪同。", ["维摩乡"]),
        ("8月2日，副区长白露到砚山县调研，要求中心镇、重点镇加快建设。", ["砚山县"]),
    ],
)
def test_towns_in_a_row_are_stops(sentence: str, expected: list[str]) -> None:
    assert stops(sentence) == expected


def test_a_town_between_towns_is_one_though_no_list_has_it() -> None:
    sentence = "会议召开，白露主持会议。铁心桥街道、沙丁街道、西善桥街道负责人作了表态发言。"
    assert "沙丁街道 reports" in parts(sentence)
    assert "梅青镇 reports" not in parts("会议召开，白露主持会议。梅青镇、特色小镇负责人作了表态发言。")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5月5日，区长白露到梅山街道调研。区政府办相关负责人参加。", ["白露 visits", "雨花台区政府办 attends", "雨花台区政府办 visits"]),
        ("5月5日，区长白露到梅山街道调研。区政府办组织全员参加了培训，很受欢迎。", ["白露 visits"]),
    ],
)
def test_offices_that_came_along(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith(("visits", "attends"))] == expected


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("5月5日，副区长白露察看颁奖晚会舞台准备、讲解服务等情况。", {"白露 awards", "白露 reports"}),
        ("5月5日，区科协主席白露来梅山街道考察科普工作。", {"白露 reports"}),
        ("5月5日，区农业科学院派驻桥头镇石佛村驻村工作队走访慰问老党员。", {"区农业科学院 visits", "雨花台区农业科学院 visits"}),
    ],
)
def test_what_only_looks_like_a_part(sentence: str, unwanted: set[str]) -> None:
    assert not unwanted & set(parts(sentence))


def test_what_is_named_in_two_parts_is_nobody() -> None:
    assert people("“我们的节日·重阳”主题晚会举行，中国茶宴·梅山站开席，白露来到秦岭花间境·林隐酒店项目现场。") == []
    assert people("市民阿卜杜拉·买买提参加活动。") == ["阿卜杜拉·买买提"]


def test_an_occasion_by_whom_it_is_held() -> None:
    sentence = "1月12日，区民政局联合区妇联开展的“三下乡”活动在梅山街道举行。"
    assert {"雨花台区民政局 organises", "雨花台区妇联 organises"} <= set(parts(sentence))
    assert occasions("区民政局总结去年开展的“三下乡”活动。") == []
