"""What comes in with a request: its text, its form and its media type out, or Refused."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from ..queries.types import Label
from .problem import Refused


def utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, Label("内容不是 UTF-8", "the text is not UTF-8")) from error


def pairs(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise Refused(400, Label("参数无法读取", "the parameters cannot be read")) from error


def media_type(request: Request) -> tuple[str, str]:
    media, *parameters = request.headers.get("content-type", "").lower().split(";")
    said = dict(one.strip().partition("=")[::2] for one in parameters)
    return media.strip(), said.get("charset", "").strip('"')


def decoded(text: str, what: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused(400, Label(f"{what} 不是 JSON", f"{what} is no JSON")) from error
    if not isinstance(said, dict):
        raise Refused(400, Label(f"{what} 应为 JSON 对象", f"{what} is an object of JSON"))
    return said
