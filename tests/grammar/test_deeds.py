"""Reports that open with a day, somebody and a deed, and name no occasion: the kind by what was done, and what is no deed."""

from __future__ import annotations

import pytest
from marked import article, occasions, stops

from jiedao.loaders.grammar.deed_kinds import met_there


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("县委书记白露到县信访局接待来访群众，现场协调解决群众诉求", "other"),
        ("区委书记白露在区人民来访接待中心接访，区委常委钱多参加", "other"),
        ("丁香社区调解了一起邻里纠纷", "other"),
        ("丁香社区成功化解一起楼上楼下漏水纠纷", "other"),
        ("梅山派出所破获一起盗窃案", "other"),
        ("区委书记白露会见了某集团董事长钱多一行", "meeting"),
        ("区长白露接见了获奖运动员代表", "meeting"),
        ("街道党工委书记白露约谈了3家企业负责人", "meeting"),
        ("街道党工委书记白露听取重点项目进展情况汇报", "meeting"),
        ("区委书记白露专题研究重点项目落地工作", "meeting"),
        ("区委书记白露调度重点项目建设", "meeting"),
        ("梅山街道集中学习全会精神", "meeting"),
        ("区委组织部宣布梅山街道主要领导调整决定", "meeting"),
        ("丁香社区邀请律师钱多为居民解读民法典", "training"),
        ("梅山街道与区供电公司签订共建协议", "ceremony"),
        ("丁香社区“妈妈议事会”挂牌成立", "ceremony"),
        ("梅山街道首家社区食堂开业", "ceremony"),
        ("梅山街道退役军人服务站为新兵送行", "ceremony"),
        ("区红十字会向梅山街道捐赠防疫物资一批", "ceremony"),
        ("街道安监办对辖区加油站开展安全隐患排查", "visit"),
        ("梅山街道接受省级文明城市测评", "visit"),
        ("丁香社区的志愿者们来到独居老人家中包饺子", "activity"),
        ("梅山街道出动铲雪车清除道路积雪", "activity"),
        ("丁香社区党支部书记白露带领党员清除小广告", "activity"),
        ("梅山司法所工作人员走进丁香社区开展法治宣传", "activity"),
        ("区残联联合区中医院走进丁香村，为38名残疾人适配轮椅", "activity"),
        ("丁香社区第一书记白露帮助村民卖出1000斤红薯", "activity"),
        ("居民围坐在一起，就旧楼加梯各抒己见", "meeting"),
        ("梅山街道理论学习中心组围绕全会精神开展专题学习", "meeting"),
        ("邻省石门县党政考察团赴梅山街道学习经验", "visit"),
        ("区人大代表白露来到田间地头，听取乡亲们对医保的意见", "visit"),
        ("镇党委副书记白露率工作队员遍访脱贫户", "visit"),
        ("随着一声礼炮，梅山大桥正式合龙", "ceremony"),
        ("普法讲师团走进丁香小学，为师生带来一堂生动的法治课", "training"),
        ("丁香社区党委组织各支部收看专题片", "activity"),
        ("丁香村文化礼堂落成，村民敲锣打鼓", "ceremony"),
    ],
)
def test_the_kind_is_that_of_the_deed(deed: str, kind: str) -> None:
    assert occasions(f"3月5日，{deed}。") == [f"{kind} --03-05"]
    assert occasions(f"近日，{deed}。") == [f"{kind} -"]


@pytest.mark.parametrize(
    "words",
    [
        "3月5日，丁香社区被评为全国先进社区。",
        "3月5日，梅山街道印发《2021年工作要点》。",
        "3月5日，丁香社区迎来了一批特殊的客人。",
        "3月5日，丁香小区停水检修。",
        "3月5日，街道食堂里座无虚席。",
        "3月5日，居民李国华高兴地说：“路修好了。”",
        "3月5日，论坛年会期间，街道志愿者维持秩序。",
        "受3月5日强降雨影响，丁香村道路塌方3处。",
        "近日，群众反映良好。",
        "近日，街道计划改造丁香小区。",
        "截至3月5日，梅山街道清理垃圾20吨。",
        "近年来，梅山街道为老人免费体检。",
    ],
)
def test_what_is_no_deed(words: str) -> None:
    assert occasions(words) == []


def test_a_deed_takes_the_name_that_the_next_sentence_gives() -> None:
    page = "4月8日，上海某同乡会会长白露率团回到梅山街道谒祖。街道党工委书记钱多主持座谈会。"
    assert occasions(page) == ["meeting --04-08"]
    assert occasions("4月8日，梅山街道出动车辆清除积雪。当天，街道召开推进会。") == ["meeting --04-08"]
    page = "4月8日，区委书记白露调度重点项目建设。区长钱多参加活动。"
    assert occasions(page) == ["meeting --04-08"]  # 活动 is no name


def test_a_deed_on_the_day_of_a_feast() -> None:
    assert occasions("植树节当天，丁香社区组织青年栽下200棵桂花树。") == ["activity -"]
    assert occasions("2024年植树节当天，丁香社区组织青年栽下200棵桂花树。") == ["activity 2024-03-12"]


def test_a_deed_on_the_day_that_the_sentence_before_told() -> None:
    assert occasions("1月28日，腊八刚过，年味渐浓。退役军人服务站把喜报送到丁香村。") == ["activity --01-28"]
    assert occasions("近日，新一轮寒潮袭来。丁香社区网格员到独居老人家开展关怀走访行动。") == ["visit -"]
    assert occasions("1月28日，腊八刚过，年味渐浓。丁香村人口2000人。") == []
    assert occasions("1月28日，腊八刚过。街道定期为老人免费体检。") == []


@pytest.mark.parametrize(
    ("words", "kind"), [("在区会议中心会见客商", "meeting"), ("到县信访局接待来访群众", "other"), ("走进会见室", None), ("到丁香村调研", None)]
)
def test_what_people_go_somewhere_for(words: str, kind: str | None) -> None:
    assert met_there(words, (0, len(words))) == kind


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("4月8日，梅山街道举行政企签约仪式暨工商业联合会换届大会。", ["ceremony --04-08", "meeting --04-08"]),
        ("4月8日，梅山街道举行颁奖典礼暨故事分享会。", ["ceremony --04-08"]),
        ("4月8日，丁香社区到丁香小学开展安全知识讲座活动。", ["training --04-08"]),
        ("4月8日，街道联络站举行揭牌仪式。活动现场，区长白露与选民进行了面对面的座谈。", ["ceremony --04-08", "meeting --04-08"]),
        ("4月8日，街道召开推进会。会前，与会人士还实地考察了丁香小学。", ["meeting --04-08", "visit --04-08"]),
        ("12月27日，街道开展分组讨论，白露肯定了2017年的工作，对2018年工作提出要求。", ["meeting 2017-12-27"]),
    ],
)
def test_what_is_told_beside_it(sentence: str, expected: list[str]) -> None:
    assert occasions(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("4月8日，副区长白露深入河口镇、柳湾镇、杨家镇调研。在柳湾镇，白露察看了丁香小学。", ["河口镇", "柳湾镇", "杨家镇", "丁香小学"]),
        ("4月8日，副区长白露到梅山街道调研，来到丁香小学。", ["丁香小学"]),
        ("4月8日，区政协副主席白露前往普安、晴隆、关岭等地开展走访调研。", ["普安", "晴隆", "关岭"]),
        ("4月8日，副区长白露赴兴文县、江安县考察学习。", ["兴文县", "江安县"]),
        ("4月8日，副区长白露前往敬老院慰问老人。", ["梅山街道敬老院"]),
        ("4月8日，丁香社区举行活动。4月9日，副区长白露到社区开展慰问。", ["丁香社区"]),
        ("4月8日，副区长白露到奋进社区调研。", ["奋进社区"]),
        ("4月8日，副区长白露一行看了丁香小学、玉兰小学。", ["丁香小学", "玉兰小学"]),
        ("4月8日，副区长白露查看了设施蔬菜大棚。", []),
        ("4月8日，副区长白露对禁牧休牧、牲畜清理、人居环境整治等工作进行视察。", []),
    ],
)
def test_stops_that_are_called_by_their_kind_or_level(sentence: str, expected: list[str]) -> None:
    assert stops(sentence) == expected


def test_a_town_and_a_bureau_joined_are_two() -> None:
    assert "河口镇和" not in "".join(o.name for o in article("4月8日，局长白露来到河口镇和县国土资源局。").offices)
