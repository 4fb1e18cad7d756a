"""Words that no list has: the report has to have them, and whoever stands beside them answers."""

from __future__ import annotations

from datetime import date

import pytest

import jiedao
from jiedao.queries.asking.told import beside, covered
from jiedao.queries.asking.types import NotUnderstood

TODAY = date(2024, 12, 1)
QUOTE = "办公室主任甲一解读了《工作指引》，书记乙二、主任丙三分别介绍了经验。丁四向戊五赠送了长寿碗。"
ROW = {"evidence": ({"quote": QUOTE, "document": "a", "title": "b"},)}


@pytest.mark.parametrize(
    ("word", "text", "there"),
    [
        ("工作指引", "解读了工作指引", True), ("刺绣班", "刺绣技能培训班", True), ("邻里节", "火把节邻里联欢", False), ("入户测温测", "入户测温210户", True),
        ("贪污", "改造污水", False), ("学电工", "学生用电", False),
    ],
)  # fmt: skip
def test_what_a_report_has(word: str, text: str, there: bool) -> None:
    assert covered(word, text) is there


def test_those_who_stand_beside_a_word() -> None:
    names = ("甲一", "乙二", "丙三", "丁四", "戊五")
    assert beside(ROW, names, ("工作指引",)) == {"甲一"}
    assert beside(ROW, names, ("经验",)) == {"乙二", "丙三"}
    assert beside(ROW, names, (), ("解读 讲解",)) == {"甲一"}
    assert beside(ROW, names, ("没有写的",)) == set()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("加装电梯推进会上谁讲解了工作指引", {"庄晓岚"}), ("谁讲了“绣花式”修缮的经验", {"薛正明"}), ("邻里节上给居民发证书的是哪位", {"章丽君"}),
        ("在规划师论坛上做主旨发言的两个人是谁", {"童慎微", "顾一鸣"}), ("“贾谊的长沙三年”是谁主持的", {"向建群"}),
        ("Who unveiled 阳光餐厅二店?", {"屠金华", "钮承志"}), ("学雷锋活动清走了几车垃圾", {18}), ("反诈讲座发了多少册资料", {800}),
        ("历下区现在有多少个户外劳动者服务站点", {138}), ("易中和那场讲座来了多少人听", {90}), ("苏舜智能科技的董事长是谁", {"乐嘉陵"}),
        ("那丹青是哪个科的科长", {"道里区住房和城乡建设局供热科"}), ("解东升除了副区长还是什么", {"合肥市公安局蜀山分局局长"}),
        ("Who is the Party secretary of Gulou District in Nanjing?", {"卞国忠"}), ("皇甫智远哪年去的鼓楼区", {"2024-11-07", "2024-11-08"}),
        ("What is the address of 田林街道文体中心游泳馆?", {"宜山路655号"}),
    ],
)  # fmt: skip
def test_a_report_s_own_word_answers(graph: jiedao.Graph, text: str, values: set[str | float]) -> None:
    assert set(graph.ask_in_words(text, today=TODAY).values) == values


@pytest.mark.parametrize(
    "text",
    [
        "林则徐去过哪里", "王小明主持过什么会议", "汤颖贪污了多少钱", "张三丰主持的座谈会什么时候开的", "应急管理局的张伟和天台路社区的张伟是同一个人吗",
        "Is the Zhang Wei of the bureau the same person as the Zhang Wei of the community?", "谁反对加装电梯", "高云岭小区房价多少",
    ],
)  # fmt: skip
def test_a_word_that_may_be_somebody_or_that_no_report_has_is_refused(graph: jiedao.Graph, text: str) -> None:
    with pytest.raises(NotUnderstood):
        graph.ask_in_words(text, today=TODAY)


def test_the_nearest_questions_are_about_what_was_named(graph: jiedao.Graph) -> None:
    with pytest.raises(NotUnderstood) as refused:
        graph.ask_in_words("汤颖贪污了多少钱", today=TODAY)
    assert refused.value.nearest[0].zh == "汤颖去过哪里？"
    assert refused.value.nearest[0].en == "Where did 汤颖 go?"
