"""Communities, areas, facilities and programmes of one name: one in one place, two in two districts, and people's to judge where nobody says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from told import Who, report, take

from jiedao.graph.export.canonical import canonical_lines
from jiedao.graph.identity.dossier import articles, named
from jiedao.graph.identity.ledger import by_people
from jiedao.graph.identity.types import Judgement, unit
from jiedao.graph.kg import KG
from jiedao.graph.validate import violations
from jiedao.queries.engine import ask
from jiedao.schema import types as t

SECRETARY = Who("钱立", "柏岭街道党工委", "书记", "柏岭街道")
CHIEF = Who("孙明", "柳湖区民政局", "局长", "柳湖区")
SORTS = ("area/", "community/", "facility/", "programme/")


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w") as opened:
        yield opened


def told(
    source: str, *, communities: tuple[str, ...] = (), facilities: tuple[str, ...] = (), programmes: tuple[str, ...] = (), within: str | None = None,
    people: tuple[Who, ...] = (), city: str | None = "临州市", district: str | None = "柳湖区", area: str | None = None,
) -> t.Reading:
    """Places lie `within` the area given, else in that of the article."""
    found = report(source, "2021-03-01", list(people), city=city, district=district, area=area)
    said = {"evidence": (t.Passage(0, len(source)),), "rule": "told"}
    article = replace(
        found.articles[0], communities=tuple(t.Community(name=name, within=within, **said) for name in communities),
        facilities=tuple(t.Facility(name=name, **said) for name in facilities), programmes=tuple(t.Programme(name=name, **said) for name in programmes),
    )  # fmt: skip
    return t.Reading(document=found.document, articles=(article,))


def judgements(kg: KG, *readings: t.Reading, sort: str = "community/") -> list[Judgement]:
    take(kg, *readings)
    return [one for one in kg.identify().ledger if one.left.startswith(sort)]


def verdicts(kg: KG, *readings: t.Reading, sort: str = "community/") -> list[str]:
    return [one.verdict for one in judgements(kg, *readings, sort=sort)]


def test_one_name_in_two_districts_stays_two(kg: KG) -> None:
    readings = [told(f"甲{district}", communities=("槐安社区",), facilities=("文化馆",), programmes=("加装电梯",), district=district, area=area)
                for district, area in (("柳湖区", "柏岭街道"), ("江北区", "柏岭街道"))]  # fmt: skip
    assert [verdict for sort in SORTS[1:] for verdict in verdicts(kg, *readings, sort=sort)] == []


def test_a_report_that_leaves_out_the_subdistrict_or_the_city_means_the_same_community(kg: KG) -> None:
    found = judgements(
        kg, told("甲", communities=("槐安社区",), area="柏岭街道"), told("乙", communities=("槐安社区",)),
        told("丙", communities=("槐安社区",), area="柏岭街道", city=None),
    )  # fmt: skip
    assert {one.verdict for one in found} == {"same"}
    assert len({name for one in found for name in (one.left, one.right)}) == 3
    assert any("同名同地" in reason for one in found for reason in one.reasons)
    assert not ask(kg.store, "community", {"name": "槐安社区"}, kg.base).notes
    assert violations(kg.store, kg.ids) == []


def test_two_subdistricts_of_a_district_with_a_community_of_one_name(kg: KG) -> None:
    found = judgements(
        kg, told("甲", communities=("槐安社区",), area="柏岭街道"), told("乙", communities=("槐安社区",), area="南桥街道"),
        told("丙", communities=("槐安社区",)),
    )  # fmt: skip
    assert [one.verdict for one in found] == ["unsure", "unsure"]
    assert all(any("fits another as well" in reason for reason in one.reasons) for one in found)


def test_who_else_is_named_decides_between_two(kg: KG) -> None:
    found = judgements(
        kg, told("甲", communities=("槐安社区",), area="柏岭街道", people=(SECRETARY,)), told("乙", communities=("槐安社区",), area="南桥街道"),
        told("丙", communities=("槐安社区",), people=(SECRETARY,)),
    )  # fmt: skip
    [one] = found
    assert one.verdict == "same"
    assert any("书记钱立" in reason for reason in one.reasons)


def test_villages_of_one_name_are_many_in_a_county(kg: KG) -> None:
    here = told("甲", communities=("和平村",), district="云麓县", area="白石镇", people=(Who("边棠", "白石镇党委", "书记", "白石镇"),))
    assert verdicts(kg, here, told("乙", communities=("和平村",), district="云麓县")) == ["unsure"]
    again = told("丙", communities=("和平村",), district="云麓县", people=(Who("边棠", "白石镇党委", "书记", "白石镇"),))
    take(kg, again)
    assert sorted(one.verdict for one in kg.identify().ledger if one.left.startswith("community/")) == ["same"]


def test_without_a_place_it_is_joined_on_evidence_alone(kg: KG) -> None:
    here = told("甲", communities=("槐安社区",), area="柏岭街道", people=(SECRETARY,))
    found = judgements(kg, here, told("乙", communities=("槐安社区",), city=None, district=None))
    assert [(one.verdict, one.score) for one in found] == [("unsure", 0)]
    assert "does not say where" in found[0].reasons[0]


def test_without_a_place_but_with_the_same_secretary_it_is_the_same(kg: KG) -> None:
    here = told("甲", communities=("槐安社区",), area="柏岭街道", people=(SECRETARY,))
    assert verdicts(kg, here, told("乙", communities=("槐安社区",), city=None, district=None, people=(SECRETARY,))) == ["same"]


def test_a_bureau_chief_alone_does_not_make_two_communities_one(kg: KG) -> None:
    here = told("甲", communities=("槐安社区",), area="柏岭街道", people=(CHIEF,))
    assert verdicts(kg, here, told("乙", communities=("槐安社区",), city=None, district=None, people=(CHIEF,))) == ["unsure"]


def test_a_subdistrict_without_its_district(kg: KG) -> None:
    here = told("甲", communities=("槐安社区", "松涛社区"), area="柏岭街道")
    assert verdicts(kg, here, told("乙", area="柏岭街道", city=None, district=None), sort="area/") == ["unsure"]
    more = told("丙", communities=("槐安社区", "松涛社区"), area="柏岭街道", city=None, district=None)
    assert verdicts(kg, more, sort="area/") == ["same"]


def test_of_a_programme_that_is_everywhere_nothing_is_said(kg: KG) -> None:
    known = [told(f"甲{number}", programmes=("乡村振兴",), district=f"{number}江区") for number in "东南西北"]
    assert verdicts(kg, *known[:3], told("乙", programmes=("乡村振兴",), city=None, district=None), sort="programme/") == ["unsure"] * 3
    assert verdicts(kg, known[3], sort="programme/") == []


def test_the_name_in_full_and_in_short(kg: KG) -> None:
    short = told("甲", facilities=("文化中心",), area="柏岭街道")
    assert verdicts(kg, short, told("乙", facilities=("柏岭街道文化中心",), area="柏岭街道"), sort="facility/") == ["same"]
    assert verdicts(kg, told("丙", facilities=("文化中心",), area="南桥街道"), sort="facility/") == ["same"]


def test_a_district_with_its_city_before_it(kg: KG) -> None:
    [one] = judgements(kg, told("甲"), told("乙", city=None, district="临州柳湖区"), sort="area/")
    assert (one.verdict, "in full and in short" in one.reasons[0]) == ("same", True)


def test_a_community_as_the_area_of_its_committee_is_that_community(kg: KG) -> None:
    head = Who("乐满", "槐安社区居委会", "主任", "槐安社区")
    take(kg, told("甲", communities=("槐安社区",), area="柏岭街道"), told("乙", people=(head,), area="柏岭街道"))
    [one] = named(kg.store, kg.ids, "槐安社区")
    assert one.startswith("community/")
    assert violations(kg.store, kg.ids) == []


def test_people_split_a_community_by_article_and_undo_it(kg: KG) -> None:
    take(kg, told("甲", communities=("槐安社区",)), told("乙", communities=("槐安社区",)))
    kg.identify()
    [one] = named(kg.store, kg.ids, "槐安社区")
    article = articles(kg.store, kg.ids, one)[0].value.removeprefix(kg.base)
    before = list(canonical_lines(kg.store, kg.ids))
    kg.identify([by_people(one, unit(one, article), "different", by="李编辑", reason="同名", when="2024-05-01")])
    assert len(ask(kg.store, "evidence", {"id": one}, kg.base)) == 1
    assert ask(kg.store, "community", {"name": "槐安社区"}, kg.base).notes
    assert violations(kg.store, kg.ids) == []
    kg.identify([by_people(one, unit(one, article), "same", by="李编辑", reason="复核", when="2024-05-02")])
    assert not ask(kg.store, "community", {"name": "槐安社区"}, kg.base).notes
    assert len(ask(kg.store, "evidence", {"id": one}, kg.base)) == 2
    assert set(before) <= set(canonical_lines(kg.store, kg.ids))


def test_any_order_of_reports_gives_the_same_judgements_and_removing_takes_them_back(tmp_path: Path) -> None:
    readings = [
        told("甲", communities=("槐安社区",), area="柏岭街道", people=(SECRETARY,)), told("乙", communities=("槐安社区",)),
        told("丙", communities=("槐安社区",), city=None, district=None, people=(SECRETARY,)), told("丁", communities=("槐安社区",), area="南桥街道"),
    ]  # fmt: skip
    found = set()
    for number, order in enumerate(list(permutations(readings))[::4]):
        with KG.open(tmp_path / f"kg{number}", "w") as kg:
            for one in order:
                take(kg, one)
                kg.identify()
            found.add("".join(canonical_lines(kg.store, kg.ids)))
    assert len(found) == 1
    with KG.open(tmp_path / "kg0", "w") as kg:
        kg.remove("丁")
        less = kg.identify().ledger
    with KG.open(tmp_path / "less", "w") as kg:
        take(kg, *readings[:3])
        assert list(kg.identify().ledger) == list(less)
