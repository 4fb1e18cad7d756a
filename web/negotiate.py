"""What a client can read, in; the best of what there is, out (RFC 9110, 12.5)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=1024)
def ranges(accept: str) -> tuple[tuple[str, float], ...]:
    """`text/html;q=0.8, */*` → each media range with its weight; what is written wrongly counts for nothing."""
    found = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                quality = weight(value.strip())
        if "/" in media:
            found.append((media, quality))
    return tuple(found)


def weight(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def quality(accept: tuple[tuple[str, float], ...], media: str) -> float:
    """The weight that the most specific range gives to a media type."""
    kind = media.partition("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        weights = [value for name, value in accept if name == wanted]
        if weights:
            return max(weights)
    return 0.0


@lru_cache(maxsize=4096)
def chosen(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The best of the media types that are offered, the first of equals; None where the client can read none of them."""
    if not accept or not accept.strip():
        return offered[0]
    read = ranges(accept)
    best = max(offered, key=lambda media: (quality(read, media), -offered.index(media)))
    return best if quality(read, best) > 0 else None


def prefers_html(accept: str | None, others: Iterable[str]) -> bool:
    """Whether this is a browser: HTML is named, and nothing of ours is wanted more."""
    if not accept or "text/html" not in accept:
        return False
    return chosen(accept, ("text/html", *others)) == "text/html"
