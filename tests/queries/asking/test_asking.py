"""Questions in words: what they are mapped to, what answers, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jiedao
from jiedao.queries.asking.types import Ambiguous, Answer, NotUnderstood
from jiedao.queries.errors import BadParameter, QuestionError
from jiedao.queries.header import questions

TODAY = date(2024, 12, 1)


def ask(graph: jiedao.Graph, text: str, **how: Any) -> Answer:
    return graph.ask_in_words(text, today=TODAY, **how)


@pytest.mark.parametrize(
    ("text", "question", "parameters"),
    [
        ("谁在2024年考察过高云岭小区？", "visits", {"place": "高云岭小区", "since": "2024", "until": "2024"}),
        ("今年谁去过高云岭小区", "visits", {"place": "高云岭小区", "since": "2024", "until": "2024"}),
        ("Who visited Gaoyunling Xiaoqu since March 2021?", "visits", {"place": "高云岭小区", "since": "2021-03"}),
        ("宁海路街道党工委书记是谁", "holders", {"office": "宁海路街道党工委", "title": "书记"}),
        ("Who is the director of the Huaqiao subdistrict office?", "holders", {"office": "花桥街道办事处", "title": "主任"}),
        ("洪园社区的书记是谁", "holders", {"office": "洪园社区党委", "title": "书记"}),
        ("汤颖当过什么官", "career", {"name": "汤颖"}),
        ("汤颖的行程", "itinerary", {"name": "汤颖"}),
        ("八大湖街道办现在的主任是哪位", "holders", {"office": "八大湖街道办事处", "title": "主任"}),
        ("市南区应急局局长是谁", "holders", {"office": "市南区应急管理局", "title": "局长"}),
        ("Who is the deputy director of the Civil Affairs Bureau of Daoli District?", "holders", {"office": "道里区民政局", "title": "副局长"}),
        ("Who visited Tianlin?", "visits", {"place": "田林街道"}),
        ("龙泽民和谁一起出席过活动", "companions", {"name": "龙泽民"}),
        ("With whom did Sima Jing appear in December 2023?", "companions", {"name": "司马静", "since": "2023-12", "until": "2023-12"}),
        ("道里区清冰雪投入了多少台机械", "indicators", {"programme": "清冰雪", "measure": "机械"}),
        ("Where was Yu Yongshui between 6 and 10 November 2023?", "itinerary", {"name": "于永水", "since": "2023-11-06", "until": "2023-11-10"}),
        ("卞国忠和皇甫志远是什么关系", "path", {"a": "卞国忠", "b": "皇甫志远"}),
        ("有没有互相矛盾的说法", "conflicts", {}),
        ("关于骆彬有哪些报道", "evidence", {"id": "骆彬"}),
        ("哪段时间没有汤颖的报道", "gaps", {"name": "汤颖"}),
        ("介绍一下高云岭小区", "community", {"name": "高云岭小区"}),
        ("花桥街道的领导都有谁", "community", {"name": "花桥街道", "item": "post"}),
        ("田林街道加装电梯累计完工多少台", "indicators", {"programme": "加装电梯", "measure": "完工"}),
    ],
)
def test_a_question_is_mapped_to_a_named_one(graph: jiedao.Graph, text: str, question: str, parameters: dict[str, str]) -> None:
    answer = ask(graph, text)
    assert (answer.reading.question, answer.reading.parameters) == (question, parameters)
    assert answer.question == question
    assert answer.command.startswith(f"jiedao {question}")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2023年5月裘善诚来田林街道考察时谁陪同", ("康淑仪", "邵伯韬", "闵立群")),
        ("Who accompanied Duanmu Rong to 西牌楼小区", ("蔺如松", "谭志高")),
        ("谁主持了花桥街道的干部大会", ("夏侯兴邦",)),
        ("2021年一共有几场培训", (3,)),
        ("芮国栋最近一次调研是什么时候？", ("2023-12-29",)),
        ("郎志远去过东明小区吗", ("yes",)),
        ("Did Bian Guozhong accompany a visit to 石头城社区?", ("no",)),
        ("石光辉和田野观摩了哪些村", ("龙潭村", "石板桥村", "新塘村")),
        ("总共收录了多少篇文章？", (60,)),
        ("5月12日田林街道推进会有多少人参加", (76,)),
        ("2021年10月16日谁在太平街社区讲课", ("易中和",)),
        ("Which offices organised the forum in Tianlin?", ("上海城境规划设计有限公司", "共青团徐汇区委", "田林街道办事处")),
    ],
)
def test_what_answers(graph: jiedao.Graph, text: str, values: tuple[str | int, ...]) -> None:
    assert set(ask(graph, text).values) == set(values)


@pytest.mark.parametrize(
    ("text", "said", "meant", "how"),
    [
        ("谁考察过高云龄小区", "高云龄小区", "高云岭小区", "sound"),
        ("皇甫致远去过哪里", "皇甫致远", "皇甫志远", "sound"),
        ("Where did Huangfu Zhiyuang go?", "huangfu zhiyuang", "皇甫志远", "spelling"),
        ("古丽巴哈尔去过哪些社区", "古丽巴哈尔", "古丽巴哈尔·买买提", "part"),
        ("huangfu zhiyuan去过哪里", "huangfu zhiyuan", "皇甫志远", "pinyin"),
    ],
)
def test_what_is_written_otherwise_is_said_back(graph: jiedao.Graph, text: str, said: str, meant: str, how: str) -> None:
    (one,) = ask(graph, text).understood
    assert (one.said, one.meant, one.how) == (said, meant, how)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("卞国忠贪污了吗", "贪污"), ("张三去过哪里", "张三"), ("今天天气怎么样", "天气"), ("谁没有去过高云岭小区", "没有"),
        ("Is Bian Guozhong corrupt?", "corrupt"), ("Who did not visit 高云岭小区?", "not"), ("花桥街道办事处主任夏侯兴邦去过哪里", "夏侯兴邦"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(graph: jiedao.Graph, text: str, unknown: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        ask(graph, text)
    assert unknown in "".join(refused.value.unknown)
    assert refused.value.nearest
    for near in refused.value.nearest:
        assert ask(graph, near.zh).reading.question in questions()
        assert ask(graph, near.en).reading.question in questions()


def test_several_of_one_name_are_asked_back(graph: jiedao.Graph) -> None:
    with pytest.raises(Ambiguous) as asked:
        ask(graph, "张伟检查过哪些地方")
    assert [one.name for one in asked.value.candidates] == ["张伟", "张伟"]
    answer = ask(graph, "区应急管理局局长张伟检查过哪些地方")
    assert set(answer.values) == {"巢湖路农贸市场", "盛和小区", "海韵阁酒店"}
    assert answer.reading.parameters["person"] in {one.node for one in asked.value.candidates}


def test_every_row_has_its_quotation(graph: jiedao.Graph) -> None:
    for text in ("谁考察过高云岭小区", "汤颖的履历", "花桥街道2022年开了几次会"):
        answer = ask(graph, text)
        assert answer.rows
        assert all(row["evidence"] for row in answer)


def test_a_named_question_is_still_asked_by_its_name(graph: jiedao.Graph) -> None:
    assert graph.ask("stats").question == "stats"
    assert isinstance(graph.ask("谁考察过高云岭小区？"), Answer)
    with pytest.raises(QuestionError):
        graph.ask("nothing", person="x")


class Fake:
    """A translator that says what it was told to."""

    def __init__(self, said: Any) -> None:
        self.said, self.asked = said, ""

    def translate(self, text: str, catalogue: Any) -> Any:
        self.asked = text
        assert "visits" in catalogue
        return self.said


def test_a_translator_may_name_a_question(graph: jiedao.Graph) -> None:
    fake = Fake(("visits", {"place": "高云岭小区"}))
    answer = ask(graph, "高云岭小区嘎嘎嘎", translator=fake)
    assert (answer.reading.question, fake.asked) == ("visits", "高云岭小区嘎嘎嘎")
    assert answer.rows
    untouched = Fake(("stats", {}))
    assert ask(graph, "谁考察过高云岭小区", translator=untouched).reading.question == "visits"
    assert not untouched.asked


@pytest.mark.parametrize(
    "said",
    [("drop", {}), ("visits", {"query": "SELECT"}), ("visits", {"place": 3}), ("visits", "place"), (None, {}), ("visits", {"since": "gestern"})],
)
def test_a_translator_may_nothing_else(graph: jiedao.Graph, said: Any) -> None:
    with pytest.raises(BadParameter):
        ask(graph, "嘎嘎嘎", translator=Fake(said))


def test_a_translator_that_knows_nothing_changes_nothing(graph: jiedao.Graph) -> None:
    with pytest.raises(NotUnderstood, match="嘎嘎嘎"):
        ask(graph, "嘎嘎嘎", translator=Fake(None))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("谁去过考察汤颖高云岭小区2021年3月到的吗没有和 who did visit Tang Ying?，。\n\x00🎉'\"%{}"), min_size=1, max_size=40))
def test_no_text_makes_it_fall(graph: jiedao.Graph, text: str) -> None:
    try:
        ask(graph, text)
    except QuestionError as refused:
        assert refused.message.zh
        assert refused.message.en
