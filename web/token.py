"""Who may write: the file with the token and a request in, nothing or a refusal out."""

from __future__ import annotations

import hmac
from pathlib import Path

from starlette.requests import Request

from ..graph.errors import KGError
from ..queries.types import Label
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


def check(request: Request, settings: Settings) -> None:
    """Refused where nobody may write here, or this client may not. The file is read anew, so that a token can be changed."""
    if settings.read_only or settings.token_file is None:
        raise Refused(403, Label("此服务只读", "this server takes no writing"))
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token(settings.token_file).encode()):
        raise Refused(401, Label("口令不对：Authorization: Bearer …", "the token is missing or wrong: Authorization: Bearer …"), {"www-authenticate": "Bearer"})
