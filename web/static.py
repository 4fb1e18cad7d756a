"""Files for the browser: a folder in, addresses that name their content and may be kept for ever out."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources.abc import Traversable
from mimetypes import guess_type

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, no-cache"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".map": "application/json"}


@dataclass(frozen=True, slots=True)
class Asset:
    path: str
    """Below /static/, with the hash: `app.0123456789abcdef.js`."""
    content: bytes
    media_type: str
    digest: str


class Assets:
    """All files of a folder, read once. They are also there under their plain names, for what names them in a script."""

    def __init__(self, folder: Traversable) -> None:
        self.plain = dict(files(folder, ""))
        self.hashed = {one.path: one for one in self.plain.values()}

    def url(self, name: str) -> str:
        """`app.js` → `/static/app.0123456789abcdef.js`; KeyError where there is no such file."""
        return f"/static/{self.plain[name].path}"

    async def serve(self, request: Request) -> Response:
        path = request.path_params["path"]
        found = self.hashed.get(path) or self.plain.get(path)
        if found is None:
            return Response(status_code=404)
        headers = {"cache-control": FOR_EVER if path in self.hashed else ASKED_AGAIN, "etag": f'"{found.digest}"'}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return Response(found.content, media_type=found.media_type, headers=headers)

    @property
    def route(self) -> Route:
        return Route("/static/{path:path}", self.serve, name="static")


def files(folder: Traversable, below: str) -> list[tuple[str, Asset]]:
    found: list[tuple[str, Asset]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        name = f"{below}{entry.name}"
        if entry.is_dir():
            found += files(entry, f"{name}/")
        else:
            found.append((name, asset(name, entry.read_bytes())))
    return found


def asset(name: str, content: bytes) -> Asset:
    stem, dot, suffix = name.rpartition(".")
    digest = blake2b(content, digest_size=8).hexdigest()
    path = f"{stem}.{digest}{dot}{suffix}"
    return Asset(path, content, TYPES.get(dot + suffix) or guess_type(name)[0] or "application/octet-stream", digest)
