"""The build id names the content: the same from any order and machine, another with any other statement; kept while nothing changes."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from pathlib import Path

import pytest
from page_readings import page, raw

from jiedao.graph import state
from jiedao.graph.export import export
from jiedao.graph.kg import KG

PAGES = ("a", "b", "c")


def build(folder: Path, names: tuple[str, ...], origin: str = "/home") -> Path:
    with KG.open(folder, "w") as kg:
        for name in names:
            reading = page(name, start=PAGES.index(name) * 10, text=name)
            kg.ingest(reading, raw(reading), f"{origin}/{name}")
        kg.identify()
    return folder


def build_id(folder: Path) -> str:
    with KG.open(folder) as kg:
        return kg.build_id()


def test_it_is_the_checksum_of_the_canonical_export(tmp_path: Path) -> None:
    out = io.BytesIO()
    with KG.open(build(tmp_path / "kg", PAGES)) as kg:
        export(kg.store, kg.ids, "nq", out)
        assert kg.build_id() == sha256(out.getvalue()).hexdigest()


def test_order_and_place_do_not_matter_and_content_does(tmp_path: Path) -> None:
    one, other = build(tmp_path / "one", PAGES), build(tmp_path / "other", PAGES[::-1], "/elsewhere")
    assert build_id(one) == build_id(other)
    with KG.open(other, "w") as kg:
        kg.remove("b")
        while_writing = kg.build_id()
    assert build_id(other) == while_writing == build_id(build(tmp_path / "third", ("a", "c"))) != build_id(one)


def test_it_is_worked_out_once_for_each_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = build(tmp_path / "kg", PAGES[:2])
    first = build_id(folder)
    assert json.loads((folder / state.KEPT).read_text("utf-8"))["build_id"] == first
    monkeypatch.setattr("jiedao.graph.kg.content_digest", lambda *_: "worked out again")
    assert build_id(folder) == first
    build(folder, PAGES[2:])
    assert build_id(folder) == "worked out again"


@pytest.mark.parametrize("damaged", ["", "[]", '{"stamp": 1}', "\udcff"])
def test_a_damaged_note_is_no_answer(tmp_path: Path, damaged: str) -> None:
    folder = build(tmp_path / "kg", PAGES[:1])
    first = build_id(folder)
    (folder / state.KEPT).write_text(damaged, "utf-8", errors="surrogateescape")
    assert build_id(folder) == first


def test_a_reader_beside_a_writer_keeps_nothing_wrong(tmp_path: Path) -> None:
    folder = build(tmp_path / "kg", PAGES[:1])
    with KG.open(folder) as early, KG.open(folder, "w") as writer:
        writer.ingest(page("b", start=10, text="b"), raw(page("b", start=10, text="b")), "/home/b")
        old = early.build_id()
        with KG.open(folder) as late:
            assert late.build_id() != old
    assert build_id(folder) != old


def test_a_missing_store_has_no_stamp(tmp_path: Path) -> None:
    assert state.stamp(tmp_path / "nothing") == state.stamp(tmp_path) == ""
