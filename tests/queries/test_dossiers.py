"""What is known of a programme, a place and an office; figures; how complete the events are."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from jiedao.queries.engine import ask
from jiedao.queries.errors import BadParameter
from jiedao.queries.types import Record


def asked(store: Store, question: str, **parameters: str) -> list[Record]:
    return list(ask(store, question, parameters))


def test_a_programme_over_time(store: Store) -> None:
    rows = asked(store, "programme", name="加梯")
    assert [(row["item"], row["date"], row["label"]) for row in rows] == [
        ("indicator", "2022-04", "加装电梯"), ("event", "2022-05-09", "考察加装电梯"), ("area", None, "柳湖区"),
    ]
    figure, visit, _ = rows
    assert (figure["value"], figure["unit"]) == (12, "台")
    assert visit["place"] == ("松涛小区", "柏岭街道睦邻中心")
    assert {"name": "李大成", "role": "leads"} in visit["participant"]
    assert {"name": "李大成", "title": "江北区人大常委会副主任"} in visit["post"]


def test_dates_narrow_what_has_a_date(store: Store) -> None:
    assert [row["item"] for row in asked(store, "programme", name="加装电梯", since="2022-05")] == ["event", "area"]
    assert [row["item"] for row in asked(store, "programme", name="加装电梯", until="2022-04")] == ["indicator", "area"]


def test_the_dossier_of_a_community(store: Store) -> None:
    rows = asked(store, "community", name="松涛小区")
    assert [(row["item"], row["name"], row["date"]) for row in rows] == [
        ("event", "考察加装电梯", "2022-05-09"), ("event", "走访松涛小区", "2023-01"), ("programme", "加装电梯", "2022-05-09"),
    ]
    assert [row["name"] for row in asked(store, "community", name="松涛小区", since="2023", item="event")] == ["走访松涛小区"]


def test_the_dossier_of_an_area_has_what_lies_in_it(store: Store) -> None:
    rows = asked(store, "community", name="柏岭街道")
    assert {row["item"] for row in rows} == {"facility", "event", "post", "programme"}
    assert [(row["name"], row["detail"]) for row in rows if row["item"] == "post"] == [
        ("赵明川", "柏岭街道办事处主任"), ("孙立行", "柏岭街道办事处主任"),
    ]


def test_an_office_and_what_belongs_to_it(store: Store) -> None:
    rows = asked(store, "office", name="街道办事处")
    assert [(row["item"], row["name"], row["title"], row["first"]) for row in rows] == [
        ("area", "柏岭街道", None, None), ("holder", "赵明川", "主任", "2022-05-09"), ("holder", "孙立行", "主任", "2023-01"),
        ("event", "座谈会", None, "2022-05-09"),
    ]
    assert rows[-1]["role"] == ("organises",)
    assert [row["name"] for row in asked(store, "office", name="街道办事处", item="任职者")] == ["赵明川", "孙立行"]


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({}, 1), ({"programme": "加梯"}, 1), ({"about": "加装电梯"}, 1), ({"measure": "电梯"}, 1), ({"measure": "楼道"}, 0), ({"unit": "台"}, 1),
        ({"unit": "部"}, 0), ({"since": "2022-05"}, 0), ({"until": "2022"}, 1), ({"place": "松涛小区"}, 0), ({"min_confidence": "0"}, 0),
    ],
)
def test_figures(store: Store, parameters: dict[str, str], count: int) -> None:
    """No confidence is known of a graph that was made by hand."""
    assert len(asked(store, "indicators", **parameters)) == count


def test_coverage_is_a_share_of_the_events(store: Store) -> None:
    rows = asked(store, "coverage")
    shown = [(row["by"], row["kind"] or row["year"], row["events"], row["date"], row["place"], row["leader"], row["evidence"]) for row in rows]
    assert shown == [
        ("all", None, 4, 0.75, 0.5, 0.5, 1.0), ("kind", "meeting", 1, 1.0, 0.0, 1.0, 1.0), ("kind", "visit", 3, 0.666667, 0.666667, 0.333333, 1.0),
        ("year", "2022", 2, 1.0, 0.5, 1.0, 1.0), ("year", "2023", 1, 1.0, 1.0, 0.0, 1.0), ("year", None, 1, 0.0, 0.0, 0.0, 1.0),
    ]
    assert [row["events"] for row in asked(store, "coverage", kind="会议")] == [1, 1, 1]
    assert asked(store, "coverage", place="松涛小区")[0]["events"] == 2


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("programme", {"name": "加装电梯"}), ("community", {"name": "柳湖区"}), ("office", {"name": "街道办事处"}), ("indicators", {}),
        ("companions", {"name": "赵明川"}), ("gaps", {"name": "柏岭街道", "days": "1"}), ("path", {"a": "李大成", "b": "孙立行"}),
    ],
)
def test_no_row_is_without_a_quotation_that_stands_in_its_document(
    store: Store, texts: dict[str, str], name: str, parameters: dict[str, str]
) -> None:
    rows = asked(store, name, **parameters)
    assert rows
    assert all(row["evidence"] for row in rows)
    assert all(texts[p["document"]][p["start"] : p["end"]] == p["quote"] for row in rows for p in row["evidence"])


@pytest.mark.parametrize("days", ["0", "-1", "x", "1.5", "99999999"])
def test_a_number_has_to_be_one(store: Store, days: str) -> None:
    with pytest.raises(BadParameter, match="is not like 90"):
        ask(store, "gaps", {"name": "赵明川", "days": days})
