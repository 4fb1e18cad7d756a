"""Registers by a mapping: what rows tell, where it stands, what is wrong with a table or a mapping; CSV and XLSX besides."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedao import build
from jiedao import open as opened
from jiedao.loaders.read import lexicon
from jiedao.loaders.registers.facts import day_of, held
from jiedao.loaders.registers.mapping import parse
from jiedao.loaders.registers.read import MappingFile, is_packed, mapping_file, mapping_for, packed, reading_of
from jiedao.loaders.registers.types import MappingError
from jiedao.loaders.sources import Source, SourceError, document_of
from jiedao.loaders.text import commas, normalise
from jiedao.loaders.text.edits import Draft
from jiedao.schema.fragments import fragments
from jiedao.schema.types import Document, Passage, Reading

SAMPLES = Path(__file__).parents[3] / "examples" / "formats" / "registers"
MAPPING = """
district: {value: 柳湖区}
posts: {person: 姓名, office: 单位, title: 职务, since: 起, until: 止}
"""
TABLE = "姓名,单位,职务,起,止\n桂明远,区民政局,局长,2022年3月,\n杭　静,柳湖区柏岭街道党工委,书记,,\n,区教育局,局长,,\n"


def read(table: str | bytes, mapping: str = MAPPING, name: str = "a.csv") -> Reading | SourceError:
    raw = table.encode() if isinstance(table, str) else table
    return reading_of(Source(f"x/{name}", name), packed(MappingFile(mapping.encode(), ("*",)), name, raw), lexicon())


def told(table: str | bytes, mapping: str = MAPPING, name: str = "a.csv") -> Reading:
    found = read(table, mapping, name)
    assert isinstance(found, Reading), found
    return found


def refused(table: str | bytes, mapping: str = MAPPING, name: str = "a.csv") -> str:
    found = read(table, mapping, name)
    assert isinstance(found, SourceError)
    assert found.message.startswith(f"x/{name}：")
    assert "\n" not in found.message
    return found.english


def test_a_row_tells_a_post_a_person_and_an_office() -> None:
    reading = told(TABLE)
    (article,) = reading.articles
    text = reading.document.text
    assert [(p.person, p.office, p.title, p.seen) for p in article.posts] == [
        ("桂明远", "柳湖区民政局", "局长", "2022-03"), ("杭静", "柏岭街道党工委", "书记", None),
    ]  # fmt: skip
    assert [(o.name, o.kind, o.aliases) for o in article.offices] == [
        ("柳湖区民政局", "government", ("区民政局",)), ("柏岭街道党工委", "party", ("柳湖区柏岭街道党工委",)),
    ]  # fmt: skip
    assert [p.name for p in article.persons] == ["桂明远", "杭静"]
    (at,) = article.posts[0].evidence
    assert text[at.start : at.end] == "桂明远,区民政局,局长,2022年3月"
    assert fragments(reading.document, at) == ("cell=2,1-2,4",)


def test_rows_of_several_areas_are_articles_of_their_own() -> None:
    table = "街道,社区,设施,地址\n柏岭街道,松涛社区,睦邻中心,松涛路1号\n南浦街道,临江社区,助餐点,临江路2号\n柏岭街道,竹园社区,,\n"
    mapping = (
        "title: 一览\narea: 街道\ncity: {value: 临州市}\ncommunities: [{name: 社区, within: 街道}]\nfacilities: [{name: 设施, address: 地址, within: 社区}]"
    )
    first, second = told(table, mapping).articles
    assert (first.title, first.area, [c.name for c in first.communities]) == ("一览（柏岭街道）", "柏岭街道", ["松涛社区", "竹园社区"])
    assert [(f.name, f.address, f.within) for f in second.facilities] == [("助餐点", "临江路2号", "临江社区")]


def test_words_of_a_column_stand_for_kinds() -> None:
    mapping = "offices: {name: 单位, aliases: 又称, kind: {column: 类, words: {国企: enterprise}}}"
    (article,) = told("单位,类,又称\n柳湖区城投集团,国企,柳湖城投、城投\n", mapping).articles
    assert [(o.name, o.kind, o.aliases) for o in article.offices] == [("柳湖区城投集团", "enterprise", ("柳湖城投", "城投"))]


ROWS = [{"姓名": "桂明远", "单位": "区民政局", "职务": "局长"}, {"姓名": "岳思齐", "单位": "区民政局", "职务": "副局长", "号": 3}]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.json", json.dumps(ROWS)),
        ("a.json", json.dumps({"data": ROWS})),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS))),
        ("a.csv", "姓名;单位;职务\n桂明远;区民政局;局长\n岳思齐;区民政局;副局长"),
        ("a.tsv", "姓名\t单位\t职务\r\n桂明远\t区民政局\t局长\r\n岳思齐\t区民政局\t副局长\r\n"),
        ("a.csv", '\ufeff"姓 名","单位","职务"\n"桂明远","区民政局",局长\n岳思齐,"区民\n政局",副局长'),
    ],
)
def test_the_same_register_in_every_form(name: str, raw: str) -> None:
    reading = told(raw, MAPPING.replace(", since: 起, until: 止", ""), name)
    (article,) = reading.articles
    assert [(p.person, p.office, p.title) for p in article.posts] == [("桂明远", "柳湖区民政局", "局长"), ("岳思齐", "柳湖区民政局", "副局长")]
    assert [fragments(reading.document, p.evidence[0]) for p in article.posts] == [("cell=2,1-2,3",), ("cell=3,1-3,3",)]


def test_the_samples_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "registers"
    shutil.copytree(SAMPLES, folder)
    mappings = sorted(folder.glob("*.yaml"))
    summary = build([folder], into=tmp_path / "kg", mappings=mappings)
    assert (summary.added, summary.failures) == (3, [])
    with opened(tmp_path / "kg") as graph:
        rows = [row for row in graph.evidence("桂明远") if row["document"] == "offices.csv"]
        assert rows
        assert {row["fragment"] for row in rows} == {("cell=2,2-2,5",)}
        assert {row["fragment"] for row in graph.evidence("松涛社区助餐点")} == {("sheet=设施&cell=4,3-4,6",)}
    assert build([folder], into=tmp_path / "kg", mappings=mappings).unchanged == 3
    changed = folder / "offices.yaml"
    changed.write_text(changed.read_text("utf-8").replace("2024-06-30", "2024-07-31"), "utf-8")
    again = build([folder], into=tmp_path / "kg", mappings=mappings)
    assert (again.replaced, again.unchanged) == (1, 2)
    with opened(tmp_path / "kg") as graph:
        assert {row["last_seen"] for row in graph.career("桂明远")} == {"2024-07-31"}
        kept = graph.kg.original("offices.csv")
        assert is_packed(kept)
        assert zipfile.ZipFile(io.BytesIO(kept)).read("offices.csv") == (folder / "offices.csv").read_bytes()


def test_tables_that_are_refused() -> None:
    assert "no column “职务”, the header says: 姓名、单位" in refused("姓名,单位\n桂明远,区民政局\n")
    assert "no row" in refused("姓名,单位,职务,起,止\n,,,,\n桂明远,,,,\n")
    assert "header (9)" in refused(TABLE, "header: 9\n" + MAPPING)
    assert "header (别表 1)" in refused((SAMPLES / "facilities.xlsx").read_bytes(), "sheet: 别表\n" + MAPPING, "a.xlsx")
    assert "list of JSON objects" in refused("[1, 2]", name="a.json")
    assert "empty" in refused("")


@pytest.mark.parametrize(
    ("mapping", "word"),
    [
        ("posts: [", "line 1"),
        ("- a", "keys with values"),
        ("rows: 1", "no such key"),
        ("title: a", "what rows tell"),
        ("posts: {person: 姓名}", "needs person, office, title"),
        ("offices: {name: 单位, colour: 红}", "needs name"),
        ("offices: {name: {sheet: 1}}", "should be a column"),
        ("offices: {name: [a]}", "should be words"),
        ("offices: {name: a, kind: {value: 政府}}", "no such kind"),
        ("header: 0\noffices: {name: a}", "number of a row"),
        ("a: &a [*a]", "no such key"),
        ("\x00", "not valid YAML"),
        ("[" * 3000, "not valid YAML"),
    ],
)
def test_mappings_that_are_refused(mapping: str, word: str) -> None:
    with pytest.raises(MappingError) as error:
        parse(mapping.encode(), "m.yaml")
    assert str(error.value).startswith("m.yaml")
    assert word in str(error.value)
    assert "\n" not in str(error.value)


def test_which_files_a_mapping_is_for(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text("files: '机构*.CSV'\noffices: {name: a}", "utf-8")
    one = mapping_file(path)
    assert mapping_for("机构2023.csv", [one]) is one
    assert mapping_for("b.csv", [one]) is None
    path.write_text("offices: {name: a}", "utf-8")
    assert mapping_for("b.xlsx", [mapping_file(path)])
    with pytest.raises(MappingError, match="no such file"):
        mapping_file(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("words", "day"),
    [("2024-06-30", "2024-06-30"), ("2024年6月", "2024-06"), ("2024", "2024"), ("2024/6/3 00:00:00", "2024-06-03"), ("去年", None), ("2024-13", None)],
)
def test_days(words: str, day: str | None) -> None:
    assert day_of(words) == day


def test_how_long_a_post_is_shown() -> None:
    assert held("2022-03", None, "2024") == "2022-03/2024"
    assert held(None, None, "2024") == "2024"
    assert held(None, None, "") is None
    assert held("2022", "2020", "") == "2022"


# --- CSV and XLSX as they are ---


@given(st.lists(st.lists(st.text('ab,"\n\r 甲', max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
def test_cells_are_those_that_were_written(rows: list[list[str]]) -> None:
    rows = [["x", "y", "z"], *rows]
    text = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)
    found: dict[int, list[str]] = {}
    for cell in commas.cells(text):
        found.setdefault(cell.row, []).append(cell.said(text))
    assert list(found.values()) == rows


@given(st.text('ab,;"\n\r\t 甲\ufeff', max_size=60))
def test_any_text_is_cells_and_keeps_its_map(text: str) -> None:
    draft = commas.unmarked(Draft.of(text))
    assert len(draft.value) == len(draft.starts) == len(draft.ends)
    cells = list(commas.cells(text))
    assert all(a.end <= b.start for a, b in pairwise(cells))


def test_a_csv_without_a_mapping_is_a_table_of_the_page() -> None:
    raw = "名称,地址\n松涛社区助餐点,松涛路88号\n".encode("gb18030")
    found = document_of(Source("a.csv", "a.csv"), raw)
    assert isinstance(found, Document)
    assert (found.media_type, found.encoding) == ("text/csv", "gb18030")
    assert normalise(found).value == "名称\t地址\n松涛社区助餐点\t松涛路88号\n"
    assert fragments(found, Passage(6, 13)) == ("cell=2,1",)


def workbook(change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / "facilities.xlsx") as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, change(name, source.read(name)))
    return out.getvalue()


def test_workbooks_that_are_refused() -> None:
    def why(raw: bytes) -> str:
        found = document_of(Source("a.xlsx", "a.xlsx"), raw)
        assert isinstance(found, SourceError)
        return found.english

    whole = (SAMPLES / "facilities.xlsx").read_bytes()
    assert "2000000 cells" in why(workbook(lambda name, raw: raw.replace(b'r="A1"', b'r="XFD1048576"') if "sheet1" in name else raw))
    assert "bomb" in why(workbook(lambda name, raw: raw + b" " * 30_000_000 if "sheet1" in name else raw))
    assert "damaged" in why(whole[:900] + b"xl/workbook.xml")
    assert "empty" in why(workbook(lambda name, raw: b"<worksheet><sheetData/></worksheet>" if "sheet1" in name else raw))


edits = st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), max_size=12)


@settings(max_examples=80)
@given(edits, st.integers(0, 10**6))
def test_damaged_workbooks_are_read_or_refused(cuts: list[tuple[int, bytes]], length: int) -> None:
    raw = (SAMPLES / "facilities.xlsx").read_bytes()
    for place, new in cuts:
        at = place % len(raw)
        raw = raw[:at] + new + raw[at + len(new) :]
    found = document_of(Source("a.xlsx", "a.xlsx"), raw[: max(10, length % (2 * len(raw)))])
    assert isinstance(found, SourceError) or found.text.strip()


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_table_is_read_or_refused(raw: bytes) -> None:
    assert isinstance(read(raw), Reading | SourceError)
    assert isinstance(read(raw, name="a.json"), Reading | SourceError)
