"""What speaks for one occasion and what for two: each reason with the case in which it holds and the nearest in which it does not."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from jiedao.graph.identity.called import of_names, themes
from jiedao.graph.identity.likeness import of_districts, of_kinds, of_organisers, of_people, of_places
from jiedao.graph.identity.series import of_series
from jiedao.graph.identity.telling import Occasion
from jiedao.graph.identity.types import Point
from jiedao.graph.identity.whereabouts import spots_of
from jiedao.graph.identity.wording import common_phrases, figures_of, of_figures, of_hours, part_of_day


def told(number: int, **known) -> Occasion:
    sets = {name: frozenset(value) for name, value in known.items() if not isinstance(value, str)}
    return Occasion(**{"id": f"event/{number}", "article": f"a{number}", "kind": "visit", "day": "2021-03-17"} | known | sets)


def worth(points: Iterable[Point]) -> list[float]:
    return [points for points, _ in points]


def test_a_head_and_the_company() -> None:
    one = told(1, heads={"甲"}, people={"甲", "乙", "丙"})
    assert worth(of_people(one, told(2, heads={"甲"}, people={"甲", "乙"}))) == [3, 1.5]
    assert worth(of_people(one, told(2, heads={"乙"}, people={"乙"}))) == [-1.5, 1.5], "who comes along leads elsewhere"
    assert worth(of_people(one, told(2, heads={"丁"}, people={"丁"}))) == [-3, -4]


def test_somebody_whom_the_other_report_only_mentions() -> None:
    one = told(1, heads={"宫本立"}, people={"宫本立", "戈青山"})
    other = told(2, people={"柏松"}, words="区粮食和物资储备局局长柏松陪同宫本立区长走访金穗农机合作社。")
    assert worth(of_people(one, other)) == [2.5], "who leads counts twice, and more where the other does not say who led"
    assert worth(of_people(other, one)) == [2.5]
    assert worth(of_people(one, told(2, people={"柏松"}, words="局长柏松陪同区长走访。"))) == [-0.5], "who came is not said"


def test_who_came_by_office_or_title_alone() -> None:
    one = told(1, heads={"申屠健"}, people={"申屠健"}, posts={"县残联", "县长"})
    came = [(f"{who}来到青石乡", [1]) for who in ("县残联一行", "县残联调研组", "县长一行")]
    for words, expected in (*came, ("县残联来电", [-0.5]), ("副县长一行来到青石乡", [-0.5])):
        assert worth(of_people(one, told(2, people={"陆大川"}, words=words))) == expected, words
    assert worth(of_people(one, told(2, heads={"花小容"}, people={"花小容"}, words="县残联一行"))) == [-3, -4], "who says who led means it"


def test_two_heads_of_whom_each_report_mentions_the_other() -> None:
    one = told(1, kind="meeting", heads={"甲某"}, people={"甲某"}, words="甲某主持，乙某讲话。")
    other = told(2, kind="meeting", heads={"乙某"}, people={"乙某"}, words="乙某主持，甲某参加。")
    assert worth(of_people(one, other)) == [3]
    assert worth(of_people(one, told(2, kind="meeting", heads={"乙某"}, people={"乙某"}, words="乙某主持。"))) == [-1.5, 2]


def test_nobody_in_common_weighs_by_kind() -> None:
    def pair(kind: str, place: str, **known) -> list[float]:
        one, other = ({"people": {name}, "heads": {name} if known.get("led") else (), "organisers": known.get("held", ())} for name in "甲乙")
        return worth(of_people(told(1, kind=kind, places={"云栖里"}, **one), told(2, kind=kind, places={place}, **other)))

    assert pair("visit", "云栖里小区", led=True) == [-3, -4]
    assert pair("visit", "云栖里小区") == [-0.5], "neither says who came"
    assert pair("activity", "云栖里小区") == [-0.5]
    assert pair("activity", "云栖里小区", held={"柳园区民政局"}) == [], "here, and held by the same"
    assert pair("activity", "河西新村", held={"柳园区民政局"}) == [-0.5]
    assert pair("activity", "河西新村", held={"区民政局"}) == [-2], "of which district"
    assert pair("activity", "河西新村") == [-2]


def test_only_one_report_says_who_led() -> None:
    one, other = told(1, kind="activity", heads={"甲"}, people={"甲"}), told(2, kind="activity", people={"甲", "乙"})
    assert worth(of_people(one, other)) == worth(of_people(other, one)) == [1.5, 0.5]
    assert worth(of_people(one, told(2, kind="activity", heads={"乙"}, people={"甲", "乙"}))) == [-1.5, 1.5]


def test_a_name_that_a_scan_misread() -> None:
    one = told(1, heads={"杨志远"}, people={"杨志远"})
    assert worth(of_people(one, told(2, heads={"扬志远"}, people={"扬志远"}))) == [3]
    assert worth(of_people(one, told(2, heads={"杨志高"}, people={"杨志高"}))) == [-3, -4]


def test_places() -> None:
    one = told(1, places={"松涛小区", "柏岭驿站"}, words="走访了松涛小区和柏岭驿站。")
    assert worth(of_places(one, told(2, places={"松涛小区"}))) == [2]
    assert worth(of_places(one, told(2, places={"松涛小区", "柏岭驿站"}))) == [3]
    assert worth(of_places(one, told(2, places={"河西新村"}, words="走访了河西新村。"))) == [-3]
    assert worth(of_places(one, told(2, places={"河西新村"}, words="从松涛小区到河西新村。"))) == [1.5]
    assert worth(of_places(one, told(2, words="走访了柏岭驿站。"))) == [1.5]
    assert worth(of_places(one, told(2, words="走访了居民。"))) == [-0.5]
    assert worth(of_places(one, told(2))) == []


def test_what_both_are_named_after_is_a_place() -> None:
    def pair(one: str, other: str) -> list[float]:
        known = (("揭牌仪式", one), ("典礼", other))
        return worth(of_places(*(told(n, kind="ceremony", label=label, words=f"{theme}{label}举行") for n, (label, theme) in enumerate(known))))

    assert pair("平湖小学", "平湖小学揭牌暨开学") == [2]
    assert pair("平湖小学", "栖云小学揭牌暨开学") == []
    assert pair("区第二小学", "区第二小学开学") == [], "every district has one"
    assert pair("智慧社区", "智慧社区建设") == [], "there are many"


def test_a_wide_place_says_little() -> None:
    assert worth(of_places(told(1, places={"东港区"}), told(2, places={"东港区"}))) == [1]
    assert worth(of_places(told(1, places={"东港区"}), told(2, places={"福寿里社区"}))) == [-1]
    assert worth(of_places(told(1, places={"东港区"}), told(2, places={"福寿里社区"}, words="东港区福寿里社区"))) == [0.5]
    assert worth(of_places(told(1, places={"沙河镇"}), told(2, places={"金穗农机合作社"}))) == [-1.5], "which may lie in it"
    assert worth(of_places(told(1, places={"沙河镇"}), told(2, places={"双桥镇"}))) == [-3]


def test_a_place_that_every_district_has() -> None:
    def pair(place: str, **other) -> list[float]:
        return worth(of_places(told(1, places={place}, districts={"嘉陵湾区"}), told(2, places={"区人力资源市场"}, **other)))

    assert pair("嘉陵湾区人力资源市场", districts={"嘉陵湾区"}) == [2]
    assert pair("区人力资源市场") == pair("嘉陵湾区人力资源市场") == [1.5], "of which district"
    assert worth(of_places(*(told(n, places={"区人力资源市场"}) for n in (1, 2)))) == [2], "neither says"
    assert worth(of_places(told(1, places={"区滨江广场"}, districts={"嘉陵湾区"}), told(2, places={"区滨江广场"}))) == [2], "has a name of its own"


def test_half_a_name_of_a_place() -> None:
    one = told(1, places={"鹭洲排涝站"}, words="查看了鹭洲排涝站。")
    assert worth(of_places(one, told(2, words="检查鹭洲泵站机组。"))) == [1]
    assert worth(of_places(one, told(2, places={"鹭洲泵站"}, words="检查鹭洲泵站机组。"))) == [], "for neither"
    assert worth(of_places(told(1, places={"区实验小学"}, words="区实验小学"), told(2, words="实验学校"))) == [-0.5]


def test_the_short_name_of_a_firm_and_the_hall_of_its_town() -> None:
    one = told(1, places={"云川精密轴承有限公司"}, words="调研")
    assert worth(of_places(one, told(2, words="走访云川轴承"))) == [1]
    assert worth(of_places(told(1, places={"菱塘镇文化广场"}, words="演出"), told(2, words="在文化广场演出"))) == [1]
    assert worth(of_places(told(1, places={"菱塘镇文化广场"}, words="演出"), told(2, words="文化广场演出"))) == [0.5]


def test_where_both_say_that_it_was_though_neither_has_it_for_a_place() -> None:
    one, other = ({"words": f"{who}在人民广场举行仪式"} for who in ("今天", "区法院"))
    assert worth(of_places(told(1, **one), told(2, **other))) == [1], "every district has one"
    assert worth(of_places(told(1, districts={"东港区"}, **one), told(2, districts={"东港区"}, **other))) == [1.5]
    assert worth(of_places(told(1, **one), told(2, words="在文化广场举行仪式"))) == []


def test_who_spoke_where_another_chaired() -> None:
    one = told(1, kind="training", heads={"乙"}, speakers={"甲"}, people={"甲", "乙"})
    assert worth(of_people(one, told(2, kind="training", heads={"甲"}, people={"甲"}))) == [1.5]


def test_organisers() -> None:
    one = told(1, organisers={"河阳区消防救援大队"}, words="河阳区消防救援大队组织演练。")
    assert worth(of_organisers(one, told(2, organisers={"区消防救援大队"}))) == [1]
    assert worth(of_organisers(one, told(2, organisers={"河阳区消防救援大队"}))) == [2]
    assert worth(of_organisers(*(told(n, organisers={"区消防救援大队"}) for n in (1, 2)))) == [1], "every district has one"
    assert worth(of_organisers(*(told(n, organisers={"区消防救援大队"}, districts={"河阳区"}) for n in (1, 2)))) == [2]
    assert worth(of_organisers(*(told(n, organisers={"区消防救援大队"}, places={"云栖里小区"}) for n in (1, 2)))) == [2]
    assert worth(of_organisers(one, told(2, organisers={"春晖街道"}, words="春晖街道组织演练。"))) == [-1.5]
    assert worth(of_organisers(one, told(2, organisers={"春晖街道"}, words="春晖街道联合消防救援大队"))) == [1]
    assert worth(of_organisers(one, told(2, words="消防救援大队来了"))) == [1]
    assert worth(of_organisers(one, told(2, words="消防车来了"))) == []
    towns = (told(n, organisers={f"{name}镇人民政府"}, words=f"{name}镇人民政府") for n, name in enumerate(("双桥", "沙河")))
    assert worth(of_organisers(*towns)) == [-1.5]


def test_a_branch_of_an_office_is_of_that_office() -> None:
    one = told(1, organisers={"清涟社区党总支", "区水务局机关党支部"}, words="区水务局机关党支部联合清涟社区党总支开展活动")
    assert worth(of_organisers(one, told(2, organisers={"区水务局"}, words="清涟社区联合区水务局开展活动"))) == [1, 1]
    assert worth(of_organisers(one, told(2, organisers={"区水务局"}, words="区水务局开展活动"))) == [1]
    assert worth(of_organisers(one, told(2, organisers={"区林业局"}, words="区林业局开展活动"))) == [-1.5]


def test_a_district_that_only_follows_from_a_town_speaks_against_and_decides_nothing() -> None:
    one = told(1, deduced={"襄城县"})
    assert worth(of_districts(one, told(2, districts={"临泽区"}))) == worth(of_districts(one, told(2, deduced={"临泽区"}))) == [-1]
    assert worth(of_districts(one, told(2, districts={"襄城县"}))) == worth(of_districts(one, told(2))) == []
    assert worth(of_districts(one, told(2, districts={"许昌市"}))) == [], "which it may lie in"


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("举行高层住宅消防疏散演练", "组织高层疏散演练", [1, 0.5]),
    ("岚谷县第五届乡贤演练", "举办的第五届乡贤演练", [1, 2.5]),
    ("岚谷县第五届乡贤演练", "岚谷县第六届乡贤演练", [1, -4]),
    ("平阳县冬季森林防火演练", "全县冬季森林防火演练", [1, 1.5]),
    ("平阳县防火演练", "全县防火演练", [1, 1.5]),
    ("平阳县防火演练", "沙河镇防火演练", [1, 0.5]),
    ("开展地震应急演练", "开展反恐防暴演练", [1, -2]),
    ("开展演练", "开展反恐防暴演练", [1]),
])  # fmt: skip
def test_full_names(one: str, other: str, expected: list[float]) -> None:
    pair = (told(n, kind="activity", label="演练", words=words) for n, words in enumerate((one, other)))
    assert worth(of_names(*pair)) == expected


def test_names_that_say_nothing() -> None:
    def pair(kind: str, one: str, other: str = "") -> list[float]:
        return worth(of_names(told(1, kind=kind, label=one, words=one), told(2, kind=kind, label=other or one, words=other or one)))

    assert pair("activity", "活动") == []
    assert pair("visit", "调研") == [0.5]
    assert pair("visit", "调研", "检查") == []
    assert pair("visit", "县长贾如海一行") == [], "which is who came"
    assert pair("meeting", "推进会", "座谈会") == [-2]
    assert pair("meeting", "会议", "推进会议") == []
    assert pair("activity", "志愿服务活动", "主题党日活动") == [], "what kind of people they were"
    assert pair("ceremony", "揭牌仪式", "签约仪式") == [-2]
    assert pair("activity", "文艺演出", "晚会") == [], "two words for one thing"
    assert pair("activity", "文艺演出", "演练") == [-2]


def test_a_name_that_the_other_report_only_mentions() -> None:
    def pair(label: str, words: str) -> list[float]:
        return worth(of_names(told(1, kind="activity", label=label, words=label), told(2, kind="activity", label="活动", words=words)))

    assert pair("义诊", "在古柏村开展义诊活动") == [1]
    assert pair("义诊", "在古柏村开展便民活动") == []
    assert pair("主题活动", "在古柏村开展主题活动") == [], "says nothing"


def test_the_full_name_where_only_one_report_has_a_name() -> None:
    def pair(words: str) -> list[float]:
        one = told(1, kind="ceremony", label="启动仪式", words="举行迎新春年货节启动仪式")
        return worth(of_names(one, told(2, kind="other", words=words)))

    assert pair("迎新春年货节开市") == [1]
    assert pair("端午龙舟赛开赛") == []


def test_themes_of_what_has_no_name_of_its_own() -> None:
    def pair(one: str, other: str) -> list[float]:
        labels = ("主题党日活动", "志愿服务活动")
        return worth(
            of_names(
                *(told(n, kind="activity", label=label, words=f"开展{theme}{label}") for n, (label, theme) in enumerate(zip(labels, (one, other), strict=True)))
            )
        )

    assert pair("“红心护河”", "护河清洁") == [0.5]
    assert pair("“红心护河”", "垃圾分类") == [-1]


def test_hours() -> None:
    assert worth(of_hours(told(1, sentence="3月28日上午，区长调研。"), told(2, sentence="28日下午，区长检查。"))) == [-2]
    assert worth(of_hours(told(1, sentence="3月28日上午，区长调研。"), told(2, sentence="3月28日，区长检查。"))) == []
    assert part_of_day("上午看望，下午座谈") == ""


def test_figures() -> None:
    assert figures_of("2023年7月21日，编织袋11.8万条、抢险队46支、9个项目、100人") == {"11.8万条", "46支"}
    one = told(1, words="供餐2100份，抢险队46支")
    assert worth(of_figures(one, told(2, words="队员46支"))) == [1]
    assert worth(of_figures(one, told(2, words="抢险队46支"))) == [1.5], "and what was counted"
    assert worth(of_figures(told(1, words="80名居民参加"), told(2, words="为80名居民讲授"))) == [1]
    assert worth(of_figures(one, told(2, words="抢险队46支，供餐2100份"))) == [2]
    assert worth(of_figures(*(told(n, words="献血25800毫升") for n in (1, 2)))) == [2], "of more digits"
    assert worth(of_figures(one, told(2, words="抢险队64支"))) == []


def test_figures_of_people_by_any_word_for_them() -> None:
    assert worth(of_figures(told(1, words="接诊群众160余人次"), told(2, words="为160余名村民诊疗"))) == [1]
    assert worth(of_figures(told(1, words="接诊群众160余人次"), told(2, words="发放资料160余份"))) == []


def test_phrases_that_neither_has_taken_for_a_name() -> None:
    one = told(1, heads={"雍和"}, people={"雍和"}, words="区委书记雍和在区人民来访接待中心接待群众。")
    assert common_phrases(one, told(2, words="区委书记雍和到区人民来访接待中心开展接访活动")) == ["区人民来访接待中心"]
    assert common_phrases(one, told(2, words="到区人民来访接待中心", places={"区人民来访接待中心"})) == [], "which counts as a place"
    assert common_phrases(one, told(2, words="区委书记雍和在区来访接待点接待群众")) == []
    always = "区委常委、街道党工委书记详细了解工作开展情况，实地查看施工现场，听取情况汇报并提出要求。"
    assert common_phrases(told(1, words=always), told(2, words=always)) == [], "what is said of every visit"


def test_kinds() -> None:
    assert worth(of_kinds(told(1), told(2, kind="meeting"))) == [-1]
    assert worth(of_kinds(told(1), told(2, kind="other"))) == [], "which may be of any kind"
    assert worth(of_kinds(told(1), told(2))) == []


def test_each_names_the_head_of_the_other() -> None:
    chaired = told(1, kind="meeting", heads={"甲某某"}, people={"甲某某", "乙某某"})
    listened = told(2, kind="meeting", heads={"乙某某"}, people={"乙某某"}, words="甲某某听取意见。")
    assert not [reason for worth, reason in of_people(chaired, listened) if worth < 0]
    assert -1.5 in worth(of_people(chaired, told(2, kind="meeting", heads={"乙某某"}, people={"乙某某"})))


def test_whom_both_only_mention() -> None:
    one, other = told(1, people={"甲某某"}, named={"丙某某"}), told(2, people={"乙某某"}, named={"丙某某"})
    assert worth(of_people(one, other)) == [1]


def test_what_both_say_it_was_at() -> None:
    assert spots_of("在鼎新大厦召集，到区人民来访接待中心开展接访活动，在全区小学开展") == {"鼎新大厦", "区人民来访接待中心"}
    assert spots_of("在镇中心小学操场举行的比赛") == {"镇中心小学"}


def test_a_paper_that_speaks_of_itself() -> None:
    firm = told(1, places={"浙川精密轴承有限公司"}, words="走访")
    assert worth(of_places(firm, told(2, words="一行莅临我公司，汇报轴承产线"))) == [1.5]
    assert worth(of_places(firm, told(2, words="一行莅临我公司"))) == [0.5]
    assert worth(of_places(firm, told(2, words="一行来到我校"))) == [-0.5]


def test_names_in_quotation_marks_are_not_cut() -> None:
    assert themes(told(1, kind="activity", label="宣传活动", words="开展“宪法在身边”宣传活动")) == {"“宪法在身边”"}


def test_numbers_of_a_series() -> None:
    def pair(one: str, other: str) -> list[float]:
        return worth(of_series(told(1, words=one), told(2, words=other)))

    assert pair("云麓县第六届山菌节在广场举行", "第六届山菌节继续举行") == [3]
    assert pair("“政企早餐会”第12期举办", "“政企早餐会”第12期") == [3]
    assert pair("“政企早餐会”第12期举办", "“政企早餐会”第13期") == [-4]
    assert pair("第六届山菌节", "第六届邻里节") == pair("第六届山菌节", "山菌节") == []
