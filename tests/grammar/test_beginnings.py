"""Where the names of places and offices begin: behind verbs, measures and 以, and which words only look like an ending."""

from __future__ import annotations

import pytest
from marked import article, offices

PLACES = [
    ("银杏社区以海棠社区党群服务中心为核心，开展宣讲。", ["海棠社区党群服务中心"]),
    ("街道引入丁香老年人服务中心运营。", ["丁香老年人服务中心"]),
    ("这处银杏日间照料中心昨天开业。", ["银杏日间照料中心"]),
    ("居民凭积分可以兑换“海棠+”文化中心的门票。", ["“海棠+”文化中心"]),
    ("大家进入银杏阅览室参观。", ["银杏阅览室"]),
    ("前者主打公益食堂。", []),
    ("社区清理了镇村两级所有垃圾临时堆放点。", []),
]
COMMUNITIES = [
    ("白露到桃园镇建设村走访。", ["建设村"]),
    ("研究决定嘎查今年的任务。", []),
    ("包扶嘎查干部和派驻嘎查的书记参加活动。", []),
    ("全区推进建设村级阵地。", []),
    ("活动全凭社区的热心人出力。", []),
    ("街道部署汛期社区安全工作。", []),
]
OFFICES = [
    ("该楼改善了基层组织办公条件。", []),
    ("大家走进职工会议室。", []),
    ("队伍活跃在草原深处。", []),
    ("村支部书记多次参加筹备会。", []),
    ("区委组织部办公室举办培训。", ["雨花台区委组织部办公室"]),
    ("代表们要弄清人大的职责。", []),
    ("活动带动石楠县人民医院实现发展。", ["石楠县人民医院"]),
    ("这些做法值得丁香学院学习。", ["丁香学院"]),
    ("区住建局、农业农村和林业局、水务局联合举办活动。", ["雨花台区住建局", "农业农村和林业局", "雨花台区水务局"]),
    ("区民政局和林业局联合举办活动。", ["雨花台区民政局", "雨花台区林业局"]),
    ("工商银行梅山新和路支行举办讲座。", ["工商银行梅山新和路支行"]),
    ("区城管局和路政大队联合举办活动。", ["雨花台区城管局", "雨花台区城管局路政大队"]),
]


@pytest.mark.parametrize(("sentence", "names"), PLACES)
def test_places_of_service(sentence: str, names: list[str]) -> None:
    assert [facility.name for facility in article(sentence).facilities] == names


@pytest.mark.parametrize(("sentence", "names"), COMMUNITIES)
def test_communities(sentence: str, names: list[str]) -> None:
    assert [community.name for community in article(sentence).communities] == names


@pytest.mark.parametrize(("sentence", "names"), OFFICES)
def test_offices(sentence: str, names: list[str]) -> None:
    assert [line.rpartition(" ")[0] for line in offices(sentence)] == names


NESTED = [
    ("海棠社区曲苑小区获得红旗。", ["曲苑小区", "海棠社区"]),
    ("柳湾村松涛苑小区加装电梯。松涛苑环境优美。", ["松涛苑小区"]),
    ("有些小区长期无人管理。", []),
    ("安置房小区也能加装电梯。", []),
    ("梅山街道办事处丁香社区召开会议。", ["丁香社区"]),
]
ALSO_CALLED = [
    ("白露到桃园镇柳湾村田园综合体调研，柳湾村田园综合体发展良好。", ["桃园镇柳湾村田园综合体"]),
    ("白露到柳湾村调研，察看该村蔬菜基地。", ["柳湾村蔬菜基地"]),
    ("街道设有网格工作室、信访接待中心、矛盾纠纷调解室。", []),
    ("驿站里设置52个“红色书吧”。", []),
    ("驿站获评“最美户外服务站点”荣誉称号。", []),
    ("举办了“清凉游园会”。", []),
]
LISTED = [
    ("区委办、区政府办、扶贫办、果业局等部门参加会议。", ["雨花台区委办", "雨花台区政府办", "雨花台区扶贫办", "雨花台区果业局"]),
    ("一网办、上门办、帮您办。", []),
    ("正如区委社工部所说。", ["雨花台区委社工部"]),
    ("桃园镇联合镇属职能站所开展检查。", ["桃园镇"]),
]


@pytest.mark.parametrize(("sentence", "names"), NESTED)
def test_quarters_of_communities(sentence: str, names: list[str]) -> None:
    assert [community.name for community in article(sentence).communities] == names


@pytest.mark.parametrize(("sentence", "names"), ALSO_CALLED)
def test_facilities_by_their_longer_name(sentence: str, names: list[str]) -> None:
    assert [facility.name for facility in article(sentence).facilities] == names


@pytest.mark.parametrize(("sentence", "names"), LISTED)
def test_departments_in_lists(sentence: str, names: list[str]) -> None:
    assert [line.rpartition(" ")[0] for line in offices(sentence)] == names


AT_LARGE = [
    ("在云山县桃园镇白云岩村种植油茶。", [], ["白云岩村"]),
    ("志愿者在辖区杨家塘广场开展宣传。", ["杨家塘广场"], []),
    ("柳湾村的村集体油茶基地里，该村112亩油茶丰收。", [], ["柳湾村"]),
    ("街道创办“零工驿站”，帮助居民就业。", ["零工驿站"], []),
    ("白露走进海棠社区文化家园。", ["海棠社区文化家园"], []),
    ("某文化中心入选全国先进村文化服务中心。", [], []),
    ("中国历史文化名村热闹非凡，防火知识护家园。", [], []),
    ("梅山街道首批文化礼堂建成。", [], []),
]


@pytest.mark.parametrize(("sentence", "facilities", "communities"), AT_LARGE)
def test_places_at_large(sentence: str, facilities: list[str], communities: list[str]) -> None:
    read = article(sentence)
    assert [f.name for f in read.facilities] == facilities
    assert [c.name for c in read.communities] == communities


FIRMS = [
    ("白露来到新投产项目丁香礼品有限公司观摩。", ["丁香礼品有限公司"]),
    ("丁香小学教育集团银杏路学校开展活动。", ["丁香小学教育集团银杏路学校"]),
    ("玉山市第三届民间剧团表演赛举行。", []),
]


@pytest.mark.parametrize(("sentence", "names"), FIRMS)
def test_firms_and_schools(sentence: str, names: list[str]) -> None:
    assert [line.rpartition(" ")[0] for line in offices(sentence)] == names


SCHOOLS = [
    ("白露检查云山机电高等职业技术学校。", ["云山机电高等职业技术学校"]),
    ("白露来到云山体育培训有限公司。", ["云山体育培训有限公司"]),
    ("区农业农村局成立考察组。", ["雨花台区农业农村局"]),
    ("规划建设处党支部开展活动。", ["规划建设处党支部"]),
    ("甲乙两地党委签订协议。", []),
]


@pytest.mark.parametrize(("sentence", "names"), SCHOOLS)
def test_names_with_a_verb_inside(sentence: str, names: list[str]) -> None:
    assert [line.rpartition(" ")[0] for line in offices(sentence)] == names


HOUSES = [
    ("白露前往湖滨街道“红色港湾”和银杏抗战纪念馆调研。", ["银杏抗战纪念馆"]),
    ("南京丁香纪念馆位于机场路250号。白露前往雨花台区南京丁香纪念馆。", ["南京丁香纪念馆"]),
    ("村里建了养老站，配备老年食堂、活动室和电子阅览室。", []),
    ("县里建立“童伴之家”3个。", []),
    ("白露来到友好共建单位丁香党群中心。", ["丁香党群中心"]),
    ("党员参观了红色泥城主题馆。", ["红色泥城主题馆"]),
]


@pytest.mark.parametrize(("sentence", "names"), HOUSES)
def test_houses_at_large(sentence: str, names: list[str]) -> None:
    assert [facility.name for facility in article(sentence).facilities] == names


def test_a_shop_is_no_city() -> None:
    read = article("白露到银杏超市、市社会福利服务中心检查。")
    assert "银杏超市社会福利服务中心" not in {o.name for o in read.offices} | {f.name for f in read.facilities}


def test_words_that_lead_no_name_in() -> None:
    read = article("银杏老年学校特邀区书法家协会开展活动，为寒假里的学生免费开放丁香科技馆，全体包村干部参加。")
    assert [f.name for f in read.facilities if "科技馆" in f.name] == ["丁香科技馆"]
    assert "雨花台区书法家协会" in [o.name for o in read.offices]
    assert read.communities == ()


def test_stations_of_a_town() -> None:
    assert [line.rpartition(" ")[0] for line in offices("街道召开会议，林业站站长白露发言。")][-1:] != ["林业站"]
