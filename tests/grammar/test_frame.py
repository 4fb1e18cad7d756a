"""The administrative frame: what 区, 市, 街道 and 镇 mean in a text."""

from __future__ import annotations

import pytest
from marked import document

from jiedao.loaders.grammar.frame import Frame
from jiedao.loaders.read import read_document


def frame(text: str) -> tuple[str | None, str | None, str | None]:
    (one,) = read_document(document(text)).articles
    return one.city, one.district, one.area


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南京市雨花台区梅山街道召开会议，白露主持。", ("南京市", "雨花台区", "梅山街道")),
        ("雨花台区召开会议，区长白露主持。", ("南京市", "雨花台区", None)),
        ("雨花台区铁心桥街道召开会议，区长白露主持。", ("南京市", "雨花台区", "铁心桥街道")),
        ("昆山市召开会议，市长白露主持。", ("苏州市", "昆山市", None)),
        ("中共雨花台区委办公室编\n区委召开会议，书记白露主持。区委部署工作。", ("南京市", "雨花台区", None)),
        ("雨花台区丁香街道召开会议。白露要求，属地街道要抓好落实，属地街道办事处要配合。", ("南京市", "雨花台区", "丁香街道")),
        ("雨花台区丁香街道召开会议。白露带着街道党政办主任钱多走访，责成镇纪委督办。", ("南京市", "雨花台区", "丁香街道")),
        ("东兰县那银瑶族乡党委书记白露主持会议，那银瑶族乡人大主席钱多参加。", ("河池市", "东兰县", "那银瑶族乡")),
        ("洛阳市涧西区拖银路街道召开会议。街道党工委书记白露主持。拖银路街道党工委要求抓好落实。", ("洛阳市", "涧西区", "拖银路街道")),
        ("补齐镇村环境短板。陕西安银县白柳湾镇召开动员大会，镇长白露主持。", (None, "安银县", "白柳湾镇")),
        ("白露到薛埠镇检查。随后她来到西城街道春风社区。", ("常州市", "金坛区", "西城街道")),
        ("白露到西城街道检查。随后她来到丁香镇春风社区。", (None, None, "西城街道")),
        ("昨天上午，二十余位区人大代表走进丁香小区。", (None, None, None)),
        ("桦南县向银沟镇召开会议。桦南县向银沟镇党委书记白露主持。", ("佳木斯市", "桦南县", "向银沟镇")),
        (
            "梅山街道召开会议，梅山街道党工委书记白露主持。徐州市云龙区考察团来梅山街道参观，秦淮区民政局局长钱多来梅山街道走访。梅山街道作介绍。",
            ("南京市", "雨花台区", "梅山街道"),
        ),
        ("公园街道举办活动，公园街道党工委书记白露致辞。徐州市云龙区考察团来公园街道参观，公园街道作介绍。", (None, None, "公园街道")),
        ("白露到桥头镇调研，龙潭镇、石佛镇、桥头镇、梧桐镇负责人参加。", (None, None, "桥头镇")),
        ("17日，雨花台区在街道党群服务中心举办活动。", ("南京市", "雨花台区", None)),
        ("会议在礼堂举行，各社区代表参加。", (None, None, None)),
        ("各乡镇、街道要抓好落实，全区上下共同努力。", (None, None, None)),
    ],
)
def test_areas_of_a_text(text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert frame(text) == expected


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("区", "雨花台区"), ("市", "南京市"), ("街道", "梅山街道"), ("省", "江苏省"), ("镇", None), ("县", None), ("楼", None)],
)
def test_what_a_word_stands_for(word: str, meaning: str | None) -> None:
    assert Frame("梅山街道", "雨花台区", "南京市", "江苏省").expand(word) == meaning


def test_a_prefecture_is_called_as_the_text_calls_it() -> None:
    text = "文山州人大常委会副主任白露到砚山县维摩乡调研，州农业局局长钱多陪同。"
    (one,) = read_document(document(text)).articles
    assert one.city == "文山壮族苗族自治州"
    assert "文山州农业局" in {post.office for post in one.posts}


@pytest.mark.parametrize(("opening", "office"), [("", "市民政局"), ("南京市", "南京市民政局"), ("南京日报讯，", "南京市民政局")])
def test_the_level_of_a_city_that_no_word_names_stays_as_printed(opening: str, office: str) -> None:
    (one,) = read_document(document(f"{opening}雨花台区梅山街道召开会议，市民政局局长白露参加。")).articles
    assert [post.office for post in one.posts] == [office]


def test_a_county_level_city_is_its_own_city() -> None:
    assert Frame(None, "昆山市", "苏州市").expand("市") == "昆山市"


def test_two_articles_of_a_page_have_their_own_subdistricts() -> None:
    page = (
        "梅山街道召开加装电梯推进会\n\n2021年3月17日，雨花台区梅山街道召开加装电梯推进会，党工委书记白露主持会议。\n\n\n"
        "铁心桥街道举办邻里节\n\n2021年3月18日，雨花台区铁心桥街道举办邻里节活动，党工委书记钱多致辞。\n"
    )
    first, second = read_document(document(page)).articles
    assert (first.area, second.area) == ("梅山街道", "铁心桥街道")
    assert [post.office for one in (first, second) for post in one.posts] == ["梅山街道党工委", "铁心桥街道党工委"]
