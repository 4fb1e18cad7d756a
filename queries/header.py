"""A question from its file: .rq text in, `Question` out.

The lines that start with ``#:`` are TOML: what is asked, with which parameters, and what the answer's columns are.
The rest is plain SPARQL that any engine runs as it stands. ``VALUES ?wanted_x { UNDEF }`` marks the parameter `x`;
a line that starts with ``#?x`` counts only when `x` is given.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from .codes import codes
from .types import Column, Label, Parameter, Question

MARK = "#:"


def _label(entry: dict[str, Any]) -> Label:
    """Lines of the header are joined as each language joins them."""
    zh, en = entry["zh"].splitlines(), entry["en"].splitlines()
    return Label("".join(line.strip() for line in zh), " ".join(line.strip() for line in en))


def _codes(entry: str | dict[str, list[str]]) -> dict[str, Label]:
    """Codes of the ontology by the name of their group, or codes of this question alone."""
    return codes(entry) if isinstance(entry, str) else {code: Label(zh, en) for code, (zh, en) in entry.items()}


def _parameter(name: str, entry: dict[str, Any]) -> Parameter:
    known = _codes(entry["codes"]) if "codes" in entry else {}
    return Parameter(
        name=name,
        type=entry["type"],
        label=_label(entry),
        example=entry["example"],
        position=entry.get("position"),
        required=entry.get("required", False),
        parts=entry.get("parts", False),
        then=entry.get("then", False),
        codes=tuple(known),
        meanings=tuple(known.values()),
    )


def _column(name: str, entry: dict[str, Any]) -> Column:
    return Column(
        name=name,
        type=entry["type"],
        label=_label(entry),
        gathered=entry.get("gathered", False),
        by=entry.get("by"),
        fields=tuple(entry.get("fields", ())),
        source=entry.get("source", name),
        once=entry.get("once"),
        share_of=entry.get("share_of"),
        wide=entry.get("wide", False),
        hidden=entry.get("hidden", False),
        pick=entry.get("pick", "min"),
        codes=_codes(entry["codes"]) if "codes" in entry else None,
    )


def parse(name: str, text: str, cypher: str = "") -> Question:
    """The question in the text of `queries/<name>.rq`, and of `queries/<name>.cypher` where there is one."""
    lines = text.splitlines()
    header = tomllib.loads("\n".join(line.removeprefix(MARK) for line in lines if line.startswith(MARK)))
    return Question(
        name=name,
        summary=_label(header["summary"]),
        description=_label(header["description"]),
        parameters=tuple(_parameter(key, entry) for key, entry in header.get("parameters", {}).items()),
        columns=tuple(_column(key, entry) for key, entry in header["columns"].items()),
        key=tuple(header["key"]),
        order=tuple(header["order"]),
        then=header.get("then"),
        without={one: _label(why) for one, why in header.get("without", {}).items()},
        cypher=cypher,
        sparql="\n".join(line for line in lines if not line.startswith(MARK)).strip() + "\n",
    )


@cache
def questions() -> dict[str, Question]:
    """All questions of this package by name."""
    found = sorted(path.name for path in files(__package__).iterdir() if path.name.endswith(".rq"))
    return {name: parse(name, text(f"{name}.rq"), text(f"{name}.cypher")) for name in (file.removesuffix(".rq") for file in found)}


def text(name: str) -> str:
    """A file of this folder, empty where it is not there."""
    file = files(__package__).joinpath(name)
    return file.read_text("utf-8") if file.is_file() else ""
