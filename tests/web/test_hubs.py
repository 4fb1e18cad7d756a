"""Pages of what everything has to do with: they show a part, read from what was counted, and say how much there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from jiedao.web.pages import asking as asking_module
from jiedao.web.pages import hubs, tenures
from jiedao.web.pages.asking import Asking, bounded
from jiedao.web.pages.catalogue import Catalogue
from jiedao.web.pages.charts import DOTS, dotted
from jiedao.web.pages.frame import Frame
from jiedao.web.pages.happenings import found_anew, met
from jiedao.web.pages.hubs import ASKED, Hubs, named_often
from jiedao.web.pages.making import make, within
from jiedao.web.served import Served

BY = {"person": "agent", "office": "office", "programme": "programme", "community": "place", "facility": "place"}


@pytest.fixture(scope="module")
def catalogue(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    place = tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite"
    make(served.state.graph, place)
    return Catalogue(place)


@pytest.fixture(scope="module")
def asking(served: Served) -> Asking:
    return Asking(served.state.graph.kg.store, served.state.graph.kg.base)


@pytest.mark.parametrize("newest_first", [False, True])
def test_what_the_catalogue_holds_is_what_the_graph_says(asking: Asking, catalogue: Catalogue, *, newest_first: bool) -> None:
    looked_at = 0
    for entry in catalogue.entries:
        path, kind = entry.thing.path, entry.thing.kind
        if kind not in BY or not entry.count:
            continue
        things = {BY[kind]: asking.wanted(path)}
        kept = met(asking, catalogue, path, things, 1, newest_first=newest_first)
        anew = found_anew(asking, things, 1, newest_first=newest_first)
        assert entry.count == kept.total
        if kind == "office" and found_anew(asking, {"place": things["office"]}, 1, newest_first=True).total:
            continue  # it was visited too, which the query for offices does not ask for
        assert (kept.total, kept.days) == (anew.total, anew.days), path
        assert {one.path for one in kept.shown} == {one.path for one in anew.shown}, path
        assert [one.date for one in kept.shown if one.date] == sorted((one.date for one in kept.shown if one.date), reverse=newest_first)
        looked_at += 1
    assert looked_at > 100


def test_those_who_were_at_the_same_events_are_counted(asking: Asking, catalogue: Catalogue) -> None:
    entry = next(one for one in catalogue.section("person") if one.count > 1)
    place = catalogue.place(entry.thing.path)
    assert place is not None
    shown = met(asking, catalogue, entry.thing.path, {}, 1).shown
    near = catalogue.beside(place, "person", 1000, 100)
    assert near
    for who, count in near:
        assert count == sum(any(part.who.path == who.path for part in one.participants) for one in shown)


def test_an_area_has_the_events_of_the_places_within(client: TestClient, catalogue: Catalogue) -> None:
    contained = [("community/a", "area/b"), ("area/b", "area/c"), ("area/c", "area/b")]
    assert within({("community/a", "event/1"), ("area/c", "event/1"), ("person/x", "event/2")}, contained) == {("area/b", "event/1")}
    area = next(one.thing for one in catalogue.entries if one.thing.kind == "area" and one.count > 2)
    text = client.get(area.url, headers={"accept-language": "zh"}).text
    assert "这里和其中各处发生过什么" in text
    assert text.count('class="when"') > 2


def test_what_is_kept_of_much_told_things_is_what_a_page_would_ask(served: Served, asking: Asking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(hubs, "MANY", 2)
    hubs.make(served.state.graph, tmp_path / "hubs.sqlite")
    known, often = Hubs(tmp_path / "hubs.sqlite"), list(named_often(asking))
    assert len(often) > 5
    for path in often:
        for name, key in ASKED[path.partition("/")[0]]:
            assert known(name, path) == asking.told(name, key, asking.wanted(path)), (name, path)
    assert known("about", "person/nobody-1") is None


def test_until_they_are_counted_some_articles_stand_for_all(asking: Asking, catalogue: Catalogue) -> None:
    few, every = replace(asking, most=2), replace(asking, most=10_000)
    busy = next(entry.thing.path for entry in catalogue.section("person") if few.partly(entry.thing.path))
    wanted = asking.wanted(busy)
    read = few.first(wanted)
    assert len(read) == 2
    assert read == few.first(wanted), "always the same ones"
    assert few.partly(busy)
    assert not every.partly(busy)
    assert every.rows("met", {"agent": wanted}) == asking.rows("met", {"agent": wanted})
    for name, key in (("about", "id"), ("tenures", "person")):
        shown, known = few.rows(name, {key: wanted}), asking.rows(name, {key: wanted})
        assert 0 < len(shown) <= len(known)
    cited = {said["article"] for row in few.rows("tenures", {"person": wanted}) for said in row["evidence"]}
    assert cited <= {one.value for one in read}


def test_a_page_says_that_it_has_read_some_articles(client: TestClient, asking: Asking, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = next(entry.thing for entry in catalogue.section("person") if replace(asking, most=2).partly(entry.thing.path))
    assert "正在清点；" not in client.get(f"{busy.url}?order=newest", headers={"accept-language": "zh"}).text
    monkeypatch.setattr(Frame, "most", lambda _frame, _state: 2)
    said = client.get(f"{busy.url}?order=newest&page=1", headers={"accept-language": "zh"})
    assert "出自其中 2 篇" in said.text
    assert said.headers["cache-control"] == "no-store"
    assert client.get(f"/explore/data?of={busy.path}").headers["cache-control"] == "no-store"


def test_no_more_is_shown_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_module, "LATEST", 3)
    rows = [{"measure": name, "unit": "户", "value": value, "evidence": tuple(range(value))} for name in ("甲", "乙") for value in range(8)]
    shown = bounded(rows)
    assert [(row["measure"], row["value"], row["of"]) for row in shown] == [(name, value, 8) for name in ("甲", "乙") for value in (5, 6, 7)]
    assert [(len(row["evidence"]), row["more"]) for row in shown[:3]] == [(5, 0), (5, 1), (5, 2)]
    assert bounded([]) == []
    days = [(f"20{year:02}-{month:02}-{day:02}", 2) for year in range(10) for month in range(1, 13) for day in range(1, 28)]
    dots = dotted(days)
    assert dots is not None
    assert len(dots.dots) <= DOTS
    assert sum(dot.count for dot in dots.dots) == 2 * len(days)
    assert dotted([("2024-01-01", 1)]) is None


def test_posts_are_shown_a_page_at_a_time(client: TestClient, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tenures, "PAGE", 1)
    for entry in catalogue.section("person"):
        text = client.get(f"{entry.thing.url}?lang=zh").text
        if "posts=2" in text:
            break
    else:
        raise AssertionError("nobody has two posts")
    second = client.get(f"{entry.thing.url}?lang=zh&posts=2").text
    assert "2 / " in second
    assert second != text
