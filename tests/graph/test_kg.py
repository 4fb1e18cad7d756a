"""The folder: order does not matter, removal undoes, what is derived is never stale, writers and readers get along."""

from __future__ import annotations

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_readings import page
from readings import EDTF, raw, readings

from jiedao.graph.errors import FormatError, LockedError, MissingError, ReadOnlyError, SourceError
from jiedao.graph.export import export
from jiedao.graph.kg import KG
from jiedao.graph.seen import joined, spans
from jiedao.schema import types as t
from jiedao.schema.vocabulary import JD

FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck))
SETS = st.lists(readings(), min_size=1, max_size=4, unique_by=lambda r: (r.document.source, r.document.sha256))


@pytest.fixture
def kg(tmp_path: Path) -> Iterator[KG]:
    with KG.open(tmp_path / "kg", "w", reader="jiedao 1") as opened:
        yield opened


def nq(kg: KG) -> bytes:
    out = io.BytesIO()
    export(kg.store, kg.ids, "nq", out)
    return out.getvalue()


def take(kg: KG, reading: t.Reading) -> str:
    return kg.ingest(reading, raw(reading), origin=f"{reading.document.source}/{reading.document.sha256}")


def built(found: list[t.Reading]) -> bytes:
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        for reading in found:
            take(kg, reading)
        return nq(kg)


@FEW
@given(SETS, st.data())
def test_any_order_and_twice_give_the_same_bytes(found: list[t.Reading], data: st.DataObject) -> None:
    other = data.draw(st.permutations(found))
    assert built(found) == built(other) == built([*other, *found])


@FEW
@given(SETS, readings())
def test_adding_and_removing_changes_nothing(found: list[t.Reading], extra: t.Reading) -> None:
    if any(r.document.sha256 == extra.document.sha256 for r in found):
        return
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        for reading in found:
            take(kg, reading)
        kg.identify()
        before = nq(kg)
        take(kg, extra)
        kg.remove(f"{extra.document.source}/{extra.document.sha256}")
        assert nq(kg) == before


@FEW
@given(SETS)
def test_removing_everything_leaves_nothing(found: list[t.Reading]) -> None:
    with TemporaryDirectory() as folder, KG.open(Path(folder) / "kg", "w") as kg:
        for reading in found:
            take(kg, reading)
        for source in kg.sources():
            kg.remove(source.iri)
        assert nq(kg) == b""
        assert len(kg.store) == 0
        assert [p for p in (kg.path / "sources").rglob("*") if p.is_file()] == []


def test_unchanged_changed_and_new_reader(kg: KG, tmp_path: Path) -> None:
    first, second = page("a.txt"), page("a.txt", text="改")
    assert kg.ingest(first, raw(first)) == "added"
    assert kg.ingest(first, raw(first)) == "unchanged"
    assert kg.has(first.document.sha256, "a.txt", "a.txt")
    assert kg.ingest(second, raw(second)) == "replaced"
    assert [s.sha256 for s in kg.sources()] == [second.document.sha256]
    assert kg.original("a.txt") == raw(second)
    assert not kg.originals.path(first.document.sha256).exists()
    kg.reader = "jiedao 2"
    assert not kg.has(second.document.sha256, "a.txt")
    assert kg.ingest(second, raw(second)) == "replaced"
    with KG.open(tmp_path / "fresh", "w", reader="jiedao 2") as fresh:
        fresh.ingest(second, raw(second))
        assert nq(fresh) == nq(kg)


def test_two_files_of_one_name_stay_two_documents(kg: KG) -> None:
    one, two = page("a.txt"), page("a.txt", text="另")
    assert kg.ingest(one, raw(one), "/x/a.txt") == "added"
    assert kg.ingest(two, raw(two), "/y/a.txt") == "added"
    assert len(kg.sources()) == 2
    with pytest.raises(SourceError, match=r"/x/a\.txt \| /y/a\.txt"):
        kg.find("a.txt")
    assert kg.remove("/x/a.txt").sha256 == one.document.sha256
    assert kg.original("a.txt") == raw(two)


def test_one_file_in_two_folders_is_one_document_until_both_are_gone(kg: KG) -> None:
    one, changed = page("a.txt"), page("a.txt", text="改")
    kg.ingest(one, raw(one), "/x/a.txt")
    assert not kg.has(one.document.sha256, "a.txt", "/y/a.txt")
    assert kg.ingest(one, raw(one), "/y/a.txt") == "unchanged"
    assert kg.has(one.document.sha256, "a.txt", "/y/a.txt")
    assert [s.origins for s in kg.sources()] == [("/x/a.txt", "/y/a.txt")]
    assert kg.ingest(changed, raw(changed), "/x/a.txt") == "replaced"
    assert {s.origins for s in kg.sources()} == {("/x/a.txt",), ("/y/a.txt",)}
    assert {kg.original(o) for o in ("/x/a.txt", "/y/a.txt")} == {raw(one), raw(changed)}


def test_a_copy_under_another_name_reports_the_same_event(kg: KG) -> None:
    for name in ("a.txt", "b.txt"):
        kg.ingest(page(name), raw(page(name)))
    assert len(kg.sources()) == 2
    assert len({q.subject for q in kg.store.quads_for_pattern(None, JD.reportedIn, None)}) == 1
    kg.remove("a.txt")
    assert kg.original("b.txt") == raw(page("b.txt"))


def seen(kg: KG) -> set[tuple[str, str]]:
    said = [{q.object.value for q in kg.store.quads_for_pattern(None, p, None)} for p in (JD.firstSeen, JD.lastSeen)]
    return {(first, last) for first in said[0] for last in said[1]}


def test_first_and_last_seen_follow_what_is_there(kg: KG) -> None:
    for name, date in (("b", "2021-03-17"), ("c", "2023"), ("a", "2019-05"), ("d", "XXXX-01-02")):
        reading = page(name, people=1, seen=date, text=name)
        kg.ingest(reading, raw(reading))
    assert seen(kg) == {("2019-05", "2023")}
    kg.remove("a")
    assert seen(kg) == {("2021-03-17", "2023")}
    kg.remove("c")
    assert seen(kg) == {("2021-03-17", "2021-03-17")}
    kg.remove("b")
    assert seen(kg) == set()


@given(st.lists(st.sampled_from(EDTF), min_size=2, max_size=5), st.integers(1, 4))
def test_joining_in_parts_is_joining_at_once(dates: list[str], cut: int) -> None:
    parts = [joined(spans(part)) for part in (dates[:cut], dates[cut:])]
    assert joined(filter(None, parts)) == joined(spans(dates)) == joined(spans(reversed(dates)))


def test_a_vague_date_hides_no_exact_one() -> None:
    assert joined(spans(["2021", "2021-03-17", "2021-03"])) == ("2021-03-17", "2021-03-17")


def test_a_second_writer_is_turned_away_while_readers_go_on(kg: KG) -> None:
    kg.ingest(page("a"), raw(page("a")))
    with KG.open(kg.path) as reader:
        before = nq(reader)
        with pytest.raises(LockedError, match="正在写入") as error:
            KG.open(kg.path, "w")
        assert "\n" not in str(error.value)
        kg.ingest(page("b", start=30), raw(page("b", start=30)))
        assert nq(reader) == before
        with KG.open(kg.path) as later:
            assert nq(later) == nq(kg) != before
        with pytest.raises(ReadOnlyError):
            reader.ingest(page("c"), raw(page("c")))
    assert list((kg.path / "views").iterdir()) == []


def test_reading_needs_no_permission_to_write(kg: KG) -> None:
    kg.ingest(page("a"), raw(page("a")))
    expected = nq(kg)
    kg.close()
    (kg.path / "views").rmdir() if (kg.path / "views").exists() else None
    (kg.path / "views").write_text("no folder can be made here")
    with KG.open(kg.path) as reader:
        assert nq(reader) == expected


def test_what_is_no_knowledge_graph_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="jiedao build"):
        KG.open(tmp_path / "none")
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(FormatError, match=r"thesis\.txt"):
        KG.open(tmp_path, "w")
    (tmp_path / "kg").mkdir()
    (tmp_path / "kg" / "kg.json").write_text('{"format": 99}')
    with pytest.raises(FormatError, match="格式版本"):
        KG.open(tmp_path / "kg", "w")


def test_unknown_documents_and_wrong_bytes(kg: KG) -> None:
    with pytest.raises(SourceError, match="没有这份文档"):
        kg.facts("nothing.txt")
    with pytest.raises(Exception, match="SHA-256"):
        kg.ingest(page("a"), b"other bytes")
    assert nq(kg) == b""


def test_originals_are_kept_whole(kg: KG) -> None:
    reading = page("a")
    kg.ingest(reading, raw(reading))
    assert sha256(kg.original("a")).hexdigest() == reading.document.sha256


def test_another_base(tmp_path: Path) -> None:
    with KG.open(tmp_path / "kg", "w", base="https://example.org/id/") as kg:
        kg.ingest(page("a"), raw(page("a")))
        assert b"w3id.org/jiedao/id" not in nq(kg)
    with KG.open(tmp_path / "kg") as again:
        assert again.base == "https://example.org/id/"
        assert again.facts("a")["articles"][0]["title"] == "考察"


def test_an_archive_is_taken_out_with_all_that_was_read_from_inside_it_alone(kg: KG) -> None:
    alone, shared, other = page("a.txt"), page("b.txt", text="乙"), page("news.zip.txt", text="丙")
    kg.ingest(other, raw(other), "/x/other.zip!/c.txt")
    kg.ingest(shared, raw(shared), "/y/b.txt")
    kg.identify()
    before = nq(kg)
    kg.ingest(alone, raw(alone), "/x/news.zip!/2023/a.txt")
    kg.ingest(shared, raw(shared), "/x/news.zip!/b.txt")
    assert [kg.holds(name) for name in ("news.zip", "/x/news.zip", "b.txt", "ws.zip", "2023")] == [True, True, False, False, False]
    assert [one.name for one in kg.remove_inside("news.zip")] == ["a.txt"]
    assert nq(kg) == before
    assert [one.origins for one in kg.sources()] == [("/y/b.txt",), ("/x/other.zip!/c.txt",)]
    assert not kg.holds("news.zip")
