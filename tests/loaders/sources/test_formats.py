"""Every format has an example that we made ourselves; what is damaged, locked, enormous or a bomb is one line that says so."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2
import pytest
from fpdf import FPDF

from jiedao.loaders.sources import (
    Document,
    Source,
    SourceError,
    document_of,
    documents,
    formats,
    pdf,
)

FORMATS = Path(__file__).parents[3] / "examples" / "formats"
TEXTS = FORMATS.parent / "documents"
NAMES = sorted(path.stem for path in (FORMATS / "pdf").glob("*.pdf"))


def plain(text: str) -> str:
    return "".join(text.split()).replace("(", "（").replace(")", "）")


def original(name: str) -> str:
    return plain((TEXTS / f"{name}.txt").read_text("utf-8"))


def only(path: Path) -> Document:
    (found,) = documents([str(path)])
    assert isinstance(found, Document), found
    assert all(found.text[box.start : box.end].strip() for box in found.layout)
    return found


def refusal(raw: bytes, name: str) -> str:
    found = document_of(Source(f"x/{name}", name), raw)
    assert isinstance(found, SourceError), found
    assert f"x/{name}" in found.message
    assert "\n" not in found.message
    assert " / " in found.message
    return found.english


def test_samples_are_small() -> None:
    assert NAMES
    assert not [path for path in FORMATS.rglob("*") if path.is_file() and path.stat().st_size > 300_000]


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_in_two_columns_reads_as_the_text_does(name: str) -> None:
    found = only(FORMATS / "pdf" / f"{name}.pdf")
    assert plain(found.text) == original(name)
    assert (found.media_type, found.encoding) == ("application/pdf", "pdf")
    assert {box.page for box in found.layout} == {1}


@pytest.mark.parametrize("name", NAMES)
def test_a_docx_reads_as_the_text_does(name: str) -> None:
    assert plain(only(FORMATS / "docx" / f"{name}.docx").text) == original(name)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["scan", "scan-png", "scan-pdf"])
def test_a_scan_is_nearly_the_text(kind: str) -> None:
    name = NAMES[1]
    found = only(next((FORMATS / kind).glob(f"{name}.*")))
    assert "ocr" in found.encoding
    assert len(set(plain(found.text)) ^ set(original(name))) <= 12
    assert {box.page for box in found.layout} == ({1} if kind == "scan-pdf" else {0})
    assert plain(found.text).index("卞国忠") < plain(found.text).index("签订")


# --- PDF ---


def drawn(lines: list[tuple[float, float, str]], pages: int = 1, *, locked: bool = False) -> bytes:
    sheet = FPDF(unit="pt", format="A4")
    sheet.set_font("helvetica", size=10)
    if locked:
        sheet.set_encryption("owner", "user")
    for _ in range(pages):
        sheet.add_page()
        for left, top, text in lines:
            sheet.text(left, top, text)
    return bytes(sheet.output())


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    raw = drawn([(50, 100, "first line of the page"), (50, 120, "second line of the page")])
    opened = pypdfium2.PdfDocument(raw)
    for turn in (0, 90, 180, 270):
        opened[0].set_rotation(turn)
        out = io.BytesIO()
        opened.save(out)
        found = document_of(Source("a.pdf", "a.pdf"), out.getvalue())
        assert isinstance(found, Document)
        width, height = pypdfium2.PdfDocument(out.getvalue())[0].get_size()
        assert all(0 <= box.x <= width and 0 <= box.y <= height for box in found.layout)
        if turn == 0:
            assert found.text == "first line of the page\nsecond line of the page"


def test_pdfs_that_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = drawn([(50, 100, "some words of a page")], 3)
    assert "encrypted" in refusal(drawn([(50, 100, "words")], locked=True), "a.pdf")
    assert "damaged" in refusal(raw[:200], "a.pdf")
    assert "damaged" in refusal(b"%PDF-1.7\n" + b"\0" * 500, "a.pdf")
    assert "no text" in refusal(drawn([]), "a.pdf")
    monkeypatch.setattr(pdf, "PAGES", 2)
    assert "3 pages, more than 2" in refusal(raw, "a.pdf")
    monkeypatch.undo()
    monkeypatch.setattr(pdf, "CHARACTERS", 20)
    assert "characters" in refusal(raw, "a.pdf")


@pytest.mark.slow
def test_letters_turned_to_curves_are_read_as_a_picture() -> None:
    sheet = FPDF(unit="pt", format="A4")
    sheet.add_page()
    for x in range(60, 540, 60):  # an E of strokes
        for stroke in ((x, 100, x, 160), (x, 100, x + 30, 100), (x, 130, x + 26, 130), (x, 160, x + 30, 160)):
            sheet.set_line_width(7)
            sheet.line(*stroke)
    found = document_of(Source("a.pdf", "a.pdf"), bytes(sheet.output()))
    assert isinstance(found, Document), found
    assert found.encoding == "pdf+ocr"
    assert "E" in found.text.upper()
    assert all(box.page == 1 and box.x < 595 for box in found.layout)


def test_ten_thousand_pages_are_refused_before_they_are_read() -> None:
    kids = b" ".join(b"3 0 R" for _ in range(10_000))
    raw = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10000/Kids[" + kids
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )  # fmt: skip
    assert "10000 pages" in refusal(raw, "a.pdf")


# --- pictures ---


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"\0" * ((width // 8 + 2) * min(height, 100)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures_that_are_refused() -> None:
    assert "40 megapixels" in refusal(png(10_000, 5_000), "a.png")
    assert "megapixels" in refusal(png(10_000, 10_000), "a.png")
    assert "megapixels" in refusal(png(100_000, 100_000), "a.png")
    scan = (FORMATS / "scan" / f"{NAMES[1]}.jpg").read_bytes()
    assert "damaged" in refusal(scan[:5000], "a.jpg")
    assert "damaged" in refusal(scan[:20], "a.jpg")
    assert "recognised" in refusal(png(64, 64), "a.png")


# --- Office ---


def office(member: str, size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(member, b" " * size)
    return out.getvalue()


def test_paragraphs_and_tables_come_in_the_order_of_the_document() -> None:
    made = docx.Document()
    made.add_paragraph("之前")
    table = made.add_table(2, 3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{number}"
    made.add_table(1, 1).cell(0, 0).text = "框内"
    table.cell(1, 0).merge(table.cell(1, 1))
    made.add_paragraph("之后")
    out = io.BytesIO()
    made.save(out)
    found = document_of(Source("a.docx", "a.docx"), out.getvalue())
    assert isinstance(found, Document)
    assert found.text == "之前\n\n格0\t格1\t格2\n格3 格4\t格5\n\n框内\n\n之后"


def test_office_files_that_are_refused() -> None:
    whole = (FORMATS / "docx" / f"{NAMES[1]}.docx").read_bytes()
    assert "damaged" in refusal(whole[:3000] + b"word/document.xml", "a.docx")
    assert "bomb" in refusal(office("word/document.xml", 30_000_000), "a.docx")
    assert "damaged" in refusal(office("word/document.xml", 30), "a.docx")
    assert "docx or xlsx" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc")
    assert "unpack" in refusal(b"\x1f\x8b\x08\0\0\0", "a.txt.gz")


# --- all ---


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def absent(name: str, package: str) -> None:
        raise ModuleNotFoundError(f"No module named {name} of {package}", name="library")

    formats.module_of.cache_clear()
    monkeypatch.setattr(formats, "import_module", absent)
    assert "pip install 'jiedao[pdf]'" in refusal(b"%PDF-1.4", "a.pdf")
    assert "pip install 'jiedao[ocr]'" in refusal(png(8, 8), "a.png")
    (tmp_path / "a.warc").write_bytes(b"")
    (found,) = documents([str(tmp_path / "a.warc")])
    assert "jiedao[web]" in str(getattr(found, "message", ""))
    formats.module_of.cache_clear()


def everything() -> Iterator[Path]:
    yield from (path for path in FORMATS.rglob("*") if path.is_file() and path.suffix in (".html", ".docx", ".pdf", ".jsonl", ".zip", ".gz"))


def test_reading_twice_gives_the_same() -> None:
    paths = [str(path) for path in sorted(everything()) if "scan" not in str(path)]
    assert list(documents(paths)) == list(documents(paths))


def test_text_loads_none_of_the_libraries_behind_other_formats() -> None:
    code = (
        "import sys; from jiedao.loaders.sources import documents; from jiedao.loaders.read import read_document\n"
        f"for d in documents([{str(TEXTS / '01_xuhui_tianlin.txt')!r}, {str(FORMATS / 'news.jsonl')!r}]): read_document(d)\n"
        "print(sorted({'numpy', 'PIL', 'rapidocr', 'onnxruntime', 'pypdfium2', 'docx', 'warcio', 'python_calamine', 'cv2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
