"""Where the server is, for links: a request and the settings in, addresses out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import Scope

from .settings import Settings


def root(request: Request, settings: Settings) -> str:
    """`https://example.org/jiedao`, without a slash at the end. What a client says of the host is only taken where nothing else is known."""
    if settings.base_url:
        return settings.base_url
    host = request.headers.get("host", "")
    safe = host if host and all(sign.isalnum() or sign in ".-:[]" for sign in host) else f"{settings.host}:{settings.port}"
    return f"{request.scope.get('scheme', 'http')}://{safe}"


def client(request: Request) -> str:
    """Whom limits are counted for; the server takes what a proxy says only from one on this machine."""
    return host(request.scope)


def host(scope: Scope) -> str:
    """The same of what is no request yet."""
    return str(scope["client"][0]) if scope.get("client") else ""
