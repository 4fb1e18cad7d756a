"""Events: what happened when and where; what is only said, planned or wished is none."""

from __future__ import annotations

import pytest
from marked import article, assert_marks, occasions, parts_of, stops

KINDS = [
    ("2021年3月17日，副区长白露到丁香小区调研。", ["visit 2021-03-17"]),
    ("2021年3月17日上午，副区长白露一行考察丁香小区。", ["visit 2021-03-17"]),
    ("2021年3月17日，副区长白露走访慰问困难群众。", ["visit 2021-03-17"]),
    ("2021年3月17日，副区长白露率队检查安全生产工作。", ["visit 2021-03-17"]),
    ("2021年3月17日，街道召开加装电梯推进会。", ["meeting 2021-03-17"]),
    ("2021年3月，区民政局召开老年助餐座谈会。", ["meeting 2021-03"]),
    ("2021年3月17日，街道举行党群服务中心揭牌仪式。", ["ceremony 2021-03-17"]),
    ("2021年3月17日，加装电梯启动仪式在丁香小区举行。", ["ceremony 2021-03-17"]),
    ("2021年3月17日，街道举办消防安全培训。", ["training 2021-03-17"]),
    ("2021年3月17日，丁香社区举办健康知识讲座。", ["training 2021-03-17"]),
    ("2021年3月17日，街道举办邻里节活动。", ["activity 2021-03-17"]),
    ("2021年3月17日，丁香社区开展志愿服务活动。", ["activity 2021-03-17"]),
    ("2021年3月17日至18日，副区长白露到丁香小区调研。", ["visit 2021-03-17"]),
    ("3月17日，副区长白露到丁香小区调研。", ["visit --03-17"]),
    ("近日，副区长白露到丁香小区调研。", ["visit -"]),
    ("副区长白露带队检查丁香小区消防安全。", ["visit -"]),
    ("2021年3月17日，副区长白露到丁香小区调研。随后召开座谈会，街道党工委书记赵海燕汇报。",
     ["visit 2021-03-17", "meeting 2021-03-17"]),
    ("街道党工委副书记赵海燕主持召开旧房改造协调会，各社区负责人参加。", ["meeting -"]),
    ("为做好防汛工作，街道召开防汛部署会。副区长白露出席会议并讲话。", ["meeting -"]),
    ("天气渐热，用电安全受到关注。\n街道党工委书记白露带队检查丁香小区消防安全。", ["visit -"]),
    ("2021年3月17日，秋高气爽。街道举行党群服务中心揭牌仪式。", ["ceremony 2021-03-17"]),
    ("2021年3月17日，街道召开防汛工作会。下午，街道召开创城推进会，孙立主持。", ["meeting 2021-03-17"] * 2),
    ("2021年3月17日，街道召开防汛工作会。随后，又召开创城推进会，孙立主持。", ["meeting 2021-03-17"] * 2),
    ("2021年3月17日，街道召开防汛工作会。会后，召开了安全生产专题会议。", ["meeting 2021-03-17"] * 2),
    ("2021年3月17日，街道召开防汛工作会。下午，防汛工作会继续举行。", ["meeting 2021-03-17"]),
    ("2021年3月17日，街道召开防汛工作会。随后，会议举行分组讨论。", ["meeting 2021-03-17"]),
    ("2021年3月17日，市政协调研组到丁香社区调研养老服务。", ["visit 2021-03-17"]),
    ("2021年3月17日，来自外省的社区干部一行20余人到丁香社区参观。", ["visit 2021-03-17"]),
    ("2021年3月17日，副区长白露到丁香小区调研。3月18日，街道召开推进会，赵海燕主持。",
     ["visit 2021-03-17", "meeting 2021-03-18"]),
]
NONE = [
    "小区环境整洁，居民满意。",
    "全年完成加装电梯五十台。",
    "白露强调，要经常召开座谈会，深入社区走访。",
    "“我们开个会吧。”居民说。",
    "居民说：“去年市里领导来考察过小区。”",
    "会议室宽敞明亮。",
    "街道党工委书记白露定期召开居民座谈会。",
    "去年以来，街道先后召开座谈会十二场。",
    "街道开展形式多样的宣传活动。",
    "培训中心设在三楼。",
    "活动室每天开放。",
]


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_kinds_and_dates(sentence: str, expected: list[str]) -> None:
    assert occasions(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_no_events(sentence: str) -> None:
    assert [e for e in article(sentence).events if e.participants or e.stops] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3月17日，副区长白露先后来到丁香小区、玉兰苑调研。", ["丁香小区", "玉兰苑"]),
        ("3月17日，副区长白露到玉兰苑调研。随后，白露来到丁香小区，察看电梯。", ["玉兰苑", "丁香小区"]),
        ("3月17日，副区长白露首先来到海棠养老院，接着走访丁香社区，最后来到玉兰苑。", ["海棠养老院", "丁香社区", "玉兰苑"]),
        ("3月17日，副区长白露到梅山街道丁香小区调研。", ["丁香小区"]),
        ("3月17日，副区长白露走访丁香社区长者食堂、东门菜市场。", ["丁香社区长者食堂", "东门菜市场"]),
        ("3月17日，副区长白露来到青山镇敬老院、东门派出所。", ["青山镇敬老院", "东门派出所"]),
        ("3月17日，副区长白露率队赴梅山街道养老服务中心开展调研。", ["梅山街道养老服务中心"]),
        ("3月17日，副区长白露视察海棠养老院建设情况。", ["海棠养老院"]),
        ("3月17日，副区长白露带队对丁香小区物业管理情况开展专项检查。", ["丁香小区"]),
        ("3月17日，副区长白露走访辖区企业宏达机械有限公司。", ["宏达机械有限公司"]),
        ("3月17日，副区长白露到丁香小区调研，要求丁香小区学习玉兰苑的做法。", ["丁香小区"]),
    ],
)
def test_stops_in_order(sentence: str, expected: list[str]) -> None:
    assert stops(sentence) == expected


def test_a_talk_after_a_visit_is_part_of_it() -> None:
    sentence = "2021年3月17日，副区长白露到丁香小区调研。随后召开座谈会，街道党工委书记赵海燕汇报工作。"
    visit, talk = article(sentence).events
    assert (visit.parent, talk.parent) == (None, 0)
    assert parts_of(sentence, 1) == ["赵海燕 reports"]


def test_two_days_are_two_visits() -> None:
    sentence = (
        "2021年3月17日至18日，副区长白露到街道调研。17日上午，白露来到丁香小区。18日上午，白露来到玉兰苑。"
    )
    assert occasions(sentence) == ["visit 2021-03-17", "visit 2021-03-18"]
    assert [[stop.place for stop in event.stops] for event in article(sentence).events] == [["丁香小区"], ["玉兰苑"]]


def test_an_undivided_range_keeps_its_first_and_last_day() -> None:
    (event,) = article("2021年3月17日至19日，副区长白露到丁香小区调研。").events
    assert (event.when.date, event.when.end, event.when.edtf) == ("2021-03-17", "2021-03-19", "2021-03-17/2021-03-19")


@pytest.mark.parametrize(
    "case",
    [
        "⟦date:2021年3月17日→2021-03-17⟧，副区长白露到丁香小区调研。",
        "⟦date:3月17日上午→XXXX-03-17⟧，副区长白露到丁香小区调研。",
    ],
)
def test_marks_of_dates(case: str) -> None:
    assert_marks(case, {"date"})
