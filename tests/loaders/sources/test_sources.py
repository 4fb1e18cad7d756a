"""Files, folders, globs and standard input; encodings, media types and errors of one line."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao.loaders.sources import Source, SourceError, document_of, documents, found, read_bytes
from jiedao.schema.types import Document

TEXT = "三月五日，东风街道召开会议，街道党工委书记在会上讲话，各社区负责人参加了会议。\r\n会后，大家参观了社区服务中心。\r\n"
TRADITIONAL = "三月五日，東風街道召開會議，街道黨工委書記在會上講話，各社區負責人參加了會議，會後參觀了服務中心。"


def read(raw: bytes, name: str = "a.txt") -> Document:
    document = document_of(Source(name, name), raw)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk"])
def test_encodings(encoding: str) -> None:
    assert read(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["big5", "utf-16-le", "utf-16-be"])
def test_more_encodings(encoding: str) -> None:
    document = read(TRADITIONAL.encode(encoding))
    assert (document.text, document.encoding) == (TRADITIONAL, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_the_byte_order_mark_stays(mark: bytes, encoding: str) -> None:
    raw = mark + TEXT.encode(encoding)
    document = read(raw)
    assert document.text == "\ufeff" + TEXT == raw.decode(encoding)
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


def test_a_declared_encoding_is_believed() -> None:
    raw = b'<html><head><meta charset="gb2312"></head><body>' + "街道".encode("gbk") + b"</body></html>"
    assert "街道" in read(raw, "a.html").text


def test_a_text_that_was_cut_is_read() -> None:
    document = read((TEXT * 50).encode("utf-8") + "街".encode()[:2])
    assert document.text.startswith(TEXT)
    assert document.text.endswith("\ufffd")


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.txt", TEXT, "text/plain"),
        ("a.txt", "<!DOCTYPE html>\n<html><body><p>会议</p></body></html>", "text/html"),
        ("a.htm", "<p>会议</p><p>活动</p>", "text/html"),
        ("a.txt", "会议<p>活动</p><p>会议</p>", "text/plain"),
        ("a.md", "会议", "text/markdown"),
        ("a.txt", "# 会议\n\n会议。\n\n## 活动\n\n活动。", "text/markdown"),
        ("a.txt", "SET NAMES utf8;\nINSERT INTO `t` (`a`) VALUES ('会议');", "application/sql"),
    ],
)
def test_media_types(name: str, text: str, media_type: str) -> None:
    assert read(text.encode(), name).media_type == media_type


@pytest.mark.parametrize(
    ("raw", "word"),
    [(b"", "empty"), (b" \r\n\t", "empty"), ("\ufeff　\n".encode(), "no text"), (bytes(range(256)) * 20, "binary"), (b"\x89PNG\r\n\x1a\n\0\0", "damaged")],
)
def test_what_is_no_text(raw: bytes, word: str) -> None:
    error = document_of(Source("x/a.txt", "a.txt"), raw)
    assert isinstance(error, SourceError)
    assert word in error.message
    assert "x/a.txt" in error.message
    assert "\n" not in error.message


def test_half_of_one_and_half_of_another_encoding() -> None:
    error = document_of(Source("a.txt", "a.txt"), (TEXT * 3).encode("utf-8") + b"\xff\xff" + (TEXT * 3).encode("gbk"))
    assert isinstance(error, SourceError)
    assert "encoding" in error.message


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    result = document_of(Source("a", "a"), raw)
    assert isinstance(result, (Document, SourceError))
    assert "\n" not in str(result) or isinstance(result, Document)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "sub/c.HTML", "sub/d.sql", "program.exe", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, "utf-8")
    return tmp_path


def names(paths: list[str]) -> list[str]:
    return [s.name if isinstance(s, Source) else s.english for s in found(paths)]


def test_a_folder_is_read_in_order(folder: Path) -> None:
    assert names([str(folder)]) == ["a.md", "b.txt", "c.HTML", "d.sql"]


def test_graphs_are_not_entered_and_json_is_read_where_it_is_wanted(folder: Path) -> None:
    for name in ("kg/kg.json", "kg/notes.txt", "kg/store/a.txt", "list.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}", "utf-8")
    assert names([str(folder)]) == ["a.md", "b.txt", "c.HTML", "d.sql"]
    wanted = found([str(folder)], lambda name: name.startswith("list"))
    assert [s.name for s in wanted if isinstance(s, Source)] == ["a.md", "b.txt", "list.json", "c.HTML", "d.sql"]


def test_globs_and_files_are_read_once(folder: Path) -> None:
    assert names([str(folder / "*.txt"), str(folder / "b.txt"), str(folder / "**" / "*.HTML")]) == ["b.txt", "c.HTML"]
    assert names([str(folder / "program.exe")]) == ["program.exe"]
    assert names([(folder / "b.txt").as_uri()]) == ["b.txt"]


def test_what_is_not_there(folder: Path) -> None:
    (folder / "none").mkdir()
    results = list(documents([str(folder / "x.txt"), str(folder / "*.pdf"), str(folder / "none"), "a\0b", str(folder / "b.txt")]))
    assert [type(r) for r in results] == [SourceError] * 4 + [Document]
    assert all("/" in str(r) and "\n" not in str(r) for r in results[:4])


def test_the_rest_goes_on(folder: Path) -> None:
    (folder / "aa.txt").write_bytes(b"\0\1\2\3\0")
    kinds = [type(r).__name__ for r in documents([str(folder)])]
    assert kinds == ["Document", "SourceError", "Document", "Document", "Document"]


def test_too_large(folder: Path) -> None:
    (error,) = documents([str(folder / "b.txt")], limit=10)
    assert isinstance(error, SourceError)
    assert "10 B" in error.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    (error,) = documents([str(folder / "b.txt")])
    assert isinstance(error, SourceError)
    assert "permission" in error.message


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = documents([str(tmp_path / "pipe.txt")])
    assert isinstance(error, SourceError)
    assert "regular" in error.message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gbk"))))
    (document,) = documents(["-"])
    assert isinstance(document, Document)
    assert document.text == TEXT


def test_bytes_are_those_of_the_file(folder: Path) -> None:
    source = Source(str(folder / "b.txt"), "b.txt")
    assert read_bytes(source) == (folder / "b.txt").read_bytes()
