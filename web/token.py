"""Who may write: the file with the token and a request in, nothing or a refusal out."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Any

from starlette.requests import Request

from ..graph.errors import KGError
from ..queries.types import Label
from .body import decoded, media_type, utf8
from .problem import Refused
from .settings import Settings

LEAST = 16
"""Characters of a token."""


def token(file: Path) -> str:
    """The first line of the file. KGError where it is no token."""
    said = file.read_text("utf-8").strip()
    if len(said) < LEAST or len(said.split()) != 1:
        raise KGError(f"{file}: 口令应为一行、至少 {LEAST} 个字符 a token is one line of at least {LEAST} characters")
    return said


async def told(request: Request, settings: Settings) -> dict[str, Any]:
    """The object of JSON that somebody with the token has sent. A page of another site can send neither the token nor this type."""
    check(request, settings)
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, Label("请求来自别的网站", "the request comes from another site"))
    if media_type(request)[0] != "application/json":
        raise Refused(415, Label("内容类型应为 application/json", "the content type is application/json"))
    return decoded(utf8(await request.body()), "请求 request")


def check(request: Request, settings: Settings) -> None:
    """Refused where nobody may write here, or this client may not. The file is read anew, so that a token can be changed."""
    if settings.read_only or settings.token_file is None:
        raise Refused(403, Label("此服务只读", "this server takes no writing"))
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token(settings.token_file).encode()):
        raise Refused(401, Label("口令不对：Authorization: Bearer …", "the token is missing or wrong: Authorization: Bearer …"), {"www-authenticate": "Bearer"})
