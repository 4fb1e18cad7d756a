"""Paths, folders, globs and `-` in; named sources and their bytes out, or one-line errors."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ...schema.faults import one_line

SUFFIXES = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".shtml", ".sql", ".tsv", ".csv", ".jsonl", ".ndjson",
    ".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx", ".zip", ".warc", ".warc.gz",
)  # fmt: skip
"""What is taken from a folder or an archive; a file that is named outright is read whatever its suffix."""
MEGABYTE = 1024 * 1024
SIZE_LIMIT = 32 * MEGABYTE
LARGER = {".pdf": 256 * MEGABYTE, ".png": 64 * MEGABYTE, ".jpg": 64 * MEGABYTE, ".jpeg": 64 * MEGABYTE}
"""Formats whose bytes are mostly pictures."""
STDIN = "-"
ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
GRAPH = "kg.json"
"""What lies in the folder of a knowledge graph."""
Names = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `path` is where it lies (`-` for standard input), `name` what users see.

    A document inside a file has the path `FILE!/PLACE`; `url` is the address that the file says it came from.
    """

    path: str
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SourceError:
    """Why a source was not read, as one line in Chinese and English."""

    path: str
    chinese: str
    english: str

    @property
    def message(self) -> str:
        return f"{one_line(self.path)}：{self.chinese} / {self.english}"

    def __str__(self) -> str:
        return self.message


def nothing(_: str) -> bool:
    return False


def found(paths: Iterable[str | os.PathLike[str]], also: Names = nothing) -> Iterator[Source | SourceError]:
    """Every file that the paths stand for: folders recursively and sorted, globs sorted, each file once.

    From folders, files of the suffixes are taken and those whose name is `also` wanted; knowledge graphs are not entered.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _expand(os.fspath(path), also):
            key = os.path.realpath(source.path) if isinstance(source, Source) and source.path != STDIN else source.path
            if key not in seen or isinstance(source, SourceError):
                seen.add(key)
                yield source


def _expand(path: str, also: Names) -> Iterator[Source | SourceError]:
    if path == STDIN:
        yield Source(STDIN, "stdin.txt")
        return
    if path.startswith("file://"):
        path = unquote(urlsplit(path).path)
    if ADDRESS.match(path) and not os.path.lexists(path):
        yield SourceError(path, "不从网上取文件，请先下载", "nothing is fetched from the web, download it first")
    elif not path or "\0" in path:
        yield SourceError(path, "路径无效，请检查", "not a valid path, check it")
    elif os.path.isdir(path):
        yield from _folder(path, also)
    elif not os.path.lexists(path) and glob.has_magic(path):
        yield from _glob(path, also)
    else:
        yield Source(path, os.path.basename(path))


def _folder(path: str, also: Names) -> Iterator[Source | SourceError]:
    errors: list[OSError] = []
    count = 0
    for folder, subfolders, names in os.walk(path, onerror=errors.append):
        if GRAPH in names:
            subfolders[:] = []
            continue
        subfolders[:] = sorted(s for s in subfolders if not s.startswith("."))
        for name in sorted(names):
            if (name.lower().endswith(SUFFIXES) or also(name)) and not name.startswith("."):
                count += 1
                yield Source(os.path.join(folder, name), name)
    for error in errors:
        yield failure(str(error.filename or path), error)
    if not count and not errors:
        kinds = " ".join(SUFFIXES)
        yield SourceError(path, f"文件夹中没有可读的文件（{kinds}）", f"the folder holds no file to read ({kinds})")


def _glob(pattern: str, also: Names) -> Iterator[Source | SourceError]:
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield SourceError(pattern, "没有匹配的文件，请检查通配符", "no file matches, check the pattern")
    for match in matches:
        yield from _folder(match, also) if os.path.isdir(match) else [Source(match, os.path.basename(match))]


def limit_of(name: str) -> int:
    """How many bytes a file of this name may have."""
    return LARGER.get(os.path.splitext(name)[1].lower(), SIZE_LIMIT)


def read_bytes(source: Source, limit: int | None = None) -> bytes | SourceError:
    """The bytes of a source as they are, or why there are none."""
    limit = limit_of(source.name) if limit is None else limit
    try:
        if source.path == STDIN:
            raw = sys.stdin.buffer.read(limit + 1)
        elif not os.path.isfile(source.path) and os.path.exists(source.path):
            return SourceError(source.path, "不是普通文件", "not a regular file")
        else:
            with Path(source.path).open("rb") as stream:
                raw = stream.read(limit + 1)
    except OSError as error:
        return failure(source.path, error)
    return too_large(source.path, limit) if len(raw) > limit else raw


def too_large(path: str, limit: int) -> SourceError:
    size = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} B"
    return SourceError(path, f"文件超过 {size}，请拆分后再读", f"larger than {size}, split it first")


def failure(path: str, error: OSError) -> SourceError:
    match error:
        case FileNotFoundError():
            return SourceError(path, "找不到文件，请检查路径", "no such file, check the path")
        case PermissionError():
            return SourceError(path, "没有读取权限", "no permission to read it")
        case _:
            reason = error.strerror or "I/O error"
            return SourceError(path, f"读取失败（{reason}）", f"cannot be read ({reason})")
