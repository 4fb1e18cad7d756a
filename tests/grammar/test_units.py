"""Units, stations and firms: where the name of an office begins and ends, who is in charge of a place, and what is no office."""

from __future__ import annotations

import pytest
from marked import article, assert_marks, document, posts

from jiedao.loaders.read import read_document

MARKED = """
区城建局副局长王小雨、⟦office:银湖水务集团梅山分公司工程部⟧经理白露到会。 | office
招聘会吸引⟦office:新疆银杏面业有限公司⟧参加。 | office
⟦office:新疆银杏面业有限公司人力资源部⟧经理王小雨介绍情况。 | office
会议决定组建3支抢险突击队共75人。 | office
白露慰问了坚守一线的党员干部代表。 | office
白露来到⟦office:街道环卫所→梅山街道环卫所⟧看望职工。 | office
据⟦office:梅山街道综合文化站⟧站长王小雨介绍，夜校已开课。 | office
⟦office:中国对外建设有限公司⟧捐赠物资。 | office
⟦office:江宁有色金属有限公司⟧捐赠物资。 | office
⟦office:银杏智能科技有限公司⟧捐赠物资。 | office
"""


@pytest.mark.parametrize("case", [line.rpartition(" | ")[0] for line in MARKED.strip().splitlines()])
def test_offices_of_units_and_firms(case: str) -> None:
    kept = case.replace("区城建局副局长", "").replace("王小雨、", "")
    assert_marks(kept, {"office"})


def test_the_unit_of_a_firm_is_not_at_the_bureau_before_it() -> None:
    found = posts("雨花台区城建局副局长王小雨、银湖水务集团梅山分公司工程部经理白雪梅到会。")
    assert "白雪梅 银湖水务集团梅山分公司工程部 经理" in found


def test_who_is_in_charge_of_a_place_of_service() -> None:
    head = "负责人"
    text = f"# 便民服务点一览\n\n| 名称 | 地址 | {head} |\n| --- | --- | --- |\n| 望海书房 | 北山路12号 | 王小雨 |\n| 银杏养老服务站 | 统一路4号 | 李青河 |\n"
    (one,) = read_document(document(text, "a.md", "text/markdown")).articles
    names = {person.key: person.name for person in one.persons}
    assert sorted((names[p.person], p.office, p.title) for p in one.posts) == [("李青河", "银杏养老服务站", head), ("王小雨", "望海书房", head)]


def test_whom_to_call_is_a_person_without_a_post() -> None:
    text = "# 服务点一览\n\n| 名称 | 地址 | 联系人 |\n| --- | --- | --- |\n| 望海书房 | 北山路12号 | 王小雨 |\n| 银杏书屋 | 统一路4号 | 李青河 |\n"
    (one,) = read_document(document(text, "a.md", "text/markdown")).articles
    assert [p.name for p in one.persons] == ["王小雨", "李青河"]
    assert one.posts == ()


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("这里是桂阳县樟市镇。镇政府会同县应急管理局开展检查。", "桂阳县应急管理局"),
        ("这里是湖南省怀化市。市领导来到会同县应急管理局调研。", "会同县应急管理局"),
        ("怀化新闻：市领导来到会同县应急管理局调研。", "会同县应急管理局"),
    ],
)
def test_a_county_that_reads_like_leading_in_wants_its_city_or_province(text: str, office: str) -> None:
    (one,) = read_document(document(text)).articles
    assert office in {o.name for o in one.offices}


def test_what_is_said_of_a_body_names_it_once() -> None:
    one = article("区水务局组织检查。区水务局局长白露参加。")
    assert [o.name for o in one.offices] == ["雨花台区水务局"]


def test_rows_of_members_and_what_they_are() -> None:
    text = "怀宁县通知\n\n名单如下：\n\n指 挥 长：周建国　县委副书记、县长\n\n成　　员：黄志强　县应急管理局局长\n\n　　郑美玲（女）　县水利局局长\n"
    (one,) = read_document(document(text)).articles
    names = {person.key: person.name for person in one.persons}
    assert {(names[p.person], p.office, p.title) for p in one.posts} == {
        ("周建国", "怀宁县委", "副书记"),
        ("周建国", "怀宁县政府", "县长"),
        ("黄志强", "怀宁县应急管理局", "局长"),
        ("郑美玲", "怀宁县水利局", "局长"),
    }


@pytest.mark.parametrize("sentence", ["经研究，决定调整区防汛抗旱指挥部成员。", "经审议，同意成立区防汛抗旱指挥部。"])
def test_what_was_decided_names_nobody(sentence: str) -> None:
    assert article(sentence).persons == ()
