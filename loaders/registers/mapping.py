"""The bytes of a YAML mapping in, a `Mapping` out, or one line that says what is wrong with it and where."""

from __future__ import annotations

from typing import Any, cast, get_args

import yaml

from ...schema.types import OfficeKind
from .types import FIELDS, FRAME, Kind, Mapping, MappingError, Rule, Value

TOP = ("files", "title", "sheet", "header", *FRAME, *FIELDS)
SIZE = 1_000_000


def parse(raw: bytes, where: str) -> Mapping:
    try:
        if len(raw) > SIZE:
            raise MappingError(f"{where}：映射文件过大 / the mapping is too large")
        said = yaml.safe_load(raw)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        zh, en = (f"（第 {mark.line + 1} 行）", f" (line {mark.line + 1})") if mark else ("", "")
        raise MappingError(f"{where}：不是有效的 YAML{zh} / not valid YAML{en}") from error
    except (RecursionError, ValueError, UnicodeDecodeError) as error:
        if isinstance(error, MappingError):
            raise
        raise MappingError(f"{where}：不是有效的 YAML / not valid YAML") from error
    if not isinstance(said, dict):
        raise wrong(where, "", "应为键值表", "should be keys with values")
    unknown = [str(key) for key in said if key not in TOP]
    if unknown:
        raise wrong(where, unknown[0], f"未知的键，可用：{'、'.join(TOP)}", f"no such key, there are: {', '.join(TOP)}")
    rules = tuple(rule(where, kind, one) for kind in FIELDS for one in listed(where, kind, said.get(kind)))
    if not rules:
        raise wrong(where, "", f"没有说明各行是什么（{'、'.join(FIELDS)}）", f"does not say what rows tell ({', '.join(FIELDS)})")
    header = said.get("header", 1)
    if not isinstance(header, int) or header < 1:
        raise wrong(where, "header", "应为行号，从 1 起", "should be the number of a row, from 1")
    return Mapping(
        name=where, files=tuple(pattern(where, one) for one in listed(where, "files", said.get("files"))),
        title=text(where, "title", said.get("title", "")), sheet=text(where, "sheet", said.get("sheet", "")), header=header,
        frame={name: value(where, name, said[name]) for name in FRAME if name in said}, rules=rules,
    )  # fmt: skip


def wrong(where: str, key: str, zh: str, en: str) -> MappingError:
    return MappingError(f"{where}{f' {key}' if key else ''}：{zh} / {en}")


def listed(where: str, key: str, said: Any) -> list[Any]:
    """One of a thing stands for a list of one."""
    if said is None:
        return []
    found = said if isinstance(said, list) else [said]
    if len(found) > 100:
        raise wrong(where, key, "过多", "too many")
    return found


def pattern(where: str, said: Any) -> str:
    if not isinstance(said, str):
        raise wrong(where, "files", '应为文件名或通配符，如 "offices*.csv"', 'should be names of files or patterns, such as "offices*.csv"')
    return said


def rule(where: str, kind: Kind, said: Any) -> Rule:
    needed, allowed = FIELDS[kind]
    if not isinstance(said, dict) or set(map(str, said)) - {*needed, *allowed} or not set(needed) <= set(said):
        more = f"，可有 {'、'.join(allowed)}"
        raise wrong(where, kind, f"须有 {'、'.join(needed)}{more}", f"needs {', '.join(needed)} and may have {', '.join(allowed)}")
    found = Rule(kind, {str(name): value(where, f"{kind}.{name}", one) for name, one in said.items()})
    meant = found.values.get("kind", Value())
    codes = get_args(OfficeKind)
    bad = [code for code in (meant.constant, *meant.words.values()) if code and code not in codes]
    if bad:
        raise wrong(where, f"{kind}.kind", f"没有类别“{bad[0]}”，可用：{'、'.join(codes)}", f"no such kind, there are: {', '.join(codes)}")
    return found


def value(where: str, key: str, said: Any) -> Value:
    """`列名`, `{column: 列名, words: {…}}` or `{value: 词}`."""
    if isinstance(said, dict):
        words = said.get("words", {})
        shape = set(said) in ({"column"}, {"column", "words"}, {"value"}) and isinstance(words, dict)
        if not shape:
            raise wrong(where, key, "应为列名、{column: …, words: {…}} 或 {value: …}", "should be a column, {column: …, words: {…}} or {value: …}")
        if "value" in said:
            return Value(constant=text(where, key, said["value"]))
        return Value(text(where, key, said["column"]), words={str(a): text(where, key, b) for a, b in cast("dict[Any, Any]", words).items()})
    return Value(text(where, key, said))


def text(where: str, key: str, said: Any) -> str:
    if isinstance(said, list | dict) or said is None:
        raise wrong(where, key, "应为文字", "should be words")
    return str(said).strip()
