"""A PDF in, its text in reading order out, with page and box of every line; pages that are pictures are left to `scan`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from math import hypot

import pypdfium2
from pypdfium2 import raw as pdfium

from ...schema.types import Document
from .columns import Piece
from .files import Source, SourceError
from .formats import PICTURE, missing, module_of
from .layout import Page, merged, written

PAGES = 2_000
CHARACTERS = 5_000_000
FEW = 8
"""A page with fewer characters than these has no text layer worth the name; one that hides what half of them mean has none."""
PICTURES = 300
"""Reading a picture takes seconds."""
DPI, POINT, SIDE = 200, 72, 4000
"""How large a page is drawn to be read as a picture."""
BLANKS = frozenset(map(ord, " \r\n\t\u3000\u00a0"))
OUTLINES = 30
UNMAPPED = frozenset({0, 0xFFFE, 0xFFFF, 0xFFFD})
LOCKED = "password"


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    try:
        opened = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return refused(source, str(error))
    with closing(opened):
        return read(source, raw, opened)


def refused(source: Source, why: str) -> SourceError:
    if LOCKED in why.lower():
        return SourceError(source.path, "PDF 已加密，请先解密", "an encrypted PDF, unlock it first")
    return SourceError(source.path, "PDF 已损坏或不完整", "the PDF is damaged or cut off")


def read(source: Source, raw: bytes, opened: pypdfium2.PdfDocument) -> Document | SourceError:
    if len(opened) > PAGES:
        return SourceError(
            source.path, f"共 {len(opened)} 页，超过 {PAGES} 页，请拆分", f"{len(opened)} pages, more than {PAGES}, split it"
        )
    pages: list[Page] = []
    count = pictures = 0
    for number in range(len(opened)):
        page = page_of(source, opened, number)
        if isinstance(page, SourceError):
            return page
        count += sum(len(piece.text) for piece in page.pieces)
        pictures += page.seen
        if count > CHARACTERS:
            return SourceError(source.path, f"文字超过 {CHARACTERS} 个，请拆分", f"more than {CHARACTERS} characters, split it")
        if pictures > PICTURES:
            return SourceError(source.path, f"扫描页超过 {PICTURES} 页，请拆分", f"more than {PICTURES} scanned pages, split it")
        pages.append(page)
    text, boxes = written(pages)
    if not text.strip():
        return SourceError(source.path, "PDF 中没有文字", "the PDF holds no text")
    return Document(
        source=source.name, sha256=hashlib.sha256(raw).hexdigest(), media_type="application/pdf",
        encoding="pdf+ocr" if pictures else "pdf", text=text, layout=boxes, url=source.url,
    )  # fmt: skip


def page_of(source: Source, opened: pypdfium2.PdfDocument, number: int) -> Page | SourceError:
    """The pieces of a page from its text layer, or from its picture where it has none."""
    try:
        with closing(opened[number]) as page:
            pieces, count = pieces_of(page)
            known = sum(len(piece.text) for piece in pieces)
            if known >= FEW and known * 2 >= count or count < FEW and not has_picture(page):
                return Page(number + 1, pieces)
            scan = module_of(PICTURE)
            if scan is None:
                return missing(source, PICTURE)
            scale = min(DPI / POINT, (SIDE / max(page.get_size())))
            picture = page.render(scale=scale).to_numpy()
            return Page(number + 1, scan.pieces_of(picture, 1 / scale), seen=True)
    except pypdfium2.PdfiumError:
        return SourceError(f"{source.path}!/page={number + 1}", "此页已损坏", "this page is damaged")


def has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether something is drawn that may hold words: a picture, or outlines in a number, as of letters turned to curves."""
    drawn = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING]
    found = [one.type for one in islice(page.get_objects(filter=drawn, max_depth=3), OUTLINES)]
    return pdfium.FPDF_PAGEOBJ_IMAGE in found or len(found) >= OUTLINES


def pieces_of(page: pypdfium2.PdfPage) -> tuple[list[Piece], int]:
    """The text layer as stretches of lines, and how many printed characters it has, also those whose meaning is not known."""
    with closing(page.get_textpage()) as layer:
        blank = sum(pdfium.FPDFText_GetUnicode(layer, index) in BLANKS for index in range(layer.count_chars()))
        return list(merged(characters(page, layer))), layer.count_chars() - blank


def characters(page: pypdfium2.PdfPage, layer: pypdfium2.PdfTextPage) -> Iterator[Piece]:
    """Each printed character with its box, turned as the page is shown."""
    width, height = page.get_size()
    left, bottom = page.get_bbox()[:2]
    turned = page.get_rotation()
    matrix = pdfium.FS_MATRIX()
    for index in range(layer.count_chars()):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        text = "" if code in UNMAPPED or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
        if not text.strip():
            continue
        x0, y0, x1, y1 = layer.get_charbox(index, loose=True)
        box = shown((x0 - left, y0 - bottom, x1 - left, y1 - bottom), width, height, turned)
        size = type_size(layer, index, matrix)
        yield Piece(text, *box, size)


def type_size(layer: pypdfium2.PdfTextPage, index: int, matrix: pdfium.FS_MATRIX) -> float:
    """The size of the type as it is printed; `matrix` is room for pdfium to answer in."""
    size = pdfium.FPDFText_GetFontSize(layer, index)
    if pdfium.FPDFText_GetMatrix(layer, index, matrix):
        size *= hypot(matrix.b, matrix.d)
    return max(1.0, float(size))


def shown(box: tuple[float, float, float, float], width: float, height: float, turned: int) -> tuple[float, float, float, float]:
    """From the lower left corner of the sheet to the upper left corner of the page as it is shown."""
    x0, y0, x1, y1 = box
    match turned:
        case 90:
            return y0, x0, y1, x1
        case 180:
            return width - x1, y0, width - x0, y1
        case 270:
            return width - y1, height - x1, width - y0, height - x0
        case _:
            return x0, height - y1, x1, height - y0
