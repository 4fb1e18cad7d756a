"""Word lists in, what is wrong with them out: one fault a line, each with its file and the line.

A list is of the package or of a folder of the user's own: the same names, the same sections, the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from ...schema.faults import Fault

BUILT_IN = Path(__file__).parent
SECTIONED = (
    "common_words.txt", "function.txt", "given.txt", "offices.txt", "places.txt", "programmes.txt", "surnames.txt", "titles.txt", "verbs.txt",
)  # fmt: skip
LISTS = (*SECTIONED, "compound_surnames.txt", "bureaus.tsv")
"""The lists that a folder may add to."""
HEADING = re.compile(r"\[([a-z_-]+)\]")
Seen = dict[tuple[str, str], int]
WORD = re.compile(r"[㐀-鿿A-Za-z0-9]+")


class WordsError(ValueError):
    """A folder of word lists that cannot be used; its text is one line a fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))


@cache
def headings(name: str) -> tuple[str, ...]:
    """The sections that a list has."""
    return tuple(dict.fromkeys(HEADING.findall((BUILT_IN / name).read_text("utf-8"))))


def checked(folder: Path) -> Path:
    """The folder, if all of its lists can be read as they are."""
    found = list(faults(folder))
    if found:
        raise WordsError(found)
    return folder.resolve()


def digest(folders: Iterable[Path]) -> str:
    """Tells folders of other content apart: what was read with other words is read again."""
    lists = [folder / name for folder in folders for name in sorted(LISTS) if (folder / name).is_file()]
    return sha256(b"\0".join(part for path in lists for part in (path.name.encode(), path.read_bytes()))).hexdigest()[:12]


def faults(folder: Path) -> Iterator[Fault]:
    """Everything that is wrong with a folder of the user's own, in the order of its files."""
    if not folder.is_dir():
        yield Fault(folder, 0, "没有这个文件夹", "no such folder")
        return
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    if not any(path.name in LISTS for path in files):
        yield Fault(folder, 0, f"没有词表；可有 {'、'.join(sorted(LISTS))}", f"no word list; it may have {', '.join(sorted(LISTS))}")
    for path in files:
        if path.suffix in (".txt", ".tsv"):
            yield from list_faults(path)


def list_faults(path: Path) -> Iterator[Fault]:
    if path.name not in LISTS:
        yield Fault(path, 0, f"不认识的词表，应为 {'、'.join(sorted(LISTS))} 之一", f"no list of this name, only {', '.join(sorted(LISTS))}")
        return
    raw = path.read_bytes()
    try:
        rows = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield Fault(path, line, "不是 UTF-8，请另存为 UTF-8", "not UTF-8, save it as UTF-8")
        return
    yield from _table_faults(path, rows) if path.suffix == ".tsv" else _section_faults(path, rows)


def _table_faults(path: Path, rows: list[str]) -> Iterator[Fault]:
    """Full name, a tab, short forms with blanks between them."""
    seen: Seen = {}
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#"):
            continue
        full, *rest = row.split("\t")
        if len(rest) > 1:
            yield Fault(path, number, "只有两栏：全称、简称（制表符分隔）", "two columns only: full name, short forms, with a tab between")
            continue
        yield from _word_faults(path, number, [full, *rest[0].split()] if rest else [full])
        yield from _doubles(path, number, full, seen)


def _section_faults(path: Path, rows: list[str]) -> Iterator[Fault]:
    known = headings(path.name)
    heading = ""
    seen: Seen = {}
    for number, row in enumerate(rows, 1):
        line = row.partition("#")[0].strip()
        if line.startswith("["):
            heading = line.strip("[]")
            if line != f"[{heading}]" or heading not in known:
                told = ", ".join(f"[{name}]" for name in known) or "-"
                yield Fault(path, number, f"没有 {line} 这一节，可有 {told}", f"no section {line}, only {told}")
        elif line and known and not heading:
            yield Fault(path, number, f"词前缺少小节标题，如 [{known[0]}]", f"words before a heading such as [{known[0]}]")
        else:
            words = line.split()
            yield from _word_faults(path, number, words)
            for word in words:
                yield from _doubles(path, number, word, seen, heading)


def _word_faults(path: Path, number: int, words: list[str]) -> Iterator[Fault]:
    for word in words:
        if not WORD.fullmatch(word):
            zh = f"“{word}”不是词：词间用空格，词内只有汉字、字母、数字"
            yield Fault(path, number, zh, f"{word!r} is no word: blanks between words, only letters and digits in them")


def _doubles(path: Path, number: int, word: str, seen: Seen, heading: str = "") -> Iterator[Fault]:
    key = heading, word
    if key in seen:
        yield Fault(path, number, f"“{word}”与第 {seen[key]} 行重复", f"{word} is there twice, first on line {seen[key]}")
    seen.setdefault(key, number)
