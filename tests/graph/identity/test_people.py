"""Who is judged to be whom, from reports: each case says what has to come out and why."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import Who, report, take

from jiedao.graph.export import export
from jiedao.graph.identity import ledger as book
from jiedao.graph.identity.forms import variants
from jiedao.graph.identity.types import Judgement
from jiedao.graph.kg import KG
from jiedao.queries.engine import ask
from jiedao.schema import types as t

BUREAU = ("柳湖区民政局", "局长", "柳湖区")
NORTH = ("江北区民政局", "局长", "江北区")
CLERK = ("柏岭街道办事处", "主任", "柏岭街道")
OTHER = ("南桥街道办事处", "主任", "南桥街道")


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w") as opened:
        yield opened


def judgements(kg: KG, *reports: t.Reading) -> list[Judgement]:
    take(kg, *reports)
    return [one for one in kg.identify().ledger if one.left.startswith("person/")]


def people(kg: KG, name: str) -> int:
    rows = ask(kg.store, "career", {"name": name}, kg.base)
    return int("".join(c for c in rows.notes[0].en.partition("is the name of")[2] if c.isdigit())) if rows.notes else 1


def north(source: str, date: str, who: list[Who]) -> t.Reading:
    return report(source, date, who, district="江北区")


def test_a_district_whose_city_is_not_named_is_the_same_district(kg: KG) -> None:
    reports = report("甲", "2021-03-01", [Who("周晓帆", *BUREAU)]), report("乙", "2021-04-01", [Who("周晓帆", *BUREAU)], city=None)
    [one] = judgements(kg, *reports)
    assert one.verdict == "same"
    assert any("柳湖区民政局" in reason for reason in one.reasons)
    assert people(kg, "周晓帆") == 1
    assert len(ask(kg.store, "career", {"name": "周晓帆"}, kg.base)) == 1


def test_a_district_of_two_cities_leaves_it_to_people(kg: KG) -> None:
    found = judgements(
        kg, report("甲", "2021-03-01", [Who("周晓帆", *BUREAU)]), report("乙", "2021-04-01", [Who("周晓帆", *BUREAU)], city=None),
        report("丙", "2021-05-01", [Who("周晓帆", *BUREAU)], city="海州市"),
    )  # fmt: skip
    assert [one.verdict for one in found] == ["unsure", "unsure"]
    assert people(kg, "周晓帆") == 3


def test_namesakes_in_two_districts_stay_two(kg: KG) -> None:
    assert judgements(kg, report("甲", "2021-03-01", [Who("周晓帆", *BUREAU)]), north("乙", "2021-03-02", [Who("周晓帆", *NORTH)])) == []
    assert people(kg, "周晓帆") == 2


def test_a_transfer_is_followed_where_a_report_says_where_from(kg: KG) -> None:
    found = judgements(
        kg, report("甲", "2019-03-01", [Who("周晓帆", *BUREAU)]),
        north("乙", "2021-03-02", [Who("周晓帆", *BUREAU, former=True), Who("周晓帆", *NORTH)]),
        north("丙", "2022-03-02", [Who("周晓帆", *NORTH)]),
    )  # fmt: skip
    assert [one.verdict for one in found] == ["same"]
    assert any("transfer" in reason for reason in found[0].reasons)
    assert people(kg, "周晓帆") == 1


def test_two_posts_at_once_in_two_subdistricts_are_two_people(kg: KG) -> None:
    found = judgements(
        kg, *(report(f"甲{year}", f"{year}-03-01", [Who("周晓帆", *CLERK)]) for year in (2020, 2021, 2022)),
        *(report(f"乙{year}", f"{year}-09-01", [Who("周晓帆", *OTHER)]) for year in (2020, 2021, 2022)),
    )  # fmt: skip
    assert {one.verdict for one in found} == {"different", "same"}
    assert any("posts at once" in reason for one in found for reason in one.reasons)
    assert people(kg, "周晓帆") == 2
    for office in ("柏岭街道办事处", "南桥街道办事处"):
        assert len(ask(kg.store, "holders", {"office": office}, kg.base)) == 1


def test_a_single_article_that_looks_back_tears_nobody_apart(kg: KG) -> None:
    found = judgements(
        kg, *(report(f"甲{year}", f"{year}-03-01", [Who("周晓帆", *CLERK)]) for year in (2016, 2017, 2022)),
        *(report(f"乙{year}", f"{year}-09-01", [Who("周晓帆", *OTHER)]) for year in (2019, 2020, 2021, 2023)),
    )  # fmt: skip
    assert [one.verdict for one in found] == ["unsure"]
    assert people(kg, "周晓帆") == 1


def test_one_after_the_other_is_a_transfer_and_one_person(kg: KG) -> None:
    found = judgements(
        kg, report("甲", "2019-03-01", [Who("周晓帆", *CLERK)]), report("乙", "2020-03-01", [Who("周晓帆", *CLERK)]),
        report("丙", "2021-09-01", [Who("周晓帆", *OTHER)]), report("丁", "2022-09-01", [Who("周晓帆", *OTHER)]),
    )  # fmt: skip
    assert found == []
    assert people(kg, "周晓帆") == 1


def test_posts_at_once_that_one_person_hardly_holds_are_left_to_people(kg: KG) -> None:
    clerk = Who("周晓帆", "松涛社区居委会", "主任", "松涛社区")
    made = [report(f"{n}", f"20{n}-03-01", [Who("周晓帆", *BUREAU)]) for n in (18, 22)]
    found = judgements(kg, *made, *(report(f"{n}x", f"20{n}-09-01", [clerk], area="柏岭街道") for n in (18, 21)))
    assert [one.verdict for one in found] == ["unsure"]
    assert people(kg, "周晓帆") == 1


def test_a_man_and_a_woman_are_two(kg: KG) -> None:
    other = Who("周晓帆", "柳湖区文化馆", "馆长", "柳湖区", mark="（男，汉族）")
    found = judgements(kg, report("甲", "2020-03-01", [Who("周晓帆", *BUREAU, mark="（女）")]), report("乙", "2022-03-01", [other]))
    assert [one.verdict for one in found] == ["different"]
    assert any("man and woman" in reason for reason in found[0].reasons)


def test_a_misread_name_is_the_same_person_only_at_one_office(kg: KG) -> None:
    assert variants("周晓帆")["周哓帆"] == "scan"
    found = judgements(kg, report("甲", "2020-03-01", [Who("周晓帆", *BUREAU)]), report("乙", "2020-04-01", [Who("周哓帆", *BUREAU)]))
    assert [one.verdict for one in found] == ["same"]
    assert any("look-alike" in reason for reason in found[0].reasons)


def test_names_that_look_alike_stand_beside_each_other_as_two(kg: KG) -> None:
    pair = [Who("周晓帆", *BUREAU), Who("周哓帆", "柳湖区民政局", "副局长", "柳湖区")]
    found = judgements(kg, report("甲", "2020-03-01", pair), report("乙", "2020-04-01", pair[:1]))
    assert [one.verdict for one in found] == []
    assert people(kg, "周晓帆") == 1


PLACES = (
    BUREAU, NORTH, CLERK, OTHER, ("柳湖区柏岭街道办事处", "主任", "柏岭街道"), ("柳湖区卫生局", "局长", "柳湖区"), ("柳湖区卫健委", "主任", "柳湖区"),
    ("柏岭街道办事处", "副主任", "柏岭街道"),
)  # fmt: skip


@st.composite
def some_reports(draw: st.DrawFn) -> list[t.Reading]:
    made = []
    for number in range(draw(st.integers(2, 7))):
        who = [
            Who(draw(st.sampled_from(["周晓帆", "周哓帆", "钱立"])), *draw(st.sampled_from(PLACES)), former=draw(st.booleans()))
            for _ in range(draw(st.integers(1, 2)))
        ]
        city, district = draw(st.sampled_from([("临州市", "柳湖区"), (None, "柳湖区"), ("海州市", "柳湖区"), ("临州市", "江北区"), (None, None)]))
        date = f"{2018 + draw(st.integers(0, 4))}-{draw(st.integers(1, 12)):02}-01"
        made.append(report(f"报{number}", date, list(dict.fromkeys(who)), city=city, district=district))
    return made


def whole(kg: KG) -> bytes:
    out = io.BytesIO()
    export(kg.store, kg.ids, "nq", out)
    return out.getvalue() + book.written(book.read(kg.path)).encode()


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(some_reports(), st.randoms(use_true_random=False), st.data())
def test_any_order_in_any_portions_gives_the_same_graph_and_ledger(made: list[t.Reading], chance: Random, data: st.DataObject) -> None:
    order = list(made)
    chance.shuffle(order)
    stops = data.draw(st.sets(st.integers(0, len(made))))
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "a", "w") as once, KG.open(Path(folder) / "b", "w") as portions:
        take(once, *made)
        once.identify()
        for at, one in enumerate(order):
            take(portions, one)
            if at in stops:
                portions.identify()
        portions.identify()
        assert whole(once) == whole(portions)
        take(once, extra := report("另报", "2020-02-02", [Who("周晓帆", *BUREAU), Who("周哓帆", *CLERK)]))
        once.identify()
        once.remove(extra.document.source)
        assert whole(once) == whole(portions)
