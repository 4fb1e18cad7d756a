"""Formats that are known and not read: bytes in, what to do instead out."""

from __future__ import annotations

from .files import Source, SourceError

OLE = b"\xd0\xcf\x11\xe0"


def document_of(source: Source, raw: bytes) -> SourceError:
    if raw.startswith(OLE):
        return SourceError(
            source.path,
            "旧版 Office 文件（doc、xls、wps）或加密的 Office 文件，请另存为不加密的 docx 或 xlsx",
            "an Office file of the old kind or an encrypted one, save it as docx or xlsx without a password",
        )
    return SourceError(source.path, "压缩文件，请先解压", "a compressed file, unpack it first")
