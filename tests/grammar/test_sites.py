"""Stops without a name of their own kind: what is gone to in lists and scenes, and what is only spoken about."""

from __future__ import annotations

import pytest
from marked import stops

GONE_TO = {
    "先后来到文昌大世界、城东菜市场、青龙河等地调研": ["文昌大世界", "城东菜市场", "青龙河"],
    "实地察看了银杏西街、三号地块和翠屏路二期项目": ["银杏西街", "三号地块", "翠屏路二期项目"],
    "先后走进翠微岛、丁香小区、南湖生活区就垃圾分类、停车难等情况开展调研": ["翠微岛", "丁香小区", "南湖生活区"],
    "一行先后察看了玉兰小学主体工程建设、全民健身中心停车场建设等重点项目建设情况": ["玉兰小学", "全民健身中心停车场"],
    "督查了城南未来长廊、青云水闸，详细了解进展情况": ["城南未来长廊", "青云水闸"],
    "察看了玉兰区未成年人保护与服务中心、玉兰区智慧社区平台": ["玉兰区未成年人保护与服务中心", "玉兰区智慧社区平台"],
    "深入杏花庄城中村改造项目调研": ["杏花庄城中村改造项目"],
    "先后察看了柳湾村石拱桥、郭家湾滑坡点和玉兰村橡胶收购站": ["柳湾村石拱桥", "郭家湾滑坡点", "玉兰村橡胶收购站"],
    "察看了杏花村养鸭场和鑫源农机合作社": ["杏花村养鸭场", "鑫源农机合作社"],
    "察看了豫陕桥改造工程、实验小学迁建等项目": ["豫陕桥", "实验小学"],
    "对锦绣城二期、玉兰湖项目等施工工地开展巡查": ["锦绣城二期", "玉兰湖项目"],
    "先后深入玉兰镇石材工业集中区、柳湾村养鸭场检查": ["玉兰镇石材工业集中区", "柳湾村养鸭场"],
    "察看了翠屏路二期项目以及银杏西街、三号地块": ["翠屏路二期项目", "银杏西街", "三号地块"],
    "沿紫溪河一路向下，察看了柳湾村淤地坝": ["柳湾村淤地坝"],
}
SHARED = {
    "先后走访了劳动、新立、欣月社区等六个社区": ["劳动社区", "新立社区", "欣月社区"],
    "到梅山街道幸福、和平、光明三个社区走访": ["幸福社区", "和平社区", "光明社区"],
    "深入王家、李家和赵家三村调研": ["王家村", "李家村", "赵家村"],
    "深入新庄、李楼等5个村检查": ["新庄村", "李楼村"],
    "深入新庄、李楼、赵家等村调研": ["新庄村", "李楼村", "赵家村"],
    "深入新庄、李楼3个村检查": ["新庄村", "李楼村"],
    "到梅山镇柳湾村、新庄村，江湾乡李楼村督导": ["柳湾村", "新庄村", "李楼村"],
    "来到镇各睦邻中心调研": [],
    "先后察看了翠微岛、丁香小区": ["翠微岛", "丁香小区"],
    "走访了学校、企业、欣月社区": ["欣月社区"],
    "深入两个文明、和谐社区调研": [],
    "到新庄、李楼村党支部调研": ["李楼村党支部"],
}
NOWHERE = [
    "走进社区、小巷、农贸市场、商场超市、商业大街检查",
    "深入渡船、矿山、加油站、建筑工地等重点场所检查",
    "调研光伏项目进展情况",
    "深入工业园区、中小学校、监测站点等开展检查",
    "视察民生实事项目",
    "观摩全镇在建重点项目",
    "对安全生产工作进行检查",
    "对学校、医院等人员密集场所进行检查",
    "实地调研城市更新、社区治理等工作",
    "察看设计方案、听取项目汇报",
]


@pytest.mark.parametrize(("told", "places"), GONE_TO.items())
def test_sites_are_stops(told: str, places: list[str]) -> None:
    assert stops(f"2023年3月17日，副区长白露{told}。") == places


@pytest.mark.parametrize(("told", "places"), SHARED.items())
def test_a_list_that_says_the_kind_once(told: str, places: list[str]) -> None:
    assert stops(f"2023年3月17日，副区长白露{told}。") == places


@pytest.mark.parametrize("told", NOWHERE)
def test_what_is_only_spoken_about_is_no_stop(told: str) -> None:
    assert stops(f"2023年3月17日，副区长白露{told}。") == []


def test_the_scene_of_a_visit_is_a_stop() -> None:
    told = "2023年3月17日，副区长白露一行调研城市建设工作。在即将开工的翠屏大道二期项目现场，白露实地查看工程进度。"
    assert stops(told) == ["翠屏大道二期项目"]


def test_a_shorter_name_is_no_second_stop() -> None:
    told = "2023年3月17日，副区长白露来到青州红叶茶业有限公司调研。在红叶茶业有限公司，白露询问了产销情况。"
    assert stops(told) == ["青州红叶茶业有限公司"]


def test_the_authority_in_front_opens_the_name_of_a_place() -> None:
    told = "2023年3月17日，副区长白露一行先后来到河口镇云溪画廊项目、街道人大代表中心联络站，检查中石化城东加油站。"
    assert stops(told) == ["河口镇云溪画廊项目", "街道人大代表中心联络站", "中石化城东加油站"]


def test_going_to_console_people_is_a_visit_even_where_it_is_called_an_activity() -> None:
    assert stops("2023年3月17日，副区长白露到玉兰敬老院开展节前慰问活动。") == ["玉兰敬老院"]


def test_a_sentence_that_ends_with_a_meeting_still_tells_of_the_visit() -> None:
    told = "2023年3月17日，副区长白露一行调研园区发展情况。调研组先后到星河产业园、云帆机械项目进行实地督查，随后召开座谈会。"
    assert stops(told) == ["星河产业园", "云帆机械项目"]


def test_a_list_of_scenes() -> None:
    told = "2023年3月17日，副区长白露一行到玉兰区考察。在玉兰区历史博物馆、青云古寺、城东科技小镇，考察团听取了介绍。"
    assert stops(told) == ["玉兰区历史博物馆", "青云古寺", "城东科技小镇"]


def test_looking_at_things_is_no_stop() -> None:
    assert stops("2023年3月17日，副区长白露来到丁香小区，查看无障碍设施、健身器材和丁香社区食堂。") == ["丁香小区", "丁香社区食堂"]


def test_a_list_of_villages_goes_on_behind_a_comma() -> None:
    told = "2023年3月17日，副区长白露先后来到翠湖乡砚池村、翠峰村，官仓镇桃源村、柏里村，了解旅游产业发展情况。"
    assert stops(told) == ["砚池村", "翠峰村", "桃源村", "柏里村"]


def test_authorities_visited_in_a_list_of_places_and_levels_that_are_none() -> None:
    told = "2023年3月17日，副区长白露深入区人防大楼、区海关东楼和翠竹苑等集中办公场所，检查消防安全。"
    assert stops(told) == ["区人防大楼", "区海关东楼", "翠竹苑"]
    assert stops("2023年3月17日，副区长白露先后赴青河西苏木、柳河东苏木等地调研。") == []


def test_people_taken_to_a_town_to_learn_visit_it() -> None:
    told = "2023年3月17日，丁香社区组织党员赴翠湖镇学习乡村建设。党员干部一行先后参观了翠湖竹文化广场、柳湾村果园。"
    assert stops(told) == ["翠湖竹文化广场", "柳湾村果园"]


def test_a_firm_that_opens_with_its_province_may_hold_a_preposition() -> None:
    told = "2023年3月17日，副区长白露检查了云帆园艺科技有限公司、江苏星河转向系统有限公司，到黑龙江考察。"
    assert stops(told) == ["云帆园艺科技有限公司", "江苏星河转向系统有限公司"]


def test_towns_told_by_their_number() -> None:
    told = "2023年3月17日，市考核组来街道检查禁毒工作。考核组随机抽取了灵溪、龙港两镇进行检查。"
    assert stops(told) == ["灵溪镇", "龙港镇"]


def test_counties_in_a_row_and_a_place_in_one_of_them() -> None:
    told = "2023年3月17日，副区长白露率调研组前往普安、盘州、晴隆等地调研。调研组一行实地察看了丁香小区。"
    assert stops(told) == ["普安", "盘州", "晴隆", "丁香小区"]


def test_rooms_and_fields_of_work_are_no_stops() -> None:
    assert stops("2023年3月17日，副区长白露逐一查看了派出所指挥室、接警大厅、备勤室、装备库等部位。") == []
    told = "2023年3月17日，副区长白露深入丁香小区、海棠小区，就环境整治、牲畜防疫改良、禁牧休牧等工作进行检查。"
    assert stops(told) == ["丁香小区", "海棠小区"]
