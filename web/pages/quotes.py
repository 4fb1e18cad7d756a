"""Evidence in, quotations out: the words, where they stand, and the address that shows them in their document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .things import page_url


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    document: str
    title: str | None
    published: str | None
    start: int
    end: int
    article: str
    """Identifiers without the base."""
    source: str
    of: str | None = None
    """What it speaks of, where the answer says so."""

    @property
    def url(self) -> str:
        """The document with these words in sight: without a script too, the anchor is there."""
        return f"{page_url(self.source)}?at={self.start}-{self.end}#at"


def quotes(base: str, evidence: Iterable[Mapping[str, Any]], articles: Mapping[str, Mapping[str, Any]]) -> tuple[Quote, ...]:
    """`articles` says of each article where it stands."""
    return tuple(sorted((one(base, said, articles[said["article"]]) for said in evidence), key=lambda quote: quote.published or ""))


def one(base: str, said: Mapping[str, Any], article: Mapping[str, Any]) -> Quote:
    return Quote(
        text=said["quote"], document=article["document"], title=article["title"], published=article["published"], start=said["start"],
        end=said["end"], article=str(said["article"]).removeprefix(base), source=str(article["file"]).removeprefix(base), of=said.get("of"),
    )  # fmt: skip


def telling(found: Iterable[Quote], names: Iterable[str]) -> tuple[Quote, ...]:
    """Those that name one of `names` first, headlines after sentences, and none that lies within another of the same document."""
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda q: (q.start - q.end, q.source, q.start)):
        if not any(k.source == quote.source and k.start <= quote.start and quote.end <= k.end for k in kept):
            kept.append(quote)
    wanted = [name for name in names if name]
    return tuple(sorted(kept, key=lambda q: (not any(name in q.text for name in wanted), q.text == q.title, q.published or "", q.source, q.start)))
