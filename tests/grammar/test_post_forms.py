"""Posts in the forms that pages of counties, schools and firms print them in: commas, copulas, chambers, bodies in part."""

from __future__ import annotations

import pytest
from marked import offices, people, posts

HELD = [
    ("参加人员如下：\n区政协副主席，秘书长范永年；区妇联党组书记，主席白露；",
     ["白露 雨花台区妇联 主席", "白露 雨花台区妇联党组 书记", "范永年 雨花台区政协 副主席", "范永年 雨花台区政协 秘书长"]),
    ("区人大常委会主任白露主持会议，副主任钱多、范永年、石磊参加。免去范永年的区民政局局长职务。",
     ["白露 雨花台区人大常委会 主任", "石磊 雨花台区人大常委会 副主任", "范永年 雨花台区人大常委会 副主任", "钱多 雨花台区人大常委会 副主任"]),
    ("会议任命范永年、秦岚、石磊等18人为雨花台区人民法院审判员。",
     ["石磊 雨花台区人民法院 审判员", "秦岚 雨花台区人民法院 审判员", "范永年 雨花台区人民法院 审判员"]),
    ("会议决定范永年副区长代理雨花台区区长职务。", ["范永年 雨花台区政府 副区长"]),
    ("建设银行雨花台支行副行长范永年参加。", ["范永年 建设银行雨花台支行 副行长"]),
    ("南京瑞雪建设有限公司董事长白露、新麦烘焙董事长范永年捐赠了面包。", ["白露 南京瑞雪建设有限公司 董事长", "范永年 新麦烘焙 董事长"]),
    ("宁海商会换届，范永年当选第二届理事会会长。", ["范永年 宁海商会 会长"]),
    ("宁海商会召开大会，第三届理事会秘书长范永年主持。", ["范永年 宁海商会 秘书长"]),
    ("范永年是柳湾村党支部书记，去年回村。", ["范永年 柳湾村党支部 书记"]),
    ("作为柳湾村党支部书记，范永年每天走访农户。", ["范永年 柳湾村党支部 书记"]),
    ("柳湾四小校长 范永年：谢谢大家。", ["范永年 柳湾四小 校长"]),
    ("市委统战部副部长、市工商联党委书记范永达到会祝贺。", ["范永达 市委统战部 副部长", "范永达 市工商联党委 书记"]),
]
"""What the sentence says is held."""

NOT_HELD = [
    ("区工商联原党组书记范永年发言。", []),
    ("任务是党支部书记牵头，全员参与。", []),
    ("区委书记主持会议，区长范永年讲话。", ["范永年 雨花台区政府 区长"]),
    ("高校是人才培养基地。", []),
]
"""Near misses: two people, or nobody."""


@pytest.mark.parametrize(("sentence", "expected"), HELD + NOT_HELD)
def test_posts(sentence: str, expected: list[str]) -> None:
    assert posts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("有关企业家爱心捐赠活动走进梅山小学。", []),
        ("一审：范永年　二审：秦岚　三审：石磊", ["范永年", "秦岚", "石磊"]),
        ("群众代表丰收发言。", ["丰收"]),
    ],
)
def test_people(sentence: str, expected: list[str]) -> None:
    assert people(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("召开校园整改专题研究会。", []),
        ("大会选举产生县工商联第九届执行委员会。", ["县工商联第九届执行委员会 residents"]),
        ("省农科院院长范永年到会。", ["江苏省农科院 education"]),
        ("雨花台区人民政府教育督导室主任范永年出席。", ["雨花台区人民政府教育督导室 government"]),
        ("过了二十三小时，大家才离开。", []),
    ],
)
def test_offices(sentence: str, expected: list[str]) -> None:
    assert [o for o in offices(sentence) if not o.startswith("梅山街道 ")] == expected


def test_a_prefecture_is_no_county_level_city() -> None:
    assert posts("吉首市矮寨镇召开会议，州委副书记范永年参加。")[0].split()[1] != "吉首市委"
