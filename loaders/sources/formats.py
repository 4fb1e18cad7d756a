"""Bytes in, `Document` out, whatever the format: found by content, read by the one module that knows it.

A module is loaded when the first file of its format comes, so that text needs none of the libraries behind the others.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from ...schema.types import Document
from . import decode
from .files import Source, SourceError

Reader = Callable[[Source, bytes], Document | SourceError]


@dataclass(frozen=True, slots=True)
class Format:
    """`module` has a function `document_of`; `extra` is what to install for it, empty where nothing is needed."""

    module: str
    extra: str = ""


PDF, PICTURE, WORD, WORKBOOK = Format("pdf", "pdf"), Format("scan", "ocr"), Format("word", "office"), Format("workbook", "office")
RECORD, SHEET, OLD = Format("record"), Format("sheet"), Format("unread")
MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PICTURE), (b"\xff\xd8\xff", PICTURE))
ARCHIVE, GZIP, OLE = b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"
PART = re.compile(rb"(word/document\.xml)|(xl/workbook\.xml)")
NAMED = {".json": RECORD, ".jsonl": RECORD, ".ndjson": RECORD, ".csv": SHEET}


def document_of(source: Source, raw: bytes) -> Document | SourceError:
    """What the reader of its format makes of a file."""
    found = format_of(raw, source.name)
    if found is None:
        return decode.document_of(source, raw)
    reader = reader_of(found)
    return missing(source, found) if reader is None else reader(source, raw)


def format_of(raw: bytes, name: str) -> Format | None:
    """The format by its first bytes, else by its name; None for text."""
    for magic, found in MAGIC:
        if raw.startswith(magic):
            return found
    if raw[:1024].lstrip()[:5] == b"%PDF-":
        return PDF
    if raw.startswith(ARCHIVE):
        part = PART.search(raw)
        return OLD if part is None else WORD if part[1] else WORKBOOK
    if raw.startswith((OLE, GZIP)):
        return OLD
    return next((found for suffix, found in NAMED.items() if name.lower().endswith(suffix)), None)


def reader_of(found: Format) -> Reader | None:
    """The function that reads a format, or None where its library is not installed."""
    module = module_of(found)
    reader: Reader | None = None if module is None else module.document_of
    return reader


@cache
def module_of(found: Format) -> ModuleType | None:
    try:
        return import_module(f".{found.module}", __package__)
    except ModuleNotFoundError as error:
        if not found.extra or (error.name or "").startswith("jiedao."):
            raise
        return None


def missing(source: Source, found: Format) -> SourceError:
    install = f"pip install 'jiedao[{found.extra}]'"
    return SourceError(source.path, f"读取此格式需要先安装：{install}", f"this format needs an extra, install it: {install}")
