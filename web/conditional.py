"""Answers that a client has already (RFC 9110, 13): what an answer depends on in, its ETag set, and whether it is still good out."""

from __future__ import annotations

from hashlib import blake2b

from starlette.requests import Request

REVALIDATE = "public, max-age=0, must-revalidate"


def named(etag: str, *depends: str) -> str:
    """The tag of an answer."""
    said = blake2b("\x1f".join(depends).encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f'"{etag}-{said}"'


def tagged(headers: dict[str, str], etag: str, *depends: str) -> str:
    """Sets the headers; `etag` is that of the build. The tag is weak, since gzip comes after it; it is returned without the mark of that."""
    tag = named(etag, *depends)
    headers["etag"] = f"W/{tag}"
    headers["cache-control"] = REVALIDATE
    return tag


def unchanged(request: Request, headers: dict[str, str], etag: str, *depends: str) -> bool:
    """Sets the headers; where it is true, 304 is the answer."""
    tag = tagged(headers, etag, *depends)
    asked = request.headers.get("if-none-match", "")
    return asked.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in asked.split(",")]
