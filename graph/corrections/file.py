"""A YAML file in, corrections out; or all that is wrong with it, a line each: file, line, what to do.

The file is read as text with line numbers, never as values: 2022-05-09 stays what was typed, and `no` is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

import yaml

from ...schema.days import is_day
from ...schema.types import EventKind
from ..errors import KGError
from .types import Action, Correction, Kind

ACTIONS = get_args(Action)
KINDS = get_args(Kind)
NEEDED: dict[str, tuple[str, ...]] = {
    "rename": ("kind", "to"), "alias": ("kind", "also"), "title": ("person", "to"), "date": ("to",), "suppress": (),
}  # fmt: skip
ALLOWED: dict[str, tuple[str, ...]] = {
    "rename": ("document", "area"), "alias": ("document", "area"), "title": ("office", "document", "area"),
    "date": ("event", "quote", "document"), "suppress": ("document", "area"),
}  # fmt: skip
ALWAYS = ("author", "reason")
PROSE = frozenset({"author", "reason", "quote"})
AS_TYPED = frozenset({"document"})
DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class CorrectionsError(KGError):
    """One line for each thing that is wrong; `zh` and `en` where it is said of one entry alone."""

    def __init__(self, said: str, zh: str = "", en: str = "") -> None:
        super().__init__(said)
        self.zh, self.en = zh or said, en or said


@dataclass(slots=True)
class Entry:
    line: int
    said: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    whole: bool = True


Fault = tuple[int, str, str]
"""Line, and what is wrong with it in Chinese and English."""


def parse(raw: bytes, where: str) -> tuple[Correction, ...]:
    """`where` is the name of the file as messages give it."""
    faults: list[Fault] = []
    found = [one for entry in entries(raw, faults) if entry.whole and (one := correction(entry, faults))]
    faults += clashes(found)
    if faults:
        lines = (f"{where}:{line}：{zh} / {en}" for line, zh, en in sorted(faults))
        raise CorrectionsError("\n".join(" ".join(line.split()) for line in lines))
    return tuple(found)


def entries(raw: bytes, faults: list[Fault]) -> list[Entry]:
    try:
        top = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        faults.append((line, "不是 UTF-8 文本，请另存为 UTF-8", "not UTF-8, save it as UTF-8"))
        return []
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        faults.append((line, "YAML 写法有误", f"not YAML ({wrong.problem})"))
        return []
    except (yaml.YAMLError, RecursionError) as wrong:
        faults.append((1, "YAML 写法有误", f"not YAML ({wrong})"))
        return []
    if top is None:
        return []
    if not isinstance(top, yaml.SequenceNode):
        faults.append((top.start_mark.line + 1, "应为列表，每条更正以 - 开头", "has to be a list; each correction starts with -"))
        return []
    return [entry(node, faults) for node in top.value]


def entry(node: yaml.Node, faults: list[Fault]) -> Entry:
    found, before = Entry(node.start_mark.line + 1), len(faults)
    if not isinstance(node, yaml.MappingNode):
        faults.append((found.line, "每条更正应写成 键: 值", "a correction is written as key: value"))
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            faults.append((line, "键和值只能是文字", "a key and its value have to be text"))
        elif key.value in found.said:
            faults.append((line, f"{key.value} 重复", f"{key.value} is there twice"))
        else:
            found.said[key.value] = "" if value.tag.endswith(":null") else written(key.value, value.value)
            found.lines[key.value] = line
    found.whole = len(faults) == before
    return found


def written(key: str, value: str) -> str:
    """Names stand in the graph without blanks, however the page spaces them out."""
    return value.strip() if key in AS_TYPED else " ".join(value.split()) if key in PROSE else "".join(value.split())


def correction(found: Entry, faults: list[Fault]) -> Correction | None:
    """None where anything is wrong; what it is has been added to the faults."""
    before = len(faults)
    actions = [action for action in ACTIONS if action in found.said]
    if len(actions) != 1:
        named = "、".join(ACTIONS)
        faults.append((found.line, f"每条更正要有且只有一个：{named}", f"needs one of these, and one only: {', '.join(ACTIONS)}"))
        return None
    action: Action = actions[0]
    faults += keys(found, action)
    if len(faults) == before:
        faults += values(found, action)
    if len(faults) > before:
        return None
    said = {key: value for key, value in found.said.items() if key not in (action, "also")}
    said["to"] = said.get("to") or found.said.get("also", "")
    kind = {"title": "person", "suppress": "person", "date": ""}.get(action, said.pop("kind", ""))
    return Correction(action=action, wrong=found.said[action], kind=kind, line=found.line, **said)


def entered(said: Mapping[str, str]) -> Correction:
    """What somebody typed into a form, by the same rules. CorrectionsError says what is wrong with it."""
    faults: list[Fault] = []
    found = Entry(0, {key: written(key, value) for key, value in said.items()}, dict.fromkeys(said, 0))
    made = correction(found, faults)
    if made is None:
        raise refused("；".join(zh for _, zh, _ in faults), "; ".join(en for _, _, en in faults))
    return made


def refused(zh: str, en: str) -> CorrectionsError:
    return CorrectionsError(f"{zh} / {en}", zh, en)


def keys(found: Entry, action: Action) -> Iterator[Fault]:
    needed = (action, *NEEDED[action], *ALWAYS)
    allowed = (*needed, *ALLOWED[action])
    for key in needed:
        if key not in found.said:
            yield found.line, f"{action} 缺少 {key}", f"{action} needs {key}"
    for key, line in found.lines.items():
        if key not in allowed:
            yield line, f"{action} 没有 {key} 这一项；有：{'、'.join(allowed)}", f"{action} has no {key}, but: {', '.join(allowed)}"
        elif not found.said[key] and not (action == "date" and key in ("date", "to")):
            yield line, f"{key} 是空的", f"{key} is empty"


def values(found: Entry, action: Action) -> Iterator[Fault]:
    said, lines = found.said, found.lines
    if "kind" in said and said["kind"] not in KINDS:
        yield lines["kind"], f"kind 只能是：{'、'.join(KINDS)}", f"kind is one of: {', '.join(KINDS)}"
    if "area" in said and said.get("kind", "person") != "person":
        yield lines["area"], "area 只用于人物", "area is for people only"
    if "event" in said and said["event"] not in get_args(EventKind):
        kinds = get_args(EventKind)
        yield lines["event"], f"event 只能是：{'、'.join(kinds)}", f"event is one of: {', '.join(kinds)}"
    if said[action] == said.get("to", said.get("also")):
        yield found.line, "更正前后相同", "the same before and after"
    if action == "date":
        yield from dates(found)


def dates(found: Entry) -> Iterator[Fault]:
    for key in ("date", "to"):
        if found.said[key] and not all(is_date(part) for part in found.said[key].split("/", 1)):
            example = "2022-05-09、2022-05、2022、2022-05-09/2022-05-11"
            said = found.said[key]
            yield found.lines[key], f"{key} 不是日期：{said}，应如 {example}", f"{key} is no date: {said}"
    if not found.said["date"] and not ("quote" in found.said and "document" in found.said):
        yield found.line, "没有日期的事件要用 document 和 quote 指明", "an event without a date has to be named by document and quote"


def is_date(text: str) -> bool:
    return bool(DAY.fullmatch(text)) and is_day(*map(int, text.split("-")))


def clashes(found: Iterable[Correction]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], Correction] = {}
    for one in found:
        other = first.setdefault(one.target, one)
        if other is not one and other.to == one.to:
            yield one.line, f"与第 {other.line} 行重复", f"the same as line {other.line}"
        elif other is not one:
            yield one.line, f"与第 {other.line} 行矛盾", f"contradicts line {other.line}"
