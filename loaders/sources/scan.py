"""A picture of a page in, its text in reading order out, with the box of every line: optical recognition, without a network."""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
from functools import cache
from io import BytesIO
from math import atan2, cos, dist, sin
from statistics import median
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError
from rapidocr import RapidOCR

from ...schema.types import Document
from .columns import Piece
from .files import Source, SourceError
from .layout import Page, written

PIXELS = 40_000_000
"""A page of A3 at 300 dots an inch has 17 million."""
SIDE = 3000
"""Pixels to which a larger picture is shrunk before it is searched for lines."""
LEAST = 0.5
"""Lines that were read less certainly than this are left out."""
WIDE = str.maketrans("()", "（）")
HAN = re.compile(r"[\u3400-\u9fff]")
LONG = 4
SAME = 0.78
Point = tuple[float, float]


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning), Image.open(BytesIO(raw)) as picture:
            if picture.width * picture.height > PIXELS:
                return too_many(source, f"{picture.width}×{picture.height}")
            pixels = np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
            media_type = Image.MIME[picture.format or "PNG"]
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return too_many(source, "")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error):
        return SourceError(source.path, "图片已损坏或不完整", "the picture is damaged or cut off")
    text, boxes = written([Page(0, pieces_of(pixels))])
    if not text.strip():
        return SourceError(source.path, "图片中没有认出文字", "no text was recognised in the picture")
    return Document(
        source=source.name, sha256=hashlib.sha256(raw).hexdigest(), media_type=media_type, encoding="ocr",
        text=text, layout=boxes, url=source.url,
    )  # fmt: skip


def too_many(source: Source, size: str) -> SourceError:
    most = PIXELS // 1_000_000
    said = f"（{size}）" if size else ""
    return SourceError(source.path, f"图片超过 {most} 百万像素{said}，请缩小", f"a picture of more than {most} megapixels, shrink it")


@cache
def engine() -> Any:
    """The recogniser with the models that come in its package."""
    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": SIDE, "Global.text_score": LEAST})


def pieces_of(pixels: np.ndarray[Any, Any], scale: float = 1.0) -> list[Piece]:
    """The lines of a picture; places are in pixels times `scale`."""
    found = engine()(np.ascontiguousarray(pixels[:, :, :3]))
    if found.boxes is None:
        return []
    quads = [[(float(x) * scale, float(y) * scale) for x, y in quad] for quad in found.boxes]
    return straightened([(full_width(text), quad) for text, quad in zip(found.txts, quads, strict=True) if text.strip()])


def full_width(text: str) -> str:
    """Chinese lines have wide brackets; which of the two a picture shows is not to be seen."""
    return text.translate(WIDE) if HAN.search(text) else text


def straightened(found: list[tuple[str, list[Point]]]) -> list[Piece]:
    """Lines as if the page lay straight; sizes near the usual one are the usual one, since boxes are not exact."""
    if not found:
        return []
    angle = median([slope(quad) for _, quad in found if length(quad) > LONG * thickness(quad)] or [0.0])
    usual = median(thickness(quad) for _, quad in found)
    return [piece(text, quad, angle, usual) for text, quad in found]


def piece(text: str, quad: list[Point], angle: float, usual: float) -> Piece:
    x, y = sum(p[0] for p in quad) / 4, sum(p[1] for p in quad) / 4
    x, y = x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)
    across, down = length(quad) / 2, thickness(quad) / 2
    size = usual if SAME * usual < 2 * down < usual / SAME else 2 * down
    printed = (min(p[0] for p in quad), min(p[1] for p in quad), max(p[0] for p in quad), max(p[1] for p in quad))
    return Piece(text, x - across, y - down, x + across, y + down, size, printed)


def slope(quad: list[Point]) -> float:
    return atan2(quad[1][1] - quad[0][1], quad[1][0] - quad[0][0])


def length(quad: list[Point]) -> float:
    return max(1.0, dist(quad[0], quad[1]))


def thickness(quad: list[Point]) -> float:
    return max(1.0, dist(quad[0], quad[3]))
