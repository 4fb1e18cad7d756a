"""Bytes of a scan or PDF in, the sizes of its pages and a page as a picture out."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

PLAIN = ("image/png", "image/jpeg", "image/webp", "image/gif")
"""What every browser shows as it is."""
SCALE = 1.6
"""Pixels a point."""
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, EOFError, Image.DecompressionBombError)


def sizes(raw: bytes, media_type: str) -> list[tuple[float, float]]:
    """Width and height of each page, in the units of the fragments: points of a PDF, pixels of a picture."""
    if media_type == "application/pdf":
        with closing(opened(raw)) as document:
            return [document.get_page_size(number) for number in range(len(document))]
    try:
        with Image.open(BytesIO(raw)) as picture:
            turned = picture.getexif().get(0x0112, 1) >= 5
            return [(picture.height, picture.width) if turned else (picture.width, picture.height)]
    except BROKEN as error:
        raise ValueError(str(error)) from error


def drawn(raw: bytes, media_type: str, number: int) -> tuple[bytes, str]:
    if media_type in PLAIN:
        return raw, media_type
    into = BytesIO()
    if media_type == "application/pdf":
        with closing(opened(raw)) as document:
            if not 1 <= number <= len(document):
                raise IndexError(number)
            document[number - 1].render(scale=SCALE).to_pil().convert("RGB").save(into, "JPEG", quality=82)
        return into.getvalue(), "image/jpeg"
    try:
        with Image.open(BytesIO(raw)) as picture:
            ImageOps.exif_transpose(picture).convert("RGB").save(into, "PNG")
    except BROKEN as error:
        raise ValueError(str(error)) from error
    return into.getvalue(), "image/png"


def opened(raw: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
