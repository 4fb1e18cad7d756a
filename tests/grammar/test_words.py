"""The lexicons: divisions with their parents, surnames, festivals."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

import pytest

from jiedao.loaders.grammar.units import classes, longest_unit
from jiedao.loaders.words import divisions, festivals, lint, surnames


@pytest.mark.parametrize(
    ("name", "context", "district"),
    [
        ("东华门街道", (), "东城区"), ("花园路街道", (), None), ("花园路街道", ("海淀区",), "海淀区"), ("花园路街道", ("北京市",), "海淀区"),
        ("花园路街道", ("北京",), "海淀区"), ("不存在街道", (), None),
    ],
)
def test_district_of(name: str, context: tuple[str, ...], district: str | None) -> None:
    found = divisions.district_of(name, *context)
    assert (found and found.name) == district


@pytest.mark.parametrize(
    ("name", "context", "city"),
    [
        ("鼓楼区", (), None), ("鼓楼区", ("南京市",), "南京市"), ("鼓楼区", ("福建省",), "福州市"), ("鼓楼区", ("江苏省",), None),
        ("海淀区", (), "北京市"), ("闸北区", (), "上海市"), ("昆山市", (), "苏州市"), ("仙桃市", (), "仙桃市"), ("不存在区", (), None),
    ],
)
def test_city_of(name: str, context: tuple[str, ...], city: str | None) -> None:
    found = divisions.city_of(name, *context)
    assert (found and found.name) == city


@pytest.mark.parametrize(
    ("short", "names"),
    [
        ("北京", ["北京市"]), ("内蒙古", ["内蒙古自治区"]), ("延边", ["延边朝鲜族自治州"]), ("香港", ["香港特别行政区"]), ("浦东", ["浦东新区"]),
        ("神农架", ["神农架林区"]), ("积石山", ["积石山保安族东乡族撒拉族自治县"]), ("朝阳", ["朝阳区", "朝阳市", "朝阳县", "朝阳区"]), ("不存在", []),
    ],
)
def test_short_names(short: str, names: list[str]) -> None:
    assert [d.name for d in divisions.shortened(short)] == names


def test_parents_reach_the_province() -> None:
    (township,) = (d for d in divisions.named("东华门街道") if d.level == "township")
    assert [d.name for d in divisions.ancestors(township)] == ["东城区", "北京市"]
    (county,) = divisions.named("大通回族土族自治县")
    assert [d.name for d in divisions.ancestors(county)] == ["西宁市", "青海省"]
    assert divisions.province(county).name == "青海省"
    assert township in divisions.townships_of(divisions.named("东城区")[0])


def test_divisions_are_whole() -> None:
    every = divisions.townships_of(divisions.Division("", ""))
    assert len(every) > 41_000
    assert len(divisions.named("鼓楼区")) == 4
    assert all(divisions.district(d) is not None for d in every)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王某", "王"), ("欧阳某某", "欧阳"), ("司马某", "司马"), ("尉迟某", "尉迟"), ("爱新觉罗某", "爱新觉罗"), ("逄某", "逄"),
        ("的确", None), ("", None), ("街道", None),
    ],
)
def test_surnames(name: str, surname: str | None) -> None:
    assert surnames.surname_of(name) == surname


def test_surname_lists() -> None:
    assert len(surnames.single()) > 900
    assert len(surnames.compound()) > 100
    assert surnames.common() < surnames.single()
    assert all(len(s) == 1 for s in surnames.single())


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2024, date(2024, 2, 10)), ("除夕", 2024, date(2024, 2, 9)), ("元宵", 2024, date(2024, 2, 24)), ("端午节", 2023, date(2023, 6, 22)),
        ("中秋", 2020, date(2020, 10, 1)), ("重阳节", 2022, date(2022, 10, 4)), ("清明节", 2023, date(2023, 4, 5)), ("国庆节", 2001, date(2001, 10, 1)),
        ("七一", 2023, date(2023, 7, 1)), ("春节", 1900, None), ("火把节", 2024, None),
    ],
)
def test_festivals(name: str, year: int, day: date | None) -> None:
    assert festivals.day(name, year) == day


def test_festivals_of_the_chinese_calendar_keep_their_distances() -> None:
    for year in range(1990, 2041):
        spring, lantern, eve = (festivals.day(n, year) for n in ("春节", "元宵节", "除夕"))
        assert spring is not None
        assert lantern is not None
        assert eve is not None
        assert (date(year, 1, 21) <= spring <= date(year, 2, 21), (lantern - spring).days, (spring - eve).days) == (True, 14, 1)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("人次", "人次"), ("人参加", "人"), ("人大代表", None), ("个方面", None), ("个小区", "个"), ("家园", None), ("家单位", "家"),
        ("平方米", "平方米"), ("公里", "公里"), ("", None),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    assert longest_unit(text) == unit


def test_every_list_names_source_and_licence() -> None:
    folder = files("jiedao.loaders.words")
    for name in ("divisions.tsv", "surnames.txt", "compound_surnames.txt", "divisions_former.tsv", "festivals.tsv", "festivals_lunar.tsv", "units.txt"):
        head = "".join(line for line in folder.joinpath(name).read_text("utf-8").splitlines()[:8] if line.startswith("#"))
        assert re.search(r"Source|Computed", head), name
    assert "not-before" not in classes().values()


@pytest.mark.parametrize("name", lint.LISTS)
def test_no_list_has_a_fault(name: str) -> None:
    assert list(map(str, lint.list_faults(lint.BUILT_IN / name))) == []


@pytest.mark.parametrize("name", lint.LISTS)
def test_every_list_says_where_it_comes_from(name: str) -> None:
    """Before its first word."""
    rows = (lint.BUILT_IN / name).read_text("utf-8").splitlines()
    head = " ".join(row for row in rows[:8] if row.startswith("#"))
    assert rows[0].startswith("#")
    assert re.search(r"[Ff]rom |Source|own collection|Own collection|own compilation", head), head


def test_all_lists_of_the_package_are_checked() -> None:
    """Those with a reader of their own have their own tests."""
    own = {"divisions.tsv", "divisions_former.tsv", "festivals.tsv", "festivals_lunar.tsv", "units.txt", "occasions.txt"}
    here = {path.name for path in lint.BUILT_IN.iterdir() if path.suffix in (".txt", ".tsv")}
    assert here - own <= set(lint.LISTS)
