"""A file of corrections and one entry that comes or goes in, the file after that out; what else people wrote in it stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import yaml

from .file import CorrectionsError, entered, parse, refused
from .types import Correction

WHERE = "corrections"
IMPLIED = frozenset({"title", "suppress", "date"})
"""Kinds of correction that say by themselves of what kind of thing they speak."""


def entry(one: Correction) -> dict[str, str]:
    """As it is written in the file."""
    scope = {name: value for name, value in one.scope.items() if name != "kind" or one.action not in IMPLIED}
    to = {} if one.action == "suppress" else {"also" if one.action == "alias" else "to": one.to}
    return {one.action: one.wrong, **to, **scope, "author": one.author, "reason": one.reason}


def added(raw: bytes, said: Mapping[str, str]) -> tuple[bytes, Correction]:
    """With a further entry. CorrectionsError where it is no correction, or one of the same thing is there already."""
    before, further = parse(raw, WHERE), entered(said)
    there = next((one for one in before if one.target == further.target), None)
    if there:
        zh, en = f"已有同一对象的更正（第 {there.line} 行）", f"there is a correction of the same already (line {there.line})"
        raise refused(zh, en)
    head = raw.rstrip() + b"\n" if raw.strip() else b""
    return kept(head + written([further], column(raw)), (*before, further)), further


def without(raw: bytes, path: str) -> tuple[bytes, Correction]:
    """Without the entry of this path. CorrectionsError where there is none."""
    before = parse(raw, WHERE)
    gone = next((one for one in before if one.path == path), None)
    if gone is None:
        raise refused(f"没有这条更正：{path}", f"there is no such correction: {path}")
    lines, taken = raw.splitlines(keepends=True), set(lines_of(raw, gone.line))
    left = b"".join(line for number, line in enumerate(lines) if number not in taken)
    return kept(left, tuple(one for one in before if one is not gone)), gone


def kept(raw: bytes, wanted: tuple[Correction, ...]) -> bytes:
    """The text where it says what is wanted; a file of another style (a list in brackets) is written anew."""
    try:
        said = parse(raw, WHERE)
    except CorrectionsError:
        said = None
    return raw if said is not None and bare(said) == bare(wanted) else written(wanted)


def bare(corrections: Iterable[Correction]) -> list[Correction]:
    """Wherever they stand."""
    return [replace(one, line=0) for one in corrections]


def written(corrections: Iterable[Correction], margin: int = 0) -> bytes:
    said = [entry(one) for one in corrections]
    text = yaml.dump(said, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000) if said else ""
    return "".join(f"{' ' * margin}{line}" for line in text.splitlines(keepends=True)).encode("utf-8")


class Plain(yaml.SafeDumper):
    """Line ends of every kind are escaped: YAML reads NEL as another blank than was written."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=None if data.splitlines() in ([], [data]) else '"')


Plain.add_representer(str, Plain.represent_str)


def top(raw: bytes) -> yaml.Node | None:
    return yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)


def column(raw: bytes) -> int:
    """How far the list is from the margin."""
    node = top(raw)
    return node.start_mark.column if node else 0


def lines_of(raw: bytes, line: int) -> Iterator[int]:
    """The lines of the entry that begins in this line (from one), counted from zero."""
    node = top(raw)
    found = next(one for one in (node.value if node else ()) if one.start_mark.line + 1 == line)
    last = found.value[-1][1].end_mark
    yield from range(line - 1, last.line + (last.column > 0))
