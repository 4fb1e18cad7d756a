"""The index of names says what the store says, is made again for another state of it, and is done without where it cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from jiedao.queries import name_index
from jiedao.queries.engine import ask_engine
from jiedao.queries.engines.sparql import SparqlEngine
from jiedao.queries.errors import UnknownName
from jiedao.queries.header import questions
from jiedao.queries.identity import Identity
from jiedao.queries.name_index import NAME, NameIndex
from jiedao.queries.names import CLASSES, compact, sound
from jiedao.queries.select import oxigraph
from jiedao.queries.stored_names import names_in


@pytest.fixture
def index(store: Store, tmp_path: Path) -> NameIndex:
    return name_index.kept(store, tmp_path / NAME, "one")


def test_it_says_what_the_store_says(store: Store, index: NameIndex) -> None:
    select = oxigraph(store)
    read, kept = (names_in(select, Identity.of(select), by) for by in (lambda: None, lambda: index))
    for kind in CLASSES:
        assert read.known(kind) == kept.known(kind)
        for named in read.known(kind):
            assert read.heard(kind, sound(named)) == kept.heard(kind, sound(named))
            assert set(read.begun(kind, named[1][:2])) == set(kept.begun(kind, named[1][:2]))
    assert kept.heard("person", "") == set()
    assert compact("赵") == ""


@pytest.mark.parametrize("name", ["zhaomingchuan", "Zhao Mingchuan", "趙明川", "老赵"])
def test_questions_find_names_through_it(store: Store, index: NameIndex, name: str) -> None:
    assert len(ask_engine(SparqlEngine(oxigraph(store), index=lambda: index), "itinerary", {"name": name}, questions())) == 2


def test_near_names_come_from_it(store: Store, index: NameIndex) -> None:
    with pytest.raises(UnknownName) as refused:
        ask_engine(SparqlEngine(oxigraph(store), index=lambda: index), "career", {"name": "赵明传"}, questions())
    assert refused.value.near[0] == "赵明川"


@pytest.mark.usefixtures("index")
def test_it_is_kept_for_one_state_and_the_same_each_time(store: Store, tmp_path: Path) -> None:
    place = tmp_path / NAME
    first = place.read_bytes()
    assert name_index.opened(place, "one") is not None
    assert name_index.opened(place, "two") is None
    name_index.kept(store, place, "two")
    assert name_index.opened(place, "two") is not None
    name_index.kept(store, place, "one")
    assert place.read_bytes() == first


def test_a_damaged_one_is_made_again(store: Store, index: NameIndex, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no index")
    assert name_index.kept(store, tmp_path / NAME, "one").known("person") == index.known("person")


def test_where_no_file_can_be_written_it_is_there_nevertheless(store: Store, index: NameIndex, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert name_index.kept(store, tmp_path / "file" / NAME, "one").known("office") == index.known("office")
