"""Archives, records and web archives are read as the files in them would be; what is damaged, locked or a bomb is one line that says so."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.sources import (
    Document,
    Source,
    SourceError,
    archive,
    documents,
    record,
    records,
)

FORMATS = Path(__file__).parents[3] / "examples" / "formats"
NAMES = sorted(path.stem for path in (FORMATS / "pdf").glob("*.pdf"))

# --- archives ---


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in members.items():
            made.writestr(name, raw)
    return path


def said(path: Path) -> list[str]:
    return [one.text if isinstance(one, Document) else one.message for one in documents([str(path)])]


TEXT = "街道召开会议，社区负责人参加。"


def test_an_archive_is_read_as_a_folder_would_be(tmp_path: Path) -> None:
    members = {
        "b/乙.txt": TEXT.encode(), "a/甲.txt": TEXT.encode("gb18030"), "a/x.exe": b"x", ".git/c.txt": b"x", "__MACOSX/d.txt": b"x",
        "c.jsonl": json.dumps({"text": TEXT}).encode() + b"\n[1]\n", "d.zip": b"PK\x03\x04", "e.pdf": b"%PDF-1.4 x",
    }  # fmt: skip
    path = zipped(tmp_path / "a.zip", members)
    found = list(documents([str(path)]))
    assert [one.source for one in found if isinstance(one, Document)] == ["甲.txt", "乙.txt", "c-1.jsonl"]
    errors = [one.message for one in found if isinstance(one, SourceError)]
    assert [error.split("a.zip!/")[1][:6] for error in errors] == ["c.json", "d.zip：", "e.pdf："]
    assert said(zipped(tmp_path / "unnamed", {"b/乙.txt": TEXT.encode()})) == [TEXT]


def test_names_in_the_old_encoding(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"aaaa.txt": TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"aaaa", "会议".encode("gb18030")))
    assert [one.source for one in documents([str(path)]) if isinstance(one, Document)] == ["会议.txt"]


def test_archives_that_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT.encode() * 2000, "bomb.txt": b"a" * 20_000_000, "c.txt": TEXT.encode()})
    assert ["bomb" in one for one in said(path)] == [False, True, False]
    lying = bytearray(path.read_bytes())
    place = lying.rindex(b"bomb.txt") - 22  # the size of the file in the directory
    lying[place : place + 4] = struct.pack("<I", 1000)
    (tmp_path / "lying.zip").write_bytes(lying)
    assert len(said(tmp_path / "lying.zip")) == 3
    assert all(len(one) < 100_000 for one in said(tmp_path / "lying.zip"))
    (tmp_path / "cut.zip").write_bytes(path.read_bytes()[:-30])
    assert "damaged" in said(tmp_path / "cut.zip")[0]
    assert "no file to read" in said(zipped(tmp_path / "none.zip", {"a.exe": b""}))[0]
    monkeypatch.setattr(archive, "TOTAL", 50_000)
    assert "larger than" in said(path)[-1]
    monkeypatch.setattr(archive, "MEMBERS", 2)
    assert "more than 2 files" in said(path)[0]


def test_a_locked_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT.encode(), "b.txt": TEXT.encode()})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    first, second = said(path)
    assert "encrypted" in first
    assert second == TEXT


# --- records ---


@pytest.mark.parametrize(
    ("fields", "text", "day"),
    [
        (
            {"title": "标题", "content": TEXT, "pubtime": "2023-05-18 09:30", "source": "某街道"},
            f"标题\n\n来源：某街道　发布时间：2023-05-18\n\n{TEXT}", "2023-05-18",
        ),
        ({"标题": "标题", "正文": f"标题\n{TEXT}"}, f"标题\n{TEXT}", None),
        ({"text": [TEXT, TEXT], "date": 1684373400}, f"发布时间：2023-05-18\n\n{TEXT}\n{TEXT}", "2023-05-18"),
        ({"Body": TEXT, "date": "2023年5月"}, f"发布时间：2023-05\n\n{TEXT}", "2023-05"),
        ({"text": TEXT, "date": "20230518"}, f"发布时间：2023-05-18\n\n{TEXT}", "2023-05-18"),
        ({"text": TEXT, "date": "昨天"}, TEXT, None),
    ],
)  # fmt: skip
def test_fields_of_a_record(fields: dict[str, object], text: str, day: str | None) -> None:
    found = record.document_of(Source("a.jsonl!/1", "a-1.jsonl"), json.dumps(fields).encode())
    assert isinstance(found, Document)
    assert (found.text, found.published) == (text, day)


def test_lines_and_lists_of_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text(f'{{"text": "{TEXT}"}}\n\n{{"text": \n{{"title": "x"}}\n{"[" * 100_000}\n{{"text": "{TEXT}"}}', "utf-8")
    found = list(documents([str(lines)]))
    assert [type(one) for one in found] == [Document, SourceError, SourceError, SourceError, Document]
    assert [one.path.rpartition("!/")[2] for one in found if isinstance(one, SourceError)] == ["3", "4", "5"]
    one = tmp_path / "b.json"
    for text, count in ((f'[{{"text": "{TEXT}"}}, {{"text": "{TEXT}"}}]', 2), (f'{{"data": [{{"text": "{TEXT}"}}]}}', 1), (f'{{"text": "{TEXT}"}}', 1)):
        one.write_text(text, "utf-8")
        assert [type(found) for found in documents([str(one)])] == [Document] * count
    one.write_text("[]", "utf-8")
    assert "no records" in said(one)[0]
    monkeypatch.setattr(records, "SIZE_LIMIT", 20)
    assert "larger" in said(lines)[0]
    assert "larger" in said(one.with_name("a.jsonl"))[0]


values = st.recursive(st.none() | st.integers() | st.floats() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=3))


@given(st.dictionaries(st.sampled_from([*record.TABLE, "x"]), values, max_size=5))
def test_any_record_is_read_or_refused(fields: dict[str, object]) -> None:
    found = record.document_of(Source("a.jsonl!/1", "a-1.jsonl"), json.dumps(fields).encode())
    assert isinstance(found, Document | SourceError)


# --- WARC ---


def test_pages_of_a_web_archive(tmp_path: Path) -> None:
    path = FORMATS / "news.warc.gz"
    found = [one for one in documents([str(path)]) if isinstance(one, Document)]
    assert [one.source for one in found] == ["news-1.html", "news-2.html", "news-3.html"]
    assert [one.url for one in found] == [f"http://news.example/{name}.html" for name in NAMES]
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(path.read_bytes()[:5000])
    assert ["cut off" in one for one in said(cut)] == [False, True]
    (tmp_path / "no.warc").write_bytes(b"hello\n")
    assert "damaged" in said(tmp_path / "no.warc")[0]
    (tmp_path / "empty.warc").write_bytes(b"")
    assert "no records" in said(tmp_path / "empty.warc")[0]
