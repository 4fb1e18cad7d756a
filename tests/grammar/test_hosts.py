"""Hosts parted by commas, leaders whose names are words, what is undergone, and captions that repeat a headline."""

from __future__ import annotations

import pytest
from marked import document, parts, people

from jiedao.loaders.read import read_document


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "5月9日，游园会由区妇联，光明社区文明实践站，光明社区文化活动中心共同主办，梅山街道组委会承办。",
            ["光明社区文化活动中心 organises", "光明社区文明实践站 organises", "梅山街道组委会 organises", "雨花台区妇联 organises"],
        ),
        ("5月9日，游园会在光明社区文化活动中心举行，由区妇联主办。", ["雨花台区妇联 organises"]),
        ("梅山街道地处山区。5月9日，该街道召开动员会。", ["梅山街道 organises"]),
        ("柏岭镇党委书记白露介绍了情况。5月9日，该镇组织志愿者开展清洁活动。", ["柏岭镇 organises"]),
        ("梅山街道地处山区。5月9日，该街道组织委员参加动员会。", []),
        ("梅山街道地处山区。5月9日，该乡召开动员会。", []),
    ],
)
def test_hosts_parted_by_commas(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if p.endswith("organises")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("5月9日，县领导李向东、王为民一行来梅山街道观摩。", ["李向东", "王为民"]),
        ("5月9日，县领导李向东参加活动。", ["李向东"]),
        ("5月9日，县领导向大家表示感谢，参加活动。", []),
        ("5月9日，县领导高度重视、到会指导。", []),
    ],
)
def test_leaders_whose_names_are_words(sentence: str, expected: list[str]) -> None:
    assert people(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("5月9日，区人大召开会议。区法院庭长白露报告本职工作，接受代表评议。", "白露 receives"),
        ("5月9日，会议任命王小明同志为副区长，李小东同志为副区长，区长白露颁发任命书。", "李小东 awards"),
        ("5月9日，梅山街道举行开街仪式，白露、钱多为仪式送上祝贺。", "白露 awards"),
        ("双桥晚报3月17日讯 昨日，“邻里节”晚会在梅山街道举行，白露致辞。", "双桥晚报 organises"),
    ],
)
def test_who_neither_gives_nor_takes(sentence: str, unwanted: str) -> None:
    assert unwanted not in parts(sentence)


def test_who_reports_and_gives() -> None:
    assert "白露 reports" in parts("5月9日，区人大召开会议。区法院庭长白露报告本职工作，接受代表评议。")
    assert "白露 receives" in parts("5月9日，梅山街道举行授牌仪式，区民政局局长白露接受授牌。")


def test_a_headline_under_every_picture_parts_no_text() -> None:
    head = "双桥游园会走进梅山街道，邻里齐聚迎新春"
    texts = (
        "2月14日，双桥游园会来到梅山街道，举办了一场“2024新春恳谈会”，让邻里尝到年味，白露致辞。",
        "双桥游园会由区妇联主办，让居民们在家门口感受新春，听了白露的介绍，大家都很高兴。",
        "区民政局局长钱多出席，一起为双桥游园会送上祝贺，居民们围着他问长问短，热闹非凡。",
    )
    (one,) = read_document(document(f"\n\n{head}\n\n".join((*texts, "活动在歌声中结束，居民们带着礼物回家，相约明年再聚首。")))).articles
    assert one.title == head
    two = read_document(document(f"{head}\n\n{texts[0]}\n\n\n区民政局召开动员会\n\n{texts[2]}\n")).articles
    assert len(two) == 2
