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
]
OFFICES = [
    ("该楼改善了基层组织办公条件。", []),
    ("大家走进职工会议室。", []),
    ("队伍活跃在草原深处。", []),
    ("村支部书记多次参加筹备会。", []),
    ("区委组织部办公室举办培训。", ["雨花台区委组织部办公室"]),
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
