"""Turns of speech, a class at a time: what they are mapped to, what answers, and that what is not known stays refused."""

from __future__ import annotations

from datetime import date

import pytest

import jiedao
from jiedao.queries.asking.resolve import is_told_alike, several
from jiedao.queries.asking.times import times_in
from jiedao.queries.asking.types import Ambiguous, Answer, NotUnderstood, Thing

TODAY = date(2024, 12, 1)


def ask(graph: jiedao.Graph, text: str) -> Answer:
    return graph.ask_in_words(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2021年3月27日卓雅然去了哪里，谁陪同", {"文儒坊", "衣锦坊", "黄巷", "檀木生"}),
        ("Who chaired the lift meeting, and when was it?", {"诸葛云帆", "2023-05-12"}),
        ("When Qiu Shancheng came to Tianlin, who accompanied him?", {"康淑仪", "邵伯韬", "闵立群"}),
        ("除了宁静，还有谁跟着芮国栋去了琥珀山庄小区？", {"解东升", "阮文清"}),
        ("Besides Ning Jing, who went with Rui Guodong?", {"解东升", "阮文清"}),
        ("闵立群还是诸葛云帆主持的加装电梯推进会", {"诸葛云帆"}),
        ("束梅是7号陪的还是8号陪的", {"2024-11-08"}),
        ("佟振刚开完动员会又去看了哪儿", {"道里区清冰雪物资储备中心"}),
        ("令狐部长2020年8月去了哪里", {"曹杨一村", "曹杨新村村史馆", "曹杨新村街道党群服务中心"}),
        ("Who from Tianshan District visited Hongyuan Shequ in 2024?", {"古丽巴哈尔·买买提"}),
        ("汤颖和夏侯兴邦，谁参加的活动更多", {"汤颖"}),
        ("汤颖和谁同场次数最多？", {"夏侯兴邦"}),
        ("华丰社区老年助餐点在哪里", {"华丰路118号"}),
        ("盛和小区装了多少个充电口", {96}),
        ("祖庙街道工业园改造拆了多少平米、腾出多少亩地？", {360000, 1260}),
        ("From whose hands did Li Danyang get her medal?", {"呼延卓"}),
        ("谭小雨从2023年9月到现在有多久没在报道里露面了", {446}),
    ],
)
def test_what_is_asked_for_is_answered(graph: jiedao.Graph, text: str, values: set[str | float]) -> None:
    assert values <= set(ask(graph, text).values)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("谁批评了汤颖", "评"), ("田林街道取消了什么活动", "取消"), ("林则徐去过哪里", "林则徐"), ("王小明2023年去过田林街道吗", "王小明"),
        ("她2023年去过哪里", "她"), ("And where did she go afterwards?", ""), ("How many kiosks were planted in Tianlin?", "kiosks"),
        ("谁是下一任区长", "下一任"), ("哪位领导调研最多，给我排个名次", "名次"), ("Who refused to attend the meeting in Tianlin?", "refused"),
        ("汤颖怎么样", "怎么样"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_named(graph: jiedao.Graph, text: str, unknown: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        ask(graph, text)
    assert unknown in " ".join(refused.value.unknown)
    assert refused.value.nearest


def test_a_further_question_has_its_own_answer(graph: jiedao.Graph) -> None:
    answer = ask(graph, "花桥街道2022年签约仪式在哪里办的，谁主持？")
    assert {"花桥街道党群服务中心", "汤颖"} <= set(answer.values)
    assert answer.sentence.zh.count("。") > 1


def test_one_of_three_signs_amiss_is_somebody_else_unless_the_post_fits(graph: jiedao.Graph) -> None:
    assert ask(graph, "副区长招瑞芬去了哪几所学校").understood[0].meant == "招瑞芳"
    with pytest.raises(NotUnderstood):
        ask(graph, "招瑞芬去了哪几所学校")


def test_several_of_one_name_are_asked_back_or_all_told(graph: jiedao.Graph) -> None:
    with pytest.raises(Ambiguous):
        ask(graph, "张伟是干什么的")
    assert len(ask(graph, "市南区有两个张伟，各是干什么的？").values) > 1


def test_the_command_is_no_broader_than_the_question(graph: jiedao.Graph) -> None:
    """The rows that are of a place though not at it have commands of their own; days narrow what words narrow."""
    wide = ask(graph, "2023年第四季度道里区有哪些会议").command.splitlines()
    assert len(wide) > 1
    assert "--place '道里区'" in wide[0]
    assert all("--place" in line or "--office" in line for line in wide)
    assert "--since 2022-12-29 --until 2022-12-29" in ask(graph, "汤颖最近一次开会是什么时候").command


def test_a_place_by_its_identifier_is_all_within_it(graph: jiedao.Graph) -> None:
    answer = ask(graph, "上个月成都青羊区来鼓楼区考察的都有谁")
    assert {"皇甫志远", "龙泽民", "冯素兰"} <= set(answer.values)
    assert any(one.how == "only" for one in answer.understood)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2023年第三季度", "2023-07", "2023-09"), ("in the third quarter of 2023", "2023-07", "2023-09"), ("Q1 2022", "2022-01", "2022-03"),
        ("截至2023年4月底", None, "2023-04-30"), ("at the end of December 2023", "2023-12-21", "2023-12-31"), ("2022年年初到年底", "2022-01", "2022-12"),
        ("since the start of 2022", "2022-01", None), ("until the end of 2021", None, "2021-12"), ("去年入冬", "2023-11", "2023-12"),
        ("5月29号那个礼拜（2023年）", "2023-05-29", "2023-06-04"), ("从2023年9月到现在", "2023-09", "2024-12-01"), ("上半年", "2024-01", "2024-06"),
        ("去年年底以前", None, "2023-12"),
    ],
)  # fmt: skip
def test_stretches_of_time(text: str, since: str | None, until: str | None) -> None:
    time = next(token.time for token in times_in(text.lower(), TODAY) if token.tag == "time")
    assert time is not None
    assert (time.since, time.until) == (since, until)


def test_those_whom_nobody_could_tell_apart_are_all_shown() -> None:
    one, other = Thing("竹园社区", "community", "c/1", "柏岭街道"), Thing("竹园社区", "community", "c/2", "柏岭街道")
    assert is_told_alike([one, other])
    assert not is_told_alike([one, Thing("竹园社区", "community", "c/3", "松岭街道")])
    posts = Thing("王强", "person", "p/1", "甲局局长、甲局局长"), Thing("王强", "person", "p/2", "甲局局长")
    assert is_told_alike(posts)
    assert not is_told_alike([Thing("王强", "person", "p/1"), Thing("王强", "person", "p/2")])
    assert "甲局局长、" not in str(several("王强", posts))
