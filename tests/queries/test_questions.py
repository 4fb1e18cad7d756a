"""What each named question answers, on two hand-made pages."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from jiedao.queries.engine import ask, share
from jiedao.queries.header import questions
from jiedao.queries.types import Table


def records(table: Table) -> list[dict]:
    return list(table)


def test_visits_names_those_at_a_place_with_posts_and_quotes(store: Store) -> None:
    rows = records(ask(store, "visits", {"place": "松涛小区", "until": "2022-12"}))
    assert [(row["person"], row["role"], row["post"]) for row in rows] == [
        ("李大成", ("leads",), ("江北区人大常委会副主任",)),
        ("王小雨", ("accompanies",), ("柳湖区民政局局长",)),
        ("赵明川", ("accompanies",), ("柏岭街道办事处主任",)),
    ]
    assert {row["date"] for row in rows} == {"2022-05-09"}
    assert rows[0]["place"] == ("松涛小区", "柏岭街道睦邻中心")
    assert rows[0]["programme"] == ("加装电梯",)
    assert rows[0]["evidence"][0] == {
        "document": "第一版.txt", "title": "江北区人大来柏岭街道考察加装电梯", "start": 30, "end": 38, "quote": "副主任李大成率队",
    }


def test_rows_have_exactly_the_published_columns(store: Store) -> None:
    columns = ["person", "role", "post", "event", "kind", "date", "place", "programme", "evidence"]
    assert [list(row) for row in ask(store, "visits")] == [columns] * 5
    named = [*columns[:5], "label", *columns[5:]]
    assert list(records(ask(store, "itinerary", {"name": "赵明川"}))[0]) == named


@pytest.mark.parametrize("name", ["visits", "events"])
def test_every_quotation_stands_in_its_document(store: Store, texts: dict[str, str], name: str) -> None:
    found = [passage for row in ask(store, name) for passage in row["evidence"]]
    assert found
    assert all(texts[p["document"]][p["start"] : p["end"]] == p["quote"] for p in found)


def test_no_row_is_without_evidence(store: Store) -> None:
    asked = [("visits", {}), ("events", {}), ("career", {"name": "王小雨"}), ("holders", {"office": "柏岭街道办事处"})]
    assert all(row["evidence"] for name, parameters in asked for row in ask(store, name, parameters))


def test_itinerary_is_in_the_order_of_dates(store: Store) -> None:
    rows = records(ask(store, "itinerary", {"name": "赵明川"}))
    assert [(row["kind"], row["role"], row["date"]) for row in rows] == [
        ("visit", ("accompanies",), "2022-05-09"), ("meeting", ("chairs", "speaks"), "2022-05-09"),
    ]
    assert [row["date"] for row in records(ask(store, "itinerary", {"name": "王小雨"}))] == ["2022-05-09", "2023-01"]


def test_an_office_has_an_itinerary_too(store: Store) -> None:
    rows = records(ask(store, "itinerary", {"name": "柏岭街道办事处"}))
    assert [(row["person"], row["role"], row["post"]) for row in rows] == [("柏岭街道办事处", ("organises",), ())]


def test_people_of_one_name_keep_their_own_rows(store: Store) -> None:
    rows = records(ask(store, "visits", {"person": "王小雨"}))
    assert [(row["person"], row["post"]) for row in rows] == [("王小雨", ("柳湖区民政局局长",)), ("王小雨", ())]
    (note,) = ask(store, "visits", {"person": "王小雨"}).notes
    assert "2" in note.zh
    assert ask(store, "visits", {"person": "李大成"}).notes == ()


def test_unnamed_groups_are_no_visitors(store: Store) -> None:
    assert "居民代表" not in {row["person"] for row in ask(store, "visits")}


def test_career_says_when_a_post_was_seen(store: Store) -> None:
    (row,) = records(ask(store, "career", {"name": "孙立行"}))
    assert (row["office"], row["title"], row["first_seen"], row["last_seen"]) == (
        "柏岭街道办事处", "主任", "2023-01", "2023-01",
    )


def test_holders_are_all_who_had_the_post(store: Store) -> None:
    rows = records(ask(store, "holders", {"office": "柏岭街道办事处", "title": "主任"}))
    assert [(row["person"], row["first_seen"]) for row in rows] == [("赵明川", "2022-05-09"), ("孙立行", "2023-01")]


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2022-05-09", [("赵明川", "attested")]), ("2022", [("赵明川", "attested")]), ("2023-01-15", [("孙立行", "attested")]),
        ("2022-08", [("赵明川", "before"), ("孙立行", "after")]), ("2021", [("赵明川", "after")]), ("2030", [("孙立行", "before")]),
    ],
)
def test_holders_on_a_day_are_attested_or_inferred_and_say_which(store: Store, on: str, names: list[tuple[str, str]]) -> None:
    rows = ask(store, "holders", {"office": "柏岭街道办事处", "on": on})
    assert [(row["person"], row["on_day"]) for row in rows] == names


def test_holders_say_who_came_before_and_after(store: Store) -> None:
    rows = ask(store, "holders", {"office": "柏岭街道办事处", "title": "主任"})
    assert [(row["predecessor"], row["person"], row["successor"]) for row in rows] == [
        ((), "赵明川", ("孙立行",)), (("赵明川",), "孙立行", ()),
    ]


def test_events_list_those_who_took_part(store: Store) -> None:
    (row,) = records(ask(store, "events", {"kind": "meeting"}))
    assert row["label"] == "座谈会"
    assert row["basis"] == "inferred-year"
    assert row["participant"] == (
        {"name": "柏岭街道办事处", "role": "organises"},
        {"name": "赵明川", "role": "chairs"},
        {"name": "赵明川", "role": "speaks"},
    )


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (None, None, 4), ("2022-05-09", "2022-05-09", 2), ("2022-05-10", None, 1), (None, "2022", 2), ("2023", None, 1),
        ("2023-01-20", None, 1), (None, "2023-01-20", 3), ("2023-02", None, 0), (None, "2021", 0), ("2022年5月", None, 3),
    ],
)
def test_dates_match_where_they_overlap(store: Store, since: str | None, until: str | None, count: int) -> None:
    assert len(ask(store, "events", {"since": since, "until": until})) == count


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ({"place": "柏岭街道"}, 5), ({"place": "柳湖区"}, 5), ({"place": "临州市"}, 5), ({"place": "柏岭街道睦邻中心"}, 3),
        ({"office": "柏岭街道办事处"}, 2), ({"office": "区民政局"}, 1), ({"programme": "加梯"}, 3),
        ({"programme": "加装电梯", "person": "李大成"}, 1), ({"place": "松涛小区", "office": "江北区人大常委会"}, 1),
    ],
)
def test_filters_of_visits(store: Store, parameters: dict[str, str], count: int) -> None:
    assert len(ask(store, "visits", parameters)) == count


def test_evidence_of_an_event_includes_its_people_stops_and_date(store: Store) -> None:
    (event,) = {row["event"] for row in ask(store, "visits", {"person": "李大成"})}
    quotes = [row["quote"] for row in ask(store, "evidence", {"id": event})]
    assert {"5月9日", "副主任李大成率队", "走访了松涛小区", "考察加装电梯工作"} <= set(quotes)
    short = event.removeprefix("https://w3id.org/jiedao/id/")
    assert [row["quote"] for row in ask(store, "evidence", {"id": short})] == quotes


def test_evidence_of_a_name_is_all_that_is_said_of_it(store: Store) -> None:
    rows = records(ask(store, "evidence", {"id": "赵明川"}))
    assert {"赵明川", "街道办事处主任赵明川", "赵明川陪同", "赵明川主持会议"} == {row["quote"] for row in rows}
    assert all(row["document"] == "第一版.txt" and row["rule"] for row in rows)


def test_stats_count_things_and_coverage(store: Store) -> None:
    rows = {row["thing"]: row for row in ask(store, "stats")}
    assert {name: rows[name]["count"] for name in ("documents", "articles", "persons", "visits", "meetings", "ceremonies")} == {
        "documents": 2, "articles": 2, "persons": 5, "visits": 3, "meetings": 1, "ceremonies": 0,
    }
    assert (rows["visits"]["first"], rows["visits"]["last"]) == ("2022-05-09", "2023-01")
    assert (rows["events_dated"]["count"], rows["events_dated"]["of"]) == (3, 4)
    assert rows["facts_sourced"]["count"] == rows["facts_sourced"]["of"] > 20


def test_the_same_question_gives_the_same_answer_whatever_the_order_of_quads(store: Store) -> None:
    other = Store()
    other.extend(reversed(list(store)))
    assert ask(other, "visits") == ask(store, "visits")


@pytest.mark.parametrize(("said", "form"), [("0", "0.0"), ("1", "1.0"), ("0.90", "0.9"), ("0.93", "0.93"), ("1.00", "1.0")])
def test_a_share_has_one_form(said: str, form: str) -> None:
    (parameter,) = (one for one in questions()["visits"].parameters if one.type == "share")
    assert share(parameter, said).value == form
