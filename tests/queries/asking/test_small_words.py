"""Words that change nothing, surnames, who came before and after: the same answer as without them, or an honest refusal."""

from __future__ import annotations

from datetime import date

import pytest

import jiedao
from jiedao.queries.asking.types import Ambiguous, NotUnderstood

TODAY = date(2024, 12, 1)


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("记者想核实：佟振刚当场讲话了吗", "佟振刚讲话了吗"),
        ("麻烦查一下逄锦川的确切职务，谢谢", "逄锦川的职务"), ("据报道，谁亲自慰问过教师", "谁慰问过教师"),
        ("Sorry, who actually chaired the symposium in Tianlin?", "Who chaired the symposium in Tianlin?"),
        ("According to the records, where did Qiu Shancheng personally go?", "Where did Qiu Shancheng go?"),
    ],
)  # fmt: skip
def test_small_words_change_nothing(graph: jiedao.Graph, text: str, plainly: str) -> None:
    said, plain = (graph.ask_in_words(one, today=TODAY) for one in (text, plainly))
    assert (said.values, said.command) == (plain.values, plain.command)
    assert said.values


@pytest.mark.parametrize("text", ["姓诸葛的干部有哪些", "people surnamed Zhuge", "officials with the surname Zhuge"])
def test_a_surname_is_whoever_has_it(graph: jiedao.Graph, text: str) -> None:
    assert graph.ask_in_words(text, today=TODAY).values == ("田林街道办事处副主任",)


def test_several_of_a_surname_are_asked_back(graph: jiedao.Graph) -> None:
    with pytest.raises(Ambiguous):
        graph.ask_in_words("姓张的都有哪些人", today=TODAY)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("闵立群后来由谁接替", "successor"), ("谁接任了闵立群", "successor"), ("闵立群接替了谁", "predecessor"), ("闵立群之前的街道书记是谁", "predecessor"),
        ("who succeeded Min Liqun", "successor"), ("whom did Min Liqun replace", "predecessor"), ("田林街道党工委书记的前任", "predecessor"),
    ],
)  # fmt: skip
def test_who_came_before_and_after_is_in_the_rows_of_the_post(graph: jiedao.Graph, text: str, column: str) -> None:
    answer = graph.ask_in_words(text, today=TODAY)
    assert (answer.reading.show.column, answer.reading.parameters) == (column, {"office": "田林街道党工委", "title": "书记"})
    assert (answer.values, "没有写明" in answer.sentence.zh) == ((), True)


def test_nobody_follows_a_deputy(graph: jiedao.Graph) -> None:
    with pytest.raises(NotUnderstood, match="推断不出"):
        graph.ask_in_words("谁接替了诸葛云帆", today=TODAY)


@pytest.mark.parametrize("text", ["平均每次会议多少人参加", "average number of participants per meeting", "参加人数排名前三的会议"])
def test_nothing_is_calculated(graph: jiedao.Graph, text: str) -> None:
    with pytest.raises(NotUnderstood):
        graph.ask_in_words(text, today=TODAY)
