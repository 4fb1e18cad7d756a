"""Who came along where commas part them, whose area is whose, and what is only looked at or named inside marks."""

from __future__ import annotations

import pytest
from marked import article, document, occasions, offices, parts, people, posts, stops

from jiedao.loaders.read import read_document


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "5月9日，市长白露在区委书记钱多，副区长王小明以及区政协主席李小东等领导的陪同下到梅山街道调研。",
            ["李小东 accompanies", "王小明 accompanies", "白露 visits", "钱多 accompanies"],
        ),
        (
            "5月9日，副市长白露在区委书记钱多陪同下，到梅山街道调研，副区长王小明汇报工作。",
            ["王小明 reports", "白露 visits", "钱多 accompanies"],
        ),
        (
            "5月9日，副市长白露在会上讲话，区委书记钱多主持。在副区长王小明的带领下，大家参观社区。",
            ["王小明 leads", "白露 speaks", "钱多 chairs"],
        ),
    ],
)
def test_a_company_parted_by_commas(sentence: str, expected: list[str]) -> None:
    assert [p for p in parts(sentence) if not p.startswith(("雨", "梅"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("镇党委书记白露带队到桥头镇参观学习，在桥头镇党委书记钱多的陪同下参观。", ["桥头镇党委", "镇党委"]),
        ("镇党委书记白露陪同。区长钱多到桥头镇调研，桥头镇作汇报。", ["区政府", "桥头镇党委"]),
    ],
)
def test_a_town_that_others_learn_from_is_not_their_own(text: str, expected: list[str]) -> None:
    (one,) = read_document(document(text)).articles
    assert sorted(post.office for post in one.posts) == sorted(expected)


def test_what_else_was_looked_at_acts_in_nothing() -> None:
    sentence = "5月9日，区长白露实地察看了光明社区便民服务中心，西善桥街道建设情况以及铁心桥街道工作开展情况。白露还与居民交流。"
    assert not [p for p in parts(sentence) if "街道" in p]


def test_what_is_named_inside_marks_is_nobody() -> None:
    assert people("活动以“初心·共建美丽”为主题，《双桥报·梅山天地》创刊。") == []


def test_a_stroke_in_the_place_of_a_stop() -> None:
    assert posts("区委常委丶宣传部部长白露出席。") == ["白露 雨花台区委 常委", "白露 雨花台区委宣传部 部长"]


@pytest.mark.parametrize("printed", ["乡镇人大", "基层乡镇卫生院", "镇街党委"])
def test_classes_of_offices_are_none(printed: str) -> None:
    assert offices(f"会议要求，{printed}要抓好落实。") == []


def test_an_office_for_firms_of_towns_is_one() -> None:
    assert "乡镇企业局" in offices("会上，区乡镇企业局局长白露发言。")[0]


def test_the_day_before_a_despatch_with_a_colon() -> None:
    assert occasions("双桥网2013年11月6日讯：昨天下午，区长白露到梅山街道调研。") == ["visit 2013-11-05"]
    assert article("双桥网讯：11月6日，区长白露到梅山街道调研。").events[0].when.date == "--11-06"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议召开，梅亭乡贤代表王小明、李小东参加会议。", ["王小明", "李小东"]),
        ("汇聚乡贤智慧、凝聚力量，梅山街道召开会议。", []),
        ("会议决定任命王小明、李小东、张大山三位同志为区监察委员会委员。", ["王小明", "李小东", "张大山"]),
        ("会议同意王小明、李小东两位同志辞去区人大常委会委员职务。", ["王小明", "李小东"]),
        ("会议决定任命100名同志为人民陪审员。", []),
    ],
)
def test_several_at_once(sentence: str, expected: list[str]) -> None:
    assert sorted(people(sentence)) == sorted(expected)


def test_what_kind_the_stops_are_is_no_stop() -> None:
    assert stops("7月7日，区长白露先后到区图书馆、光明小区等测评站点进行实地调研。") == ["雨花台区图书馆", "光明小区"]
    assert stops("7月7日，区长白露先后到区图书馆、光明小区、银杏驿站进行实地调研。") == ["雨花台区图书馆", "光明小区", "银杏驿站"]
