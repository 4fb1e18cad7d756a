"""Offices: short and long names, a district of two cities, names of before and after a reform, lines of authority."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from told import Who, report, take

from jiedao.graph.identity.types import Judgement
from jiedao.graph.kg import KG
from jiedao.queries.engine import ask
from jiedao.schema import types as t
from jiedao.schema.vocabulary import ORG


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w") as opened:
        yield opened


def judgements(kg: KG, *reports: t.Reading) -> list[Judgement]:
    take(kg, *reports)
    return [one for one in kg.identify().ledger if one.left.startswith("office/")]


CLERK = Who("周晓帆", "柏岭街道办事处", "主任", "柏岭街道")


def test_one_name_in_two_districts_stays_two(kg: KG) -> None:
    assert judgements(kg, report("甲", "2021-03-01", [CLERK]), report("乙", "2021-03-01", [CLERK], district="江北区")) == []


def test_a_district_that_an_article_leaves_out_parts_no_office(kg: KG) -> None:
    [found] = judgements(kg, report("甲", "2021-03-01", [CLERK]), report("乙", "2022-03-01", [CLERK], district=None))
    assert found.verdict == "same"


def test_an_office_without_its_district_that_fits_two_of_the_city_is_left_to_people(kg: KG) -> None:
    found = judgements(
        kg, report("甲", "2021-03-01", [CLERK]), report("乙", "2021-03-01", [CLERK], district="江北区"), report("丙", "2022-03-01", [CLERK], district=None)
    )
    assert [one.verdict for one in found] == ["unsure", "unsure"]


def test_the_name_in_full_is_the_same_office(kg: KG) -> None:
    long = Who("钱立", "柳湖区柏岭街道办事处", "主任", "柏岭街道")
    found = judgements(kg, report("甲", "2021-03-01", [CLERK]), report("乙", "2023-03-01", [long], district="江北区"))
    assert [one.verdict for one in found] == ["same"]
    for name in ("柏岭街道办事处", "柳湖区柏岭街道办事处"):
        rows = {row["person"]: row["predecessor"] for row in ask(kg.store, "holders", {"office": name}, kg.base)}
        assert rows == {"周晓帆": (), "钱立": ("周晓帆",)}


def test_a_name_in_full_that_fits_two_cities_is_left_to_people(kg: KG) -> None:
    long = Who("钱立", "柳湖区柏岭街道办事处", "主任", "柏岭街道")
    found = judgements(
        kg, report("甲", "2021-03-01", [CLERK]), report("丙", "2021-03-01", [CLERK], city="海州市"),
        report("乙", "2023-03-01", [long], district="江北区"),
    )  # fmt: skip
    assert [one.verdict for one in found] == ["unsure", "unsure"]


@pytest.mark.parametrize(("old", "new", "verdict"), [
    ("卫生和计划生育委员会", "卫生健康委员会", "same"), ("环境保护局", "生态环境局", "same"), ("工商局", "市场监督管理局", "unsure"),
])  # fmt: skip
def test_an_office_that_was_renamed(kg: KG, old: str, new: str, verdict: str) -> None:
    before, after = Who("周晓帆", f"柳湖区{old}", "主任", "柳湖区"), Who("钱立", f"柳湖区{new}", "主任", "柳湖区")
    [found] = judgements(kg, report("甲", "2016-03-01", [before]), report("乙", "2021-03-01", [after]))
    assert found.verdict == verdict
    assert any("renamed" in reason for reason in found.reasons)


def test_the_superior_of_a_line_is_known_where_the_article_names_it(kg: KG) -> None:
    head = Who("钱立", "柳湖区政府", "副区长", "柳湖区")
    take(kg, report("甲", "2021-03-01", [CLERK, head, Who("孙明", "柳湖区民政局", "局长", "柳湖区")]), report("乙", "2021-03-01", [CLERK]))
    found = list(kg.store.quads_for_pattern(None, ORG.subOrganizationOf, None))
    assert len(found) == 2
    assert {"liu-hu-qu-zheng-fu" in str(quad.object) for quad in found} == {True}
