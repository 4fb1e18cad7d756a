"""A question and a parameter that it does not have in; what it has, why not, and which questions have it out."""

from __future__ import annotations

from collections.abc import Mapping

from .types import Label, Question


def option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def lacking(asked: Question, name: str, known: Mapping[str, Question]) -> Label:
    """`name` as Python and HTTP have it: as_of."""
    said, why = option(name), asked.without.get(name)
    others = [one.name for one in known.values() if any(parameter.name == name for parameter in one.parameters)]
    own = ", ".join(option(p.name) if p.position is None else p.name.upper() for p in asked.parameters)
    zh, en = f"{asked.name} 没有 {said}", f"{asked.name} has no {said}"
    if why:
        zh, en = f"{zh}：{why.zh}", f"{en}: {why.en}"
    if others:
        zh, en = f"{zh}；有它的是 {'、'.join(others)}", f"{en}; it is for {', '.join(others)}"
    return Label(f"{zh}；{asked.name} 有 {own}", f"{en}; {asked.name} has {own}") if own else Label(zh, en)
