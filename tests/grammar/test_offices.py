"""Offices: from the printed form to the fullest name that the text supports, with its kind."""

from __future__ import annotations

import pytest
from marked import article, assert_marks, offices

KINDS = [
    ("区房管局召开会议。", ["雨花台区房管局 government"]),
    ("区民政局、区教育局联合举办活动。", ["雨花台区民政局 government", "雨花台区教育局 government"]),
    ("区委召开会议。", ["雨花台区委 party"]),
    ("区委宣传部举办讲座。", ["雨花台区委宣传部 party"]),
    ("区人大常委会开展视察。", ["雨花台区人大常委会 congress"]),
    ("区政协召开座谈会。", ["雨花台区政协 consultative"]),
    ("区城管局、文旅局、交警大队召开会议。", ["雨花台区城管局 government", "雨花台区文旅局 government", "雨花台区交警大队 government"]),
    ("区妇联筹备了一台邻里联谊会。", ["雨花台区妇联 mass"]),
    ("区海外联谊会召开会议。", ["雨花台区海外联谊会 mass"]),
    ("副区长白露观摩丁香社区居民议事会。", ["雨花台区政府 government"]),
    ("丁香镇镇长钱多一行十六人考察团来访。", ["丁香镇政府 government"]),
    ("丁香社区党委还与瑞雪公司党支部举行签约仪式。", ["丁香社区党委 residents", "瑞雪公司党支部 party"]),
    ("中共雨花台区委组织部主办培训，雨花台区委组织部总结。", ["雨花台区委组织部 party"]),
    ("中共雨花台区委组织部主办培训。", ["中共雨花台区委组织部 party"]),
    ("四个村（社区）党总支书记作表态发言。", []),
    ("丁香社区联合镇江市委统战部举办活动。", ["镇江市委统战部 party"]),
    ("梅山街道发布2025年实事清单。", ["梅山街道 government"]),
    ("区人大梅山街道工委组织视察，街道人大工委总结。", ["梅山街道人大工委 congress"]),
    ("区总工会举办培训。", ["雨花台区总工会 mass"]),
    ("区妇联举办讲座。", ["雨花台区妇联 mass"]),
    ("街道办事处召开会议。", ["梅山街道办事处 government"]),
    ("街道党工委召开会议。", ["梅山街道党工委 party"]),
    ("街道社区管理办召开会议。", ["梅山街道社区管理办 government"]),
    ("街道人大工委组织代表视察。", ["梅山街道人大工委 congress"]),
    ("丁香社区居委会举办活动。", ["丁香社区居委会 residents"]),
    ("丁香社区党总支召开会议。", ["丁香社区党总支 residents"]),
    ("丁香小区业委会召开会议。", ["丁香小区业委会 residents"]),
    ("柳湾村村委会召开会议。", ["柳湾村村委会 residents"]),
    ("南京瑞雪建设有限公司举办活动。", ["南京瑞雪建设有限公司 enterprise"]),
    ("瑞雪（集团）有限公司举办活动。", ["瑞雪（集团）有限公司 enterprise"]),
    ("南京银行梅山支行举办讲座。", ["南京银行梅山支行 finance"]),
    ("中国银行南京市雨花支行举办讲座。", ["中国银行南京市雨花支行 finance"]),
    ("梅山中心小学举办活动。", ["梅山中心小学 education"]),
    ("南京市第九人民医院举办义诊。", ["南京市第九人民医院 health"]),
    ("雨花台区老旧小区改造领导小组召开会议。", ["雨花台区老旧小区改造领导小组 taskforce"]),
    ("区融媒体中心举办活动。", ["雨花台区融媒体中心 media"]),
    ("区退役军人事务局举办活动。", ["雨花台区退役军人事务局 government"]),
    ("区人力资源和社会保障局召开会议。", ["雨花台区人力资源和社会保障局 government"]),
    ("区文化和旅游局与区教育局联合举办活动。", ["雨花台区文化和旅游局 government", "雨花台区教育局 government"]),
    ("江苏省民政厅召开会议。", ["江苏省民政厅 government"]),
    ("南京市民政局召开会议。", ["南京市民政局 government"]),
    ("南京市民政局召开会议。市教育局召开会议。", ["南京市民政局 government", "南京市教育局 government"]),
    ("市教育局召开会议。", ["市教育局 government"]),
    ("雨花台区民政局召开会议。区民政局要求抓好落实。", ["雨花台区民政局 government"]),
    ("梅山派出所开展检查。", ["梅山派出所 government"]),
    ("区法院举办讲座。", ["雨花台区法院 government"]),
    ("区委全面依法治区委员会办公室举办讲座。", ["雨花台区委全面依法治区委员会办公室 party"]),
    ("市公安局雨花台区分局举办活动。", ["市公安局雨花台区分局 government"]),
    ("李各庄村党支部召开会议。", ["李各庄村党支部 residents"]),
    ("中国石油大学（北京）举办讲座。", ["中国石油大学（北京） education"]),
    ("在紫薇镇其木村，其木村党支部召开会议。", ["其木村党支部 residents"]),
    ("区消防救援大队银杏站举办活动。", ["雨花台区消防救援大队 government"]),
]
NONE = [
    "各街道要抓好落实。",
    "有关部门要密切配合。",
    "各级党组织发挥作用。",
    "相关单位参加会议。",
    "多家企业参与活动。",
    "两家银行提供服务。",
    "辖区学校积极响应。",
    "大家在中心广场集合。",
    "居委干部上门服务。",
    "到位财政协作资金4320万元。",
    "二十一支队伍登台。",
    "白露介绍了“星愿银行”制度。",
    "会议传达学习省委、市委农村工作会议精神。",
    "组建义务巡逻队23支。",
    "居民召开了一次协商会。",
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_full_names_and_kinds(sentence: str, expected: list[str]) -> None:
    assert offices(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_classes_of_offices_are_none(sentence: str) -> None:
    assert offices(sentence) == []


@pytest.mark.parametrize(
    "case",
    [
        "⟦office:区房管局→雨花台区房管局⟧和⟦office:区民政局→雨花台区民政局⟧召开会议。",
        "⟦office:丁香社区居委会⟧位于小区东门。",
        "⟦office:街道党工委→梅山街道党工委⟧、⟦office:办事处→梅山街道办事处⟧召开大会。",
        "⟦office:区委组织部基层党建科→雨花台区委组织部基层党建科⟧到会。",
    ],
)
def test_marks(case: str) -> None:
    assert_marks(case, {"office"})


def test_an_office_knows_its_area_and_what_it_is_a_unit_of() -> None:
    found = {o.name: o for o in article("区人社局召开会议，区人社局党组书记白露讲话。").offices}
    assert found["雨花台区人社局"].area == "雨花台区"
    assert found["雨花台区人社局党组"].parent == "雨花台区人社局"
    assert found["雨花台区人社局"].aliases == ("区人社局",)


@pytest.mark.parametrize(
    "case",
    [
        "建立网格党支部、省级公立医院，推行中小学改革，组建巡查员两支队伍，妇产科、神经内科等科室参加。",
        "8月4日，气象台预报，南京市发布暴雨预警。",
        "徐汇区16个基层党支部参加。", "党和政府关心群众。", "⟦office:徐汇区委组织部⟧分别召开会议。", "⟦office:徐汇区委⟧组织部分干部参加。",
    ],
)
def test_several_at_once_are_no_office(case: str) -> None:
    assert_marks(case, {"office"})


@pytest.mark.parametrize(
    "case",
    [
        "⟦office:丁香河人民医院⟧召开会议。白露表示，要带动⟦office:丁香河人民医院⟧发展。",
        "⟦office:梅山街道⟧贯彻落实⟦office:区委→雨花台区委⟧的部署。",
        "会议选举产生⟦office:仑苍镇妇联⟧。",
        "⟦office:街道→梅山街道⟧成立⟦office:文明创建领导小组⟧，统筹全年工作。",
        "⟦office:徐汇区凉城休养所⟧上校白露发言。",
    ],
)
def test_a_verb_before_a_whole_name_opens_none(case: str) -> None:
    assert_marks(case, {"office"})


@pytest.mark.parametrize("case", ["代表们要用好人大平台。", "活动架起人大与群众的桥梁。"])
def test_a_body_without_its_area_is_a_class(case: str) -> None:
    assert_marks(case, {"office"})
