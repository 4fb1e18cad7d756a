"""Undertakings that carry a name in quotation marks: models, brands, drives; and quotations that name none."""

from __future__ import annotations

import pytest
from marked import article

NAMED = [
    ("梅山街道创新推出“党员先锋岗”机制。", "党员先锋岗"),
    ("社区探索“五微一体”治理模式。", "五微一体"),
    ("街道打造“梅邻里”党建品牌。", "梅邻里"),
    ("街道推行“1+3+N”治理模式。", "1+3+N"),
    ("村里实行“道德银行”积分制度。", "道德银行"),
    ("街道扎实开展“三进三帮”大走访。", "三进三帮"),
    ("社区深化“红色议事厅”品牌建设。", "红色议事厅"),
    ("区民政局实施“家门口的幸福”项目。", "家门口的幸福"),
    ("全镇推广“支部+合作社+农户”模式。", "支部+合作社+农户"),
    ("玉兰路排水管网改造工程预计年底完工。", "玉兰路排水管网改造工程"),
    ("街道以“微网实格”治理为抓手，召开坝坝会43场。", "微网实格"),
    ("街道组织开展“119”消防宣传月活动。", "“119”消防宣传月"),
    ("白露表示，街道将继续擦亮“侨心向党”服务品牌。", "侨心向党"),
    ("街道举办“石榴花开”家门口招聘会。", "石榴花开"),
    ("街道举办“非遗进社区·古驿闹端午”活动。", "非遗进社区·古驿闹端午"),
    ("白露调研“美在家庭”创建工作。", "美在家庭"),
    ("街道召开铁路沿线环境整治推进会。", "铁路沿线环境整治"),
    ("肉羊育肥基地建设项目在柳湾村开工。", "肉羊育肥基地建设项目"),
    ("柳湾片区棚户区改造项目将于6月开工。", "柳湾片区棚户区改造项目"),
]
SEVERAL = [
    ("社区延续“夕阳乐园”“心灵课堂”等志愿服务品牌。", ["夕阳乐园", "心灵课堂"]),
    ("街道打造“技能通”、“服务通”、“治理通”等项目。", ["技能通", "服务通", "治理通"]),
    ("梅山乡举办第七届梅山赛马会。", ["梅山赛马会"]),
]
NONE = [
    "坚持“群众满意”服务理念。",
    "居民纷纷点赞“这个活动好”。",
    "“民有所呼、我有所应”成为干部的共识。",
    "他是居民眼中的“活雷锋”。",
    "打通服务群众“最后一公里”。",
    "做到“早发现、早处置”。",
    "获评“全国先进集体”称号。",
    "落实“一岗双责”。",
    "实行“清单式”管理。",
    "白露表示，要学习“枫桥经验”。",
    "会议对宣传发动工作作了部署。",
    "街道整治“僵尸车”“飞线”等行动持续开展。",
    "社区荣获“先锋”“模范”等称号。",
    "县里推进“7个专项行动”。",
    "村里以“赛驼、赛马”活动为契机。",
    "支部举办“共治共享，携手同行”主题党日。",
    "干部开展专项整治行动，对占道经营进行集中治理。",
    "楼内设有新时代文明实践讲堂。",
    "为提升精细化管理水平，干部上街巡查。",
    "白露介绍了学校学科建设情况。",
    "该项目预计年底完工。",
]


@pytest.mark.parametrize(("sentence", "name"), NAMED)
def test_what_carries_a_name(sentence: str, name: str) -> None:
    assert [programme.name for programme in article(sentence).programmes] == [name]


@pytest.mark.parametrize("sentence", NONE)
def test_quotations_that_name_none(sentence: str) -> None:
    assert article(sentence).programmes == ()


@pytest.mark.parametrize(("sentence", "names"), SEVERAL)
def test_several_in_a_row(sentence: str, names: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == names
