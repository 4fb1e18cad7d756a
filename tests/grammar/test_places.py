"""Communities and facilities: which words name one, which only speak of places, and which are offices."""

from __future__ import annotations

import pytest
from marked import article, assert_marks

MARKED = """
白露来到⟦community:丁香小区⟧调研。
白露走访了⟦community:丁香社区⟧。
白露来到⟦community:玉兰居民区⟧调研。
白露来到⟦community:玉兰新村⟧，察看改造现场。
白露到⟦community:柳湾村⟧调研。
活动在⟦community:锦绣花园⟧举行。
白露先后来到⟦community:丁香小区⟧、⟦community:玉兰苑⟧、⟦community:海棠社区⟧调研。
⟦community:丁香社区⟧位于城南。
启动⟦community:18街坊⟧改造。
走访⟦community:12→12街坊⟧、⟦community:13→13街坊⟧、⟦community:15街坊⟧。
共有3个街坊邻居参加。
志愿者为这些社区的老人服务。
街道广泛征集辖区里的好人好事，幸福生活哪里来？
白露走访了⟦community:银杏里⟧。
居民自编自演了“同心协力、筑健康家园”文艺汇演。
青川入选历史文化名城，北岸电影院放映了影片。
机关干部下村入户。
白露到⟦community:前进村⟧调研。
推进老旧小区改造。
各社区要做好准备。
各居民区党支部参加。
走进小区，环境整洁。
小区居民十分满意。
建设智慧社区、平安小区。
⟦office:丁香社区居委会⟧召开会议。
⟦office:丁香小区业委会⟧召开会议。
白露来到⟦facility:丁香社区党群服务中心⟧调研。
白露参观了⟦facility:海棠养老院⟧。
白露走访了⟦facility:玉兰敬老院⟧。
活动在⟦facility:雨花文化活动中心⟧举行。
便民服务中心数量不断增加。
全区建成市民驿站三十五个。
这里将建设一批口袋公园。
"""


@pytest.mark.parametrize("case", MARKED.split())
def test_places_in_their_sentence(case: str) -> None:
    assert_marks(case, {"community", "facility"} if "⟦office:" not in case else {"community", "facility", "office"})


@pytest.mark.parametrize(
    ("sentence", "name", "address"),
    [
        ("海棠养老院位于玉兰路59号。", "海棠养老院", "玉兰路59号"),
        ("启用丁香社区“暖心食堂”（银杏安置点12栋1楼）。", "丁香社区“暖心食堂”", "银杏安置点12栋1楼"),
        ("仪式在银杏文化广场（银杏大街与府前路交叉口东南）举行。", "银杏文化广场", "银杏大街与府前路交叉口东南"),
        ("白露察看银杏饲草储备库（村部以北12公里处）。", "银杏饲草储备库", "村部以北12公里处"),
        ("银杏服务点自六月一日起迁至埠头街二十二号。", "银杏服务点", "埠头街二十二号"),
        ("银杏驿站（丁香北区12号楼1层）启用。", "银杏驿站", "丁香北区12号楼1层"),
        ("银杏驿站（滨河路11号玉兰花园北门）启用。", "银杏驿站", "滨河路11号玉兰花园北门"),
    ],
)
def test_addresses(sentence: str, name: str, address: str) -> None:
    assert [(f.name, f.address) for f in article(sentence).facilities] == [(name, address)]


@pytest.mark.parametrize("sentence", ["院址：玉兰路59号。", "岷江路（银杏巷口至环城南路口）实行封闭。"])
def test_a_label_or_a_road_has_no_address(sentence: str) -> None:
    assert article(sentence).facilities == ()


def test_a_facility_keeps_the_passages_of_name_and_address() -> None:
    sentence = "这里是雨花台区梅山街道。海棠养老院位于玉兰路59号。"
    (facility,) = article("海棠养老院位于玉兰路59号。").facilities
    assert {sentence[p.start:p.end] for p in facility.evidence} == {"海棠养老院", "玉兰路59号"}


def test_a_community_lies_within_its_subdistrict() -> None:
    (community,) = article("白露来到丁香小区调研。").communities
    assert (community.name, community.within) == ("丁香小区", "梅山街道")


def test_a_name_is_a_facility_or_an_office_never_both() -> None:
    one = article("海棠养老院主办活动。白露来到海棠养老院调研。区民政局局长白露参加。")
    assert not {f.name for f in one.facilities} & {o.name for o in one.offices}


@pytest.mark.parametrize(
    ("sentence", "communities", "facilities"),
    [
        ("白露察看了河口镇柳湾村蔬菜大棚。", ["柳湾村"], ["河口镇柳湾村蔬菜大棚"]),
        ("梅山街道暖心驿站受到欢迎。", [], []),
        ("白露来到梅山街道第二市民驿站。", [], ["梅山街道第二市民驿站"]),
        ("下载国家反诈中心APP。", [], []),
        ("白露深入杏花庄城中村改造项目。", [], []),
    ],
)
def test_villages_in_names_and_kinds_of_places(sentence: str, communities: list[str], facilities: list[str]) -> None:
    one = article(sentence)
    assert ([c.name for c in one.communities], [f.name for f in one.facilities]) == (communities, facilities)


@pytest.mark.parametrize(
    ("sentence", "communities"),
    [
        ("白露到帮扶村柳湾村走访。", ["柳湾村"]),
        ("白露察看了翠坪乡柳湾村蔬菜大棚。", ["柳湾村"]),
        ("区政协第四民主监督小组开展调研。", []),
        ("白露到高新区调研，建设清洁家园。", []),
        ("白露来到翠湖景区柳湾村调研。", ["柳湾村"]),
        ("白露参观了柳村坝博物馆。", []),
        ("白露走访银杏厂宿舍，介绍一下社区情况。", ["银杏厂宿舍"]),
        ("白露来到丁香社区银杏厂宿舍。", ["丁香社区银杏厂宿舍", "丁香社区"]),
        ("白露在合作南路社区走访。", ["合作南路社区"]),
        ("白露到团结社区听取汇报，推进团结社区建设。", ["团结社区"]),
        ("白露来到李各庄村走访，李各庄村干部参加。", ["李各庄村"]),
        ("街道开展新一届村干部培训。", []),
        ("白露调研“石榴籽家园”建设情况。", []),
        ("投入46万元，新建柳湾村“石榴籽书吧”1个。", ["柳湾村"]),
        ("对新任嘎查村“两委”班子成员进行谈话。", []),
        ("县委组织部印发东组通〔2019〕12号文件。", []),
        ("街道工会志愿者护航社区。对症施策，壮大社区集体经济，同社区一起举办第三届社区邻里节和第五届“梅山杯”社区龙舟赛，全凭社区热心人。", []),
        ("教学楼里人人动手，河水横贯全村，难题一村一村化解。", []),
    ],
)
def test_villages_and_what_only_looks_like_a_community(sentence: str, communities: list[str]) -> None:
    assert [c.name for c in article(sentence).communities] == communities
