"""A document in, its cleaned text out, with the map to the original: `normalise`; `strips_of` also gives the lines."""

from __future__ import annotations

from ...schema.types import Document
from ..types import Text
from . import characters, commas, damage, headings, html, literals, markdown, spaced, sql
from .edits import Draft
from .tidy import Strip, tidied

__all__ = ["Draft", "Strip", "normalise", "strips_of"]


def normalise(document: Document) -> Text:
    return strips_of(document)[0]


def strips_of(document: Document) -> tuple[Text, tuple[Strip, ...]]:
    """The cleaned text and its paragraphs, headlines and rows as the page shows them."""
    return tidied(cleaned(document))


def cleaned(document: Document) -> Draft:
    """All that can be done before lines are looked at: markup, damage and characters."""
    draft = characters.noncharacters(characters.line_breaks(Draft.of(document.text)))
    draft = _unmarked(damage.repaired(draft), document.media_type)
    draft = characters.invisible(characters.quotes(spaced.tabled(characters.plain(damage.unread(draft)))))
    return headings.parted(characters.simplified(characters.pictures(draft)))


def _unmarked(draft: Draft, media_type: str) -> Draft:
    match media_type:
        case "text/html":
            return html.unmarked(draft, page=True)
        case "text/markdown":
            return markdown.unmarked(html.unmarked(draft, page=False))
        case "text/csv":
            news = commas.news(draft)
            return commas.unmarked(draft) if news is None else html.unmarked(news, page=False)
        case "application/sql":
            return html.unmarked(sql.unmarked(draft), page=False)
        case _:
            return html.unmarked(_plain(draft), page=False)


def _plain(draft: Draft) -> Draft:
    """Plain text that is program text or a table of news is read as such."""
    if literals.is_program(draft.value):
        return literals.unmarked(draft)
    news = commas.news(draft)
    return draft if news is None else news
