"""A ZIP archive in, its documents out, in the order of their names; bombs, locks and archives inside it are one line each."""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from .containers import Content, Contents, inside
from .files import MEGABYTE, SUFFIXES, Source, SourceError, limit_of, too_large

MEMBERS = 100_000
TOTAL = 4096 * MEGABYTE
"""Bytes that all documents of one archive may unpack to."""
RATIO, SMALL = 200, 4 * MEGABYTE
"""No text shrinks to a two-hundredth; what is small may."""
LOCKED, UTF8 = 0x1, 0x800
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def contents(source: Source, stream: BinaryIO) -> Contents:
    try:
        archive = ZipFile(stream)
    except BROKEN:
        yield SourceError(source.path, "ZIP 文件已损坏或不完整", "the ZIP archive is damaged or cut off")
        return
    with archive:
        yield from _documents(source, archive)


def _documents(source: Source, archive: ZipFile) -> Contents:
    members = sorted((name_of(m), m) for m in archive.infolist() if wanted(name_of(m)) and not m.is_dir())
    if len(members) > MEMBERS:
        yield SourceError(source.path, f"压缩包内文件超过 {MEMBERS} 个，请拆分", f"more than {MEMBERS} files in it, split it")
        return
    if not members:
        yield SourceError(source.path, "压缩包中没有可读的文件", "the archive holds no file to read")
    read = 0
    for name, member in members:
        one = inside(source, name, PurePosixPath(name).name)
        raw = unpacked(archive, member, one)
        read += 0 if isinstance(raw, SourceError) else len(raw)
        if read > TOTAL:
            yield too_large(source.path, TOTAL)
            return
        yield raw if isinstance(raw, SourceError) else Content(one, raw)


def unpacked(archive: ZipFile, member: ZipInfo, one: Source) -> bytes | SourceError:
    """The bytes of a member; what the archive says of their number is not believed."""
    limit = limit_of(one.name)
    if member.flag_bits & LOCKED:
        return SourceError(one.path, "已加密，请先解密", "encrypted, unlock it first")
    if member.file_size > limit:
        return too_large(one.path, limit)
    if member.file_size > SMALL and member.file_size > RATIO * member.compress_size:
        return SourceError(one.path, "压缩比异常，疑为压缩炸弹，未读", "shrunk beyond belief, taken for a bomb, not read")
    try:
        with archive.open(member) as stream:
            raw = stream.read(limit + 1)
    except BROKEN:
        return SourceError(one.path, "已损坏，无法解压", "damaged, cannot be unpacked")
    return too_large(one.path, limit) if len(raw) > limit else raw


def name_of(member: ZipInfo) -> str:
    """Old archives hold names in GB18030; without a mark they are taken for code page 437."""
    if member.flag_bits & UTF8:
        return member.filename
    with suppress(UnicodeError):
        raw = member.filename.encode("cp437")
        for encoding in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding)
    return member.filename


def wanted(name: str) -> bool:
    """As in a folder: what has a suffix that is read, and is not hidden."""
    parts = PurePosixPath(name).parts
    return name.lower().endswith(SUFFIXES) and not any(p.startswith(".") or p == "__MACOSX" for p in parts)
