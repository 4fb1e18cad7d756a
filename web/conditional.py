"""Answers that a client has already (RFC 9110, 13): what an answer depends on in, its ETag set, and whether it is still good out."""

from __future__ import annotations

from hashlib import blake2b

from starlette.requests import Request

REVALIDATE = "public, max-age=0, must-revalidate"


def unchanged(request: Request, headers: dict[str, str], etag: str, *depends: str) -> bool:
    """`etag` is that of the build. Sets the headers; where it is true, 304 is the answer. The tag is weak: gzip comes after it."""
    said = blake2b("\x1f".join(depends).encode("utf-8", "replace"), digest_size=8).hexdigest()
    tag = f'"{etag}-{said}"'
    headers["etag"] = f"W/{tag}"
    headers["cache-control"] = REVALIDATE
    asked = request.headers.get("if-none-match", "")
    return asked.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in asked.split(",")]
