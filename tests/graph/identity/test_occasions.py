"""Reports of one occasion are one; two occasions of one day stay two."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from jiedao import build
from jiedao.graph.identity.almanac import Almanac
from jiedao.graph.identity.clusters import clusters
from jiedao.graph.identity.dossier import called, dossier
from jiedao.graph.identity.occasions import judged
from jiedao.graph.identity.profiles import Reader
from jiedao.graph.identity.telling import Occasion, beside_others
from jiedao.graph.kg import KG
from jiedao.graph.literals import to_date
from jiedao.schema.vocabulary import SCHEMA


def told(number: int, **known) -> Occasion:
    sets = {name: frozenset(value) for name, value in known.items() if not isinstance(value, str)}
    return Occasion(**{"id": f"event/{number}", "article": f"a{number}", "kind": "visit", "day": "2021-03-17"} | known | sets)


def verdicts(*occasions: Occasion) -> list[tuple[str, str, str]]:
    return [(one.left, one.right, one.verdict) for one in judged(occasions)]


def of_day(kg: KG, day: str) -> list[Occasion]:
    return list(Almanac(Reader(kg.store, kg.ids)).of_one_day(day))


ONE = ("event/1", "event/2", "same")


def test_the_same_head_at_the_same_place() -> None:
    assert verdicts(*(told(n, heads={"甲"}, people={"甲"}, places={"松涛小区"}) for n in (1, 2))) == [ONE]


def test_a_report_that_names_fewer_people_and_stops() -> None:
    full = told(1, heads={"甲"}, people={"甲", "乙", "丙"}, places={"松涛小区", "柏岭驿站"})
    assert verdicts(full, told(2, heads={"甲"}, people={"甲"}, places={"柏岭驿站"})) == [ONE]


def test_a_place_whose_district_only_one_report_names() -> None:
    known = {"kind": "ceremony", "people": {"甲"}, "label": "启动仪式"}
    assert verdicts(told(1, places={"临江区滨河广场"}, **known), told(2, places={"滨河广场"}, **known)) == [ONE]
    assert verdicts(told(1, places={"临江区滨河广场"}, **known), told(2, places={"广场"}, **known)) == []


def test_who_spoke_at_the_meeting_of_that_name() -> None:
    known = {"kind": "meeting", "people": {"甲"}, "speakers": {"甲"}}
    assert verdicts(*(told(n, label="推进会", **known) for n in (1, 2))) == [ONE]
    assert verdicts(*(told(n, label=label, **known) for n, label in enumerate(("推进会", "座谈会"), 1))) == []


def test_an_office_that_held_one_meeting_of_that_name() -> None:
    known = {"kind": "meeting", "programmes": {"养老服务"}, "label": "推进会"}
    assert verdicts(*(told(n, organisers={"柳园区民政局"}, **known) for n in (1, 2))) == [ONE]
    assert verdicts(*(told(n, organisers={"区民政局"}, **known) for n in (1, 2))) == [("event/1", "event/2", "unsure")], "of which district"


def test_people_alone_are_not_enough_to_decide() -> None:
    assert verdicts(told(1, people={"甲", "乙"}), told(2, people={"甲", "乙"})) == [("event/1", "event/2", "unsure")]


def test_a_name_and_a_subject_are_not_enough_without_anybody_or_anywhere() -> None:
    known = {"kind": "meeting", "label": "推进会", "programmes": {"养老服务"}}
    words = "全市养老服务现场推进会召开，32个街道、118人参加。"
    assert verdicts(*(told(n, words=words, **known) for n in (1, 2))) == [("event/1", "event/2", "unsure")]
    assert verdicts(*(told(n, words=words, people={"甲"}, **known) for n in (1, 2))) == [ONE]


def test_a_name_with_its_area_and_number_is_enough_without_anybody() -> None:
    def pair(one: str, other: str) -> list[tuple[str, str, str]]:
        known = {"kind": "activity", "label": "文化节", "programmes": {"邻里文化节"}}
        return verdicts(*(told(n, words=f"{name}文化节在公园举行", **known) for n, name in enumerate((one, other), 1)))

    assert pair("松洲区第二届邻里", "松洲区第二届邻里") == [ONE]
    assert pair("第二届邻里", "第二届邻里") == [("event/1", "event/2", "unsure")], "of which district"
    assert pair("松洲区第二届邻里", "松洲区第三届邻里") == []


def test_who_came_on_a_visit_whoever_chaired_what_was_said(tmp_path: Path) -> None:
    pages = ("6月28日，县委书记黎明亮来到井沟村讲党课。乡党委书记芮刚主持。", "6月28日，县委书记黎明亮到井沟村讲专题党课。")
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.txt").write_text(f"流沙县报\n2023年6月29日\n\n县委书记讲党课\n\n{page}\n", "utf-8")
    build(sorted(tmp_path.glob("*.txt")), into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        found = of_day(kg, "2023-06-28")
    assert all("黎明亮" in one.heads for one in found if one.kind == "visit")


def test_two_occasions_stay_two() -> None:
    here = told(1, heads={"甲"}, people={"甲"}, places={"松涛小区"})
    for other in (
        told(2, heads={"乙"}, people={"乙"}, places={"松涛小区"}),
        told(2, heads={"甲"}, people={"甲"}, places={"河西新村"}),
        told(2, heads={"甲"}, people={"甲"}, places={"松涛小区"}, day="2021-03-18"),
        told(2, heads={"甲"}, people={"甲"}, places={"松涛小区"}, article="a1"),
    ):
        assert verdicts(here, other) == []


def test_an_occasion_of_another_district_is_another() -> None:
    known = {"heads": {"甲"}, "people": {"甲"}, "places": {"松涛小区"}}
    assert verdicts(*(told(n, districts={f"{name}区"}, **known) for n, name in enumerate("东西", 1))) == []
    assert verdicts(told(1, districts={"东区", "西区"}, **known), told(2, districts={"西区"}, **known)) == [ONE]
    assert verdicts(told(1, districts={"汀阳市"}, **known), told(2, districts={"澄溪县"}, **known)) == [ONE], "the city around it"
    assert verdicts(told(1, districts={"汀阳市"}, **known), told(2, districts={"泗源市"}, **known)) == []


def test_two_meetings_of_other_names_stay_two() -> None:
    both = (told(n, kind="meeting", heads={"甲"}, people={"甲"}, label=label) for n, label in enumerate(("推进会", "座谈会"), 1))
    assert verdicts(*both) == []


def test_what_one_calls_a_visit_another_calls_an_activity() -> None:
    known = {"heads": {"甲"}, "people": {"甲", "乙"}, "places": {"松涛小区"}}
    assert verdicts(told(1, **known), told(2, kind="activity", **known)) == [ONE]
    alone = known | {"people": {"甲"}}
    assert verdicts(told(1, **alone), told(2, kind="activity", **alone)) == [ONE]
    nowhere = alone | {"places": set()}
    assert verdicts(told(1, **nowhere), told(2, kind="activity", **nowhere)) == []


def test_a_visit_and_the_talks_after_it_stay_two() -> None:
    known = {"heads": {"甲"}, "people": {"甲", "乙", "丙"}, "places": {"松涛小区"}}
    both = [told(1, **known), told(2, kind="meeting", article="a1", **known)]
    found = list(judged([*both, told(3, **known), told(4, kind="meeting", **known)]))
    groups = clusters(found).by_name()
    assert ("event/1", "event/2", "different") in {(one.left, one.right, one.verdict) for one in found}
    assert groups["event/1"] != groups["event/2"]
    assert verdicts(*both, told(3, **known)) == [("event/1", "event/3", "same")]


NAMES = st.frozensets(st.sampled_from("甲乙丙丁"), max_size=3)
KINDS = st.sampled_from(["visit", "meeting"])


@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["", "东区", "西区"]), KINDS), max_size=6), st.randoms())
def test_the_order_of_reports_makes_no_difference(facts: list[tuple], random) -> None:
    occasions = [
        told(n, heads=people, people=people, places=places, districts={district} - {""}, kind=kind, article=f"a{n // 2}")
        for n, (people, places, district, kind) in enumerate(facts)
    ]
    before = sorted(judged(occasions), key=str)
    random.shuffle(occasions)
    assert sorted(judged(occasions), key=str) == before


def test_occasions_are_read_out_of_a_graph(tmp_path: Path) -> None:
    pages = [
        "2023年3月8日，徐汇区田林街道党工委书记孙立行率队走访田林小区，调研加装电梯工作，办事处主任赵明川陪同。",
        "3月8日，徐汇区田林街道党工委书记孙立行一行走访田林小区。2023年加装电梯工作要提速。",
        "2023年3月9日，徐汇区田林街道党工委书记孙立行走访田林小区。",
    ]
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.txt").write_text(page + "\n", "utf-8")
    build(sorted(tmp_path.glob("*.txt")), into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        found = of_day(kg, "2023-03-08")
    assert [(one.kind, one.heads, one.places) for one in found] == [("visit", {"孙立行"}, {"田林小区"})] * 2
    assert all(one.districts == {"徐汇区"} for one in found)
    assert {one.sentence for one in found} == {pages[0], "3月8日，徐汇区田林街道党工委书记孙立行一行走访田林小区。"}
    assert any("加装电梯工作要提速" in one.words or "加装电梯" in one.words for one in found)
    assert [one.verdict for one in judged(found)] == ["same"]


def test_the_dossier_of_an_occasion_has_its_day_people_and_places(tmp_path: Path) -> None:
    page = "2023年3月8日，徐汇区田林街道党工委书记孙立行率队走访田林小区，办事处主任赵明川陪同。\n"
    (tmp_path / "a.txt").write_text(page, "utf-8")
    build([tmp_path / "a.txt"], into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        [event] = [node for node in kg.store.quads_for_pattern(None, SCHEMA.startDate, None) if "/event/" in str(node.subject)]
        name = event.subject.value.removeprefix(kg.base)
        found = dossier(kg.store, kg.ids, name)
        assert found.areas == ("田林小区",)
        [said] = found.posts
        assert said.startswith("2023-03-08 ")
        assert {"孙立行", "赵明川"} <= set(said.removeprefix("2023-03-08 ").split("、"))
        assert [quote.text for quote in found.quotes] == [page.strip()]
        assert called(kg.store, kg.ids, name) == found.name != ""
        assert called(kg.store, kg.ids, "event/gone") == ""


def test_a_district_whose_city_only_one_report_names_is_one(tmp_path: Path) -> None:
    for number, city in enumerate(("宁川市", "")):
        page = f"2023年3月8日，{city}柳园区区长边少卿到柳园区福寿里街道调研养老服务，走访了福寿里社区。\n"
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
    build(sorted(tmp_path.glob("*.txt")), into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        assert [one.verdict for one in judged(of_day(kg, "2023-03-08"))] == ["same"]


def test_a_village_and_its_hall_by_the_organiser_that_one_only_mentions() -> None:
    hall = {"kind": "activity", "label": "义诊", "words": "医院的专家来到古柏村文化礼堂开展义诊", "people": {"甲"}, "organisers": {"区人民医院"}}
    bureau = {"kind": "activity", "label": "活动", "people": {"乙"}, "organisers": {"区卫生健康局"}, "places": {"古柏村"}}
    words = "区卫健局组织区人民医院专家在古柏村开展义诊活动"
    assert verdicts(told(1, places={"古柏村文化礼堂"}, **hall), told(2, words=words, **bureau)) == [ONE]
    assert verdicts(told(1, places={"松柏村文化礼堂"}, **hall), told(2, words=words, **bureau)) == [("event/1", "event/2", "unsure")]


def test_who_and_where_are_looked_for_in_the_words_of_a_report() -> None:
    one = told(1, heads={"甲乙"}, people={"甲乙"}, places={"丰泽桥涵工地", "南环路"}, words="甲乙到丰泽桥涵工地、南环路督查")
    assert verdicts(one, told(2, words="甲乙一行到丰泽桥涵现场办公", label="现场办公")) == [ONE]
    assert verdicts(one, told(2, words="甲丁一行到丰泽桥涵现场办公", label="现场办公")) == [("event/1", "event/2", "unsure")]


def test_a_name_that_many_reports_have_among_their_words_still_brings_those_together_who_have_it() -> None:
    pair = [told(n, heads={"高阳"}, people={"高阳", "光好"}) for n in (1, 2)]
    others = [told(n, words="气温高阳光好", places={f"第{n}号院"}, article=f"b{n}") for n in range(3, 60)]
    assert verdicts(*pair, *others) == [ONE]


def test_a_district_that_the_codes_give_blocks_nothing_but_that_which_is_printed_does() -> None:
    known = {"kind": "ceremony", "heads": {"甲"}, "people": {"甲", "乙"}, "label": "授牌仪式", "places": {"紫云镇"}}
    assert verdicts(told(1, deduced={"襄城县"}, **known), told(2, districts={"望川县"}, **known)) == [ONE]
    assert verdicts(told(1, districts={"襄城县"}, **known), told(2, districts={"望川县"}, **known)) == []
    bare = known | {"people": {"甲"}, "places": ()}
    assert verdicts(told(1, deduced={"襄城县"}, **bare), told(2, districts={"望川县"}, **bare)) == [("event/1", "event/2", "unsure")]


def test_whether_a_district_is_printed_is_read_out_of_a_graph(tmp_path: Path) -> None:
    for number, before in enumerate(("", "上海市徐汇区")):
        page = f"2023年11月6日，全市“书香社区”授牌仪式在{before}田林街道举行，街道党工委书记边少卿出席。\n"
        (tmp_path / f"{number}.txt").write_text(page, "utf-8")
    build(sorted(tmp_path.glob("*.txt")), into=tmp_path / "kg")
    with KG.open(tmp_path / "kg") as kg:
        found = of_day(kg, "2023-11-06")
    assert sorted((sorted(one.districts), sorted(one.deduced)) for one in found) == [([], ["徐汇区"]), (["徐汇区"], [])]


def test_what_those_at_a_meeting_were_shown_is_a_part_of_it() -> None:
    meeting = told(1, kind="meeting", article="a", people={"甲"}, sentence="推进会召开，甲讲话。")
    seen = told(2, article="a", places={"柏岭驿站"}, sentence="会前，与会人员观摩了柏岭驿站。")
    assert verdicts(meeting, seen) == [ONE]
    assert verdicts(meeting, told(2, article="a", places={"柏岭驿站"}, sentence="随后，乙一行到柏岭驿站。")) == []
    assert verdicts(meeting, seen, told(3, kind="meeting", article="a")) == [], "of two meetings"


def test_what_a_festival_is_called_by_its_number() -> None:
    opened = told(1, kind="ceremony", label="开幕式", places={"松风广场"}, words="第六届山菌节开幕式在松风广场举行")
    shown = told(2, kind="activity", places={"松风广场"}, words="第六届山菌节在松风广场举行")
    assert verdicts(opened, shown) == [ONE]
    assert verdicts(opened, told(2, kind="activity", places={"松风广场"}, words="第七届山菌节在松风广场举行")) == []


def test_a_day_that_is_to_be_judged_is_no_article_of_that_day(tmp_path: Path) -> None:
    with KG.open(tmp_path / "kg", "w") as kg:
        pending = kg.ids.graph("pending")
        kg.writable.add(Quad(pending, SCHEMA.startDate, to_date("2021-03-17"), pending))
        assert Almanac(Reader(kg.store, kg.ids)).articles("2021-03-17") == []


def test_articles_are_brought_together_by_the_end_of_the_name_of_their_district() -> None:
    near, wider, far = (NamedNode(f"https://example.org/{name}") for name in ("near", "wider", "far"))
    named = {near: "青禾县", wider: "皖北青禾县", far: "白露县"}
    assert beside_others({article: (frozenset({district}), frozenset()) for article, district in named.items()}) == {near, wider}
