"""Answers of named questions as JSON: a table in, one page of it out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ...queries.types import Column, Label, Table
from ..problem import Refused

LIMIT, MOST = 100, 1000
LANGUAGES = ("zh", "en", "both")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows from `start`, at most `limit` of them."""

    start: int
    limit: int


def part(limit: str | None, cursor: str | None, etag: str) -> Part:
    """What the client wants to see; a cursor that was made of another state of the graph is refused, since its rows may be others."""
    if limit is not None and not (limit.isascii() and limit.isdigit() and len(limit) < 6 and 1 <= int(limit) <= MOST):
        raise Refused(400, Label(f"limit 应为 1 至 {MOST}", f"limit is a number from 1 to {MOST}"))
    return Part(start(cursor, etag) if cursor is not None else 0, int(limit) if limit else LIMIT)


def start(cursor: str, etag: str) -> int:
    try:
        said = base64.urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise bad_cursor() from error
    of, _, number = said.partition(":")
    if not (number.isdigit() and len(number) < 12):
        raise bad_cursor()
    if of != etag[:16]:
        raise Refused(409, Label("图谱已更新，请从头开始", "the graph was built anew: begin again without the cursor"))
    return int(number)


def bad_cursor() -> Refused:
    return Refused(400, Label("cursor 无效", "this cursor was not given out by this server"))


def cursor(number: int, etag: str) -> str:
    return base64.urlsafe_b64encode(f"{etag[:16]}:{number}".encode()).decode().rstrip("=")


def language(said: str | None) -> str:
    if said is None:
        return "both"
    if said not in LANGUAGES:
        raise Refused(400, Label("lang 应为 zh、en 或 both", "lang is zh, en or both"))
    return said


def label(one: Label, lang: str) -> str | dict[str, str]:
    return {"zh": one.zh, "en": one.en} if lang == "both" else one.text(lang)


def column(one: Column, lang: str) -> dict[str, Any]:
    said: dict[str, Any] = {"name": one.name, "type": one.type, "label": label(one.label, lang), "list": one.gathered}
    if one.codes:
        said["codes"] = {code: label(meaning, lang) for code, meaning in one.codes.items()}
    return said


def page(table: Table, wanted: Part, lang: str, build: str, following: str | None) -> dict[str, Any]:
    rows = list(table)[wanted.start : wanted.start + wanted.limit]
    return {
        "question": table.question,
        "build": build,
        "total": len(table),
        "next": following,
        "notes": [label(note, lang) for note in table.notes],
        "columns": [column(one, lang) for one in table.columns],
        "rows": rows,
    }


def following(path: str, given: Mapping[str, str], table: Table, wanted: Part, etag: str) -> str | None:
    """The address of the next page; None where this is the last."""
    after = wanted.start + wanted.limit
    if after >= len(table):
        return None
    return f"{path}?{urlencode({**given, 'limit': str(wanted.limit), 'cursor': cursor(after, etag)})}"
