"""Bytes in, `Document` out: the encoding is found by trial and plausibility, the media type by content."""

from __future__ import annotations

import codecs
import hashlib
import re

from ...schema.types import Document
from ..text import pages
from .files import Source, SourceError
from .media import HTML, media_type

# The most frequent characters of running Chinese text, simplified and traditional: a wrong decoding has hardly any.
FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开合还因由其前外天政四日社事平全表间与关各"
    "重新线内数正心明看区市县街道镇村委党书记局长处副任居办府老第号名元次万月安保障服务建设项目活动组织领导考察参观调研会议"
    "這為個國時來們對會發動過說產種後經進著學裡電實兩體機當點從業還與關數區縣鎮黨書記長處辦號萬務設項動組織領導參觀調議"
)
HAN = re.compile(r"[\u3400-\u9fff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
SAMPLE = 200_000


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    """Decode a file; its text keeps the byte order mark and the line breaks, so that offsets are those of the file."""
    if not raw.strip():
        return SourceError(source.path, "文件为空", "the file is empty")
    decoded = decode(raw)
    if decoded is None:
        return SourceError(source.path, *_why(raw))
    text, encoding = decoded
    if not text.strip("\ufeff \t\r\n\u3000"):
        return SourceError(source.path, "文件中没有文字", "the file holds no text")
    kind = media_type(text, source.name)
    return Document(
        source=source.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=kind,
        encoding=encoding,
        text=text,
        title=pages.title(text) if kind == HTML else None,
        published=pages.published(text) if kind == HTML else None,
        url=source.url,
    )


def decode(raw: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, or None for what is no text in any encoding that we know."""
    if raw.startswith(codecs.BOM_UTF8):
        return _tried(raw, "utf-8")
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if raw.startswith(mark):
            return _tried(raw, encoding)
    if b"\0" in raw:
        return _best(raw, ("utf-16-le", "utf-16-be"))
    return _tried(raw, "utf-8") or _declared(raw) or _best(raw, ("gb18030", "big5", "utf-16-le", "utf-16-be")) or _scarred(raw)


def _tried(raw: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return (text, encoding) if _is_text(text) else None


def _declared(raw: bytes) -> tuple[str, str] | None:
    match = DECLARED.search(raw[:4096])
    name = match.group(1).decode("ascii").lower() if match else ""
    encoding = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}.get(name)
    return _tried(raw, encoding) if encoding else None


def _best(raw: bytes, encodings: tuple[str, ...]) -> tuple[str, str] | None:
    """The decoding with the most everyday characters; of equals the first."""
    decoded = [d for e in encodings if (d := _tried(raw, e)) is not None and _plausibility(d[0]) > 0.1]
    return max(decoded, key=lambda d: _plausibility(d[0]), default=None)


def _plausibility(text: str) -> float:
    letters = HAN.findall(text[:SAMPLE])
    return sum(c in FREQUENT for c in letters) / len(letters) if letters else 0.0


def _scarred(raw: bytes) -> tuple[str, str] | None:
    """A long text with a few broken bytes, such as one that was cut: they show as U+FFFD."""
    for encoding in ("utf-8", "gb18030"):
        text = raw.decode(encoding, "replace")
        if text.count("\ufffd") * 1000 <= len(text) and _is_text(text) and _plausibility(text) > 0.1:
            return text, encoding
    return None


def _is_text(text: str) -> bool:
    sample = text[:SAMPLE]
    return "\0" not in text and len(CONTROL.findall(sample)) * 200 <= len(sample)


def _why(raw: bytes) -> tuple[str, str]:
    if b"\0" in raw or len(re.findall(rb"[\x00-\x08\x0e-\x1f]", raw[:SAMPLE])) * 200 > len(raw[:SAMPLE]):
        return "是二进制文件，不是文本", "binary, not text"
    return (
        "无法识别编码（试过 UTF-8、UTF-16、GB18030、Big5），请转为 UTF-8",
        "unknown encoding (tried UTF-8, UTF-16, GB18030, Big5), convert it to UTF-8",
    )
