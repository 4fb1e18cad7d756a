"""Events as reports of many places tell of them: parties without a name, lists of firms, years above the months, feasts."""

from __future__ import annotations

import pytest
from marked import article, document, occasions, stops

from jiedao.loaders.read import read_document


def told(page: str) -> list[str]:
    """`visit 2021-03-17`, of all articles."""
    return [f"{e.kind} {e.when.date or '-'}" for one in read_document(document(page)).articles for e in one.events]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("近日，街道分管领导带领农业办工作人员深入山区走访慰问困难群众。", ["visit -"]),
        ("4月8日上午，白书记到我镇实地调研，查看了水渠建设情况。", ["visit --04-08"]),
        ("近日，市民纷纷走进公园参观。", []),
        ("4月8日，梅山街道召开春季新兵入伍欢送大会，为即将奔赴军营的新兵壮行。", ["meeting --04-08"]),
        ("4月8日，街道发布公告，即将召开居民大会。", []),
        ("根据区政府重点项目监督方案要求，9月8日，街道人大工委召开项目进展情况汇报会。", ["meeting --09-08"]),
        ("4月8日，梅山街道第二届文化艺术节暨项目推介会在丁香小学举办。", ["activity --04-08"]),
        ("8月24日，区人大常委会主任会议成员白露到丁香小区视察养老服务。", ["visit --08-24"]),
        ("8月24日，街道党工委书记白露带队对梅溪沿岸进行巡查。", ["visit --08-24"]),
        ("为做好常态化巡河工作，8月24日，街道党工委书记白露带队对梅溪沿岸进行巡查。", ["visit --08-24"]),
        ("为庆祝妇女节，展示巾帼风采，丁香社区于3月8日下午在合正花园南门开展了“精彩三月”趣味游园活动。", ["activity --03-08"]),
        ("2025年3月，在妇女节来临之际，梅山街道妇联开展维权普法宣讲活动。", ["training 2025-03"]),
        ("社区居民招募啦！活动时间：3月5日。活动地点：丁香广场。", []),
        ("11月3日，区政协举办委员讲堂活动，副主席白露出席。白露一行先后前往柳湾村、山后村等地调研。", ["activity --11-03", "visit --11-03"]),
        ("4月8日，丁香社区响应文明城市号召，为建设美丽家园发起卫生清洁日活动。", ["activity --04-08"]),
        ("为美化环境，丁香社区于4月8日组织开展了第11期社区志愿者常规服务。", ["activity --04-08"]),
        ("4月8日，梅山街道机关干部深入田间帮助群众抢收玉米。", ["activity --04-08"]),
        ("3月8日下午，街道老年大学摄影班在丁香小学开课。", ["training --03-08"]),
        ("国庆前夕，丁香社区举办了多场活动。", []),
        ("4月8日，由丁香社区举办了以“粽香邻里和，暖意入人心”为主题的端午活动。", ["activity --04-08"]),
        ("为加强学习交流，日前，区侨联组织党员前往漳州参观学习。", ["visit -"]),
        ("2月5日，农历新年第一天。一大早，副区长白露来到区人民医院看望慰问春节期间坚守一线的医护人员。", ["visit --02-05"]),
        ("今年第四季度，梅山街道人大加强代表调研、视察工作。", []),
        ("5月10日，梅山街道召开居民代表大会。会议总结了2019年工作，部署了2020年任务。", ["meeting 2020-05-10"]),
        ("日前，梅山街道举办了“金秋十月迎国庆”联欢活动。", ["activity -"]),
        ("梅山街道开展庆端午活动。丁香社区“同心杯”门球邀请赛于5月25日拉开帷幕。", ["activity --05-25"]),
        ("2月5日，丁香社区召开2014年度工作总结会。", ["meeting 2015-02-05"]),
        ("3月10日，梅山街道召开2016年度党建工作会。", ["meeting 2016-03-10"]),
        ("12月27日，丁香社区召开2017年度工作总结会。", ["meeting 2017-12-27"]),
        ("3月27日，柏岭镇隆重举办第二届农民文化体育节，镇长白露致辞。", ["activity --03-27"]),
        ("在丹桂飘香的时节，10月16日下午，丁香社区百余名老人与爱心企业家欢聚一堂，共庆敬老节。", ["activity --10-16"]),
    ],
)
def test_what_a_sentence_tells_of(sentence: str, expected: list[str]) -> None:
    assert occasions(sentence) == expected


def test_years_on_lines_of_their_own_inside_an_article() -> None:
    page = (
        "梅山街道志\n2008年\n3月 雨花台区梅山街道召开防汛动员会，镇长白露讲话。\n2009年\n"
        "2月 区长钱多视察梅山街道丁香小区。\n9月 梅山街道举行运动会。\n"
    )
    assert told(page)[-2:] == ["visit 2009-02", "activity 2009-09"]


def test_a_season_of_patrols_is_no_journey() -> None:
    page = (
        "梅山街道2008年大事记\n5月1日至6月10日 梅山街道巡查秸秆禁烧。\n5月12日 区长钱多到丁香小区检查。\n5月20日 梅山街道召开表彰会。\n"
    )
    assert told(page) == ["visit 2008-05-01", "visit 2008-05-12", "meeting 2008-05-20"]


def test_the_year_of_a_feast_dates_the_days_told_after_it() -> None:
    page = "2018年重阳节到来之际，梅山街道走访老人。10月16日，街道办事处主任白露到丁香小区慰问老人。"
    assert told(page) == ["visit 2018-10-16"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3月5日，副区长白露先后深入云中星、金岭、汇达科、嘉禾高材等新材料产业重点企业、重大项目实地调研。", ["云中星", "汇达科", "嘉禾高材"]),
        ("3月5日，副区长白露调研工业。在云中仪器、嘉禾精工等企业，白露走进车间了解情况。", ["云中仪器", "嘉禾精工"]),
        ("3月5日，副区长白露检查安全。在云台瀑布，白露实地检查了护栏。在万和金街、龙湾半岛，白露走访商户。", ["云台瀑布", "万和金街", "龙湾半岛"]),
        ("3月5日，副区长白露检查安全。在安全生产、消防等方面，白露提出要求。", []),
        ("3月5日，副区长白露到丁香社区调研，参观了社区图书馆、书画室、舞蹈室等功能室。", ["丁香社区"]),
        ("3月5日，副区长白露到农业项目区柳湾村调研。", ["柳湾村"]),
        ("3月5日，副区长白露视察丁香社区党建引领社区治理情况。", ["丁香社区"]),
    ],
)  # fmt: skip
def test_where_they_went(sentence: str, expected: list[str]) -> None:
    assert stops(sentence) == expected


def test_what_was_looked_into_in_the_next_sentences() -> None:
    sentence = "3月5日，副区长白露到丁香小区调研。白露详细了解了加装电梯情况。"
    (event,) = article(sentence).events
    assert event.programmes == ("加装电梯",)


def test_a_dot_before_a_title_ends_no_name() -> None:
    assert told("年鉴\n二十七、街道·镇长工作\n3月5日，梅山街道召开防汛会议。\n") == ["meeting --03-05"]
