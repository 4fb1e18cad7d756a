"""Names as people type them: traditional characters, aliases, pinyin, near ones; and words that are no names at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from jiedao.queries.engine import ask
from jiedao.queries.errors import BadParameter, UnknownName
from jiedao.queries.header import questions
from jiedao.queries.names import Named, SparqlNames, compact, is_pinyin, longer, simplified


@pytest.mark.parametrize(
    "name",
    ["赵明川", "趙明川", " 赵 明川 ", "老赵", "老趙", "zhaomingchuan", "Zhao Mingchuan", "zhào míng chuān", "ZHAO MING-CHUAN"],
)
def test_a_person_is_found_however_the_name_is_written(store: Store, name: str) -> None:
    assert len(ask(store, "itinerary", {"name": name})) == 2


@pytest.mark.parametrize("name", ["柳湖区民政局", "柳湖區民政局", "区民政局", "區民政局"])
def test_an_office_is_found_by_its_short_name(store: Store, name: str) -> None:
    assert [row["person"] for row in ask(store, "holders", {"office": name})] == ["王小雨"]


@pytest.mark.parametrize(
    ("typed", "near"), [("赵明传", "赵明川"), ("李大城", "李大成"), ("zhao mingchaun", "赵明川"), ("孙力行", "孙立行")]
)
def test_an_unknown_name_answers_with_near_ones(store: Store, typed: str, near: str) -> None:
    with pytest.raises(UnknownName) as refused:
        ask(store, "career", {"name": typed})
    assert refused.value.near[0] == near
    assert near in refused.value.message.zh
    assert near in refused.value.message.en


def test_a_name_of_another_sort_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownName, match="没有找到地点"):
        ask(store, "visits", {"place": "赵明川"})


def test_nothing_near_says_so_in_one_line(store: Store) -> None:
    with pytest.raises(UnknownName) as refused:
        ask(store, "career", {"name": "\n\x1b[31m???"})
    assert refused.value.near == ()
    assert str(refused.value).isprintable()


class Offices(SparqlNames):
    """Names of offices alone."""

    def known(self, kind: object) -> list[Named]:
        return [(f"{kind}/{name}", name, None) for name in ("银湖街道", "银湖街道党工委", "银湖街道办事处", "金湖街道办事处")]


@pytest.mark.parametrize(
    ("typed", "said"), [("銀湖街道", "还有：银湖街道党工委、银湖街道办事处"), ("银湖街道办事处", None), ("铜湖街道", None)]
)
def test_offices_that_begin_alike_are_told_of(typed: str, said: str | None) -> None:
    office = questions()["holders"].parameters[0]
    note = longer(Offices.__new__(Offices), office, typed)
    assert (note is None) == (said is None)
    assert note is None or note.zh.endswith(str(said))


def test_an_answer_with_rows_tells_of_no_other_office(store: Store) -> None:
    assert ask(store, "holders", {"office": "柳湖区民政局"}).notes == ()


INJECTIONS = [
    '"} ?s ?p ?o . #', "'; DROP ALL; '", "} UNION { ?s ?p ?o", "<http://x> } #", '\\"', "?person", "UNDEF", "a\nb", "%00",
    "张三\" }\n FILTER(true) #",
]


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("parameter", ["person", "office", "place", "programme"])
def test_no_name_gets_into_the_query(store: Store, parameter: str, text: str) -> None:
    before = set(store)
    with pytest.raises(UnknownName):
        ask(store, "visits", {parameter: text})
    assert set(store) == before


@pytest.mark.parametrize("text", [*INJECTIONS, "2022-13", "2022-02-40", "05-09", "yesterday", "20220509", "0000", "0000-05"])
@pytest.mark.parametrize("parameter", ["since", "until"])
def test_no_date_gets_into_the_query(store: Store, parameter: str, text: str) -> None:
    with pytest.raises(BadParameter):
        ask(store, "visits", {parameter: text})


@pytest.mark.parametrize("text", [*INJECTIONS, "event/nothing", "jd:nothing", "https://example.org/x"])
def test_no_identifier_gets_into_the_query(store: Store, text: str) -> None:
    with pytest.raises(UnknownName):
        ask(store, "evidence", {"id": text})


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_answered_or_refused(store: Store, text: str) -> None:
    for name, parameter in (("visits", "person"), ("visits", "since"), ("evidence", "id"), ("events", "kind")):
        try:
            ask(store, name, {parameter: text})
        except (UnknownName, BadParameter) as refused:
            assert "\n" not in str(refused)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [("nothing", {}), ("career", {}), ("career", {"name": " "}), ("visits", {"town": "x"}), ("events", {"kind": "party"})],
)
def test_a_question_put_wrongly_is_refused(store: Store, name: str, parameters: dict[str, str]) -> None:
    with pytest.raises(BadParameter):
        ask(store, name, parameters)


def test_an_empty_graph_knows_no_name_and_has_no_rows() -> None:
    assert len(ask(Store(), "visits")) == 0
    with pytest.raises(UnknownName):
        ask(Store(), "itinerary", {"name": "张三"})


def test_pinyin_is_compared_without_tones_and_blanks() -> None:
    assert compact("Lǚ Xiǎo'ān") == compact("lv xiaoan") == "lvxiaoan"
    assert is_pinyin("Lǚ Xiǎo'ān")
    assert not is_pinyin("李 da")
    assert not is_pinyin("123")
    assert simplified("　趙明川 ") == "赵明川"
