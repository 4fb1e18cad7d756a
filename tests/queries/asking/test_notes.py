"""Notes of a few words, formal requests, names told by brackets, figures of a year that are printed after it, what a speech was of."""

from __future__ import annotations

from datetime import date

import pytest

import jiedao
from jiedao.queries.asking.types import Ambiguous, Answer, NotUnderstood

TODAY = date(2024, 12, 1)


def ask(graph: jiedao.Graph, text: str) -> Answer:
    return graph.ask_in_words(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("琥珀街道 来访", {"芮国栋", "宁静", "解东升", "阮文清"}),
        ("田林街道 加装电梯 累计完工", {118}), ("金水区 暖心驿站 数量", {64}),
        ("田林 加装电梯 2023", {"2023-05-12 加装电梯推进会"}),
        ("Zhang Wei posts", {"天台路社区党委书记", "市南区安全生产第三督导组组长", "市南区应急管理局局长"}),
        ("请列明参加加装电梯工作推进会的区房管局领导", {"储慧"}), ("海曙区望春街道办事处主任系何人？", {"鲍海定"}),
        ("烦请核实：储慧出席了加装电梯工作推进会", {"yes"}),
        ("Please confirm that Qi Xueying took part in the Huaqiao canteen inspection.", {"yes"}),
        ("张伟（应急管理局那位）带队查了哪几个地方", {"巢湖路农贸市场", "盛和小区", "海韵阁酒店"}), ("历下区户外劳动者服务站点总数", {138}),
        ("裕兴街道2023年网格数量", {146}), ("道里区2023—2024年度清冰雪投入机械数量", {620}), ("坡子街街道2021年9月培训参训人数", {84}),
        ("致辞 邻里节", {"尹春华"}), ("陪同 蒲松年", {"谭小雨", "辛佑安"}), ("主持 古厝保护利用项目启动仪式", {"倪敬山"}),
        ("建行劳动者港湾地址", {"泉城路178号"}), ("李家桥助餐点在哪", {"李家桥路5号"}), ("7月底防汛值守是哪位领导带队", {"厉卫兵"}),
        ("Which district leader came with Rui Guodong to Hupo, besides Ning Jing?", {"解东升", "阮文清"}), ("民族刺绣班的老师是谁", {"普玉珍"}),
        ("鼓楼和青羊两区座谈会是哪天开的，谁主持", {"2024-11-08", "丛向东"}), ("Who read out the decision on Tang Ying?", {"栗振兴"}),
        ("Which two schools did Xianyu Minghui go to?", {"四川玉林实验小学", "玉林中路幼儿园"}), ("Who teaches at the Yulin youth night school?", {"吉克阿牛"}),
    ],
)  # fmt: skip
def test_these_answer(graph: jiedao.Graph, text: str, values: set[str | float]) -> None:
    assert values <= set(ask(graph, text).values)


def test_a_deed_and_a_month(graph: jiedao.Graph) -> None:
    assert any(str(value).startswith("2022-12-08") for value in ask(graph, "揭牌 2022年12月").values)


def test_what_was_said_is_quoted(graph: jiedao.Graph) -> None:
    assert any("互学互鉴" in str(value) for value in ask(graph, "卞国忠在座谈会上都说了啥").values)


@pytest.mark.parametrize("text", ["参加人数最多的活动", "彭埠街道 活动", "When does the canteen open?", "火星街道党工委书记是谁", "各街道活动次数排名"])
def test_these_are_refused(graph: jiedao.Graph, text: str) -> None:
    with pytest.raises(NotUnderstood):
        ask(graph, text)


def test_people_of_one_name_are_asked_back_where_something_is_asked(graph: jiedao.Graph) -> None:
    with pytest.raises(Ambiguous):
        ask(graph, "张伟是干什么的")


def test_areas_of_one_name_of_which_nothing_is_known_are_asked_back(graph: jiedao.Graph) -> None:
    with pytest.raises(Ambiguous):
        ask(graph, "How many old estates has Gulou district renovated?")
