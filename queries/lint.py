"""A question's file in, everything that is wrong with it out: one fault a line, each with the file and the line.

The same for the questions of this package and for those of a user's own folder.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from pyoxigraph import NamedNode, QuerySolutions, Store

from ..schema.faults import Fault
from .bind import CONDITION, bind
from .bind import marker as values_of
from .codes import CODES
from .errors import BadParameter
from .guard import check
from .header import MARK
from .types import ColumnType, ParameterType, Then

NAME = re.compile(r"[a-z][a-z0-9_]*")
STEM = re.compile(r"[a-z][a-z0-9_-]*")
WANTED = re.compile(r"\?wanted_(\w+)")
AT_LINE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)")
ERROR_AT = re.compile(r"error at (\d+):(\d+): ")
PLACEHOLDER = NamedNode("urn:x")
TOP: dict[str, type] = {"summary": dict, "description": dict, "key": list, "order": list, "columns": dict, "parameters": dict, "then": str, "without": dict}
NEEDED = ("summary", "description", "key", "order", "columns")
SPOKEN = ("zh", "en")
CHOICES: dict[str, tuple[str, ...]] = {
    "parameters": get_args(ParameterType), "columns": get_args(ColumnType), "then": get_args(Then), "pick": ("min", "max", "first", "last"),
}  # fmt: skip
ENTRY: dict[str, dict[str, type]] = {
    "parameters": {"type": str, "zh": str, "en": str, "example": str, "position": int, "required": bool, "parts": bool, "then": bool, "codes": object},
    "columns": {
        "type": str, "zh": str, "en": str, "gathered": bool, "by": str, "fields": list, "source": str, "once": str, "wide": bool, "hidden": bool,
        "share_of": str, "pick": str, "codes": object,
    },
}  # fmt: skip

Header = dict[str, Any]
Said = tuple[int, str, str]
"""A line of the file (0: all of it), and what is wrong there in Chinese and English."""


def faults(path: Path) -> Iterator[Fault]:
    """Everything that is wrong with one file; of a header that cannot be read, that alone."""
    if not STEM.fullmatch(path.stem):
        yield Fault(path, 0, "文件名只可有小写字母、数字、-、_", "its name may have small letters, digits, - and _ only")
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        yield Fault(path, 0, "不是 UTF-8 文本", "no text in UTF-8")
        return
    yield from (Fault(path, *said) for said in sorted(wrong(text)))


def wrong(text: str) -> Iterator[Said]:
    lines = text.splitlines()
    numbers = [number for number, line in enumerate(lines, 1) if line.startswith(MARK)]
    try:
        header = tomllib.loads("\n".join(lines[number - 1].removeprefix(MARK) for number in numbers))
    except tomllib.TOMLDecodeError as error:
        found = AT_LINE.search(str(error))
        line = numbers[int(found[1]) - 1] if found and found[1] and numbers else numbers[-1] if numbers else 0
        said = AT_LINE.sub("", str(error))
        yield line, f"文件头不合 TOML：{said}", f"the header is no TOML: {said}"
        return
    place = Lines(lines)
    about = list(header_faults(header, place))
    yield from about
    if not about:
        yield from query_faults(header, text, place)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where something stands in the file."""

    lines: list[str]

    def of(self, group: str, name: str = "") -> int:
        """The line of a key of the header, or of an entry of one of its tables."""
        if not name:
            return self.first(rf"#:\s*\[?{re.escape(group)}\b") or 1
        table = self.first(rf"#:\s*\[{group}\.{re.escape(name)}\b")
        start = self.first(rf"#:\s*\[{group}\]")
        return table or self.first(rf"#:\s*{re.escape(name)}\s*=", start) or start or 1

    def first(self, pattern: str, start: int = 0) -> int:
        return next((number for number, line in enumerate(self.lines[start:], start + 1) if re.match(pattern, line)), 0)

    def query(self) -> int:
        return next((number for number, line in enumerate(self.lines, 1) if not line.startswith(MARK) and line.strip()), 1)


def header_faults(header: Header, place: Lines) -> Iterator[Said]:
    yield from top_faults(header, place)
    for name in ("summary", "description"):
        if isinstance(header.get(name), dict):
            yield from unspoken(header[name], name, place.of(name))
    for group in ENTRY:
        entries = header.get(group, {})
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            yield from ((place.of(group, name), *said) for said in entry_faults(group, name, entry))


def top_faults(header: Header, place: Lines) -> Iterator[Said]:
    for name in NEEDED:
        if not header.get(name):
            yield 1, f"文件头缺 {name}", f"the header has no {name}"
    for name, value in header.items():
        if name not in TOP:
            yield place.of(name), f"文件头没有 {name} 这一项；有 {'、'.join(TOP)}", f"a header has no {name}, but {', '.join(TOP)}"
        elif not isinstance(value, TOP[name]):
            yield place.of(name), f"{name} 的写法不对", f"{name} is written wrongly"
        elif name == "then" and value not in CHOICES[name]:
            yield place.of(name), *unknown(name, value, CHOICES[name])


def unknown(what: str, value: object, choices: Iterable[str]) -> tuple[str, str]:
    known = ", ".join(choices)
    return f"{what} 不能是 {value}；可为 {known}", f"{what} cannot be {value}, but {known}"


def unspoken(entry: Mapping[str, Any], name: str, line: int) -> Iterator[Said]:
    for language in SPOKEN:
        if not isinstance(entry.get(language), str) or not entry[language].strip():
            yield line, f"{name} 缺 {language}", f"{name} has no {language}"


def entry_faults(group: str, name: str, entry: Any) -> Iterator[tuple[str, str]]:
    """Of a parameter or a column."""
    if not NAME.fullmatch(name):
        yield f"名称 {name} 只可有小写字母、数字、_", f"the name {name} may have small letters, digits and _ only"
    if not isinstance(entry, dict):
        yield f"{name} 的写法不对", f"{name} is written wrongly"
        return
    known = ENTRY[group]
    yield from (said[1:] for said in unspoken(entry, name, 0))
    for key, value in entry.items():
        if key not in known:
            yield f"{name} 没有 {key} 这一项；有 {'、'.join(known)}", f"{name} has no {key}, but {', '.join(known)}"
        elif not isinstance(value, known[key]) or (known[key] is int and isinstance(value, bool)):
            yield f"{name} 的 {key} 写法不对", f"{key} of {name} is written wrongly"
    if entry.get("type") not in CHOICES[group]:
        yield unknown(f"{name} type", entry.get("type"), CHOICES[group])
    if entry.get("pick", "min") not in CHOICES["pick"]:
        yield unknown(f"{name} pick", entry["pick"], CHOICES["pick"])
    if group == "parameters" and not entry.get("example"):
        yield f"{name} 缺 example", f"{name} has no example"
    if "codes" in entry or (group, entry.get("type")) == ("parameters", "code"):
        yield from code_faults(name, entry.get("codes"))


def code_faults(name: str, codes: Any) -> Iterator[tuple[str, str]]:
    if isinstance(codes, str):
        if codes not in CODES:
            yield unknown(f"{name} codes", codes, CODES)
    elif not isinstance(codes, dict) or not codes or not all(pair(words) for words in codes.values()):
        yield f'{name} 的 codes 应如 a = ["甲", "a"]', f'codes of {name} are like a = ["甲", "a"]'


def pair(words: object) -> bool:
    return isinstance(words, list) and len(words) == len(SPOKEN) and all(isinstance(word, str) for word in words)


def query_faults(header: Header, text: str, place: Lines) -> Iterator[Said]:
    """Of the SPARQL, and of what the header says of its variables."""
    blank = "\n".join("" if line.startswith(MARK) else line for line in text.splitlines())
    asked = {name for name, entry in header.get("parameters", {}).items() if not entry.get("then")}
    yield from marker_faults(asked, blank, place)
    for sparql in (blank, with_all(blank, asked)):
        try:
            check(sparql)
            found = Store().query(sparql)
        except SyntaxError as error:
            at = ERROR_AT.match(str(error))
            said = ERROR_AT.sub("", " ".join(str(error).split()))[:120]
            yield int(at[1]) if at else place.query(), f"SPARQL 语法错误：{said}", f"SPARQL syntax error: {said}"
            return
        except BadParameter as refused:
            yield place.query(), refused.message.zh, refused.message.en
            return
    if not isinstance(found, QuerySolutions):
        yield place.query(), "不是 SELECT 查询", "no SELECT query"
        return
    variables = {variable.value for variable in found.variables}
    for line, name in used(header, place):
        if name not in variables:
            yield line, f"SELECT 里没有 ?{name}", f"?{name} is not in SELECT"


def marker_faults(asked: set[str], sparql: str, place: Lines) -> Iterator[Said]:
    """Every parameter has its VALUES, and no others are there."""
    for name in sorted(asked):
        if not values_of(name).search(sparql):
            said = f"VALUES ?wanted_{name} {{ UNDEF }}"
            yield place.of("parameters", name), f"查询里没有 {said}", f"the query has no {said}"
    known = asked | {f"{name}_article" for name in asked}  # in whose sense an article uses the name: see engines/sparql.py
    for number, line in enumerate(sparql.splitlines(), 1):
        for name in sorted({*WANTED.findall(line), *(found[2] for found in CONDITION.finditer(line))} - known):
            yield number, f"没有参数 {name}", f"there is no parameter {name}"


def with_all(sparql: str, asked: set[str]) -> str:
    """The query as it is when every parameter is given."""
    known = {name for name in asked if values_of(name).search(sparql)}
    return bind(sparql, dict.fromkeys(known, (PLACEHOLDER,)))


def used(header: Header, place: Lines) -> Iterator[tuple[int, str]]:
    """The variables that the header speaks of, each with its line. A column of a step may be worked out: it needs none."""
    yield from ((place.of(group), name) for group in ("key", "order") for name in map(str, header[group]))
    for name, entry in header["columns"].items():
        own = () if "then" in header else entry.get("fields") or (entry.get("source", name),)
        by = (entry["by"],) if "by" in entry else ()
        yield from ((place.of("columns", name), str(one)) for one in chain(own, by))
