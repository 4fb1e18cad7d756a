"""Programmes: continuing undertakings that the text names, their short forms, and words too general to be one."""

from __future__ import annotations

import pytest
from marked import article, document

from jiedao.loaders.read import read_document

NAMED = [
    ("街道召开加装电梯推进会。", ["加装电梯"]),
    ("区民政局召开老年助餐工作推进会。", ["老年助餐"]),
    ("街道推进老旧小区改造工作。", ["老旧小区改造"]),
    ("白露到丁香小区调研生活垃圾分类工作。", ["生活垃圾分类"]),
    ("白露考察美丽家园建设情况。", ["美丽家园建设"]),
    ("街道召开国家卫生区复审动员会。", ["国家卫生区复审"]),
    ("街道召开生活垃圾分类动员部署会。", ["生活垃圾分类"]),
    ("街道举办消防安全培训。", ["消防安全"]),
    ("街道启动“暖冬行动”。", ["暖冬行动"]),
    ("街道开展无障碍环境建设。", ["无障碍环境建设"]),
    ("街道介绍了国际安全社区复评的流程。", ["国际安全社区复评"]),
    ("街道深入实施“千户结千村”精准扶贫行动。", ["千户结千村"]),
]
NONE = [
    "街道召开工作会议。",
    "区民政局召开座谈会。",
    "坚持人民城市人民建。",
    "街道召开动员大会。",
    "街道推进各项工作。",
    "区教育局部署下一步工作。",
    "区委传达学习会议精神。",
    "大家就相关工作进行了交流。",
    "街道与“青梦丁香”创业孵化园签约。",
    "为弘扬志愿服务精神，街道党工委召开会议。",
    "代表们对各部门在工程实施过程中的管理表示肯定。",
    "为激发基层党建工作创新活力，街道党工委召开会议。",
    "街道认真总结此次义诊工作。",
]


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_programmes(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_too_general(sentence: str) -> None:
    assert article(sentence).programmes == ()


def test_short_forms_are_aliases() -> None:
    (programme,) = article("街道召开既有多层住宅加装电梯推进会。加装电梯是民生工程。").programmes
    assert programme.name == "既有多层住宅加装电梯"
    assert programme.aliases == ("加装电梯",)


def test_an_event_concerns_its_programme() -> None:
    (event,) = article("2021年3月17日，区房管局局长白露到丁香小区考察加装电梯工作。").events
    assert event.programmes == ("加装电梯",)


ABOUT = [
    ("白露指出，要抓好食品安全、社区治理，推进城市更新。", []),
    ("白露说，要建设美好家园。各部门要抓好城市更新工作。", []),
    ("白露检查食品安全工作。", ["食品安全"]),
    ("白露到玉兰小学调研，小学重视食品安全。", []),
    ("组织员白露介绍了工作思路、重点工作进展。", []),
    ("街道传达区文明创建大会精神，街道推进文明创建工作。", ["文明创建"]),
    ("白露调研居民对银杏老街改造的期盼。", ["银杏老街改造"]),
    ("白露汇报了技术设备优化情况。", []),
    ("区政府与玉兰大学举行校地合作签约仪式。", ["校地合作"]),
    ("白露一行调研了丁香街道社会治理综合服务中心。", []),
    ("白露调研了丁香街道社会治理工作。", ["社会治理"]),
    ("白露为“梅山法治行”基层普法示范点揭牌。", ["“梅山法治行”基层普法示范点"]),
    ("街道为这些老党员提供医疗保障服务。", []),
    ("街道推进医疗保障工作。", ["医疗保障"]),
    ("居民对社区养老服务有了更直观的认识。", []),
    ("白露了解了综合受理窗口、24小时智慧政务工作台的运行情况。", []),
    ("银杏社区获得经济普查先进集体称号。", []),
    ("银杏社区部署经济普查工作。", ["经济普查"]),
    ("街道积极响应区委宣传部的号召。", []),
    ("他就用实际行动告诉大家如何做个好邻居。", []),
    ("白露督导扫黑除恶宣传落实情况。街道推进扫黑除恶专项斗争。", ["扫黑除恶专项斗争"]),
    ("街道召开禁毒宣传推进会。", ["禁毒宣传"]),
    ("白露对银杏社区的入户宣传工作进行了督导。", []),
]


@pytest.mark.parametrize(("sentence", "expected"), ABOUT)
def test_what_an_occasion_is_about(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


def test_the_headline_names_the_programme() -> None:
    text = "白露调研蜜桔产业\n2023年3月17日，副区长白露到柳湾村调研，了解蜜桔产业发展情况。蜜桔产业是当地的优势产业。\n"
    (one,) = read_document(document(text)).articles
    assert [programme.name for programme in one.programmes] == ["蜜桔产业"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("街道举办第三届“梅山杯”社区龙舟赛。", ["“梅山杯”社区龙舟赛"]),
        ("街道第六届邻里节开幕。", ["邻里节"]),
        ("白露检查老人共富工坊、大学科技产业园。", []),
    ],
)
def test_what_comes_again_is_a_programme_by_its_own_name(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("街道举办“春晖相伴”现场义诊活动。", ["春晖相伴"]),
        ("白露调研乡村旅游相关项目建设情况。", ["乡村旅游项目建设"]),
        ("白露调研全镇防汛防旱、河长制暨秸秆禁烧和综合利用工作。", ["防汛防旱", "河长制", "秸秆禁烧"]),
        ("白露介绍了前三季度茶产业发展情况。", ["茶产业发展"]),
    ],
)
def test_names_without_the_words_around_them(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("街道“银杏晚晴”智能手机课堂开讲。", ["银杏晚晴"]),
        ("2024年梅山“邻里在身边”主题活动启幕。", ["邻里在身边"]),
        ("“田园梅韵”文化节在丁香村开幕。", ["田园梅韵"]),
        ("丁香村党委书记白露介绍了“星愿银行”制度。", ["星愿银行"]),
        ("“五水同治”扎实推进，清退养殖塘120亩。", ["五水同治"]),
        ("白露汇报了全区“八五”普法工作。", ["“八五”普法"]),
        ("白露介绍了街道“丁香共富带”规划。", ["丁香共富带"]),
        ("“戏曲进乡村”走进丁香村。", ["戏曲进乡村"]),
        ("街道召开“两供一业”分离移交暨老工房改造协调会。", ["两供一业", "老工房改造"]),
        ("9月15日是街道第三季度“丁香接待日”。", ["丁香接待日"]),
        ("“四点放学课堂”开课了。", ["四点放学课堂"]),
        ("今年的第6场“石桥夜谈”在丁香小区举行。", ["石桥夜谈"]),
        ("街道总工会开展“夏送清凉”慰问。", ["夏送清凉"]),
    ],
)
def test_a_name_in_quotation_marks_stands_with_a_noun_or_verb_of_carrying_out(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "白露要求，干部要当好“店小二”。",
        "检查组采取“四不两直”方式，检查丁香小区。",
        "民警讲解了“高息理财”套路。",
        "街道推出“一站式”服务事项216项。",
        "“十四五”规划全面实施。",
        "“红马甲”志愿服务队走进丁香小区。",
        "“七一”前夕，白露走访丁香小区。",
        "丁香村素有“千年药乡”之称。",
        "白露送去“二等功臣之家”牌匾和慰问金。",
        "街道举办村“两委”干部培训班。",
        "此事是街道的“头号工程”。",
    ],
)
def test_an_image_a_manner_or_a_motto_in_quotation_marks_names_none(sentence: str) -> None:
    assert article(sentence).programmes == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("街道召开棉花采收暨防灾减灾调度会。", ["棉花采收", "防灾减灾"]),
        ("街道在丁香村开展防范非法集资宣传活动。", ["防范非法集资宣传"]),
        ("街道投入2180万元完成农村饮水安全巩固提升工程。", ["农村饮水安全巩固提升工程"]),
        ("白露检查校园食品安全。", ["校园食品安全"]),
        ("白露督导燃气安全排查整治工作。", ["燃气安全排查整治"]),
        ("白露来到丁香村，了解和美乡村建设情况。", ["和美乡村建设"]),
        ("街道举办肉牛养殖实用技术培训班。", ["肉牛养殖实用技术培训"]),
        ("街道举办消防安全知识培训。", ["消防安全"]),
        ("街道传达学习中央人才工作会议精神。", []),
        ("白露检查国庆假期值班值守工作。", []),
        ("街道全年完成既有建筑节能改造22.6万平方米。", ["既有建筑节能改造"]),
        ("白露说了年度任务。\n▶ 银杏商圈更新：旧厂房年内开街。\n", ["银杏商圈更新"]),
        ("银杏乡召开2022年春季秸秆禁烧工作部署会。", ["秸秆禁烧"]),
        ("白露督导社区养老服务工作。", ["社区养老服务"]),
        ("街道召开安全生产暨消防工作例会。", ["安全生产"]),
        ("白露调研“五好两宜”和美乡村创建工作。", ["五好两宜", "和美乡村创建"]),
        ("紫溪河综合治理工程二期、银杏市场改造提升项目有序推进。", ["银杏市场改造提升项目"]),
        ("白露介绍了既有住宅增设电梯试点情况。", ["既有住宅增设电梯试点"]),
        ("白露汇报了考务组织工作。", []),
        ("银杏慈佑养老服务有限公司总经理白露汇报。", []),
    ],
)
def test_the_whole_name_of_a_piece_of_work(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("白露现场查看了示范村建设、石榴产业扩面、国家级评估准备等工作。", ["示范村建设", "石榴产业扩面", "国家级评估准备"]),
        ("白露了解了烟叶长势、新品种推广、产业融合发展等情况。", []),
        ("白露详细询问身体状况、日常起居和子女教育等情况。", []),
        ("白露了解垃圾分类情况。", ["垃圾分类"]),
    ],
)
def test_work_that_goes_on_is_a_programme_and_what_is_asked_about_on_the_spot_is_none(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("街道召开“365”文明提升行动推进会。", ["“365”文明提升行动"]),
        ("街道举行“11·9”消防安全宣传月启动仪式。", ["“11·9”消防安全宣传月"]),
        ("街道开展“守望初心、勇挑重担”主题教育。", ["守望初心、勇挑重担"]),
    ],
)
def test_numbers_and_halves_in_quotation_marks_are_named_with_what_is_done(sentence: str, expected: list[str]) -> None:
    assert [programme.name for programme in article(sentence).programmes] == expected
