"""What all of the words of two reports say: what both have that few have, what one wording is filled with, whose paper it is."""

from __future__ import annotations

import pytest

from jiedao.graph.identity.common import in_common, rare_runs
from jiedao.graph.identity.home import home_of, of_homes, of_mastheads
from jiedao.graph.identity.likeness import circumstances, grounds, of_seats
from jiedao.graph.identity.slots import filled_otherwise
from jiedao.graph.identity.telling import Occasion
from jiedao.graph.identity.telltale import of_words, says_enough


def told(number: int, words: str = "", **known) -> Occasion:
    sets = {name: frozenset(value) for name, value in known.items() if not isinstance(value, str)}
    return Occasion(**{"id": f"event/{number}", "article": f"a{number}", "kind": "visit", "day": "2021-03-17", "words": words} | known | sets)


def worth(one: Occasion, other: Occasion) -> list[float]:
    return [points for points, _ in of_words(one, other, [*grounds(one, other), *circumstances(one, other)])]


def test_what_every_report_says_counts_for_little() -> None:
    assert in_common("召开工作会议", "会议召开") < 3
    assert in_common("栽下香樟、榉树", "香樟和榉树共栽种") > in_common("街道党工委书记参加", "街道党工委书记出席")
    assert rare_runs("围绕堤防渗漏设置科目") >= {"堤防渗漏"}
    assert not rare_runs("区委副书记")


@pytest.mark.parametrize(("one", "other", "filled"), [
    ("局长带队到鸿运加油站检查节前安全", "局长带队到永昌烟花店检查节前安全", [("鸿运加油站", "永昌烟花店")]),
    ("向区体育局党组反馈巡察情况", "向区统计局党组反馈巡察情况", [("体育", "统计")]),
    ("芯屏产业园一期项目", "芯屏产业园二期项目", [("一", "二")]),
    ("主讲，35名居民参加", "主讲，80名居民参加", [("35", "80")]),
    ("社区民警甲子陪同走访", "社区民警乙丑陪同走访", [("甲子", "乙丑")]),
    ("局长到基层检查工作", "局长到鸿运加油站检查工作", []),
    ("局长到青禾镇检查工作", "局长到鸿运加油站检查工作", []),
    ("演练在青龙堤段举行", "演练在我乡操场举行", []),
    ("3月14日，区长到", "3月17日，区长到", []),
    ("居民代表参加议事会", "居民代表召开议事会", []),
    ("新馆开门迎客，首日接待读者4200人次", "新馆开门迎客，当天就有4200人次", []),
    ("，街道服务了运河旅游节开幕", "，第五届云桥运河旅游节开幕", []),
])  # fmt: skip
def test_one_wording_filled_otherwise(one: str, other: str, filled: list[tuple[str, str]]) -> None:
    assert list(filled_otherwise(one, other, frozenset({"甲子", "乙丑"}))) == filled


def test_the_same_form_speaks_against_and_the_same_words_for() -> None:
    one = told(1, "党支部联合春晓社区党总支清理河岸杂草、打捞漂浮垃圾", kind="activity")
    assert worth(one, told(2, "党支部联合清涟社区党总支清理河岸杂草、打捞漂浮垃圾", kind="activity")) == [-2]
    assert worth(one, told(2, "清理河岸杂草，打捞漂浮垃圾三百公斤", kind="activity"))[0] >= 2
    assert worth(one, told(2, "举行座谈会")) == []


def test_a_visitor_goes_to_several_places_on_a_day() -> None:
    known = {"heads": {"甲某某"}, "people": {"甲某某"}}
    words = "察看玉米制种和种子加工车间，要求备足春耕农资"
    assert worth(told(1, words, **known), told(2, words, **known)) == []


def test_a_full_name_alone_is_not_enough() -> None:
    name = {"kind": "activity", "label": "文化节"}
    assert not says_enough(told(1, "第二届邻里文化节", **name), told(2, "第二届邻里文化节", **name))
    assert says_enough(told(1, "第二届邻里文化节，非遗绒花走秀压轴", **name), told(2, "文化节上非遗绒花走秀压轴", **name))


def test_a_paper_that_speaks_of_itself_is_of_the_place() -> None:
    paper = told(1, "桐花路消防救援站\n2023年7月29日\n街道领导一行来到我站走访慰问", masthead="桐花路消防救援站")
    assert home_of(paper) == "桐花路消防救援站"
    assert [points for points, _ in of_homes(paper, told(2, "", places={"桐花路消防救援站"}))] == [2]
    assert [points for points, _ in of_homes(paper, told(2, "", places={"临江路消防救援站"}))] == [-3]
    assert home_of(told(1, "我局开展检查", masthead="虹口区城管局")) == "", "whose papers are on what takes place elsewhere"
    assert home_of(told(1, "来到我站", masthead="")) == ""


def test_papers_of_two_districts_and_one_post_of_two_people() -> None:
    one, other = (told(n, kind="activity", masthead=f"{name}民政局") for n, name in enumerate(("青莲区", "白石区")))
    assert [points for points, _ in of_mastheads(one, other)] == [-3]
    assert not list(of_mastheads(one, told(2, masthead="白石区民政局"))), "a guest's paper"
    seats = told(1, seats={("区人社局局长", "文某某")}), told(2, seats={("区人社局局长", "库某某")})
    assert [points for points, _ in of_seats(*seats)] == [-3]
    assert not list(of_seats(seats[0], seats[0]))
